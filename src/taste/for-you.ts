/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { ReelatedError } from '../errors.ts';
import {
  asRow,
  filmCount,
  filmIdAt,
  type FilmId,
  type RowIndex,
} from '../similarity/model/model.ts';
import { DIVERSIFIED } from '../similarity/query/diversity/diversify.ts';
import { bestRows, type ScoredRows } from './best-rows.ts';
import { diverseRows } from './diverse-rows.ts';
import { bothEvidence, evidenceOf, type EvidenceFilms } from './evidence.ts';
import { createTasteExplainer, type ExplainedTaste } from './explain-taste.ts';
import type { RatedFilms } from './ratings.ts';
import type { TasteModel } from './taste-model.ts';
import { fameSlope, hiddenGemsOf, likingsOf, usualRating, weightsOf } from './taste-of.ts';
import { scoreAll, tasteOf } from './taste-vector.ts';

/** What somebody who has rated films would like to see. */
export interface ForYouQuery {
  readonly rated: RatedFilms;
  /** Rated films that are not in the model and count nevertheless. */
  readonly ring?: EvidenceFilms | undefined;
  /** n, by row: 0 for films that must not be offered; by default, all films that are not rated may. */
  readonly filter?: Uint8Array | undefined;
  /** From 0, well-known films, to 1; by default what the rated films suggest. */
  readonly hiddenGems?: number | undefined;
  /** From 0, by score alone, to 1; {@link DEFAULT_DIVERSITY} by default. */
  readonly diversity?: number | undefined;
  /** How many of the best to skip. */
  readonly offset?: number;
  readonly limit: number;
}

/** A film that is offered. */
export interface OfferedFilm {
  readonly row: RowIndex;
  readonly filmId: FilmId;
  /** Comparable within an answer; any number. */
  readonly score: number;
}

/** Why a film has its score: `personal` and `prior` sum to it. */
export interface Because extends ExplainedTaste {
  /** What both lists sum to. */
  readonly personal: number;
  /** What its quality, with what MovieLens' people think of it, and its fame add, whoever asks. */
  readonly prior: { readonly quality: number; readonly fame: number };
}

export interface ForYouAnswer {
  /** How many films may be offered, on all pages. */
  readonly total: number;
  readonly films: readonly OfferedFilm[];
  /** The rated films: all, those that count, and those that count for and against others. */
  readonly used: {
    readonly rated: number;
    readonly known: number;
    readonly liked: number;
    readonly disliked: number;
  };
  /** r: how much each rated film counts, in the order of the query's rows, then of its ring. */
  readonly counts: Float64Array;
  /** What was used, given or not. */
  readonly hiddenGems: number;
  /** Explains the score of a film by its row. The rated films are in the order of `counts`. */
  readonly because: (row: number) => Because;
}

/** Enough to spread the films of a series or a person a little. */
const DEFAULT_DIVERSITY = 0.1;

/**
 * Offers films to a person, exactly: all films of the model are scored, in float64, then filtered, then
 * ordered by score descending and film_id ascending; diversity reorders the first {@link DIVERSIFIED}.
 * O(terms of the rated films + z).
 *
 * @throws ReelatedError `request-invalid`
 */
export function forYou(taste: TasteModel, query: ForYouQuery): ForYouAnswer {
  const { rated, offset = 0, limit, diversity = DEFAULT_DIVERSITY } = query;
  const own = evidenceOf(taste, rated);
  const evidence = query.ring === undefined ? own : bothEvidence(own, query.ring);
  const { hiddenGems = hiddenGemsOf(evidence) } = query;
  checkPart('hidden_gems', hiddenGems);
  checkPart('diversity', diversity);
  const likings = likingsOf(evidence, usualRating(own.ratings));
  const counts = weightsOf(evidence, likings);
  const person = tasteOf(taste, evidence, { counts, likings });
  const scores = new Float64Array(filmCount(taste.model));
  scoreAll(taste, person, scores);
  const slope = fameSlope(hiddenGems);
  for (let row = 0; row < scores.length; row++) {
    scores[row] = scores[row]! + taste.prior[row]! + slope * taste.fame[row]!;
  }
  const offered = offeredRows(scores.length, query);
  const rows = rankedRows(taste, { scores, offered }, { offset, limit, diversity });
  // made when a film is explained: it takes as long as scoring all films
  let explain: ReturnType<typeof createTasteExplainer> | undefined;
  return {
    total: countOf(offered),
    films: Array.from(rows.subarray(offset), (row) => ({
      row: asRow(row),
      filmId: filmIdAt(taste.model, asRow(row)),
      score: scores[row]!,
    })),
    used: {
      rated: rated.rated,
      known: counts.length,
      liked: counts.filter((count) => count > 0).length,
      disliked: counts.filter((count) => count < 0).length,
    },
    counts,
    hiddenGems,
    because(row) {
      explain ??= createTasteExplainer(taste, evidence, person);
      const explained = explain(row);
      return {
        ...explained,
        personal: explained.terms.reduce((sum, { share }) => sum + share, 0),
        prior: { quality: taste.prior[row]!, fame: slope * taste.fame[row]! },
      };
    },
  };
}

/** The rows of all places before the end of a page. */
function rankedRows(
  { model }: TasteModel,
  films: ScoredRows,
  {
    offset,
    limit,
    diversity,
  }: { readonly offset: number; readonly limit: number; readonly diversity: number },
): Int32Array {
  const count = offset + limit;
  const isReordered = diversity > 0 && offset < DIVERSIFIED;
  const ranked = bestRows(films, isReordered ? Math.max(count, DIVERSIFIED) : count);
  return isReordered ? diverseRows(model, ranked, films.scores, { diversity, count }) : ranked;
}

/** n: 1 for films that match the filter and are not rated. */
function offeredRows(films: number, { filter, rated }: ForYouQuery): Uint8Array {
  if (filter !== undefined && filter.length !== films) {
    throw new RangeError(`a filter of ${filter.length} for ${films} films`);
  }
  const offered = new Uint8Array(films);
  for (let row = 0; row < films; row++) offered[row] = filter === undefined || filter[row] ? 1 : 0;
  for (const row of rated.rows) offered[row] = 0;
  return offered;
}

function countOf(offered: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < offered.length; row++) count += offered[row]!;
  return count;
}

function checkPart(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new ReelatedError('request-invalid', `${name} is ${value}; use a number from 0 to 1`, {
    data: { criterion: name },
  });
}
