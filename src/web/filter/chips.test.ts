import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FILTER, type Filter } from '../url/filter.ts';
import { chipsOf } from './chips.ts';
import { RUNNING_TIMES, runningTimeText } from './running-times.ts';

const FULL: Filter = {
  genres: ['Drama', 'War'],
  not: ['Comedy'],
  countries: ['Japan'],
  styles: ['neo-noir'],
  people: [244],
  except: [158],
  min: 90,
  max: 119,
  with: ['Al Pacino'],
  without: ['Tom Hanks'],
  from: 1970,
  to: 1979,
  language: 'ja',
  rating: 7.5,
  votes: 10_000,
};

test('every part of a filter is a chip in words', () => {
  assert.deepEqual(
    chipsOf(FULL).map(({ text }) => text),
    [
      'Drama',
      'War',
      'no Comedy',
      'Japan',
      'neo-noir',
      'with Al Pacino',
      'without Tom Hanks',
      'with',
      'without',
      '1970s',
      '1½ to 2 hours',
      'Japanese',
      'rated 7.5+',
      '10,000+ votes',
    ],
  );
  assert.deepEqual(chipsOf({}), []);
});

test('a chip removes its own part of a filter and no other', () => {
  const texts = (filter: Filter): readonly string[] => chipsOf(filter).map(({ text }) => text);
  for (const { text, change } of chipsOf(FULL)) {
    assert.deepEqual(
      texts({ ...FULL, ...change }),
      texts(FULL).filter((one) => one !== text),
    );
  }
});

for (const [from, to, text] of [
  [1970, 1979, '1970s'],
  [1971, 1980, '1971–1980'],
  [1979, 1979, '1979'],
  [1970, undefined, 'from 1970'],
  [undefined, 1979, 'until 1979'],
] as const) {
  test(`years read “${text}”`, () => {
    assert.deepEqual(
      chipsOf({ from, to }).map((chip) => chip.text),
      [text],
    );
  });
}

test('a person is named by id, so that the chip can show the name', () => {
  assert.deepEqual(chipsOf({ people: [244, 199] }), [
    { text: 'with', personId: 244, change: { people: [199] } },
    { text: 'with', personId: 199, change: { people: [244] } },
  ]);
});

test('the running times to choose from leave no minute out, and any other has words, too', () => {
  for (const [place, { max }] of RUNNING_TIMES.entries()) {
    if (max !== undefined) assert.equal(RUNNING_TIMES[place + 1]?.min, max + 1);
  }
  assert.equal(runningTimeText(undefined, 100), 'up to 100 min');
  assert.equal(runningTimeText(100, undefined), '100 min or longer');
  assert.equal(runningTimeText(100, 110), '100 to 110 min');
});

test('clearing all filters leaves no chip', () => {
  assert.deepEqual(chipsOf({ ...FULL, ...NO_FILTER }), []);
});
