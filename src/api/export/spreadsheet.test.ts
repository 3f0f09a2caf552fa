import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Film } from '../../search/film.ts';
import { csvHeader, csvLine } from './csv.ts';
import { spreadsheetTexts, type ListFacts } from './spreadsheet.ts';

const FILM: Film = {
  film_id: 78748,
  title: 'Alien, "the" first',
  year: '1979-01-01',
  duration: 117,
  genres: ['Horror', 'Sci-Fi'],
  rating: 8.5,
  vote_count: 900_000,
  persons: ['Sigourney Weaver'],
  original_title: null,
  language: 'en',
  countries: [],
  styles: [],
};

/** What is added to the header and to a film's line, at the second position. */
function added(facts: ListFacts, film = FILM): readonly string[] {
  const { before, textOf } = spreadsheetTexts(facts);
  const header = csvHeader(facts.similarities !== undefined).trimEnd();
  const line = csvLine(film, facts.similarities?.[1]).trimEnd();
  const text = textOf(film, 1, undefined);
  assert.ok(before.startsWith(`\uFEFF${header}`), 'the other columns stay as they are');
  assert.ok(text.startsWith(line));
  assert.ok(before.endsWith('\r\n') && text.endsWith('\r\n'));
  return [before.slice(1 + header.length, -2), text.slice(line.length, -2)];
}

test('any list has the year as a number, where it is known', () => {
  assert.deepEqual(added({}), [',release_year', ',1979']);
  assert.deepEqual(added({}, { ...FILM, year: '0999-01-01' }), [',release_year', ',999']);
  assert.deepEqual(added({}, { ...FILM, year: null }), [',release_year', ',']);
});

test('ranked lists have ranks, scores and reasons', () => {
  assert.deepEqual(added({ similarities: [0.5, 0.25], reasons: ['a', 'title alien 30%'] }), [
    ',release_year,rank,reasons',
    ',1979,2,title alien 30%',
  ]);
  assert.deepEqual(added({ scores: [0.5, 0.25], reasons: ['=A1', '=1+1, "b"'] }), [
    ',release_year,rank,score,reasons',
    `,1979,2,0.25,"'=1+1, ""b"""`,
  ]);
});

test('films without reasons have none', () => {
  assert.deepEqual(added({ similarities: [0.5, 0.25], reasons: ['a'] }), [
    ',release_year,rank,reasons',
    ',1979,2,',
  ]);
});
