import { facetsOfMarked } from '../../search/facets.ts';
import { bothFilters, type ListedFilms } from '../../lists/listed-films.ts';
import type { Matches } from '../../search/matching/matches.ts';
import { ReelatedError } from '../../errors.ts';
import { RecentMap } from '../../recent-map.ts';
import type { Answer } from '../../similarity/query/answer.ts';
import { diverseAnswer } from '../../similarity/query/diversity/diversify.ts';
import type { Query } from '../../similarity/query/query.ts';
import type { WeighedModel } from '../../similarity/query/weighed-models.ts';
import { MOST_EXPLAINED } from '../export/format.ts';
import { explanationsOf, labelled, labelsOf } from './explanations.ts';
import type { SimilarQuery } from './similar-query.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** A page of the films like others. */
export interface SimilarFilms extends Pick<Answer, 'total' | 'films'> {
  /** Why each film is as similar, as JSON; empty unless `explain` was requested. */
  readonly whys: readonly string[];
  /** The factors of terms in the query, with labels, as JSON; undefined unless `explain` was requested. */
  readonly terms: string | undefined;
  /** The inside of a JSON object: the distribution of all films, by similarity and by facet. */
  readonly distribution: string;
  /** The criteria of the filter that were matched as plain text. */
  readonly matchedAsText: Matches['matchedAsText'];
}

/** The part of the answer to give, and which films it may have. */
interface SimilarPart {
  readonly offset: number;
  readonly limit: number;
  readonly explain: boolean;
  readonly listed?: ListedFilms | undefined;
}

/** Answers the queries for similar films of one snapshot. */
type SimilarAnswerer = (
  query: SimilarQuery,
  part: SimilarPart,
  signal: AbortSignal,
) => Promise<SimilarFilms>;

const HISTOGRAM_PARTS = 50;
/** The number of queries whose distributions are kept for their further pages, about 3 kB each. */
const KEPT_DISTRIBUTIONS = 256;

/** Creates the answerer of a snapshot. */
export function createSimilarAnswerer(snapshot: Snapshot): SimilarAnswerer {
  const { database } = snapshot;
  const distributions = new RecentMap<string, string>(KEPT_DISTRIBUTIONS);

  return async function answerSimilar(query, part, signal) {
    const { offset, limit, explain: isExplained, listed } = part;
    const matches = await matchingFilms(snapshot, query, signal);
    const filter = bothFilters(matches?.fits, listed?.filter);
    const page = { ...rankedBy(query, filter), offset, limit };
    const key = JSON.stringify([query, listed?.content]);
    const known = distributions.get(key);
    const weighed = await snapshot.weighedBy(query.preset);
    const answer = rank(
      weighed,
      known === undefined ? { ...page, histogram: HISTOGRAM_PARTS, reaching: true } : page,
      query.diversity,
    );
    const distribution = known ?? distributionOf(snapshot, answer);
    if (known === undefined) distributions.set(key, distribution);
    const explained = isExplained ? answer.films.slice(0, MOST_EXPLAINED) : [];
    const filmIds = explained.map(({ filmId }) => filmId);
    return {
      total: answer.total,
      films: answer.films,
      whys:
        filmIds.length === 0
          ? []
          : await explanationsOf({ database, model: weighed.model }, page, filmIds, signal),
      terms: isExplained ? await labelledTerms(snapshot, query, signal) : undefined,
      distribution,
      matchedAsText: matches?.matchedAsText ?? [],
    };
  };
}

async function labelledTerms(
  snapshot: Snapshot,
  { terms }: SimilarQuery,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (terms.length === 0) return undefined;
  const labels = await labelsOf(snapshot, terms, signal);
  return JSON.stringify(terms.map((term) => labelled(term, labels)));
}

/** The films that match the filter of a query; undefined when it has none. */
async function matchingFilms(
  { search }: Snapshot,
  { criteria }: SimilarQuery,
  signal: AbortSignal,
): Promise<Matches | undefined> {
  if (Object.keys(criteria).length === 0) return undefined;
  return search.matching(criteria, signal);
}

function rankedBy(
  query: SimilarQuery,
  filter: Uint8Array | undefined,
): Omit<Query, 'offset' | 'limit'> {
  const { like, unlike, factors, terms, threshold } = query;
  return {
    like,
    unlike,
    ...(factors && { factors }),
    terms,
    ...(filter && { filter }),
    threshold,
  };
}

function rank({ model, ranker }: WeighedModel, query: Query, diversity: number): Answer {
  return diversity === 0
    ? ranker.answer(query)
    : diverseAnswer(model, ranker.answer, query, diversity);
}

function distributionOf({ search }: Snapshot, { histogram, reaching }: Answer): string {
  const counts = Array.from(histogram ?? []);
  const facets = facetsOfMarked(search.films, reaching ?? new Uint8Array());
  const width = 1 / HISTOGRAM_PARTS;
  return `"histogram":${JSON.stringify({ width, counts })},"facets":${JSON.stringify(facets)}`;
}

/** The same error with the path of the criterion in the body, where it is one of the filter. */
export function inFilter(error: unknown): unknown {
  if (!(error instanceof ReelatedError)) return error;
  const criterion = error.data['criterion'];
  if (error.code !== 'pattern-unsupported' || typeof criterion !== 'string') return error;
  return new ReelatedError(error.code, error.message, {
    cause: error,
    data: { ...error.data, criterion: `filter/${criterion}` },
  });
}
