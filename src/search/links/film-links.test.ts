import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import type { FilmDatabase } from '../film-database.ts';
import { filmLinks } from './film-links.ts';

describe('links of films', () => {
  const database = openedFilmDatabase();

  test('lead to every site that is known to have the film, IMDb first', async () => {
    const linksOf = await filmLinks(database());
    assert.deepEqual(linksOf(78748), [
      { site: 'IMDb', url: 'https://www.imdb.com/title/tt0078748/' },
      // of two items the one with the shorter id
      { site: 'Wikidata', url: 'https://www.wikidata.org/wiki/Q101' },
      { site: 'Wikipedia', url: 'https://en.wikipedia.org/wiki/Alien_(film)' },
      { site: 'TMDb', url: 'https://www.themoviedb.org/movie/101' },
      { site: 'Letterboxd', url: 'https://letterboxd.com/film/a-film' },
    ]);
    assert.deepEqual(linksOf(12345678), [
      { site: 'IMDb', url: 'https://www.imdb.com/title/tt12345678/' },
    ]);
  });

  test('need no query where nothing but the id in IMDb is known', async () => {
    let queries = 0;
    const plain: Pick<FilmDatabase, 'read'> = {
      read: async (work) => {
        queries += 1;
        return database().read(async (connection) => {
          await connection.run('CREATE TEMP TABLE film_facts AS FROM main.film_facts LIMIT 0');
          try {
            return await work(connection);
          } finally {
            await connection.run('DROP TABLE temp.film_facts');
          }
        });
      },
    };
    const linksOf = await filmLinks(plain);
    assert.deepEqual(linksOf(78748), [
      { site: 'IMDb', url: 'https://www.imdb.com/title/tt0078748/' },
    ]);
    assert.equal(queries, 1);
  });
});
