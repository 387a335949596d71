const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it can stand in HTML, between tags and in attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** A form's fields that a person does not see. */
export const hiddenFields = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(
      ([name, value]) =>
        `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    )
    .join('\n');

/** A page of the fake; `content` is HTML. */
export const htmlPage = (title: string, content: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · fake GitHub</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; }
main { box-sizing: border-box; width: min(26rem, 100vw); padding: 1.5rem; }
h1 { font-size: 1.25rem; }
form { display: grid; gap: .75rem; }
button, input { font: inherit; padding: .6rem .8rem; border-radius: .4rem; border: 1px solid #8886; }
button[value=authorize] { background: #1a7f37; border-color: #1a7f37; color: #fff; }
small { opacity: .7; }
</style>
</head>
<body>
<main>
${content}
<p><small>This is a fake of GitHub for tests. Enter nothing secret here.</small></p>
</main>
</body>
</html>
`;
