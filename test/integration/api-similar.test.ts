import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import type { Film } from '../../src/search/film.ts';
import { PRESET_NAMES, PRESETS, type FieldFactors } from '../../src/similarity/model/presets.ts';
import { withoutOptional } from '../fixtures/optional-fields.ts';
import { denseLikeness, type DenseLikeness, type Taste } from '../fixtures/dense-likeness.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import {
  requestSimilar,
  shownTerms,
  similarFilms,
  type SimilarAnswer,
} from '../fixtures/similar-films.ts';

const FELLOWSHIP = 120737;
const TWO_TOWERS = 167261;
const ALIEN = 78748;
const TOTORO = 96283;
/** Has no term in common with any other film. */
const AMPERSAND = 12345678;

const sum = (shares: readonly { readonly share: number }[]) =>
  shares.reduce((total, { share }) => total + share, 0);

describe('similar films through the API', () => {
  let fixture: FixtureApp;
  let films: readonly Film[];
  let scoresOf: DenseLikeness;

  before(async () => {
    fixture = await createFilmApp();
    films = (await fixture.app.inject('/film/search?limit=1000')).json();
    scoresOf = await denseLikeness(fixture.snapshot.database);
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const send = async (payload: object) => requestSimilar(fixture, payload);
  const answerTo = async (payload: object) => similarFilms(fixture, payload);

  test('any query has the films, order, counts and shares of the plain computation', async () => {
    const weights = fc.oneof(
      fc.constant<FieldFactors | undefined>(undefined),
      fc.record({ person: fc.constantFrom(1, 2), genre: fc.constantFrom(0, 0.5), word: fc.nat(3) }),
    );
    const ids = films.map((film) => film.film_id);
    const question = { like: [FELLOWSHIP, ALIEN], unlike: [TOTORO], limit: 1000, explain: true };
    const terms = fc
      .uniqueArray(
        fc.record({
          term: fc.constantFrom(...shownTerms(await answerTo(question), 1), {
            field: 'word',
            term: 'nowhere',
          } as const),
          factor: fc.constantFrom(0, 0, 2, 0.25, 1),
        }),
        { selector: ({ term: { field, term } }) => `${field}:${term}`, maxLength: 8 },
      )
      .map((drawn) => drawn.map(({ term, factor }) => ({ ...term, factor })));
    const weighted = fc.record({
      film_id: fc.constantFrom(...ids),
      weight: fc.constantFrom(1, 0.25, 7),
    });
    const request = fc
      .record({
        named: fc.uniqueArray(weighted, {
          selector: (film) => film.film_id,
          minLength: 1,
          maxLength: 5,
        }),
        liked: fc.integer({ min: 1, max: 5 }),
        mine: weights,
        preset: fc.option(fc.constantFrom(...PRESET_NAMES), { nil: undefined }),
        terms,
        least: fc.option(fc.constantFrom(7, 8.35), { nil: undefined }),
        threshold: fc.constantFrom(0, 0, 0.0123, 0.21),
      })
      .map(({ named, liked, ...rest }) => ({
        like: named.slice(0, liked),
        unlike: named.slice(liked),
        ...rest,
      }));
    await fc.assert(
      fc.asyncProperty(request, async ({ mine, preset, least, threshold, ...named }) => {
        const used = PRESETS[preset ?? 'balanced'];
        const taste: Taste = { ...named, preset: { ...used, factors: mine ?? used.factors } };
        const scores = scoresOf(taste);
        const scoreOf = (filmId: number) => scores.get(filmId) ?? 0;
        const names = new Set([...named.like, ...named.unlike].map((film) => film.film_id));
        const candidates = films.filter(
          (film) => !names.has(film.film_id) && film.rating >= (least ?? 0),
        );
        const expected = candidates.filter((film) => scoreOf(film.film_id) >= threshold);

        const answer = await answerTo({
          ...named,
          ...(mine && { weights: mine }),
          ...(preset && { preset }),
          ...(least && { filter: { min_rating: least } }),
          threshold,
          limit: 1000,
          explain: true,
        });
        assert.equal(answer.total, expected.length);
        assert.equal(answer.next, null);
        assert.deepEqual(
          answer.films.map((film) => film.film_id).sort((a, b) => a - b),
          expected.map((film) => film.film_id).sort((a, b) => a - b),
        );
        for (const [i, film] of answer.films.entries()) {
          assert.ok(Math.abs(film.similarity - scoreOf(film.film_id)) < 1e-9);
          const next = answer.films[i + 1];
          if (next === undefined) continue;
          assert.ok(film.similarity >= next.similarity);
          if (film.similarity === next.similarity) assert.ok(film.film_id < next.film_id);
        }
        for (const { similarity, why } of answer.films) {
          assert.ok(why);
          const total = sum(why.terms);
          assert.ok(Math.abs(Math.min(Math.max(total, 0), 1) - similarity) < 1e-9);
          assert.ok(Math.abs(sum(why.fields) - total) < 1e-9);
          const shares = why.terms.map(({ share }) => share);
          assert.deepEqual(
            shares,
            shares.toSorted((a, b) => b - a),
          );
        }
        const { counts, width } = answer.histogram;
        for (const part of counts.keys()) {
          const counted = counts.slice(part).reduce((total, count) => total + count, 0);
          const reaching = (score: number) =>
            candidates.filter((film) => scoreOf(film.film_id) >= score).length;
          // a film within rounding of an edge may be in either part
          assert.ok(counted >= reaching(part === 0 ? 0 : part * width + 1e-9), String(part));
          assert.ok(counted <= reaching(part * width - 1e-9), String(part));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a query by URL equals one by body', async () => {
    const byBody = await send({
      like: [FELLOWSHIP],
      weights: { person: 2, genre: 0.5 },
      terms: [
        { field: 'genre', term: 'Drama', factor: 2.5 },
        { field: 'person', term: 'nm0000004', factor: 0 },
      ],
      filter: { genres: ['Drama'], title: 'the' },
      threshold: 0.01,
      limit: 2,
      explain: true,
    });
    const byAddress = await fixture.app.inject(
      `/film/tt0${FELLOWSHIP}/similar/?weights=person:2,genre:0.5&terms=person:nm0000004:0&terms=genre:Drama:2.5&genres=Drama&title=the&threshold=0.01&limit=2&explain=true`,
    );
    assert.equal(byBody.statusCode, 200);
    assert.equal(byAddress.body, byBody.body);
    assert.equal(byAddress.headers['x-total-count'], byBody.headers['x-total-count']);
  });

  test('one film in like gives the same as its own route', async () => {
    const list = (await fixture.app.inject(`/film/${ALIEN}/similar/0.05?limit=1000`)).json();
    const { films: found } = await answerTo({ like: [ALIEN], threshold: 0.05, limit: 1000 });
    assert.deepEqual(found, list);
  });

  test('a preset is its factors and its exponents', async () => {
    for (const preset of PRESET_NAMES) {
      const query = { like: [FELLOWSHIP], preset };
      const named = await answerTo(query);
      // no film of the fixture has terms of optional fields
      const weights = withoutOptional(PRESETS[preset].factors);
      const weighed = await answerTo({ ...query, weights });
      assert.deepEqual({ ...named, next: null }, { ...weighed, next: null });
    }
    const { films: seed } = await answerTo({ like: [FELLOWSHIP], preset: 'seed', limit: 1 });
    const { films: own } = await answerTo({ like: [FELLOWSHIP], limit: 1 });
    assert.notEqual(seed[0]?.similarity, own[0]?.similarity);
  });

  test('pages, by the cursor in the body and by Link, are the whole ranking', async () => {
    const question = { like: [FELLOWSHIP, ALIEN], unlike: [TOTORO], filter: { min_rating: 7 } };
    const whole = (await answerTo({ ...question, limit: 1000 })).films;
    assert.ok(whole.length > 7);
    const paged: Film[] = [];
    let cursor: string | null | undefined;
    do {
      const page: SimilarAnswer = await answerTo({
        ...question,
        limit: 3,
        ...(cursor && { cursor }),
      });
      assert.equal(page.total, whole.length);
      paged.push(...page.films);
      cursor = page.next;
    } while (cursor !== null);
    assert.deepEqual(paged, whole);

    const linked: Film[] = [];
    let url: string | undefined = `/film/${FELLOWSHIP}/similar?threshold=0.001&limit=4`;
    while (url !== undefined) {
      const answer: LightMyRequestResponse = await fixture.app.inject(url);
      linked.push(...answer.json<SimilarAnswer>().films);
      url = /^<(.*)>; rel="next"$/.exec(String(answer.headers.link))?.[1];
    }
    const all = await answerTo({ like: [FELLOWSHIP], threshold: 0.001, limit: 1000 });
    assert.deepEqual(linked, all.films);
  });

  test('diversity puts the same films in another order, page by page', async () => {
    const question = { like: [FELLOWSHIP], limit: 20 };
    const plain = await answerTo(question);
    const diverse = await answerTo({ ...question, diversity: 0.7 });
    assert.notDeepEqual(diverse.films, plain.films);
    assert.equal(diverse.films[0]?.film_id, plain.films[0]?.film_id);
    const byId = (a: Film, b: Film) => a.film_id - b.film_id;
    assert.deepEqual(diverse.films.toSorted(byId), plain.films.toSorted(byId));
    assert.deepEqual(diverse.histogram, plain.histogram);
    const url = `/film/${FELLOWSHIP}/similar?diversity=0.7&limit=7`;
    const first = (await fixture.app.inject(url)).json<SimilarAnswer>();
    const second = await fixture.app.inject(`${url}&cursor=${first.next}`);
    const paged = [...first.films, ...second.json<SimilarAnswer>().films];
    assert.deepEqual(paged, diverse.films.slice(0, 14));
    assert.deepEqual(await answerTo({ ...question, diversity: 0 }), plain);
  });

  test('a cursor is valid for its query and snapshot only', async () => {
    const question = { like: [FELLOWSHIP], threshold: 0, limit: 2 };
    const { next: cursor } = await answerTo(question);
    for (const other of [
      { like: [ALIEN] },
      { unlike: [ALIEN] },
      { preset: 'seed' },
      { diversity: 0.5 },
      { terms: [{ field: 'genre', term: 'Drama', factor: 0 }] },
      { threshold: 0.001 },
      { filter: { min_rating: 6 } },
    ]) {
      const answer = await send({ ...question, ...other, cursor });
      assert.equal(answer.statusCode, 400);
      assert.equal(answer.json().code, 'cursor-invalid');
    }
    assert.equal((await send({ ...question, limit: 5, explain: true, cursor })).statusCode, 200);
    await using later = await createFilmApp({ snapshotId: 'later' });
    const stale = await later.app.inject({
      method: 'POST',
      url: '/film/similar',
      payload: { ...question, cursor },
    });
    assert.equal(stale.statusCode, 410);
    assert.equal(stale.json().code, 'cursor-expired');
  });

  test('facets count the films that reach the threshold, on every page', async () => {
    const question = { like: [FELLOWSHIP], filter: { title: 'rings' } };
    const first = await answerTo({ ...question, limit: 1 });
    const second = await answerTo({ ...question, limit: 1, cursor: first.next });
    assert.equal(first.total, 2);
    assert.deepEqual(first.facets, {
      genres: ['Action', 'Adventure', 'Drama'].map((value) => ({ value, count: 2 })),
      decades: [{ value: 2000, count: 2 }],
      languages: [{ value: 'en', count: 2 }],
      countries: ['New Zealand', 'United States'].map((value) => ({ value, count: 1 })),
      styles: [],
      ratings: [8, 9].map((value) => ({ value, count: 1 })),
      durations: [150, 180].map((value) => ({ value, count: 1 })),
      vote_counts: [{ value: 1_000_000, count: 2 }],
    });
    assert.deepEqual([second.facets, second.histogram], [first.facets, first.histogram]);
    const none = await answerTo({ ...question, threshold: 1 });
    assert.deepEqual([none.total, none.films, none.next], [0, [], null]);
    assert.ok(Object.values(none.facets).every((counts) => counts.length === 0));
    assert.equal(
      none.histogram.counts.reduce((all, count) => all + count),
      2,
    );
  });

  test('an explanation names people, and is empty where nothing is shared', async () => {
    const filter = { title: 'two towers' };
    const { films: found } = await answerTo({ like: [FELLOWSHIP], filter, explain: true });
    const [film] = found;
    assert.equal(film?.film_id, TWO_TOWERS);
    const person = film?.why?.terms.find(({ label }) => label === 'Peter Jackson');
    assert.equal(person?.field, 'person');
    assert.match(person?.term ?? '', /^nm\d{7}$/);
    const alone = await answerTo({ like: [AMPERSAND], filter, explain: true });
    assert.deepEqual(alone.films[0]?.why, { fields: [], terms: [] });
    assert.equal(alone.films[0]?.similarity, 0);
  });

  test('a filter that is not a valid pattern is matched as plain text and listed', async () => {
    const answer = await send({ like: [FELLOWSHIP], filter: { title: '*batteries' } });
    assert.equal(answer.headers['x-matched-as-text'], 'title');
    assert.equal(answer.json<SimilarAnswer>().total, 1);
  });
});
