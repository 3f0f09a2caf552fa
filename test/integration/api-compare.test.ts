import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Film } from '../../src/search/film.ts';
import { PRESET_NAMES, presetFor } from '../../src/similarity/model/presets.ts';
import { fieldsOf } from '../../src/similarity/terms/similarity-fields.ts';
import { testBadRequests } from '../fixtures/bad-requests.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';

const FELLOWSHIP = 120737;
const ALIENS = 90605;
const ALIEN = 78748;

interface Term {
  readonly field: string;
  readonly term: string;
  readonly label: string;
}

interface Comparison {
  readonly films: readonly Film[];
  readonly similarity: number;
  readonly fields: readonly { readonly field: string; readonly share: number }[];
  readonly shared: readonly (Term & { readonly share: number })[];
  readonly only: readonly (readonly (Term & { readonly weight: number })[])[];
  readonly articles: readonly (string | null)[];
  readonly ranks: readonly number[];
  readonly total: number;
}

describe('comparing through the API', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const compare = async (one: number | string, other: number, query = ''): Promise<Comparison> => {
    const answer = await fixture.app.inject(`/film/${one}/compare/${other}${query}`);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const similar = async (film: number, query = '') =>
    (await fixture.app.inject(`/film/${film}/similar?limit=1000${query}`)).json<{
      total: number;
      films: (Film & { similarity: number })[];
    }>();

  test('two films have their terms by name, and what they share adds up to their similarity', async () => {
    const { films, similarity, fields, shared, only } = await compare('tt0078748', ALIENS);
    assert.deepEqual(
      films.map((film) => film.title),
      ['Alien', 'Aliens'],
    );
    for (const shares of [fields, shared]) {
      const total = shares.reduce((sum, { share }) => sum + share, 0);
      assert.ok(Math.abs(total - similarity) < 1e-12);
      assert.deepEqual(
        shares,
        shares.toSorted((a, b) => b.share - a.share),
      );
    }
    assert.ok(shared.some(({ label }) => label === 'Sigourney Weaver'));
    const labels = only.map((terms) => terms.map(({ label }) => label));
    assert.ok(labels[0]?.includes('Ridley Scott') && !labels[1]?.includes('Ridley Scott'));
    assert.ok(labels[1]?.includes('James Cameron'));
    assert.ok(only.flat().every(({ weight }) => weight > 0 && weight <= 1));
  });

  test('the articles that plot words are from are named, where they are known', async () => {
    const article = 'https://en.wikipedia.org/wiki/Alien_(film)';
    assert.deepEqual((await compare(ALIEN, ALIENS)).articles, [article, null]);
    assert.deepEqual((await compare(ALIENS, ALIEN)).articles, [null, article]);
  });

  for (const query of ['', '&preset=seed', '&weights=era:1,genre:0.2']) {
    test(`each film has its rank and similarity in the list of the other${query}`, async () => {
      for (const other of [ALIENS, FELLOWSHIP]) {
        const { ranks, total, similarity } = await compare(ALIEN, other, query.replace('&', '?'));
        for (const [liked, listed, rank] of [
          [ALIEN, other, ranks[0]],
          [other, ALIEN, ranks[1]],
        ] as const) {
          const list = await similar(liked, query);
          const place = list.films.findIndex((film) => film.film_id === listed);
          assert.equal(rank, place + 1);
          assert.equal(similarity, list.films[place]?.similarity);
          assert.equal(total, list.total);
        }
      }
    });
  }

  // the films of the fixture have none of the optional data
  const EXPECTED = fieldsOf(new Set());

  test('presets come with descriptions of their fields', async () => {
    const answer = await fixture.app.inject('/similarity/presets');
    const { default: usual, fields, presets, lengths, idf_powers: idfPowers } = answer.json();
    assert.equal(usual, 'balanced');
    assert.deepEqual(
      fields.map(({ field }: { field: string }) => field),
      EXPECTED,
    );
    for (const preset of PRESET_NAMES) {
      const expected = presetFor(preset, EXPECTED);
      assert.deepEqual(presets[preset], expected.factors);
      assert.deepEqual(lengths[preset], expected.lengths);
      assert.deepEqual(idfPowers[preset], expected.idfPowers);
    }
  });

  testBadRequests(
    () => fixture.app,
    [
      ['an unknown film', { url: `/film/1/compare/${ALIEN}` }, 404, 'film-unknown', '/film_id'],
      ['an unknown other', { url: `/film/${ALIEN}/compare/1` }, 404, 'film-unknown', '/other_id'],
      ['itself', { url: `/film/${ALIEN}/compare/${ALIEN}` }, 400, 'request-invalid', '/other_id'],
      ['a name', { url: `/film/${ALIEN}/compare/x` }, 400, 'request-invalid', '/other_id'],
      [
        'an unknown parameter',
        { url: `/film/${ALIEN}/compare/${ALIENS}?threshold=0` },
        400,
        'request-invalid',
        '/threshold',
      ],
      [
        'weights of 0',
        { url: `/film/${ALIEN}/compare/${ALIENS}?weights=era:0` },
        400,
        'request-invalid',
        '/weights',
      ],
      ['a parameter of presets', { url: '/similarity/presets?a=1' }, 400, 'request-invalid', '/a'],
    ],
  );
});
