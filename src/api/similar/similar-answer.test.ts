import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createFilmDatabase } from '../../../test/fixtures/film-database.ts';
import { ReelatedError } from '../../errors.ts';
import { asFilmId } from '../../similarity/model/model.ts';
import { openSnapshot, type Snapshot } from '../snapshot/snapshot.ts';
import { createSimilarAnswerer, inFilter, type SimilarFilms } from './similar-answer.ts';
import type { SimilarQuery } from './similar-query.ts';
import { UNHURRIED } from '../../../test/fixtures/unhurried.ts';

const FELLOWSHIP = asFilmId(120737);

describe('answers to queries for similar films', () => {
  const stack = new AsyncDisposableStack();
  let answer: (query: Partial<SimilarQuery>, part?: object) => Promise<SimilarFilms>;

  before(async () => {
    const dataDir = stack.use(await createFilmDatabase());
    const snapshot: Snapshot = stack.use(await openSnapshot(dataDir.path, UNHURRIED));
    const answerSimilar = createSimilarAnswerer(snapshot);
    answer = async (query, part = {}) =>
      answerSimilar(
        {
          like: [{ filmId: FELLOWSHIP, weight: 1 }],
          unlike: [],
          terms: [],
          criteria: {},
          threshold: 0,
          diversity: 0,
          ...query,
        },
        { offset: 0, limit: 3, explain: false, ...part },
        new AbortController().signal,
      );
  });

  after(async () => stack.disposeAsync());

  test('every page has the distribution of the whole ranking', async () => {
    const first = await answer({});
    const second = await answer({}, { offset: 3 });
    assert.equal(second.total, first.total);
    assert.equal(second.distribution, first.distribution);
    const { histogram, facets } = JSON.parse(`{${first.distribution}}`);
    const counted = histogram.counts.reduce((sum: number, count: number) => sum + count, 0);
    assert.equal(counted, first.total);
    assert.ok(facets.genres.length > 0);
  });

  test('a filter limits the films, and reports what it matched as plain text', async () => {
    for (const [title, asText] of [
      ['(towers', ['title']],
      ['two towers', []],
    ] as const) {
      const { films, matchedAsText } = await answer({ criteria: { title } });
      assert.deepEqual(
        films.map(({ filmId }) => filmId),
        [167261],
      );
      assert.deepEqual(matchedAsText, asText);
    }
  });

  test('reasons are given on request only, one for each film', async () => {
    assert.deepEqual((await answer({})).whys, []);
    const { films, whys } = await answer({}, { explain: true });
    assert.equal(whys.length, films.length);
    const { terms } = JSON.parse(whys[0] ?? '');
    const sum = terms.reduce((all: number, { share }: { share: number }) => all + share, 0);
    assert.ok(Math.abs(sum - (films[0]?.similarity ?? 0)) < 1e-12);
  });

  test('diversity changes the order, not the films', async () => {
    const ids = async (diversity: number) =>
      (await answer({ diversity }, { limit: 1000 })).films.map(({ filmId }) => filmId);
    const [plain, diverse] = [await ids(0), await ids(0.9)];
    assert.notDeepEqual(diverse, plain);
    assert.deepEqual(new Set(diverse), new Set(plain));
  });
});

test('a criterion of a filter is reported by its path in the body', () => {
  const unsupported = new ReelatedError('pattern-unsupported', 'no lookaround', {
    data: { criterion: 'title', position: 3 },
  });
  const inBody = inFilter(unsupported);
  assert.ok(inBody instanceof ReelatedError);
  assert.deepEqual(inBody.data, { criterion: 'filter/title', position: 3 });
  const other = new ReelatedError('film-unknown', 'no film', { data: { criterion: 'like/0' } });
  assert.equal(inFilter(other), other);
  assert.equal(inFilter('text'), 'text');
});
