import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { cutText, oneLine, withoutMarkup } from './plain-text.ts';

test('a text becomes one line that a file in UTF-8 can hold', () => {
  assert.equal(oneLine(' a\tb\r\n\u2028 c\u0000\u00A0d '), 'a b c d');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = oneLine(text);
      assert.doesNotMatch(line, /[\t\r\n\0]|^\s|\s$/);
      assert.equal(Buffer.from(line).toString(), line);
    }),
  );
});

test('a long text is cut behind a word, and never within a character', () => {
  assert.equal(cutText('one two three', 13), 'one two three');
  assert.equal(cutText('one two three', 9), 'one two');
  assert.equal(cutText('onetwothree', 6), 'onetwo');
  assert.equal(cutText('a '.repeat(9), 5), 'a a');
  assert.equal(cutText('𝔸𝔸𝔸', 3), '𝔸');
});

test('of HTML the text is left', () => {
  const cases = [
    ['<p class="a">A <b>ship</b>&nbsp;&amp; crew&#33;&#x3f;</p>', ' A  ship  & crew!? '],
    ['<script>if (a < b) alert(1)</script>x<STYLE>p {}</STYLE >y', ' x y'],
    ['<!-- <b>no</b> --> yes <script>never ends', '  yes  '],
    [
      '3 < 4 and 5 > 4, AT&T, &unknown; &#0; &#x110000;',
      '3 < 4 and 5 > 4, AT&T, &unknown; &#0; &#x110000;',
    ],
  ] as const;
  for (const [html, text] of cases) assert.equal(withoutMarkup(html), text);
});
