import assert from 'node:assert/strict';
import { test } from 'node:test';
import { combinedReasons, reasonText, type GroupReason } from './combined-reasons.ts';

const FIELDS = [
  { field: 'person', kind: 'person' },
  { field: 'director', kind: 'person' },
  { field: 'title', kind: 'word' },
  { field: 'word', kind: 'word' },
  { field: 'series', kind: 'phrase' },
  { field: 'genre', kind: 'word' },
  { field: 'mix', kind: 'pair' },
  { field: 'plot', kind: 'word' },
  { field: 'votes', kind: 'range' },
] as const;

type Name = (typeof FIELDS)[number]['field'] | 'unheard';

const GROUPS: Readonly<Record<string, { readonly group: string; readonly reason: GroupReason }>> = {
  people: { group: 'people', reason: { by: 'term', text: '{terms}' } },
  title: { group: 'title', reason: { by: 'phrase', text: '“{terms}”' } },
  genre: { group: 'genre', reason: { by: 'list', text: '{terms}' } },
  plot: { group: 'plot', reason: { by: 'words', text: 'plot: {terms}' } },
  votes: { group: 'votes', reason: { by: 'group', text: 'similarly popular', last: true } },
};

const GROUP_OF: Readonly<Record<string, string>> = {
  person: 'people',
  director: 'people',
  title: 'title',
  word: 'title',
  series: 'title',
  genre: 'genre',
  mix: 'genre',
  plot: 'plot',
  votes: 'votes',
};

type Shared = readonly [field: Name, term: string, share: number];

function reasons(...shares: readonly Shared[]): readonly (readonly [string, number])[] {
  const shared = shares.map(([field, term, share]) => ({ field, term, share }));
  return combinedReasons(shared, (field) => GROUPS[GROUP_OF[field] ?? '']).map(
    (reason) =>
      [
        reasonText(reason, {
          fields: FIELDS,
          labelOf: ({ term }) => term,
          subjectOf: (terms) => terms.map(({ field, term }) => `${field} ${term}`).join(' and '),
          separator: ' + ',
        }),
        reason.share,
      ] as const,
  );
}

test('each person is a reason, with all fields of the person', () => {
  assert.deepEqual(
    reasons(['person', 'nm1', 0.25], ['person', 'nm2', 0.5], ['director', 'nm1', 0.5]),
    [
      ['person nm1 and director nm1', 0.75],
      ['person nm2', 0.5],
    ],
  );
});

test('a title is the longest beginning, or else the words of the last field, each once', () => {
  assert.deepEqual(
    reasons(['series', 'star/War', 0.25], ['series', 'star war/War', 0.25], ['word', 'war', 0.25]),
    [['“star war”', 0.75]],
  );
  assert.deepEqual(
    reasons(
      ['title', 'wars', 0.25],
      ['word', 'war', 0.25],
      ['word', 'star', 0.25],
      ['word', 'war', 0.25],
    ),
    [['“war star”', 1]],
  );
});

test('a list has the parts of pairs, each once, in alphabetical order', () => {
  assert.deepEqual(reasons(['genre', 'War', 0.5], ['mix', 'Drama+War', 0.25]), [
    ['Drama + War', 0.75],
  ]);
});

test('words are the five that count most, for or against a film', () => {
  const words = ['a', 'b', 'c', 'd', 'e', 'f'].map((term, place): Shared => [
    'plot',
    term,
    place / 8,
  ]);
  assert.deepEqual(reasons(...words, ['plot', 'against', -1])[0]?.[0], 'plot: against, f, e, d, c');
});

test('what counts most comes first, for or against a film, and popularity last', () => {
  assert.deepEqual(
    reasons(['votes', '3k-30k', 1], ['genre', 'War', 0.25], ['person', 'nm1', -0.5]),
    [
      ['person nm1', -0.5],
      ['War', 0.25],
      ['similarly popular', 1],
    ],
  );
});

test('a field that is not known gives no reason', () => {
  assert.deepEqual(reasons(['unheard', 'x', 0.5]), []);
});
