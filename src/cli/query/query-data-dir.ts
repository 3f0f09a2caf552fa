import { openSnapshot, type Snapshot } from '../../api/snapshot/snapshot.ts';
import type { Config } from '../../config.ts';
import { FilmDatabase } from '../../search/film-database.ts';
import { filmAt } from '../../search/table/film-table.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { explainSimilarity } from '../../similarity/query/explain.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { isPersonTerm } from '../../similarity/terms/term-label.ts';
import { personIdOf } from '../../similarity/terms/terms.ts';
import type { FoundFilms } from './found-films.ts';
import { knownFilm } from './known-film.ts';
import {
  explainedFilm,
  type ExplainedFilm,
  type SimilarFilm,
  type SimilarFilms,
} from './similar-films.ts';

/** The films of the published database that meet all criteria, by title. */
export async function searchDataDir(
  { dataDir, limit }: Pick<Config, 'dataDir' | 'limit'>,
  criteria: SearchCriteria,
): Promise<FoundFilms> {
  await using database = await FilmDatabase.open(dataDir);
  const search = await database.filmSearch();
  const { matches, rows } = await search.find(criteria, {});
  return {
    films: Array.from(rows.subarray(0, limit), (row) => filmAt(search.films, row)),
    total: matches.total,
    matchedAsText: matches.matchedAsText,
  };
}

/** The films of the published database that are most like the one that a text names. */
export async function similarInDataDir(config: Config, text: string): Promise<SimilarFilms> {
  const { dataDir, preset, threshold, limit } = config;
  await using snapshot = await openSnapshot(dataDir, { preset });
  const { database } = snapshot;
  const { film, others } = await knownFilm(text, {
    byId: async (id) => database.filmById(id),
    byTitle: async (title) => database.findFilms(title),
  });
  const ranking = snapshot.rankSimilar(film.film_id, { threshold, offset: 0, limit });
  const found = await database.filmsByIds(ranking.films.map(({ filmId }) => filmId));
  const similar = ranking.films.flatMap(({ filmId, similarity }) => {
    const other = found.find((candidate) => candidate.film_id === filmId);
    return other === undefined ? [] : { ...other, similarity };
  });
  return { film, others, films: await explain(snapshot, film, similar), total: ranking.total };
}

async function explain(
  { model, database }: Snapshot,
  film: SimilarFilms['film'],
  others: readonly SimilarFilm[],
): Promise<readonly ExplainedFilm[]> {
  const row = rowOf(model, asFilmId(film.film_id));
  const shared = others.map((other) => {
    const otherRow = rowOf(model, asFilmId(other.film_id));
    if (row === undefined || otherRow === undefined) return [];
    return explainSimilarity(model, row, otherRow);
  });
  const persons = shared.flat().filter(isPersonTerm);
  const ids = [...new Set(persons.map(({ term }) => personIdOf(term)))];
  const names = await database.personNames(ids);
  const nameOf = (term: string): string => names.get(personIdOf(term)) ?? term;
  return others.map((other, index) => explainedFilm(other, shared[index] ?? [], nameOf));
}
