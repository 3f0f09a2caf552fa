import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { hasId, ID_LIMIT, idSet, type IdSet } from './id-set.ts';
import { lineFilter } from './line-filter.ts';
import { openLinePicker, type LinePicker } from './open-line-picker.ts';

const WANTED = [0, 7, 12, 31, 32, 40, 111_161, ID_LIMIT - 1];

/** The filter said plainly: split, look at the field, keep what is odd. */
function plainly(
  text: string,
  idField: number,
): { readonly text: string; readonly lines: number[] } {
  const lines = text
    .split('\n')
    .map((line, index, all) => (index < all.length - 1 ? `${line}\n` : line));
  const kept = lines.flatMap((line, index) => {
    const field = line.replace(/\r?\n?$/, '').split('\t')[idField] ?? '';
    const number = /^[a-z]{2}([0-9]{1,9})$/.exec(field)?.[1];
    const isKept = number === undefined || +number >= ID_LIMIT || WANTED.includes(+number);
    return line !== '' && (index === 0 || isKept) ? [index] : [];
  });
  return {
    text: kept.map((index) => lines[index]).join(''),
    lines: kept.map((index) => index + 1),
  };
}

const SET = idSet(Int32Array.from(WANTED));
const compiled = openLinePicker();

/** Feeds a text in pieces through one buffer that is overwritten, as a reader of files may do. */
function filtered(text: string, idField: number, cuts: readonly number[], picker?: LinePicker) {
  const bytes = Buffer.from(text);
  const kept: Buffer[] = [];
  const filter = lineFilter({
    idField,
    ids: SET,
    picker,
    keep: (lines) => kept.push(Buffer.from(lines)),
  });
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  for (const [index, from] of places.slice(0, -1).entries()) {
    const chunk = Buffer.from(bytes.subarray(from, places[index + 1]));
    filter.take(chunk);
    chunk.fill('\n');
  }
  filter.end();
  return { text: Buffer.concat(kept).toString(), lines: [...filter.lineNumbers()] };
}

const someId = fc.oneof(
  fc.constantFrom(...WANTED, 1, 8, 33, 41, ID_LIMIT, 999_999_999, 1e9).map((id) => `tt${id}`),
  fc.constantFrom(
    'tt0000012',
    'tt0000013',
    'nm7',
    'ttx',
    'tt',
    'TT8',
    'tt8x',
    'tt000000008',
    '\\N',
    '',
  ),
);
const field = fc.oneof(someId, fc.string({ unit: fc.constantFrom('a', '"', 'é', '\r', '2', ' ') }));
const line = fc
  .tuple(fc.array(field, { maxLength: 4 }), fc.constantFrom('', '\r'))
  .map(([fields, end]) => fields.join('\t') + end);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'));

test('keeps the lines that a plain filter keeps, however the text is cut', () => {
  fc.assert(
    fc.property(text, fc.nat(2), fc.array(fc.nat(), { maxLength: 20 }), (lines, idField, cuts) => {
      const expected = plainly(lines, idField);
      assert.deepEqual(filtered(lines, idField, cuts), expected);
      assert.deepEqual(filtered(lines, idField, cuts, compiled), expected);
    }),
    { numRuns: 500 },
  );
});

test('a line may be longer than many chunks', () => {
  const long = `tt12\t${'x'.repeat(10_000)}\ntt13\t${'y'.repeat(10_000)}\ntt7\tz`;
  const cuts = Array.from({ length: 300 }, (_, index) => index * 67);
  const expected = plainly(`tconst\n${long}`, 0);
  assert.deepEqual(filtered(`tconst\n${long}`, 0, cuts), expected);
  assert.deepEqual(filtered(`tconst\n${long}`, 0, cuts, compiled), expected);
});

test('the compiled loop takes larger pieces and longer lines than it has room for', () => {
  assert.ok(compiled);
  const { capacity } = compiled;
  const lines = Array.from({ length: capacity / 4 }, (_, index) => `tt${index % 50}\tx`);
  const long = `tt13\t${'y'.repeat(2 * capacity)}\ntt12\t${'z'.repeat(2 * capacity)}`;
  for (const all of [
    ['tconst', ...lines],
    ['tconst', ...lines, long, ...lines],
    // as many lines as there can be, all of them kept
    ['tconst', '\n'.repeat(3 * capacity), 'tt7'],
  ]) {
    const joined = all.join('\n');
    assert.deepEqual(filtered(joined, 0, [9], compiled), plainly(joined, 0));
  }
});

test('hundreds of megabytes of line feeds end with a line number instead of the memory', () => {
  const filter = lineFilter({ idField: 0, ids: SET, picker: compiled, keep: () => undefined });
  const feeds = Buffer.alloc(1 << 20, '\n');
  assert.throws(() => {
    for (let taken = 0; taken < 400; taken++) filter.take(feeds);
  }, /^RangeError: line \d{8}: too many lines are empty or have no id$/);
});

test('the compiled loop forgets the ids of the filter before', () => {
  const lines = `tconst\n${[...WANTED, 5].map((id) => `tt${id}\n`).join('')}`;
  const take = (ids: IdSet): number => {
    const filter = lineFilter({ idField: 0, ids, picker: compiled, keep: () => undefined });
    filter.take(Buffer.from(lines));
    filter.end();
    return filter.lineNumbers().length;
  };
  const counts = [SET, idSet(Int32Array.of(5)), SET].map(take);
  assert.deepEqual(counts, [WANTED.length + 1, 2, WANTED.length + 1]);
});

test('a number in a set of ids is found, its neighbours are not', () => {
  const set = idSet(Int32Array.from([...WANTED, ID_LIMIT, ID_LIMIT + 5]));
  for (const id of WANTED) {
    assert.equal(hasId(set, id), true);
    assert.equal(hasId(set, id ^ 1), WANTED.includes(id ^ 1));
  }
  assert.equal(hasId(set, 5), false);
});
