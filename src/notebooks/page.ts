import { readFileSync } from 'node:fs';
import { marked } from 'marked';
import { highlight } from 'sugar-high';
import type { ExecutedCell, ExecutedNotebook, Output } from './recording.ts';
import { escapeHtml } from './library/escape-html.ts';

const STYLE = new URL('./notebook-page.css', import.meta.url);

/** Whatever a notebook shows, its page sends no request. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** An executed notebook as one HTML file that needs nothing else. Equal notebooks give equal text. */
export function pageOf({ title, cells }: ExecutedNotebook): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
${readFileSync(STYLE, 'utf8')}</style>
</head>
<body>
<main>
${cells.map(cellHtml).join('\n')}
</main>
</body>
</html>
`;
}

function cellHtml({ kind, text, count, outputs }: ExecutedCell): string {
  if (kind === 'markdown') {
    return `<section class="text">\n${marked.parse(text, { async: false })}</section>`;
  }
  const number = count === null ? '' : ` data-count="${count}"`;
  // wide lines and tables scroll, also by keyboard
  const code = `<pre class="code"${number} tabindex="0"><code>${highlight(text)}</code></pre>`;
  return `<section>\n${code}\n${outputs.map(outputHtml).join('\n')}\n</section>`;
}

function outputHtml(output: Output): string {
  switch (output.kind) {
    case 'shown': {
      const { svg, html, text } = output.shown;
      const shown = svg ?? html ?? `<pre>${escapeHtml(text)}</pre>`;
      return `<div class="shown" tabindex="0">${shown}</div>`;
    }
    case 'printed':
      return `<pre class="${output.stream}" tabindex="0">${escapeHtml(output.text)}</pre>`;
    case 'error':
      return `<pre class="error" tabindex="0">${escapeHtml(output.error.stack)}</pre>`;
    default:
      return output satisfies never;
  }
}
