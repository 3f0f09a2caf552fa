import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { OwnedName } from './names/name-index.ts';
import type { Suggestable, Suggestion } from './suggestable.ts';
import { createSuggester, type Suggest } from './suggester.ts';

test('of equals the best known comes first, whatever it is', () => {
  const suggest = suggesterOf([film('Tom Horn', 3), film('Tom Hardy', 2), film('Tomboy', 1)]);
  assert.deepEqual(titles(suggest('tom h', 10)), ['Tom Horn', 'Tom Hardy']);
  assert.deepEqual(titles(suggest('tom', 10)), ['Tom Horn', 'Tom Hardy', 'Tomboy']);
  assert.deepEqual(titles(suggest('tom', 1)), ['Tom Horn']);
});

test('what is typed exactly comes before what is better known', () => {
  const suggest = suggesterOf([film('The Matrix Reloaded', 2), film('The Matrix', 1)]);
  assert.deepEqual(titles(suggest('matrix', 10)), ['The Matrix', 'The Matrix Reloaded']);
});

test('titles that share only a small word with a misspelt one are not offered', () => {
  const suggest = suggesterOf([film('The Vow', 3), film('The Matrix', 2), film('Of Mice', 1)]);
  assert.deepEqual(titles(suggest('the matirxx', 10)), ['The Matrix']);
  assert.deepEqual(titles(suggest('the qqqqqqqq', 10)), []);
});

test('a film is suggested once, by its own title if that fits as well as another', () => {
  const suggest = suggesterOf(
    [film('Totoro', 1, 'Tonari no Totoro')],
    [
      [0, 'Mi vecino Totoro'],
      [0, 'TOTORO!'],
      [0, 'となりのトトロ'],
    ],
  );
  for (const [typed, matchedBy] of [
    ['totoro', null],
    ['tonari', 'Tonari no Totoro'],
    ['mi vec', 'Mi vecino Totoro'],
    ['となりの', 'となりのトトロ'],
    ['mi vecino totoro', 'Mi vecino Totoro'],
  ] as const) {
    assert.deepEqual(matches(suggest(typed, 10)), [['Totoro', matchedBy]], typed);
  }
});

test('of equal fits the own titles come before the alternate ones, each the best known first', () => {
  const suggest = suggesterOf(
    [film('The Godfather', 4), film('Alien', 3), film('Paterson', 2), film('Patema Inverted', 1)],
    [
      [0, 'Der Pate'],
      [1, 'Pater'],
    ],
  );
  assert.deepEqual(matches(suggest('pate', 10)), [
    ['The Godfather', 'Der Pate'],
    ['Paterson', null],
    ['Patema Inverted', null],
    ['Alien', 'Pater'],
  ]);
});

test('however many alternate titles there are, what titles find is found, in the same order', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
  const title = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const own = fc.array(fc.tuple(title, fc.option(title)), { minLength: 1, maxLength: 8 });
  const alternate = fc.array(fc.array(title, { maxLength: 80 }), { maxLength: 8 });
  fc.assert(
    fc.property(own, alternate, title, (names, alternates, typed) => {
      // numbers keep the titles apart
      const films = names
        .map(([name, original], i) => film(`${name} ${i + 1}`, i + 1, original))
        .toReversed();
      const named = films.flatMap((_, owner) =>
        (alternates[owner] ?? []).map((name): OwnedName => [owner, name]),
      );
      const before = matches(suggesterOf(films)(typed, 50)).map((match) => match.join(' by '));
      const suggestions = suggesterOf(films, named)(typed, 50);
      const now = matches(suggestions).map((match) => match.join(' by '));
      // a film goes further up by an alternate title; the others stay as they were
      assert.deepEqual(
        now.filter((match) => before.includes(match)),
        before.filter((match) => now.includes(match)),
      );
      const found = idsOf(suggestions);
      assert.equal(new Set(found).size, found.length);
      assert.ok(idsOf(suggesterOf(films)(typed, 50)).every((id) => found.includes(id)));
      for (const [i, { matched_by: matchedBy }] of suggestions.entries()) {
        if (before.includes(now[i] ?? '')) continue;
        const owner = films.findIndex(({ fame }) => fame === found[i]);
        assert.ok(alternates[owner]?.includes(matchedBy ?? ''), now[i]);
      }
    }),
  );
});

test('nothing is suggested for blanks, for what is like nothing, or from nothing', () => {
  assert.deepEqual(suggesterOf([film('Alien', 1)])('   ', 10), []);
  assert.deepEqual(suggesterOf([film('Alien', 1)], [[0, 'Alien 1']])('zzzz', 10), []);
  assert.deepEqual(suggesterOf([])('alien', 10), []);
});

test('of a long text the first hundred signs are read, and no sign is halved', () => {
  const suggest = suggesterOf([film(`The ${'🎬'.repeat(96)}`, 2), film('Alien', 1)]);
  assert.deepEqual(titles(suggest(`the ${'🎬'.repeat(96)} and more`, 1)), [
    `The ${'🎬'.repeat(96)}`,
  ]);
  assert.deepEqual(titles(suggest(`alien${' '.repeat(95)}${'x'.repeat(100_000)}`, 1)), ['Alien']);
});

test('a title without a letter is found by itself', () => {
  assert.deepEqual(titles(suggesterOf([film('&', 1)])('&', 10)), ['&']);
});

function suggesterOf(
  all: readonly Suggestable[],
  alternateTitles: readonly OwnedName[] = [],
): Suggest {
  return createSuggester({ all, alternateTitles, withPage: () => undefined });
}

function film(title: string, fame: number, originalTitle: string | null = null): Suggestable {
  return {
    kind: 'film',
    id: fame,
    year: null,
    fame,
    title,
    originalTitle,
    suggestion: (matchedBy) => ({
      kind: 'film',
      film_id: fame,
      title,
      year: null,
      rating: 7,
      vote_count: fame,
      matched_by: matchedBy,
    }),
  };
}

function titles(suggestions: readonly Suggestion[]): readonly string[] {
  return suggestions.map((one) => (one.kind === 'film' ? one.title : one.name));
}

function idsOf(suggestions: readonly Suggestion[]): readonly number[] {
  return suggestions.map((one) => (one.kind === 'film' ? one.film_id : one.person_id));
}

/** Titles with what they were found by. */
function matches(
  suggestions: readonly Suggestion[],
): readonly (readonly [string | undefined, string | null])[] {
  const names = titles(suggestions);
  return suggestions.map(({ matched_by: matchedBy }, i) => [names[i], matchedBy]);
}
