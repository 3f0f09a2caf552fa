/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import type { SharedTerm } from './explain.ts';
import { filmIdAt, termAt, type FilmId, type RowIndex, type FilmVectors } from '../model/model.ts';
import { cosine } from '../model/similarity.ts';
import { joinRows } from '../model/sparse-rows.ts';
import { queryVector, type QueryVector } from './query-vector.ts';
import { queryFilms, rowOfFilm, termFactorsOf, type Query } from './query.ts';
import { squaredFactorsOf, squaredNormOf } from './term-rows.ts';

/** What one film of a query adds to another film's score; negative for an unliked film. */
interface FilmShare {
  readonly filmId: FilmId;
  readonly share: number;
}

/** Why a film has its score in a query. */
interface ScoreExplanation {
  readonly filmId: FilmId;
  /** The film's score in the answer, in [0, 1]. */
  readonly similarity: number;
  /**
   * The score before it is clamped to [0, 1]; negative for a film that is more like the unliked ones.
   * The shares by term and those by film each sum to it, apart from rounding (1e-12).
   */
  readonly unclamped: number;
  /** Terms that the film has in common with any of the query's; the largest share first. */
  readonly terms: readonly SharedTerm[];
  /** The query's films, liked and unliked, in the order of their ids. */
  readonly films: readonly FilmShare[];
}

/** The part of a query that decides scores. */
export type ScoredQuery = Pick<Query, 'like' | 'unlike' | 'factors' | 'terms'>;

/**
 * Explains the scores of some films in a query, in O(terms) each: by term (see `sharesByField` and
 * `reasonsOf` for fields and words) and by the query's films. A term of liked and of unliked films
 * counts once, with the difference.
 *
 * @throws ReelatedError `film-unknown`, `request-invalid`.
 */
export function explainAnswer(
  model: FilmVectors,
  { like, unlike, factors, terms }: ScoredQuery,
  filmIds: readonly FilmId[],
): ScoreExplanation[] {
  const films = queryFilms(model, { like, ...(unlike && { unlike }), limit: 0 });
  const squaredFactors = squaredFactorsOf(model, factors);
  const vector = queryVector(model, films, squaredFactors, termFactorsOf(model, terms));
  return filmIds.map((filmId) => explainFilm(model, vector, rowOfFilm(model, filmId)));
}

function explainFilm(model: FilmVectors, vector: QueryVector, row: RowIndex): ScoreExplanation {
  const squaredNorm = squaredNormOf(model, row, vector.squaredFactors);
  const parts = vector.films.map((film, i) => {
    const weight = vector.weights[i]!;
    const squaredNorms = vector.squaredNorms[i]! * squaredNorm;
    return { film, weight, ...commonTerms(model, vector, i, row, squaredNorms) };
  });
  const shares = new Map<number, number>();
  for (const { weight, products, length } of parts) {
    for (const { term, product } of products) {
      shares.set(term, (shares.get(term) ?? 0) + (weight * product) / length);
    }
  }
  const films = parts.map(({ film, weight, dot }, i) => ({
    filmId: filmIdAt(model, film.row),
    // Added like in exact-scores.ts, so that the sum is the answer's score to the last bit.
    share: weight * cosine(dot, vector.squaredNorms[i]!, squaredNorm),
  }));
  const unclamped = films.reduce((sum, { share }) => sum + share, 0);
  return {
    filmId: filmIdAt(model, row),
    similarity: Math.min(Math.max(unclamped, 0), 1),
    unclamped,
    terms: Array.from(shares, ([term, share]) => ({ ...termAt(model, term), share }))
      .filter(({ share }) => share !== 0)
      .sort((one, other) => other.share - one.share),
    films,
  };
}

interface CommonTerms {
  /** What each term of both films adds to their dot product; ascending by term. */
  readonly products: readonly { readonly term: number; readonly product: number }[];
  readonly dot: number;
  /** The product of both films' lengths. */
  readonly length: number;
}

/** What a film of the query, given by its place, has in common with the film in a row. */
function commonTerms(
  model: FilmVectors,
  { rows, squaredFactors }: QueryVector,
  film: number,
  row: RowIndex,
  squaredNorms: number,
): CommonTerms {
  const products: { term: number; product: number }[] = [];
  let dot = 0;
  joinRows(rows, film, model, row, (term, weights) => {
    const product = weights * squaredFactors[model.termFields[term]!]!;
    if (product > 0) products.push({ term, product });
    dot += product;
  });
  return { products, dot, length: Math.sqrt(squaredNorms) };
}
