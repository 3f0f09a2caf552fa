import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { InjectOptions } from 'fastify';
import type { Film } from '../../src/search/film.ts';
import { tconstOf } from '../../src/search/film.ts';
import { runCli } from '../fixtures/cli.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import {
  readAsKometa,
  readAsKometaUrl,
  readAsLetterboxd,
  readAsRadarr,
  type Received,
} from '../fixtures/other-tools.ts';

const ALIEN = 78748;

/** Every route that lists films, each with where its films are in JSON. */
const ROUTES: readonly (readonly [string, InjectOptions, (json: never) => readonly Film[]])[] = [
  ['a search', { url: '/film/search?sort=year&limit=1000' }, (films) => films],
  [
    'a search in a body',
    { method: 'POST', url: '/film/search?limit=1000', payload: { min_rating: 8 } },
    (films) => films,
  ],
  ['films above a threshold', { url: `/film/${ALIEN}/similar/0?limit=1000` }, (films) => films],
  [
    'similar films',
    { url: `/film/${ALIEN}/similar?limit=7&exclude=tt0090605` },
    ({ films }) => films,
  ],
  [
    'similar films in a body',
    { method: 'POST', url: '/film/similar', payload: { like: [ALIEN, 133093], limit: 1000 } },
    ({ films }) => films,
  ],
];

describe('what other tools read', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const receive = async (request: InjectOptions, format: string): Promise<Received> => {
    const url = typeof request.url === 'string' ? request.url : '';
    const answer = await fixture.app.inject({
      ...request,
      url: `${url}${url.includes('?') ? '&' : '?'}format=${format}`,
      // as Radarr and Kometa send it
      headers: { accept: format === 'radarr' ? 'application/json' : '*/*' },
    });
    const contentType = String(answer.headers['content-type']);
    return { status: answer.statusCode, contentType, body: answer.body };
  };

  for (const [what, request, filmsOf] of ROUTES) {
    test(`${what}: Kometa, Radarr and Letterboxd find every film, in its order`, async () => {
      const films = filmsOf((await fixture.app.inject(request)).json());
      assert.ok(films.length >= 5);
      const ids = films.map((film) => tconstOf(film));
      const asText = await receive(request, 'ids');
      assert.match(asText.contentType, /^text\/plain; charset=utf-8$/);
      assert.deepEqual(readAsKometa(asText), ids);
      const forRadarr = await receive(request, 'radarr');
      assert.deepEqual(readAsKometaUrl(forRadarr), ids);
      assert.deepEqual(
        readAsRadarr(forRadarr),
        films.map((film) => ({ title: film.title, imdbId: tconstOf(film) })),
      );
      const imported = readAsLetterboxd(await receive(request, 'letterboxd'));
      assert.deepEqual(
        imported.map(({ imdbId, year }) => [imdbId, year]),
        films.map((film) => [tconstOf(film), film.year?.slice(0, 4) ?? '']),
      );
      assert.ok(
        imported.every(({ rating }) => rating === undefined),
        'nobody has rated them',
      );
    });
  }

  test('an Accept header for plain text still means a page in JSON', async () => {
    for (const accept of ['text/plain', 'text/plain, */*', 'application/json, text/plain, */*']) {
      const answer = await fixture.app.inject({ url: '/film/search', headers: { accept } });
      assert.match(String(answer.headers['content-type']), /^application\/json/);
    }
  });

  test('the command line writes the same', async (t) => {
    await using dataDir = await createFilmDatabase();
    const lists = join(dataDir.path, 'lists');
    mkdirSync(lists);
    writeFileSync(join(lists, 'owned.txt'), 'tt0090605\ntt0133093 # The Matrix\ntt0000404\n');
    const run = async (...args: readonly string[]): Promise<Received> => {
      const { code, stdout, stderr } = await runCli([...args, '--data-dir', dataDir.path]);
      assert.equal(code, 0, stderr);
      return { status: 200, contentType: '', body: stdout };
    };
    const owned = ['--list', 'owned'];
    const expected = ['tt0090605', 'tt0133093'];
    await t.test('for a search', async () => {
      const search = ['search', '--sort', 'year', '--order', 'asc', ...owned];
      assert.deepEqual(readAsKometa(await run(...search, '--format', 'ids')), expected);
      const forRadarr = await run(...search, '--format', 'radarr');
      assert.deepEqual(readAsKometaUrl(forRadarr), expected);
      const imported = readAsLetterboxd(await run(...search, '--format', 'letterboxd'));
      assert.deepEqual(
        imported.map(({ imdbId }) => imdbId),
        expected,
      );
    });
    await t.test('for similar films', async () => {
      const similar = ['similar', 'alien', ...owned];
      assert.deepEqual(readAsKometa(await run(...similar, '--format', 'ids')), expected);
      assert.deepEqual(
        readAsRadarr(await run(...similar, '--format', 'radarr')).map(({ title }) => title),
        ['Aliens', 'The Matrix'],
      );
      const { body } = await run(...similar, '--format', 'csv');
      assert.match(body, /^film_id,.*,similarity,imdb_id\r\n90605,.*,tt0090605\r\n133093,/);
    });
    await t.test('for a list, with films that are not in the collection', async () => {
      const list = ['list', 'owned', '--format'];
      assert.deepEqual(readAsKometa(await run(...list, 'ids')), [...expected, 'tt0000404']);
      assert.deepEqual(readAsRadarr(await run(...list, 'radarr')), [
        { title: 'Aliens', imdbId: 'tt0090605' },
        { title: 'The Matrix', imdbId: 'tt0133093' },
        { title: 'tt0000404', imdbId: 'tt0000404' },
      ]);
    });
  });

  test('a title with quotes and commas does not break the file for Letterboxd', async () => {
    const answer = await receive({ url: '/film/search?title=samurai' }, 'letterboxd');
    assert.equal(answer.body, 'imdbID,Title,Year\r\ntt0047478,Seven Samurai,1954\r\n');
  });
});
