export default function Page() {
  return 'The home page';
}
