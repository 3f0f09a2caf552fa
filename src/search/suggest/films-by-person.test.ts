import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Suggestable, Suggestion } from './suggestable.ts';
import { createSuggester } from './suggester.ts';

const CAST: Readonly<Record<string, readonly string[]>> = {
  'Batman (1989)': ['Tim Burton', 'Michael Keaton'],
  'Batman Begins (2005)': ['Christopher Nolan', 'Christian Bale'],
  'Inception (2010)': ['Christopher Nolan'],
  'Stalker (1979)': ['Andrei Tarkovsky'],
  'True Grit (1969)': ['John Wayne'],
  'True Grit (2010)': ['Jeff Bridges', 'Joel Coen'],
  'Scarface (1983)': ['Brian De Palma'],
  'Scarface (1932)': ['Paul Muni'],
  'John Carter (2012)': ['Taylor Kitsch'],
};
const FILMS = Object.keys(CAST);
const PEOPLE = [...new Set(Object.values(CAST).flat())];

const suggestable = (kind: Suggestable['kind'], id: number, title: string): Suggestable => ({
  kind,
  id,
  year: kind === 'film' ? Number(/\((\d+)\)$/.exec(title)?.[1]) : null,
  fame: 1,
  title: title.replace(/ \(\d+\)$/, ''),
  originalTitle: null,
  suggestion: () => ({ name: title }) as unknown as Suggestion,
});

const suggest = createSuggester({
  all: [
    ...FILMS.map((title, id) => suggestable('film', id, title)),
    ...PEOPLE.map((name, id) => suggestable('person', id, name)),
  ],
  alternateTitles: [[FILMS.indexOf('Stalker (1979)'), 'Сталкер']],
  withPage: () => undefined,
  filmsOf: (person) =>
    Int32Array.from(
      [...FILMS.keys()].filter((id) => CAST[FILMS[id] ?? '']?.includes(PEOPLE[person] ?? '')),
    ),
});
const firstOf = (typed: string): unknown => (suggest(typed, 5)[0] as { name?: string })?.name;

test('a title and a person, in either order, mean the film that the person is in', () => {
  for (const [typed, title] of [
    ['tarkovsky stalker', 'Stalker (1979)'],
    ['stalker andrei tarkovsky', 'Stalker (1979)'],
    ['tarkovsky сталкер', 'Stalker (1979)'],
    ['nolan batman', 'Batman Begins (2005)'],
    ['burton batm', 'Batman (1989)'],
    ['true grit john wayne', 'True Grit (1969)'],
    ['coen true grit', 'True Grit (2010)'],
    ['De Palma: Scarface', 'Scarface (1983)'],
    ['scarface muni', 'Scarface (1932)'],
  ] as const) {
    assert.equal(firstOf(typed), title, typed);
  }
});

test('a person who is not in the film changes nothing, and a title with a name in it stays first', () => {
  assert.equal(firstOf('tarkovsky inception'), 'Inception (2010)');
  assert.equal(firstOf('john carter'), 'John Carter (2012)');
  assert.equal(firstOf('christopher nolan'), 'Christopher Nolan');
  assert.equal(firstOf('michael keaton'), 'Michael Keaton');
});
