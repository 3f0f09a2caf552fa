import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Suggestable } from './suggested.ts';
import { createSuggester } from './suggester.ts';

test('of equals the best known comes first, whatever it is', () => {
  const suggest = createSuggester([film('Tom Horn', 3), film('Tom Hardy', 2), film('Tomboy', 1)]);
  assert.deepEqual(titles(suggest('tom h', 10)), ['Tom Horn', 'Tom Hardy']);
  assert.deepEqual(titles(suggest('tom', 10)), ['Tom Horn', 'Tom Hardy', 'Tomboy']);
  assert.deepEqual(titles(suggest('tom', 1)), ['Tom Horn']);
});

test('what is typed exactly comes before what is better known', () => {
  const suggest = createSuggester([film('The Matrix Reloaded', 2), film('The Matrix', 1)]);
  assert.deepEqual(titles(suggest('matrix', 10)), ['The Matrix', 'The Matrix Reloaded']);
});

test('a film is suggested once, by its own title if that fits as well as another', () => {
  const suggest = createSuggester([film('Totoro', 1, 'Tonari no Totoro', 'TOTORO!')]);
  assert.deepEqual(
    suggest('totoro', 10).map(({ matched_by: by }) => by),
    [null],
  );
  assert.deepEqual(
    suggest('tonari', 10).map(({ matched_by: by }) => by),
    ['Tonari no Totoro'],
  );
});

test('nothing is suggested for blanks, for what is like nothing, or from nothing', () => {
  assert.deepEqual(createSuggester([film('Alien', 1)])('   ', 10), []);
  assert.deepEqual(createSuggester([film('Alien', 1)])('zzzz', 10), []);
  assert.deepEqual(createSuggester([])('alien', 10), []);
});

test('a title without a letter is found by itself', () => {
  assert.deepEqual(titles(createSuggester([film('&', 1)])('&', 10)), ['&']);
});

function film(title: string, fame: number, ...otherTitles: readonly string[]): Suggestable {
  return {
    fame,
    title,
    otherTitles,
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

function titles(suggestions: ReturnType<ReturnType<typeof createSuggester>>): readonly string[] {
  return suggestions.map((one) => (one.kind === 'film' ? one.title : one.name));
}
