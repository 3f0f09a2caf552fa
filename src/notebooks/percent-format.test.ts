import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellAt, parsePercentFormat, titleOf } from './percent-format.ts';

const TEXT = `// ---
// jupyter: {}
// ---

// %% [markdown]
// # A title
//
// Some _text_.

// %%
const a = 1;

console.log(a);

// %% Named
// %%% is not a marker
`;

test('a notebook is split at its markers, and its header belongs to no cell', () => {
  assert.deepEqual(parsePercentFormat(TEXT), [
    { kind: 'markdown', line: 5, text: '# A title\n\nSome _text_.' },
    { kind: 'code', line: 10, text: 'const a = 1;\n\nconsole.log(a);' },
    { kind: 'code', line: 15, text: '// %%% is not a marker' },
  ]);
});

test('line breaks of Windows make no difference', () => {
  assert.deepEqual(parsePercentFormat(TEXT.replaceAll('\n', '\r\n')), parsePercentFormat(TEXT));
});

test('a line belongs to the cell whose marker it is or that is before it', () => {
  const cells = parsePercentFormat(TEXT);
  assert.deepEqual(
    [1, 4, 5, 9, 10, 14, 15, 99].map((line) => cellAt(cells, line)),
    [0, 0, 1, 1, 2, 2, 3, 3],
  );
});

test('the title is the first heading of the text, not a comment in code', () => {
  assert.equal(titleOf(parsePercentFormat(TEXT)), 'A title');
  assert.equal(titleOf(parsePercentFormat('// %%\n// # no title\n')), undefined);
});
