import { facetsOf } from '../../search/facets.ts';
import type { Matches } from '../../search/match-films.ts';
import { ReelatedError } from '../../errors.ts';
import type { Answer } from '../../similarity/query/answer.ts';
import { diverseAnswer } from '../../similarity/query/diversify.ts';
import type { Question } from '../../similarity/query/question.ts';
import { explainer } from './explanations.ts';
import type { SimilarQuestion } from './similar-question.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** A part of the films like others. */
export interface SimilarFilms extends Pick<Answer, 'total' | 'films'> {
  /** Why each film is as similar, as JSON; only where it is asked for. */
  readonly whys: readonly string[];
  /** The inside of a JSON object: how all films are spread, by similarity and by facet. */
  readonly spread: string;
  /** The criteria of the filter that were matched as text. */
  readonly matchedAsText: Matches['matchedAsText'];
}

export interface SimilarPart {
  readonly offset: number;
  readonly limit: number;
  readonly explain: boolean;
}

/** Answers the questions for similar films of one snapshot. */
export type SimilarAnswerer = (
  question: SimilarQuestion,
  part: SimilarPart,
  signal: AbortSignal,
) => Promise<SimilarFilms>;

const PARTS = 50;
/** How many questions have their counts kept, some 3 kB each, for their further pages. */
const KEPT_SPREADS = 256;

/** Creates the answerer of a snapshot. */
export function createSimilarAnswerer(snapshot: Snapshot): SimilarAnswerer {
  const { model, ranker, search } = snapshot;
  const explain = explainer(snapshot);
  const kept = new Map<string, string>();

  return async function answerSimilar(question, { offset, limit, explain: isExplained }, signal) {
    const matches = await matching(question, signal);
    const { like, unlike, factors, terms, threshold, diversity } = question;
    const asked: Question = {
      like,
      unlike,
      ...(factors && { factors }),
      terms,
      ...(matches && { filter: matches.fits }),
      threshold,
      offset,
      limit,
    };
    const key = JSON.stringify(question);
    const spread = kept.get(key);
    const counted: Question =
      spread === undefined ? { ...asked, histogram: PARTS, reaching: true } : asked;
    const answer =
      diversity === 0
        ? ranker.answer(counted)
        : diverseAnswer(model, ranker.answer, counted, diversity);
    const whys = isExplained
      ? await explain(
          asked,
          answer.films.map(({ filmId }) => filmId),
          signal,
        )
      : [];
    return {
      total: answer.total,
      films: answer.films,
      whys,
      spread: keep(key, spread ?? spreadOf(answer)),
      matchedAsText: matches?.matchedAsText ?? [],
    };
  };

  /** The films that the question's filter lets in; undefined for all. */
  async function matching(
    { criteria }: SimilarQuestion,
    signal: AbortSignal,
  ): Promise<Matches | undefined> {
    if (Object.keys(criteria).length === 0) return undefined;
    return search.matching(criteria, signal);
  }

  function spreadOf({ histogram, reaching }: Answer): string {
    const counts = Array.from(histogram ?? []);
    const facets = facetsOf(search.films, rowsOf(reaching ?? new Uint8Array()));
    return `"histogram":${JSON.stringify({ width: 1 / PARTS, counts })},"facets":${JSON.stringify(facets)}`;
  }

  function keep(key: string, spread: string): string {
    kept.delete(key);
    kept.set(key, spread);
    if (kept.size > KEPT_SPREADS) kept.delete(kept.keys().next().value ?? key);
    return spread;
  }
}

/** The rows that are not 0. */
function* rowsOf(marks: Uint8Array): Generator<number> {
  for (let row = 0; row < marks.length; row++) {
    if (marks[row] !== 0) yield row;
  }
}

/** What is wrong with a criterion of a filter, told by its path in the body. */
export function inFilter(error: unknown): unknown {
  if (!(error instanceof ReelatedError)) return error;
  const criterion = error.data['criterion'];
  if (error.code !== 'pattern-unsupported' || typeof criterion !== 'string') return error;
  return new ReelatedError(error.code, error.message, {
    cause: error,
    data: { ...error.data, criterion: `filter/${criterion}` },
  });
}
