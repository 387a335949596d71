/** @type {Record<string, string>} */
const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/**
 * @param {string} text
 * @param {{ href: string, label: string }} link
 */
export const page = (text, link) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Example</title></head>
<body><p>${escape(text)}</p><p><a href="${escape(link.href)}">${escape(link.label)}</a></p></body>
</html>
`;
