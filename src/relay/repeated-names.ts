const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[{:\]}]/g;

/**
 * The names that stand more than once in the object of a JSON text, which `JSON.parse` took already.
 * It keeps the last; whatever looked at the text before may have kept the first.
 */
export const repeatedNames = (json: string): ReadonlySet<string> => {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  let text = '';
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token !== ':') text = token;
    else if (depth === 1) {
      const name = JSON.parse(text) as string;
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  }
  return repeated;
};
