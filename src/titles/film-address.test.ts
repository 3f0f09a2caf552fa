import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filmAddress } from './film-address.ts';

for (const text of [
  'tt0078748',
  'TT0078748',
  'tt78748',
  ' tt 0078748 ',
  'tt00078748',
  'IMDb: tt0078748',
  'Alien (1979) tt0078748',
  'https://www.imdb.com/title/tt0078748/',
  'http://imdb.com/title/tt0078748',
  'https://m.imdb.com/title/tt0078748/reviews/?ref_=tt_urv',
  'imdb.com/de/title/tt0078748/?x=1#y',
  'https://www.imdb.com/es-es/title/TT0078748/fullcredits',
  '<https://www.imdb.com/title/tt0078748/>',
]) {
  test(`${text} names a film by its id`, () => {
    assert.deepEqual(filmAddress(text), { kind: 'film', id: 78748 });
  });
}

for (const text of ['nm0000244', 'NM244', 'https://m.imdb.com/fr/name/nm0000244/bio?x']) {
  test(`${text} names a person by their id`, () => {
    assert.deepEqual(filmAddress(text), { kind: 'person', id: 244 });
  });
}

for (const [text, property, name, title] of [
  ['https://letterboxd.com/film/the-matrix/', 'P6127', 'the-matrix', 'the matrix'],
  ['https://letterboxd.com/someone/film/alien/1/', 'P6127', 'alien', 'alien'],
  ['https://en.wikipedia.org/wiki/Alien_(film)#Cast', 'article', 'Alien_(film)', 'Alien (film)'],
  ['https://en.m.wikipedia.org/wiki/Am%C3%A9lie', 'article', 'Amélie', 'Amélie'],
  ['https://fr.wikipedia.org/wiki/La_Haine', undefined, undefined, 'La Haine'],
  ['https://www.themoviedb.org/movie/348-alien?language=de', 'P4947', '348', 'alien'],
  ['https://www.wikidata.org/wiki/Q103569', 'item', 'Q103569', ''],
  ['https://trakt.tv/movies/alien-1979', undefined, undefined, 'alien 1979'],
] as const) {
  test(`${text} names a film by its page`, () => {
    assert.deepEqual(filmAddress(text), { kind: 'page', property, name, title });
  });
}

for (const text of [
  'Alien',
  'tt',
  'ttt123',
  'settt0078748',
  '1917',
  'Alien.com',
  'https://example.org/title/tt0078748/',
  'https://imdb.com.example.org/title/tt0078748/',
  'https://www.imdb.com/list/ls0078748/',
  'https://letterboxd.com/someone/',
  'https://en.wikipedia.org/',
]) {
  test(`${text} is neither an id nor a page of a film`, () => {
    assert.equal(filmAddress(text), undefined);
  });
}
