import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createFilmApp } from '../../../test/fixtures/film-app.ts';
import { dataOf, type ReelatedClient } from '../../client/client.ts';
import { clientOfApp } from './client-of-app.ts';
import { filmNamed, personIdNamed } from './named.ts';
import { compareFilms, filmsForMe, person, searchFilms, similarFilms } from './tools.ts';

const FELLOWSHIP = 120737;
const TOWERS = 167261;

describe('tools over the API', () => {
  const stack = new AsyncDisposableStack();
  let api: ReelatedClient;

  before(async () => {
    const { app } = stack.use(await createFilmApp());
    api = clientOfApp(app);
  });

  after(async () => stack.disposeAsync());

  test('a film is named by id, tt id, or title with or without its year', async () => {
    const names = [
      '120737',
      'tt0120737',
      'fellowship of the ring',
      'Fellowship of the Ring (2001)',
    ];
    for (const name of names) {
      assert.equal((await filmNamed(api, name)).film_id, FELLOWSHIP, name);
    }
    const wrongYear = filmNamed(api, 'Fellowship of the Ring (1950)');
    await assert.rejects(wrongYear, { code: 'film-unknown', message: /use search_films/ });
  });

  test('a person is named by id, nm id or name', async () => {
    const id = await personIdNamed(api, 'peter jackson');
    assert.match(id, /^\d+$/);
    assert.equal(await personIdNamed(api, 'nm0001392'), '1392');
    await assert.rejects(personIdNamed(api, 'Zzyzx Qwfp'), { code: 'person-unknown' });
  });

  test('a search has a page of films, and advice only if it finds none', async () => {
    const page = await searchFilms(api, { title: 'lord of the rings', sort: 'year', limit: 2 });
    assert.equal(page.total, 3);
    assert.equal(page.films.length, 2);
    assert.deepEqual(page.try_without, []);
    assert.deepEqual(page.did_you_mean, []);
    const cursor = page.next ?? undefined;
    assert.ok(cursor !== undefined);
    const query = { title: 'lord of the rings', sort: 'year', limit: 2, cursor } as const;
    const last = await searchFilms(api, query);
    assert.equal(last.films.length, 1);
    assert.equal(last.next, null);
    const none = await searchFilms(api, { title: 'lord of the rings', min_rating: 9.9 });
    assert.deepEqual(none.films, []);
    assert.ok(none.try_without.some(({ criterion }) => criterion === 'min_rating'));
  });

  test('a search for a title that no film has offers the nearest ones', async () => {
    const none = await searchFilms(api, { title: 'the matirx' });
    assert.deepEqual(none.films, []);
    assert.deepEqual(none.did_you_mean[0], { film_id: 133093, title: 'The Matrix', year: 1999 });
    assert.deepEqual((await searchFilms(api, { genre: 'no such' })).did_you_mean, []);
  });

  test('films are included and excluded by id, and by names of lists that there must be', async () => {
    const include = [`tt0${FELLOWSHIP}`, String(TOWERS)];
    const found = await searchFilms(api, { include, exclude: [`tt0${FELLOWSHIP}`] });
    assert.deepEqual(
      found.films.map((film) => film.film_id),
      [TOWERS],
    );
    const similar = await similarFilms(api, { like: ['The Matrix'], include });
    assert.equal(similar.total, 2);
    for (const answer of [
      searchFilms(api, { include: ['owned'] }),
      similarFilms(api, { like: ['The Matrix'], exclude: ['owned'] }),
    ]) {
      await assert.rejects(answer, { code: 'list-unknown' });
    }
  });

  test('similar films name the films that were recognised, each once, and at most five reasons', async () => {
    const found = await similarFilms(api, {
      like: ['fellowship of the ring', 'fellowship of the ring'],
      unlike: ['The Matrix'],
      limit: 2,
    });
    assert.deepEqual(
      found.like.map(({ film_id: id }) => id),
      [FELLOWSHIP],
    );
    assert.equal(found.unlike.length, 1);
    assert.equal(found.films.length, 2);
    for (const { why } of found.films) {
      assert.ok(why.length > 0 && why.length <= 5);
      const shares = why.map(({ share }) => share);
      assert.deepEqual(
        shares,
        shares.toSorted((a, b) => b - a),
      );
    }
  });

  test('films for a person come with the films and reasons that they are there for', async () => {
    const ratings = [
      { film: 'Fellowship of the Ring (2001)', rating: 9 },
      { film: 'alien', rating: 2 },
      { film: 'Zzyzx Qwfp', rating: 7 },
    ];
    const found = await filmsForMe(api, { ratings, exclude: [TOWERS], limit: 2 });
    assert.deepEqual(found.not_found, ['Zzyzx Qwfp']);
    assert.equal(found.films.length, 2);
    const [first] = found.films;
    assert.match(first?.title ?? '', /Return of the King/);
    assert.deepEqual(
      first?.because.films.map(({ rating }) => rating),
      [9],
    );
    assert.ok((first?.because.reasons.length ?? 0) > 0);
    await assert.rejects(filmsForMe(api, { ratings: [{ film: 'Zzyzx Qwfp', rating: 7 }] }), {
      code: 'film-unknown',
    });
  });

  test('a comparison uses the weights of fields', async () => {
    const films = { film: 'tt0120737', other: 'The Two Towers (2002)' };
    const { fields } = await compareFilms(api, { ...films, weights: { person: 1 } });
    assert.deepEqual(
      fields.map(({ field }) => field),
      ['person'],
    );
    const plain = await compareFilms(api, films);
    assert.ok(plain.fields.length > 1);
    assert.deepEqual(
      plain.films.map((film) => (film as { film_id: number }).film_id),
      [FELLOWSHIP, TOWERS],
    );
  });

  test('a person has the number of films in each role, and the latest of them', async () => {
    const { name, credits } = await person(api, { person: 'peter jackson', limit: 1 });
    assert.equal(name, 'Peter Jackson');
    const [first] = credits;
    assert.equal(first?.total, 3);
    assert.equal(first?.films.length, 1);
    const id = await personIdNamed(api, 'peter jackson');
    const params = { path: { person_id: id } };
    const whole = await dataOf(api.GET('/person/{person_id}', { params }));
    assert.equal(whole.credits[0]?.films[0]?.film_id, first?.films[0]?.film_id);
  });
});
