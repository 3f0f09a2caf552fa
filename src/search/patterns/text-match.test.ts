import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIT } from '../matching/matches.ts';
import { foldedTitles } from './folded-titles.ts';
import { literalText, textAsWritten } from './literal-text.ts';
import { narrowToText, titleSearch } from './text-match.ts';

const FILMS: readonly (readonly [title: string | null, year: number])[] = [
  ['Amélie', 2001],
  ['WALL·E', 2008],
  ['The Godfather Part II', 1974],
  ['The Godfather', 1972],
  ['The Amazing Spider-Man', 2012],
  ['Alien', 1979],
  ['Aliens', 1986],
  ['Alien Nation', 1979],
  ['Blade Runner 2049', 2017],
  [null, 1979],
  ['千と千尋の神隠し', 2001],
  ['Se7en', 1995],
  ['Spider-Man 2', 2004],
];
const TITLES = foldedTitles(FILMS.map(([title]) => title));
const FACTS = {
  filmIds: Int32Array.from(FILMS.keys(), (row) => row + 101),
  years: Int32Array.from(FILMS, ([, year]) => year),
};

/** The titles that a text finds, with how well they fit, the best first. */
function found(text: string): readonly (readonly [string | null | undefined, number])[] {
  const fits = new Uint8Array(FILMS.length).fill(1);
  const total = narrowToText(fits, TITLES, titleSearch(text, FACTS), true);
  assert.equal(total, fits.filter((fit) => fit > 0).length);
  return FILMS.map(([title], row) => [title, fits[row] ?? 0] as const)
    .filter(([, fit]) => fit > 0)
    .sort(([, one], [, other]) => other - one);
}

test('a title is found by its words, whatever accents, punctuation and spaces', () => {
  assert.deepEqual(found('AMELIE'), [['Amélie', FIT.equal]]);
  assert.deepEqual(found('amélie'), [['Amélie', FIT.asWritten]]);
  assert.deepEqual(found('wall e'), [['WALL·E', FIT.equal]]);
  assert.deepEqual(found('walle'), [['WALL·E', FIT.equal]]);
  assert.deepEqual(found('spiderman'), [
    ['Spider-Man 2', FIT.begins],
    ['The Amazing Spider-Man', FIT.contains],
  ]);
  assert.deepEqual(found('神隠'), [['千と千尋の神隠し', FIT.contains]]);
  assert.deepEqual(found('ther'), [
    ['The Godfather Part II', FIT.contains],
    ['The Godfather', FIT.contains],
  ]);
});

test('numbers are the same in any form, and fit worse than the title as it is written', () => {
  assert.deepEqual(found('the godfather 2'), [['The Godfather Part II', FIT.sameTitle]]);
  assert.deepEqual(found('godfather, the'), [
    ['The Godfather', FIT.sameTitle],
    ['The Godfather Part II', FIT.begins],
  ]);
});

test('letters, spaces and the number of a first film may be written in other ways', () => {
  assert.deepEqual(found('seven (1995)'), [['Se7en', FIT.sameTitle]]);
  assert.deepEqual(found('spiderman II'), [['Spider-Man 2', FIT.sameTitle]]);
  assert.deepEqual(found('the godfather part one'), [['The Godfather', FIT.sameTitle]]);
});

test('a year after the title finds the films of the year, unless it is part of a title', () => {
  assert.deepEqual(found('alien 1979'), [
    ['Alien', FIT.equal],
    ['Alien Nation', FIT.begins],
  ]);
  assert.deepEqual(found('Aliens (1986)'), [['Aliens', FIT.equal]]);
  assert.deepEqual(found('aliens 1979'), []);
  assert.deepEqual(found('blade runner 2049'), [['Blade Runner 2049', FIT.asWritten]]);
});

test('an id or URL finds its film alone', () => {
  assert.deepEqual(found('tt0000106'), [['Alien', FIT.asWritten]]);
  assert.deepEqual(found('https://m.imdb.com/de/title/tt0000106/?x'), [['Alien', FIT.asWritten]]);
  assert.deepEqual(found('https://letterboxd.com/film/the-godfather/'), [
    ['The Godfather', FIT.asWritten],
    ['The Godfather Part II', FIT.begins],
  ]);
});

test('only text without special characters is plain text', () => {
  assert.equal(literalText(String.raw`mr\. nobody`), 'mr. nobody');
  assert.equal(literalText('基'), '基');
  for (const pattern of ['^a', 'a.b', 'a|b', String.raw`\d`, 'a ', '&', '', '[a]']) {
    assert.equal(literalText(pattern), undefined, pattern);
  }
  assert.equal(textAsWritten('Who Framed Roger Rabbit?'), 'Who Framed Roger Rabbit?');
  assert.equal(textAsWritten('Harold + Maude'), 'Harold + Maude');
  assert.equal(textAsWritten('a+ b'), undefined);
  assert.equal(textAsWritten('^a.b'), undefined);
});
