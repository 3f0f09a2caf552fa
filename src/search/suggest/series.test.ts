import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleForms } from './names/name-forms.ts';
import { buildNameIndex } from './names/name-index.ts';
import { filmInSeries } from './series.ts';
import type { Suggestable } from './suggestable.ts';

test('a film is found by its place in a series that gives it no number', () => {
  const found = finder(['Die Hard', 1988], ['Die Hard 2', 1990], ['Die Hard with Rats', 1995]);
  assert.equal(found('die hard 3'), 'Die Hard with Rats');
  assert.equal(found('die hard 1'), 'Die Hard');
  assert.equal(found('die hard 4'), undefined);
  assert.equal(found('die hard'), undefined);
  assert.equal(found('rats 2'), undefined);
});

test('a title that has the name at its end is part of the series', () => {
  const found = finder(['Die Hard', 1988], ['Live Free or Die Hard', 2007]);
  assert.equal(found('die hard 2'), 'Live Free or Die Hard');
});

test('a series is found by its initials', () => {
  const found = finder(
    ['The Lord of the Rings: The Ring', 2001],
    ['Lord of the Rings: King', 2003],
  );
  assert.equal(found('lotr 2'), 'Lord of the Rings: King');
});

test('nothing is counted where a number in a title disagrees', () => {
  const found = finder(
    ['Lethal Weapon', 1987],
    ['Lethal Weapon 3', 1992],
    ['Lethal Weapon 4', 1998],
  );
  assert.equal(found('lethal weapon 2'), undefined);
});

test('a series starts with the best known of the films with its name, without obscure ones', () => {
  const found = finder(
    ['Boots', 1988, 1],
    ['Boots', 2011, 100],
    ['Boots: A Fan Film', 2015, 2],
    ['Boots: The Last Wish', 2022, 90],
    ['Boots', 2023, 50],
  );
  assert.equal(found('boots 2'), 'Boots: The Last Wish');
  assert.equal(found('boots 3'), undefined);
});

test('an original or alternate title does not put a film into a series twice', () => {
  const all = [
    film('Star Wars: Episode IV - A New Hope', 1977, 9),
    film('Star Wars: Clones', 2008, 8),
  ];
  const index = buildNameIndex(
    [
      [0, all[0]?.title ?? ''],
      [0, 'Star Wars'],
      [1, all[1]?.title ?? ''],
    ],
    (_, name) => titleForms(name),
  );
  // the title says that it is the fourth
  assert.equal(filmInSeries(all, [index], 'star wars 2'), undefined);
});

function finder(...films: readonly (readonly [title: string, year: number, fame?: number])[]) {
  const all = films
    .map(([title, year, fame = 10]) => film(title, year, fame))
    .toSorted((one, other) => other.fame - one.fame);
  const index = buildNameIndex(
    all.map(({ title }, owner) => [owner, title] as const),
    (_, name) => titleForms(name),
  );
  return (key: string): string | undefined =>
    all[filmInSeries(all, [index], key)?.owner ?? -1]?.title;
}

function film(title: string, year: number, fame: number): Suggestable {
  const suggestion = (): never => assert.fail('nothing is suggested here');
  return { kind: 'film', id: year, year, fame, title, originalTitle: null, suggestion };
}
