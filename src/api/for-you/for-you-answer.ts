import type { DuckDBConnection } from '@duckdb/node-api';
import { bothFilters, type ListedFilms } from '../../lists/listed-films.ts';
import type { FilmDatabase } from '../../search/film-database.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { filmAt } from '../../search/table/film-table.ts';
import type { FieldFactors } from '../../similarity/model/presets.ts';
import { RecentMap } from '../../recent-map.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import { loadOpinions } from '../../taste/film-opinions.ts';
import { forYou, type Because, type ForYouAnswer } from '../../taste/for-you.ts';
import { ringEvidence, type RingEvidence } from '../../taste/ring/ring-evidence.ts';
import { loadRing } from '../../taste/ring/ring.ts';
import { ratedFilms, type RatedFilms, type Rating } from '../../taste/ratings.ts';
import { createTasteModel, type TasteBy, type TasteModel } from '../../taste/taste-model.ts';
import { MOST_EXPLAINED } from '../export/format.ts';
import { BECAUSE_FILMS, BECAUSE_TERMS } from '../openapi/schemas/for-you.ts';
import { labelled, labelsOf, type Labels } from '../similar/explanations.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { mainFilms } from './main-films.ts';

/** A validated question for films for a person, without its paging. */
export interface PersonalQuery {
  readonly ratings: readonly Rating[];
  readonly hiddenGems: number | undefined;
  readonly diversity: number | undefined;
  readonly preset: PresetName | undefined;
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
/** What few requests need is read once, for the first caller. */
const LOAD_TIMEOUT_MS = 60_000;

/** Creates the answerer of a snapshot; nothing of a query outlives its answer. */
export function createPersonalAnswerer(snapshot: Snapshot): PersonalAnswerer {
  const { search, database } = snapshot;
  const tasteBy = preparedModels(snapshot);
  const ringOf = readOnce(database, loadRing);

  return async function answerPersonally(query, part, signal) {
    const { offset, limit, listed } = part;
    const { criteria, hiddenGems, diversity } = query;
    const isFiltered = Object.keys(criteria).length > 0;
    const matches = isFiltered ? await search.matching(criteria, signal) : undefined;
    const taste = await tasteBy(query);
    const rated = ratedFilms(taste.model, query.ratings);
    const ring =
      rated.others.length === 0 ? undefined : ringEvidence(taste, await ringOf(), rated.others);
    const filter = bothFilters(matches?.fits, listed?.filter);
    const answer = forYou(taste, { rated, ring, filter, hiddenGems, diversity, offset, limit });
    const explained = part.explain ? answer.films.slice(0, MOST_EXPLAINED) : [];
    const reasons = explained.map(({ row }) => answer.because(row));
    const shown = reasons.map((because) => ({ ...because, terms: mainTerms(because) }));
    const labels = await labelsOf(
      { database },
      shown.flatMap(({ terms }) => terms),
      signal,
    );
    return {
      ...answer,
      whys: shown.map((because) =>
        JSON.stringify(
          becauseJson(snapshot, { rated, ring, counts: answer.counts }, because, labels),
        ),
      ),
      matchedAsText: matches?.matchedAsText ?? [],
    };
  };
}

function preparedModels({
  search: { films },
  database,
  weighedBy,
}: Snapshot): (by: TasteBy) => Promise<TasteModel> {
  const opinionsOf = readOnce(database, async (connection) =>
    loadOpinions(connection, films.filmIds),
  );
  const prepared = new RecentMap<string, TasteModel>(KEPT_MODELS);
  return async ({ preset, factors }) => {
    const key = JSON.stringify([preset, factors]);
    const known = prepared.get(key);
    if (known !== undefined) return known;
    const { model } = await weighedBy();
    const taste = createTasteModel(
      model,
      { ...films, opinions: await opinionsOf() },
      { preset, factors },
    );
    prepared.set(key, taste);
    return taste;
  };
}

/** Reads something of a snapshot when it is first needed, and keeps it. */
function readOnce<T>(
  database: FilmDatabase,
  load: (connection: DuckDBConnection) => Promise<T>,
): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return async () => {
    reading ??= database.read(load, { timeoutMs: LOAD_TIMEOUT_MS });
    try {
      return await reading;
    } catch (error) {
      // the next request tries again
      reading = undefined;
      throw error;
    }
  };
}

function mainTerms({ terms }: Because): Because['terms'] {
  return terms.slice(0, BECAUSE_TERMS).filter(({ share }) => share > 0);
}

/** The rated films that count. */
interface Evidence extends Pick<ForYouAnswer, 'counts'> {
  readonly rated: RatedFilms;
  readonly ring: RingEvidence | undefined;
}

function becauseJson(
  { search }: Snapshot,
  { rated, ring, counts }: Evidence,
  { films, terms, personal, prior }: Because,
  labels: Labels,
) {
  return {
    films: mainFilms(films, counts, BECAUSE_FILMS).map((film) => {
      const share = films[film];
      const row = rated.rows[film];
      if (row === undefined) {
        const outside = film - rated.rows.length;
        const { filmId, title } = ring?.films[outside] ?? {};
        return { film_id: filmId, title, rating: ring?.ratings[outside], share };
      }
      const { film_id: filmId, title } = filmAt(search.films, row);
      return { film_id: filmId, title, rating: rated.ratings[film], share };
    }),
    reasons: terms.map((term) => labelled(term, labels)),
    personal,
    rating: prior.quality,
    popularity: prior.fame,
  };
}
