import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listStream } from '../../api/export/list-stream.ts';
import type { ListFormat } from '../../api/export/format.ts';
import { listFile, listInfo, type ListInfo } from '../../api/export/named-list.ts';
import { openSnapshot } from '../../api/snapshot/snapshot.ts';
import { unknownList } from '../../lists/list-name.ts';
import { bothFilters, listedFilms } from '../../lists/listed-films.ts';
import { NamedLists } from '../../lists/named-lists.ts';
import type { FilmTitles } from '../../library/titles/film-titles.ts';
import { FilmDatabase, type FoundFilm } from '../../search/film-database.ts';
import type { Film } from '../../search/film.ts';
import type { NamedFilm } from '../../search/named-film.ts';
import { FilmParquet } from '../../search/parquet/film-parquet.ts';
import { filmAt } from '../../search/table/film-table.ts';
import { filmTitlesJson, type TitlesWanted } from '../../search/titles/film-titles.ts';
import { termNames } from '../../search/labels/term-names.ts';
import { asFilmId, type FilmVectors } from '../../similarity/model/model.ts';
import { presetFor } from '../../similarity/model/presets.ts';
import { explainAnswer, type ScoredQuery } from '../../similarity/query/explain-answer.ts';
import { explainedFilm, type ExplainedFilm, type SimilarFilm } from './explained-film.ts';
import type {
  Export,
  FilmSource,
  FoundFilms,
  SearchQuery,
  SimilarFilms,
  SimilarQuery,
} from './film-source.ts';
import { weightsOver } from './field-weights.ts';
import { knownFilm } from './known-film.ts';
import { PATIENCE } from './patience.ts';

/** Answers from the database published in a data directory. */
export function dataDirSource(dataDir: string, signal: AbortSignal): FilmSource {
  return {
    search: async (query, limit) => search(dataDir, query, limit),
    exportSearch: async (query, file) => exportSearch(dataDir, query, file, signal),
    similar: async (query) => similar(dataDir, query),
    lists: async () => lists(dataDir),
    exportList: async (name, format, to) => exportList(dataDir, name, format, to, signal),
    titles: async ({ alternate, ring = false }) => titles(dataDir, { alternate, ring }),
  };
}

async function search(dataDir: string, query: SearchQuery, limit: number): Promise<FoundFilms> {
  await using database = await FilmDatabase.open(dataDir, PATIENCE);
  const { films, matches, rows } = await matching(database, dataDir, query);
  const { total, matchedAsText } = matches;
  const { title } = query.criteria;
  return {
    films: Array.from(rows().subarray(0, limit), (row) => filmAt(films, row)),
    total,
    matchedAsText,
    nearest: total > 0 || title === undefined ? [] : await database.findFilms(title),
  };
}

async function matching(
  database: FilmDatabase,
  dataDir: string,
  { criteria, listed = {}, sort, order }: SearchQuery,
) {
  const { films, find } = await database.filmSearch();
  const allowed = await listedFilms(films, new NamedLists(dataDir), listed);
  const found = { sort, direction: order, filter: allowed?.filter };
  return { films, ...(await find(criteria, found)) };
}

async function exportSearch(
  dataDir: string,
  query: SearchQuery,
  { format, bom = false, limit, to }: Export,
  signal: AbortSignal,
): Promise<readonly string[]> {
  await using database = await FilmDatabase.open(dataDir, PATIENCE);
  await using parquet = new FilmParquet(database.path);
  const { films, matches, rows } = await matching(database, dataDir, query);
  const list = { films, rows: rows().subarray(0, limit), forSpreadsheet: bom };
  const { stream } = await listStream(list, format, parquet, signal);
  await pipeline(stream, to, { end: false, signal });
  return matches.matchedAsText;
}

async function titles(dataDir: string, wanted: TitlesWanted): Promise<FilmTitles> {
  await using database = await FilmDatabase.open(dataDir, PATIENCE);
  return JSON.parse((await filmTitlesJson(database, wanted)).toString());
}

async function similar(dataDir: string, query: SimilarQuery): Promise<SimilarFilms> {
  const { preset, weights, threshold, filter, listed = {}, limit } = query;
  await using snapshot = await openSnapshot(dataDir, { ...PATIENCE, preset });
  const { database, fields } = snapshot;
  const { factors } = presetFor(snapshot.preset, fields);
  const { film, others } = await knownFilmIn(database, query.film);
  const matches =
    Object.keys(filter).length === 0 ? undefined : await snapshot.search.matching(filter);
  const allowed = await listedFilms(snapshot.search.films, new NamedLists(dataDir), listed);
  const mayBeListed = bothFilters(matches?.fits, allowed?.filter);
  const scored: ScoredQuery = {
    like: [{ filmId: asFilmId(film.film_id) }],
    ...(weights && { factors: weightsOver(factors, weights, fields) }),
  };
  const { model, ranker } = await snapshot.weighedBy();
  const { films, total } = ranker.answer({
    ...scored,
    ...(mayBeListed && { filter: mayBeListed }),
    threshold,
    limit,
  });
  const found = await database.filmsByIds(films.map(({ filmId }) => filmId));
  const similarFilms = films.flatMap(({ filmId, similarity }) => {
    const other = found.find((candidate) => candidate.film_id === filmId);
    return other === undefined ? [] : { ...other, similarity };
  });
  return {
    film,
    others,
    films: await explain({ database, model }, scored, similarFilms),
    total,
    matchedAsText: matches?.matchedAsText ?? [],
  };
}

async function knownFilmIn(database: FilmDatabase, text: string): Promise<NamedFilm<Film>> {
  const { film, others } = await knownFilm<Film | FoundFilm>(text, {
    byId: async (id) => database.filmById(id),
    byTitle: async (title) => database.findFilms(title),
  });
  return { film: filmAlone(film), others: others.map(filmAlone) };
}

/** The film without the title by which it was found. */
function filmAlone(found: Film | FoundFilm): Film {
  if (!('matched_by' in found)) return found;
  const { matched_by: _matchedBy, ...film } = found;
  return film;
}

async function explain(
  { model, database }: { readonly model: FilmVectors; readonly database: FilmDatabase },
  scored: ScoredQuery,
  others: readonly SimilarFilm[],
): Promise<readonly ExplainedFilm[]> {
  const ids = others.map((other) => asFilmId(other.film_id));
  const shared = explainAnswer(model, scored, ids).map(({ terms }) => terms);
  const names = await termNames(database, shared.flat());
  return others.map((other, index) => explainedFilm(other, shared[index] ?? [], names));
}

async function lists(dataDir: string): Promise<readonly ListInfo[]> {
  await using database = await FilmDatabase.open(dataDir, PATIENCE);
  const { films } = await database.filmSearch();
  return (await new NamedLists(dataDir).summaries(films)).map(listInfo);
}

async function exportList(
  dataDir: string,
  name: string,
  format: ListFormat,
  to: Writable,
  signal: AbortSignal,
): Promise<void> {
  await using database = await FilmDatabase.open(dataDir, PATIENCE);
  const { films } = await database.filmSearch();
  const list = await new NamedLists(dataDir).read(name, films);
  if (list === undefined) throw unknownList(name);
  const file = listFile(format, list, films);
  await pipeline(file, to, { end: false, signal });
}
