import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { buildApp } from '../../src/api/app.ts';
import type { Suggestion } from '../../src/search/suggest/suggestable.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

describe('suggestions', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const suggest = async (q: string): Promise<readonly Suggestion[]> => {
    const answer = await fixture.app.inject({ url: '/film/suggest', query: { q } });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const named = async (q: string): Promise<readonly string[]> =>
    (await suggest(q)).map((one) => (one.kind === 'film' ? one.title : one.name));

  test('names that are still being indexed after three seconds are “starting”', async () => {
    const indexing = {
      isReady: false,
      prepare: () => undefined,
      suggest: async (_query: string, _limit: number, signal: AbortSignal) => {
        await once(signal, 'abort');
        throw signal.reason;
      },
      [Symbol.asyncDispose]: async () => undefined,
    };
    const app = await buildApp({
      ...UNHURRIED,
      snapshot: { ...fixture.snapshot, suggestions: indexing },
    });
    const answer = await app.inject('/film/suggest?q=alien');
    assert.equal(answer.statusCode, 503);
    assert.equal(answer.json().code, 'starting');
    assert.ok(Number(answer.headers['retry-after']) > 0);
    await app.close();
  });

  test('a film has its year, a person their most popular films', async () => {
    assert.deepEqual(await suggest('matrix relo'), [
      {
        kind: 'film',
        film_id: 234215,
        title: 'The Matrix Reloaded',
        year: 2003,
        rating: 7.2,
        vote_count: 640000,
        matched_by: null,
      },
    ]);
    const [person] = await suggest('weaver');
    assert.ok(person?.kind === 'person');
    const { person_id: id, ...rest } = person;
    assert.ok(id > 0);
    assert.deepEqual(rest, {
      kind: 'person',
      name: 'Sigourney Weaver',
      birth_year: 1949,
      death_year: null,
      films: 2,
      known_for: ['Alien', 'Aliens'],
      matched_by: null,
    });
  });

  test('typos, accents, punctuation and order do not matter', async () => {
    for (const [typed, found] of [
      ['godfahter', 'The Godfather'],
      ['AMELIE', 'Amélie'],
      ['schindler s lst', "Schindler's List"],
      ['toshiro mifune', 'Toshirō Mifune'],
      ['jackson peter', 'Peter Jackson'],
      ['500 days', '(500) Days of Summer'],
    ] as const) {
      assert.equal((await named(typed))[0], found, typed);
    }
  });

  test('an original title finds its film and says so', async () => {
    const [film] = await suggest('sen to chihiro');
    assert.ok(film?.kind === 'film');
    assert.equal(film.title, 'Spirited Away');
    assert.equal(film.matched_by, 'Sen to Chihiro no kamikakushi');
  });

  test('an alternate title finds its film once and says so, in any script', async () => {
    for (const [typed, title, matchedBy] of [
      ['el padrin', 'The Godfather', 'El padrino'],
      ['der pate teil', 'The Godfather Part II', 'Der Pate - Teil II'],
      ['octavo pasajero', 'Alien', 'Alien: el octavo pasajero'],
      ['千と千尋', 'Spirited Away', '千と千尋の神隠し'],
    ] as const) {
      const found = await suggest(typed);
      assert.ok(found[0]?.kind === 'film');
      assert.deepEqual([found[0].title, found[0].matched_by], [title, matchedBy], typed);
      const films = found.flatMap((one) => (one.kind === 'film' ? one.film_id : []));
      assert.equal(new Set(films).size, films.length);
    }
    const aliens = (await suggest('alien')).map((one) => one.matched_by);
    assert.deepEqual(aliens, [null, null]);
  });

  test('of equal matches, the one with the most votes comes first', async () => {
    assert.deepEqual((await named('the lord of the r')).slice(0, 2), [
      'The Lord of the Rings: The Fellowship of the Ring',
      'The Lord of the Rings: The Return of the King',
    ]);
  });

  test('hostile text is plain text', async () => {
    for (const q of ["'; DROP TABLE films; --", '(a+)+$', '\u0000', '\ud800', '../..', '%', '\\']) {
      await suggest(q);
    }
    await suggest('ab '.repeat(33));
    await suggest('x'.repeat(100));
  });

  test('the same URL gives the same bytes, and 304 to a client that has them', async () => {
    const first = await fixture.app.inject('/film/suggest?q=alien');
    assert.equal(first.headers['x-snapshot'], 'fixture');
    const again = await fixture.app.inject({
      url: '/film/suggest?q=alien',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    assert.equal(again.statusCode, 304);
  });
});
