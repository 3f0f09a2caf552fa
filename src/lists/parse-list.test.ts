import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_BAD_LINES, parseList } from './parse-list.ts';

async function read(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { filmIds, badLineCount, badLines } = await parseList(bytes);
  return { filmIds: [...filmIds], badLineCount, badLines };
}

test('a list has an id on each line, in their order, each once', async () => {
  assert.deepEqual(await read('tt0078748\ntt0090605\ntt0078748\ntt15398776\ntt0000001'), {
    filmIds: [78748, 90605, 15398776, 1],
    badLineCount: 0,
    badLines: [],
  });
});

for (const [what, text] of [
  ['comments, alone and after an id', '# owned\ntt0078748 # Alien\ntt0090605# Aliens\n  # more'],
  ['a byte order mark and the line ends of Windows', '\uFEFFtt0078748\r\ntt0090605\r\n'],
  ['spaces, tabs and empty lines', '\n  tt0078748\t\n\n\t tt0090605  \n\n'],
  ['ids in capitals', 'TT0078748\nTt0090605'],
] as const) {
  test(`${what} are no problem`, async () => {
    assert.deepEqual(await read(text), { filmIds: [78748, 90605], badLineCount: 0, badLines: [] });
  });
}

for (const [what, line] of [
  ['a title', 'Alien'],
  ['an id without tt', '78748'],
  ['the id of a person', 'nm0000244'],
  ['two ids', 'tt0078748 tt0090605'],
  ['a line of CSV', 'tt0078748,Alien'],
  ['half an id', 'tt'],
  ['an id past int32', 'tt9999999999'],
  ['bytes that are no text', '\0\0\0'],
  ['a letter that is not ASCII', 'ｔt0078748'],
  ['a very long line', `tt0078748${' '.repeat(2000)}x`],
] as const) {
  test(`${what} is a bad line`, async () => {
    const expected = { filmIds: [5, 6], badLineCount: 1, badLines: [2] };
    assert.deepEqual(await read(`tt0000005\n${line}\ntt0000006\n`), expected);
  });
}

for (const start of ['\uFEFF', '']) {
  test(`a list in UTF-16 is read, ${start === '' ? 'also without' : 'with'} a byte order mark`, async () => {
    const bytes = Buffer.from(`${start}tt0078748\r\ntt0090605 # café\r\n`, 'utf16le');
    const expected = { filmIds: [78748, 90605], badLineCount: 0, badLines: [] };
    assert.deepEqual(await read(bytes), expected);
    assert.deepEqual(await read(bytes.swap16()), expected);
  });
}

test('only the first bad lines are named', async () => {
  const found = await read('bad\n'.repeat(5000));
  assert.equal(found.badLineCount, 5000);
  assert.deepEqual(
    found.badLines,
    Array.from({ length: MOST_BAD_LINES }, (_, i) => i + 1),
  );
});

test('nothing is an empty list', async () => {
  assert.deepEqual(await read(''), { filmIds: [], badLineCount: 0, badLines: [] });
});

test('a million lines are read, and others have their turn meanwhile', async () => {
  const lines = Array.from({ length: 1_000_000 }, (_, i) => `tt${String(i + 1).padStart(7, '0')}`);
  const bytes = new TextEncoder().encode(lines.join('\n'));
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  const { filmIds } = await parseList(bytes);
  clearInterval(timer);
  assert.equal(filmIds.length, 1_000_000);
  assert.equal(filmIds[999_999], 1_000_000);
  assert.ok(turns > 3, `${turns} turns`);
});
