export default function Page() {
  return 'You could not be signed in.';
}
