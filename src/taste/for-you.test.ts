import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { PRESETS } from '../similarity/model/presets.ts';
import { forYou, type ForYouQuery } from './for-you.ts';
import { ratedFilms, type Rating } from './ratings.ts';
import { TOGETHER_FIELD } from './taste-model.ts';
import {
  denseScores,
  filmsOf,
  tasteModelOf,
  TERMS,
  type Films,
  type TasteOptions,
} from './testing/dense-taste.ts';

interface Asked {
  readonly films: Films;
  readonly ratings: readonly Rating[];
  readonly filter: Uint8Array | undefined;
  readonly hiddenGems: number | undefined;
}

const asked: fc.Arbitrary<Asked> = fc.integer({ min: 1, max: 12 }).chain((count) =>
  fc.record({
    films: filmsOf(count),
    ratings: fc.array(
      fc.record({
        filmId: fc.integer({ min: 1, max: count + 2 }),
        rating: fc.constantFrom(0.5, 2, 5, 7, 8, 9.5, 10),
      }),
      { maxLength: 8 },
    ),
    filter: fc.option(
      fc
        .array(fc.constantFrom(0, 1, 3), { minLength: count, maxLength: count })
        .map((bytes) => Uint8Array.from(bytes)),
      { nil: undefined },
    ),
    hiddenGems: fc.option(fc.constantFrom(0, 0.3, 1), { nil: undefined }),
  }),
);

function answerTo({ films, ratings, filter, hiddenGems }: Asked, more: Partial<ForYouQuery> = {}) {
  const taste = tasteModelOf(films);
  const rated = ratedFilms(taste.model, ratings);
  return forYou(taste, { rated, filter, hiddenGems, diversity: 0, limit: 100, ...more });
}

const close = (actual: number, expected: number, message?: string) =>
  assert.ok(
    Math.abs(actual - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    message ?? `${actual} for ${expected}`,
  );

test('scores are those of the definition, of all films that may be offered', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const { films: offered, total } = answerTo(one);
      const rated = new Map(
        one.ratings.flatMap(({ filmId, rating }) =>
          filmId <= one.films.votes.length ? [[filmId - 1, rating] as const] : [],
        ),
      );
      const scores = denseScores(one.films, rated, one.hiddenGems);
      const rows = scores.flatMap((_, row) =>
        rated.has(row) || one.filter?.[row] === 0 ? [] : [row],
      );
      assert.deepEqual(
        offered.map(({ row }) => row).sort((a, b) => a - b),
        rows,
      );
      assert.equal(total, rows.length);
      for (const { row, score } of offered) close(score, scores[row]!);
    }),
    { numRuns: 500 },
  );
});

test('films are in order of their scores, equal ones in that of their ids, on any page', () => {
  fc.assert(
    fc.property(asked, fc.nat(12), fc.nat(6), (one, offset, limit) => {
      const { films } = answerTo(one);
      for (const [place, { score, filmId }] of films.entries()) {
        const next = films[place + 1];
        if (next === undefined) continue;
        assert.ok(score > next.score || (score === next.score && filmId < next.filmId));
      }
      const page = answerTo(one, { offset, limit });
      assert.deepEqual(page.films, films.slice(offset, offset + limit));
      assert.equal(page.total, films.length);
    }),
  );
});

test('a filter gives what is left of the whole ranking', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const all = answerTo({ ...one, filter: undefined }).films;
      const left = all.filter(({ row }) => one.filter?.[row] !== 0);
      assert.deepEqual(answerTo(one).films, left);
    }),
  );
});

test('with 3,000 films excluded, every page is full and in the order of the rest', () => {
  const [films] = fc.sample(filmsOf(4000), { numRuns: 1, seed: 16 });
  const taste = tasteModelOf(films!);
  const rated = ratedFilms(taste.model, [
    { filmId: 7, rating: 9 },
    { filmId: 1999, rating: 3 },
  ]);
  // a number that has no factor in common with 4,000, so that each row has its turn
  const filter = Uint8Array.from({ length: 4000 }, (_, row) => Number((row * 7919) % 4 === 0));
  const left = Array.from(rated.rows).reduce((rows, row) => rows - filter[row]!, 1000);
  const pageSize = 60;
  for (const diversity of [0, undefined]) {
    const answer = (more: Partial<ForYouQuery>) =>
      forYou(taste, { rated, diversity, limit: 4000, ...more });
    const rest = answer({ filter }).films;
    for (let offset = 0; offset < left; offset += pageSize) {
      const page = answer({ filter, offset, limit: pageSize });
      assert.equal(page.total, left);
      assert.equal(page.films.length, Math.min(pageSize, left - offset));
      assert.deepEqual(page.films, rest.slice(offset, offset + pageSize));
    }
    const whole = answer({ diversity: 0 }).films.filter(({ row }) => filter[row] === 1);
    // diversity reorders films and leaves out none
    const sorted = rest.toSorted((one, other) => other.score - one.score || one.row - other.row);
    assert.deepEqual(diversity === 0 ? rest : sorted, whole);
  }
});

/** The rated film has one term, which says nothing, as all films have it. */
const WITHOUT_LENGTH: Asked = {
  films: {
    weights: [TERMS.map((_, term) => Number(term < 2)), TERMS.map((_, term) => Number(term === 0))],
    votes: [500, 500],
    ratings: [7, 7],
  },
  ratings: [{ filmId: 2, rating: 0.5 }],
  filter: undefined,
  hiddenGems: undefined,
};

test('the shares of rated films, and those of terms, sum to the personal part of a score', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const { films, because } = answerTo(one);
      for (const { row, score } of films) {
        const { personal, prior, films: byFilm, terms } = because(row);
        close(personal + prior.quality + prior.fame, score);
        close(
          terms.reduce((sum, { share }) => sum + share, 0),
          personal,
        );
        const sumOfFilms = byFilm.reduce((sum, share) => sum + share, 0);
        assert.ok(Math.abs(sumOfFilms - personal) < 1e-11, `${sumOfFilms} for ${personal}`);
      }
    }),
    { examples: [[WITHOUT_LENGTH]] },
  );
});

test('the order of ratings does not matter, and of two ratings of a film the later counts', () => {
  fc.assert(
    fc.property(asked, (one) => {
      const last = new Map(one.ratings.map((rating) => [rating.filmId, rating]));
      const ratings = [...last.values()].toReversed();
      assert.deepEqual(answerTo({ ...one, ratings }).films, answerTo(one).films);
    }),
  );
});

/** Twelve films: by two directors, of two genres, all as well known and rated. */
const TWELVE: Films = {
  weights: Array.from({ length: 12 }, (_, film) =>
    TERMS.map(({ field, term }) => {
      if (field === 'director') return Number(term === (film < 8 ? 'a' : 'b'));
      return field === 'genre' ? Number(term === (film % 2 === 0 ? 'a' : 'b')) : 0;
    }),
  ),
  votes: Array.from({ length: 12 }, () => 10_000),
  ratings: Array.from({ length: 12 }, () => 7),
};

describe('what people rate', () => {
  const offer = (ratings: readonly Rating[], more: Partial<ForYouQuery> = {}) =>
    answerTo({ films: TWELVE, ratings, filter: undefined, hiddenGems: undefined }, more);
  const firstOf = (ratings: readonly Rating[]) => offer(ratings).films[0]?.filmId;

  test('one liked film brings those most like it', () => {
    assert.equal(firstOf([{ filmId: 1, rating: 9 }]), 3);
    assert.deepEqual(offer([{ filmId: 1, rating: 9 }]).used, {
      rated: 1,
      known: 1,
      liked: 1,
      disliked: 0,
    });
  });

  test('one hated film brings those least like it', () => {
    // by the other director, of the other genre
    assert.equal(firstOf([{ filmId: 1, rating: 1 }]), 10);
    assert.equal(offer([{ filmId: 1, rating: 1 }]).used.disliked, 1);
  });

  test('people who only hate films are not offered more of them, and people who only love films are', () => {
    const all = (rating: number) => [1, 3, 5].map((filmId) => ({ filmId, rating }));
    assert.equal(firstOf(all(10)), 7);
    assert.equal(firstOf(all(1)), 10);
    assert.equal(offer(all(10)).used.liked, 3);
    assert.equal(offer(all(1)).used.disliked, 3);
  });

  test('without a film that is known, films are ordered by quality and fame alone', () => {
    const films = {
      ...TWELVE,
      ratings: TWELVE.ratings.with(4, 9),
      votes: TWELVE.votes.with(6, 99_999),
    };
    const { films: offered, used } = answerTo({
      films,
      ratings: [{ filmId: 77, rating: 9 }],
      filter: undefined,
      hiddenGems: 0.4,
    });
    assert.deepEqual(used, { rated: 1, known: 0, liked: 0, disliked: 0 });
    assert.equal(offered.length, 12);
    assert.deepEqual(new Set(offered.slice(0, 2).map(({ filmId }) => filmId)), new Set([5, 7]));
  });

  test('more hidden gems bring films that fewer people know', () => {
    const films = { ...TWELVE, votes: TWELVE.votes.with(6, 999_999).with(4, 501) };
    const first = (hiddenGems: number) =>
      answerTo({ films, ratings: [{ filmId: 1, rating: 9 }], filter: undefined, hiddenGems })
        .films[0];
    assert.equal(first(0)?.filmId, 7);
    assert.equal(first(1)?.filmId, 5);
  });

  test('at most three of the first six have the same director by default', () => {
    const ratings = [{ filmId: 1, rating: 10 }];
    const byA = (films: readonly { readonly row: number }[]) =>
      films.slice(0, 6).filter(({ row }) => row < 8).length;
    assert.ok(byA(offer(ratings).films) > 3);
    const listed = offer(ratings, { diversity: undefined });
    assert.equal(byA(listed.films), 3);
    assert.equal(listed.films.length, 11);
    assert.deepEqual(
      offer(ratings, { diversity: undefined, offset: 4, limit: 3 }).films,
      listed.films.slice(4, 7),
    );
  });

  test('parts outside 0 to 1 are refused by name', () => {
    const refused = (criterion: string) => ({ code: 'request-invalid', data: { criterion } });
    assert.throws(() => offer([], { hiddenGems: 1.5 }), refused('hidden_gems'));
    assert.throws(() => offer([], { diversity: -1 }), refused('diversity'));
  });
});

test('what the people of MovieLens think of a film takes the place of some of its quality', () => {
  const films: Films = {
    weights: [1, 1, 1].map(() => TERMS.map(() => 1)),
    votes: [900, 900, 20_000],
    ratings: [7, 6.1, 8.4],
  };
  const opinions = [1, -0.5, 0];
  const shares = (by: TasteOptions): readonly number[] => {
    const taste = tasteModelOf(films, by);
    const answer = forYou(taste, { rated: ratedFilms(taste.model, []), diversity: 0, limit: 3 });
    return [0, 1, 2].map((row) => answer.because(row).prior.quality);
  };
  const { quality } = tasteModelOf(films);
  const expect = (found: readonly number[], of: (row: number) => number): void => {
    for (const [row, share] of found.entries()) close(share, of(row));
  };
  expect(shares({}), (row) => 0.55 * quality[row]!);
  expect(shares({ opinions }), (row) => 0.4 * quality[row]! + 0.8 * opinions[row]!);
  expect(
    shares({ opinions, factors: { genre: 1, [TOGETHER_FIELD]: 1 } }),
    (row) => 0.4 * quality[row]! + 0.8 * opinions[row]!,
  );
  // who does not want films liked together does not want what MovieLens says of others
  expect(shares({ opinions, factors: { genre: 1 } }), (row) => 0.55 * quality[row]!);
});

test('genres count for less than in likeness, unless the factors are given', () => {
  const films: Films = {
    weights: [1, 2].map((weight) => TERMS.map((_, term) => (term % 2 === 0 ? weight : 0))),
    votes: [900, 20_000],
    ratings: [7, 8.4],
  };
  const squared = (by: TasteOptions, field: string): number =>
    tasteModelOf(films, by).model.termFactors[TERMS.findIndex((term) => term.field === field)]!;
  const given = { factors: PRESETS.balanced.factors };
  close(squared({}, 'genre'), 0.64 * squared(given, 'genre'));
  close(squared({}, 'director'), squared(given, 'director'));
});
