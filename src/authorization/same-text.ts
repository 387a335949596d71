/** Compares in a time that depends on the lengths alone, so that a secret cannot be guessed bit by bit. */
export const sameText = (left: string, right: string): boolean => {
  let difference = left.length ^ right.length;
  for (let at = 0; at < left.length; at += 1)
    difference |= left.charCodeAt(at) ^ right.charCodeAt(at % (right.length || 1));
  return difference === 0;
};
