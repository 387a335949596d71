import { createFileRoute } from '@tanstack/react-router';
import { relay } from '../../server/relay';

const handle = ({ request }: { request: Request }) => relay(request);

export const Route = createFileRoute('/oauth/token')({
  server: { handlers: { POST: handle, OPTIONS: handle } },
});
