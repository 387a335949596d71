export default function Root() {
  return 'The home page';
}
