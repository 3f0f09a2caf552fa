import { bothFilters, type ListedFilms } from '../../lists/listed-films.ts';
import { RecentMap } from '../../recent-map.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { filmAt } from '../../search/table/film-table.ts';
import type { FieldFactors } from '../../similarity/model/presets.ts';
import { forYou, type Because, type ForYouAnswer } from '../../taste/for-you.ts';
import { ratedFilms, type RatedFilms, type Rating } from '../../taste/ratings.ts';
import { createTasteModel, type TasteModel } from '../../taste/taste-model.ts';
import { BECAUSE_FILMS, BECAUSE_TERMS } from '../openapi/schemas/for-you.ts';
import { labelled, labelsOf, type Labels } from '../similar/explanations.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** A validated question for films for a person, without its paging. */
export interface PersonalQuery {
  readonly ratings: readonly Rating[];
  readonly hiddenGems: number | undefined;
  readonly diversity: number | undefined;
  readonly factors: FieldFactors | undefined;
  readonly criteria: SearchCriteria;
}

interface PersonalPart {
  readonly offset: number;
  readonly limit: number;
  readonly explain: boolean;
  readonly listed: ListedFilms | undefined;
}

/** A page of films for a person. */
export interface PersonalFilms extends Pick<
  ForYouAnswer,
  'total' | 'films' | 'used' | 'hiddenGems'
> {
  /** Why each film is listed, as JSON; empty unless `explain` was requested. */
  readonly whys: readonly string[];
  /** The criteria of the filter that were matched as plain text. */
  readonly matchedAsText: readonly string[];
}

export type PersonalAnswerer = (
  query: PersonalQuery,
  part: PersonalPart,
  signal: AbortSignal,
) => Promise<PersonalFilms>;

/** How many sets of factors are kept prepared, 16 bytes per film and term each. */
const KEPT_MODELS = 4;

/** Creates the answerer of a snapshot; nothing of a query outlives its answer. */
export function createPersonalAnswerer(snapshot: Snapshot): PersonalAnswerer {
  const { search, database } = snapshot;
  const tasteBy = preparedModels(snapshot);

  return async function answerPersonally(query, part, signal) {
    const { offset, limit, listed } = part;
    const { criteria, factors, hiddenGems, diversity } = query;
    const isFiltered = Object.keys(criteria).length > 0;
    const matches = isFiltered ? await search.matching(criteria, signal) : undefined;
    const taste = tasteBy(factors);
    const rated = ratedFilms(taste.model, query.ratings);
    const filter = bothFilters(matches?.fits, listed?.filter);
    const answer = forYou(taste, { rated, filter, hiddenGems, diversity, offset, limit });
    const reasons = part.explain ? answer.films.map(({ row }) => answer.because(row)) : [];
    const shown = reasons.map((because) => ({ ...because, terms: mainTerms(because) }));
    const labels = await labelsOf(
      { database },
      shown.flatMap(({ terms }) => terms),
      signal,
    );
    return {
      ...answer,
      whys: shown.map((because) =>
        JSON.stringify(becauseJson(snapshot, { ...rated, counts: answer.counts }, because, labels)),
      ),
      matchedAsText: matches?.matchedAsText ?? [],
    };
  };
}

function preparedModels({ model, search }: Snapshot): (factors?: FieldFactors) => TasteModel {
  const prepared = new RecentMap<string, TasteModel>(KEPT_MODELS);
  return (factors) => {
    const key = JSON.stringify(factors ?? null);
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const taste = createTasteModel(model, search.films, factors);
    prepared.set(key, taste);
    return taste;
  };
}

function mainTerms({ terms }: Because): Because['terms'] {
  return terms.slice(0, BECAUSE_TERMS).filter(({ share }) => share > 0);
}

function becauseJson(
  { search }: Snapshot,
  { rows, ratings, counts }: RatedFilms & Pick<ForYouAnswer, 'counts'>,
  { films, terms, personal, prior }: Because,
  labels: Labels,
) {
  const main = Array.from(films, (share, film) => ({ film, share }))
    // that a film is unlike a disliked one is no reason to see it
    .filter(({ film, share }) => share > 0 && (counts[film] ?? 0) > 0)
    .sort((one, other) => other.share - one.share || one.film - other.film)
    .slice(0, BECAUSE_FILMS);
  return {
    films: main.map(({ film, share }) => {
      const { film_id: filmId, title } = filmAt(search.films, rows[film] ?? -1);
      return { film_id: filmId, title, rating: ratings[film], share };
    }),
    reasons: terms.map((term) => labelled(term, labels)),
    personal,
    rating: prior.quality,
    popularity: prior.fame,
  };
}
