import type { ActionFunctionArgs } from 'react-router';
import { relay } from '../relay.server';

export const action = ({ request }: ActionFunctionArgs) => relay(request);
export const loader = action;
