import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { foldedLists, foldList } from './folded-lists.ts';
import { lettersOf } from './folded-titles.ts';
import { listSearch } from './list-match.ts';
import { narrowToText } from './text-match.ts';

test('names in a list are apart', () => {
  const lists = foldedLists(['Penélope Cruz,Antonio Banderas', 'Cruz Antonio', null]);
  for (const [text, rows] of [
    ['penelope cruz', [0]],
    ['Cruz, Penelope', [0]],
    ['cruz antonio', [1]],
    ['cruz,antonio', [0]],
    ['cruz', [0, 1]],
    ['cruz penelope', [0]],
    ['penelopecruz', [0]],
    ['banderas penelope', []],
  ] as const) {
    const fits = new Uint8Array(3).fill(1);
    assert.equal(narrowToText(fits, lists, listSearch(text), false), rows.length);
    assert.deepEqual(
      [...fits.keys()].filter((row) => fits[row] === 1),
      rows,
      text,
    );
  }
});

test('a text finds the lists that a look at each of them finds', () => {
  const unit = fc.constantFrom(...Array.from('abé-'), ' ', 'ab', 'ba');
  const name = fc.string({ unit, maxLength: 5 });
  const lists = fc.array(fc.option(fc.array(name, { maxLength: 4 }), { nil: null }), {
    maxLength: 12,
  });
  const searched = fc.array(name, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(lists, searched, fc.constantFrom(',', ', '), (some, wanted, comma) => {
      const texts = some.map((names) => names?.join(',') ?? null);
      const text = wanted.join(comma);
      const fits = new Uint8Array(texts.length).fill(1);
      narrowToText(fits, foldedLists(texts), listSearch(text), false);
      assert.deepEqual(
        [...fits].map((fit) => fit === 1),
        texts.map((list) => list !== null && isLike(foldList(list), text)),
        text,
      );
    }),
    { numRuns: 1000 },
  );
});

/** Whether a folded list fits a text: the plain version. */
function isLike(list: string, text: string): boolean {
  const wanted = foldList(text);
  const letters = lettersOf(list);
  const turned = /^([^,]+), +([^,]+)$/.exec(text);
  if (turned !== null && letters.includes(lettersOf(foldList(`${turned[2]} ${turned[1]}`)))) {
    return true;
  }
  if (wanted.includes(',')) return letters.includes(lettersOf(wanted));
  return list.split(',').some((name) => {
    const hasAll = wanted.split(' ').every((word) => ` ${name}`.includes(` ${word}`));
    return name.includes(wanted) || hasAll || runsOf(name).includes(lettersOf(wanted));
  });
}

/** Some words of a name, one after another, as one. */
function runsOf(name: string): readonly string[] {
  const words = name.split(' ');
  return words.flatMap((_, from) =>
    words.slice(from).map((__, i) => words.slice(from, from + i + 1).join('')),
  );
}
