import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import { readFilmLinks } from './film-links.ts';

describe('links of films', () => {
  const database = openedFilmDatabase();

  test('lead to every site that is known to have the film, IMDb first', async () => {
    const { linksJson, articleOf } = await database().filmLinks();
    assert.deepEqual(JSON.parse(linksJson(78748)), [
      { site: 'IMDb', url: 'https://www.imdb.com/title/tt0078748/' },
      // of two items the one with the shorter id
      { site: 'Wikidata', url: 'https://www.wikidata.org/wiki/Q101' },
      { site: 'Wikipedia', url: 'https://en.wikipedia.org/wiki/Alien_(film)' },
      { site: 'TMDb', url: 'https://www.themoviedb.org/movie/101' },
      { site: 'Letterboxd', url: 'https://letterboxd.com/film/a-film' },
    ]);
    assert.equal(articleOf(78748), 'https://en.wikipedia.org/wiki/Alien_(film)');
    assert.deepEqual(JSON.parse(linksJson(12345678)), [
      { site: 'IMDb', url: 'https://www.imdb.com/title/tt12345678/' },
    ]);
    assert.equal(articleOf(12345678), undefined);
  });

  test('are read once', async () => {
    assert.equal(await database().filmLinks(), await database().filmLinks());
  });

  test('are those to IMDb where nothing but the id there is known', async () => {
    const { linksJson } = await database().read(async (connection) => {
      await connection.run('CREATE TEMP TABLE film_facts AS FROM main.film_facts LIMIT 0');
      try {
        return await readFilmLinks(connection);
      } finally {
        await connection.run('DROP TABLE temp.film_facts');
      }
    });
    assert.deepEqual(JSON.parse(linksJson(78748)), [
      { site: 'IMDb', url: 'https://www.imdb.com/title/tt0078748/' },
    ]);
  });

  test('are to the article whose words are used, even if another has a shorter title', async () => {
    const { articleOf } = await database().read(async (connection) => {
      await connection.run(`CREATE TEMP TABLE film_facts AS
        SELECT 78748 AS film_id, 'article' AS property, unnest(['Alien', 'Zero\n"']) AS value
        UNION ALL SELECT 95016, 'article', 'Die Hard'`);
      await connection.run(`CREATE TEMP TABLE articles AS
        SELECT 78748 AS film_id, 'Alien_(film)' AS article
        UNION ALL SELECT 1, 'Zero\n"'`);
      try {
        return await readFilmLinks(connection);
      } finally {
        await connection.run('DROP TABLE temp.film_facts');
        await connection.run('DROP TABLE temp.articles');
      }
    });
    const articles = [1, 78748, 95016].map(articleOf);
    assert.deepEqual(articles, [
      'https://en.wikipedia.org/wiki/Zero\n"',
      'https://en.wikipedia.org/wiki/Alien_(film)',
      'https://en.wikipedia.org/wiki/Die Hard',
    ]);
  });
});
