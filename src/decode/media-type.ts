/** The formats of the token endpoint. */
export type Format = 'json' | 'form' | 'xml';

/** The format that a Content-Type names; `undefined` where it names none of the three. */
export const formatOf = (contentType: string | undefined): Format | undefined => {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';', 1);
  if (/[/+]json\s*$/.test(type)) return 'json';
  if (/[/+]xml\s*$/.test(type) && !type.includes('xhtml')) return 'xml';
  return type.trim() === 'application/x-www-form-urlencoded' ? 'form' : undefined;
};

/** The format that a body looks like. */
export const looksLike = (text: string): Format => {
  const start = text.slice(0, 1000).trimStart();
  if (start.startsWith('{') || start.startsWith('[')) return 'json';
  return start.startsWith('<') ? 'xml' : 'form';
};
