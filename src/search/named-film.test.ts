import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNamedFilm } from './named-film.ts';

const FILMS = [
  { id: 78748, title: 'Alien', year: '1979-01-01' },
  { id: 90605, title: 'Aliens', year: '1986-01-01' },
  { id: 8579674, title: '1917', year: '2019-01-01' },
  { id: 32138, title: 'A Star Is Born', year: '2018-01-01' },
  { id: 29606, title: 'A Star Is Born', year: '1937-01-01' },
  { id: 12, title: 'Nameless (1999)', year: null },
  { id: 13, title: '24/7', year: '1997-01-01' },
];

async function named(text: string) {
  const found = await findNamedFilm(text, {
    byId: async (id) => FILMS.find((film) => film.id === id),
    byTitle: async (title) =>
      FILMS.filter((film) => film.title.toLowerCase().includes(title.toLowerCase())),
  });
  return found && { id: found.film.id, others: found.others.map(({ id }) => id) };
}

for (const text of [
  '78748',
  'tt0078748',
  'TT0078748',
  ' tt0078748 ',
  'https://www.imdb.com/title/tt0078748/',
  'imdb.com/title/tt0078748?ref_=nv_sr_1',
  'https://m.imdb.com/title/tt0078748/reviews/',
  'https://www.imdb.com/de/title/tt0078748/?ref_=x',
  'tt78748',
  'https://letterboxd.com/film/alien/',
  'alien',
  'Alien (1979)',
]) {
  test(`"${text}" names a film`, async () => {
    assert.deepEqual(await named(text), { id: 78748, others: [] });
  });
}

test('of several films with a title the first match is meant, and the others are listed', async () => {
  assert.deepEqual(await named('a star is born'), { id: 32138, others: [29606] });
});

test('a year distinguishes films with one title', async () => {
  assert.deepEqual(await named('A Star Is Born (1937)'), { id: 29606, others: [] });
  assert.equal(await named('A Star Is Born (1954)'), undefined);
});

test('a year may be part of the title', async () => {
  assert.deepEqual(await named('1917 (2019)'), { id: 8579674, others: [] });
  assert.equal(await named('Alien 2049'), undefined);
});

test('the nearest film is not meant when it is far', async () => {
  const far = await findNamedFilm('no wonder women', {
    byId: async () => undefined,
    byTitle: async () => [{ title: 'It’s a Wonderful Life', year: 1946 }],
  });
  assert.equal(far, undefined);
});

test('a film may be named by another title', async () => {
  const pate = { title: 'The Godfather', year: 1972, matched_by: 'Der Pate' };
  const found = await findNamedFilm('der pate 1972', {
    byId: async () => undefined,
    byTitle: async () => [pate],
  });
  assert.equal(found?.film, pate);
});

test('a number that is not an id may be a title', async () => {
  assert.deepEqual(await named('1917'), { id: 8579674, others: [] });
  assert.deepEqual(await named('24/7'), { id: 13, others: [] });
});

test('a title may end like a year', async () => {
  assert.deepEqual(await named('Nameless (1999)'), { id: 12, others: [] });
});

for (const text of [
  '',
  '  ',
  'no such film',
  'tt9999999',
  'https://example.org/title/tt0078748/',
  'nm0000244',
]) {
  test(`"${text}" names none`, async () => {
    assert.equal(await named(text), undefined);
  });
}
