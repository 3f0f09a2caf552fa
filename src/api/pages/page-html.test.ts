import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHtml } from './page-html.ts';

const HTML = `<head>
    <meta
      name="description"
      content="Of all pages."
    />
    <title>Reelated</title>
</head>`;

test('a page has its own title and description, for browsers and for previews of links', () => {
  const html = pageHtml(HTML, { title: 'Alien', description: 'Films like it.' });
  assert.match(html, /<title>Alien · Reelated<\/title>/);
  assert.match(html, /<meta name="description" content="Films like it\." \/>/);
  assert.match(html, /<meta property="og:title" content="Alien" \/>/);
  assert.match(html, /<meta property="og:description" content="Films like it\." \/>/);
  assert.doesNotMatch(html, /Of all pages/);
});

test('a title is text, whatever it looks like', () => {
  const title = '"><script>$& <b>&amp;</b>';
  const html = pageHtml(HTML, { title, description: title });
  assert.doesNotMatch(html, /<script|<b>/);
  assert.match(html, /<title>&quot;&gt;&lt;script&gt;\$&amp; &lt;b&gt;&amp;amp;&lt;\/b&gt; ·/);
});
