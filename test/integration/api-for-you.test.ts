import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { InjectOptions } from 'fastify';
import { pino } from 'pino';
import { FIXTURE_FILMS } from '../fixtures/film-database.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { testBadRequests, type BadRequest } from '../fixtures/bad-requests.ts';

const FELLOWSHIP = 120737;
const TOWERS = 167261;
const KING = 167260;
const ALIEN = 78748;

interface Answer {
  readonly total: number;
  readonly used: object;
  readonly hidden_gems: number;
  readonly films: readonly {
    readonly film_id: number;
    readonly score: number;
    readonly because?: {
      readonly films: readonly { readonly film_id: number; readonly share: number }[];
      readonly reasons: readonly {
        readonly field: string;
        readonly label: string;
        readonly share: number;
      }[];
      readonly personal: number;
      readonly rating: number;
      readonly popularity: number;
    };
  }[];
  readonly next: string | null;
}

const rate = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([id, rating]) => ({ film_id: id, rating }));

const send = (payload: object, query = ''): InjectOptions => ({
  method: 'POST',
  url: `/film/for-you${query}`,
  payload,
});

describe('films for a person', () => {
  let fixture: FixtureApp;

  before(async () => {
    fixture = await createFilmApp();
  });
  after(async () => fixture[Symbol.asyncDispose]());

  const answer = async (payload: object, query?: string): Promise<Answer> => {
    const { statusCode, body } = await fixture.app.inject(send(payload, query));
    assert.equal(statusCode, 200, body);
    return JSON.parse(body);
  };
  const ids = ({ films }: Answer) => films.map(({ film_id: id }) => id);

  test('are those like the films they like, without those they have rated', async () => {
    const found = await answer({ ratings: rate([FELLOWSHIP, 9], [ALIEN, 2]), limit: 1000 });
    assert.deepEqual(new Set(ids(found).slice(0, 2)), new Set([TOWERS, KING]));
    assert.equal(found.total, FIXTURE_FILMS.length - 2);
    assert.equal(found.films.length, found.total);
    assert.ok(!ids(found).includes(FELLOWSHIP) && !ids(found).includes(ALIEN));
    assert.deepEqual(found.used, { rated: 2, known: 2, liked: 1, disliked: 1 });
    assert.equal(found.next, null);
  });

  test('come with reasons, whose shares are the score', async () => {
    const ratings = rate([FELLOWSHIP, 9], [ALIEN, 2], [99_999_999, 8]);
    const { films, used } = await answer({ ratings, limit: 3, explain: true });
    assert.deepEqual(used, { rated: 3, known: 2, liked: 1, disliked: 1 });
    for (const { score, because } of films) {
      assert.ok(because !== undefined);
      const sum = because.personal + because.rating + because.popularity;
      assert.ok(Math.abs(sum - score) < 1e-12);
      for (const list of [because.films, because.reasons]) {
        const shares = list.map(({ share }) => share);
        assert.ok(shares.every((share) => share > 0));
        assert.deepEqual(
          shares,
          shares.toSorted((a, b) => b - a),
        );
      }
    }
    const [first] = films;
    // not the disliked one, whatever the film has less in common with it
    assert.deepEqual(
      first?.because?.films.map(({ film_id: id }) => id),
      [FELLOWSHIP],
    );
    assert.ok(first?.because?.reasons.some(({ label }) => label === 'Peter Jackson'));
    const plain = await answer({ ratings, limit: 3 });
    assert.ok(plain.films.every((film) => !('because' in film)));
  });

  test('are full pages of one order, whatever is left out', async () => {
    const ratings = rate([FELLOWSHIP, 9]);
    const all = ids(await answer({ ratings, limit: 1000, diversity: 0 }));
    const exclude = all.filter((_, place) => place % 2 === 0);
    const query = { ratings, exclude, diversity: 0, limit: 4 };
    const pages: number[] = [];
    let cursor: string | null | undefined;
    for (let page = 0; cursor !== null; page++) {
      const found: Answer = await answer({ ...query, ...(cursor && { cursor }) });
      assert.equal(found.total, all.length - exclude.length);
      assert.ok(found.films.length === 4 || found.next === null);
      pages.push(...ids(found));
      cursor = found.next;
    }
    assert.deepEqual(
      pages,
      all.filter((id) => !exclude.includes(id)),
    );
    const only = await answer({ ratings, include: [KING, ALIEN], limit: 10 });
    assert.deepEqual(new Set(ids(only)), new Set([KING, ALIEN]));
  });

  test('match the criteria of a filter', async () => {
    const { films, total } = await answer({
      ratings: rate([FELLOWSHIP, 9]),
      filter: { genres: ['Horror'] },
      limit: 100,
    });
    const horror = FIXTURE_FILMS.filter(({ genres }) => genres.includes('Horror'));
    assert.equal(total, horror.length);
    assert.deepEqual(
      new Set(films.map(({ film_id: id }) => id)),
      new Set(horror.map(({ id }) => id)),
    );
  });

  test('without any known film are ordered by rating and popularity', async () => {
    const { used, films } = await answer({ ratings: rate([1, 9]), explain: true, limit: 5 });
    assert.deepEqual(used, { rated: 1, known: 0, liked: 0, disliked: 0 });
    for (const { because } of films) {
      assert.deepEqual([because?.films, because?.reasons, because?.personal], [[], [], 0]);
    }
  });

  test('can be exported as other lists can', async () => {
    const body = { ratings: rate([FELLOWSHIP, 9]), limit: 3 };
    const page = await answer(body);
    const read = async (format: string) =>
      (await fixture.app.inject(send(body, `?format=${format}`))).body;
    const tconsts = ids(page).map((id) => `tt${String(id).padStart(7, '0')}`);
    assert.equal(await read('ids'), `${tconsts.join('\n')}\n`);
    assert.deepEqual(
      (JSON.parse(await read('radarr')) as { imdb_id: string }[]).map((film) => film.imdb_id),
      tconsts,
    );
    const lines = (await read('ndjson')).trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => (JSON.parse(line) as { score: number }).score),
      page.films.map(({ score }) => score),
    );
    assert.deepEqual(JSON.parse(await read('json')), { ...page, next: null });
    assert.match(await read('csv'), /^film_id,.*,imdb_id\r\n(.*\r\n){3}$/);
    const [header, first = ''] = (await read('csv&bom=1')).split('\r\n');
    assert.match(header ?? '', /^\uFEFFfilm_id,.*,imdb_id,release_year,rank,score,reasons$/);
    const score = page.films[0]?.score;
    assert.match(first, new RegExp(`,1,${score},"?because you gave The Lord of the Rings: .* 9: `));
  });

  test('ten thousand ratings are accepted, and unknown films among them counted', async () => {
    const ratings = Array.from({ length: 10_000 }, (_, i) => ({
      film_id: i + 120_000,
      rating: (i % 10) + 1,
    }));
    const { used } = await answer({ ratings });
    assert.equal((used as { rated: number }).rated, 10_000);
  });

  test('depend on the preset, which is balanced by default', async () => {
    const ratings = rate([FELLOWSHIP, 9], [ALIEN, 2]);
    const [usual, balanced, seed] = await Promise.all(
      [{}, { preset: 'balanced' }, { preset: 'seed' }].map(async (by) =>
        answer({ ratings, explain: true, ...by }),
      ),
    );
    assert.deepEqual(usual, balanced);
    const fieldsOf = (found: Answer | undefined) =>
      new Set(
        found?.films.flatMap(({ because }) => because?.reasons ?? []).map(({ field }) => field),
      );
    assert.ok(fieldsOf(usual).has('years'));
    const ofSeed = [...fieldsOf(seed)];
    assert.ok(ofSeed.length > 0);
    assert.ok(ofSeed.every((field) => ['title', 'genre', 'rating', 'person'].includes(field)));
  });

  test('depend on the weights of fields', async () => {
    const ratings = rate([FELLOWSHIP, 9]);
    const plain = await answer({ ratings, explain: true });
    const byGenre = await answer({ ratings, explain: true, weights: { genre: 1 } });
    assert.notDeepEqual(ids(byGenre), ids(plain));
    for (const { because } of byGenre.films) {
      for (const reason of because?.reasons ?? [])
        assert.equal((reason as { field?: string }).field, 'genre');
    }
  });

  test('leave nothing of the ratings in the log', async () => {
    const lines: string[] = [];
    const logger = pino({ level: 'trace' }, { write: (line) => void lines.push(line) });
    await using quiet = await createFilmApp({ logger });
    const ratings = rate([FELLOWSHIP, 9.5], [87_654_321, 3.5]);
    const { statusCode } = await quiet.app.inject(send({ ratings, explain: true }));
    assert.equal(statusCode, 200);
    const invalid = await quiet.app.inject(send({ ratings: rate([87_654_321, 11.5]) }));
    assert.equal(invalid.statusCode, 400);
    assert.ok(lines.length > 0);
    assert.doesNotMatch(lines.join('\n'), /120737|87654321|9\.5|11\.5|"ratings"/);
  });

  const rated = { ratings: rate([FELLOWSHIP, 9]) };
  const invalid = (what: string, request: InjectOptions, path?: string): BadRequest => [
    what,
    request,
    400,
    'request-invalid',
    path,
  ];
  testBadRequests(
    () => fixture.app,
    [
      invalid('no ratings', send({}), '/ratings'),
      invalid('an empty list of ratings', send({ ratings: [] }), '/ratings'),
      invalid(
        '10,001 ratings',
        send({ ratings: Array.from({ length: 10_001 }, (_, i) => ({ film_id: i, rating: 5 })) }),
        '/ratings',
      ),
      invalid('a rating of 11', send({ ratings: rate([1, 5], [2, 11]) }), '/ratings/1/rating'),
      invalid('a rating of 0', send({ ratings: rate([1, 0]) }), '/ratings/0/rating'),
      invalid(
        'a text for a rating',
        send({ ratings: [{ film_id: 1, rating: '5' }] }),
        '/ratings/0/rating',
      ),
      invalid('a rating without a film', send({ ratings: [{ rating: 5 }] }), '/ratings/0/film_id'),
      invalid(
        'more of a rating',
        send({ ratings: [{ film_id: 1, rating: 5, seen: true }] }),
        '/ratings/0/seen',
      ),
      invalid('hidden gems of 2', send({ ...rated, hidden_gems: 2 }), '/hidden_gems'),
      invalid('a diversity below 0', send({ ...rated, diversity: -1 }), '/diversity'),
      invalid('an unknown weight', send({ ...rated, weights: { actor: 1 } }), '/weights/actor'),
      invalid('weights of 0', send({ ...rated, weights: { genre: 0 } }), '/weights'),
      [
        'an unknown list',
        send({ ...rated, exclude: ['nowhere'] }),
        404,
        'list-unknown',
        '/exclude/0',
      ],
      [
        'a lookahead',
        send({ ...rated, filter: { title: '(?=a)' } }),
        400,
        'pattern-unsupported',
        '/filter/title',
      ],
      ['a foreign cursor', send({ ...rated, cursor: 'x' }), 400, 'cursor-invalid', '/cursor'],
    ],
  );
});
