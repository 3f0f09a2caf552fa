import { existsSync } from 'node:fs';
import { createDuckDBFilms } from './snapshot/create-duckdb-films.ts';
import { createDuckDBFilmsCosSim } from './snapshot/create-duckdb-films-cos-sim.ts';
import { publishSnapshot } from './snapshot/publish-snapshot.ts';
import { filmFacts } from './films/facts/film-facts.ts';
import { filmTargets } from './films/film-targets.ts';
import type { FilmFilter } from './films/prep-films.ts';
import { genreParquetsOnDuckDB } from './films/local/genre-parquets-on-duckdb.ts';
import { prepFilmsOnDuckDB, VERIFIED_DATASETS } from './films/local/prep-films-on-duckdb.ts';
import { genreParquetsOnSpark } from './films/spark/genre-parquets-on-spark.ts';
import { prepFilmsOnSpark } from './films/spark/prep-films-on-spark.ts';
import { cosineSimilarityOnDuckDB } from './similarity/local/cosine-similarity-on-duckdb.ts';
import { storedParameters } from './similarity/stored-pairs.ts';
import { filmTermsOnDuckDB } from './similarity/local/film-terms-on-duckdb.ts';
import { plotTerms } from './similarity/plot/plot-terms.ts';
import { cosineSimilarityOnSpark } from './similarity/spark/cosine-similarity-on-spark.ts';
import { filmTermsOnSpark } from './similarity/spark/film-terms-on-spark.ts';
import { movieLensTerms } from './similarity/liked-together/movielens-terms.ts';
import { ownTerms } from './similarity/own-terms/own-terms.ts';
import type { TermSource } from './similarity/term-sources/source-terms.ts';
import type { PresetName } from './similarity/terms/preset-choices.ts';
import { UsageError } from './errors.ts';
import { availableDatasets } from './sources/available-datasets.ts';
import { WIKIDATA_URL, WIKIPEDIA_URL, type OpenDataName } from './sources/open-data-names.ts';
import {
  openDataSources,
  usesWikidata,
  type OpenDataSettings,
} from './sources/open-data-sources.ts';
import { movieLensFiles, sourceMovieLens } from './sources/movielens/source-movielens.ts';
import { checkRegularFile } from './sources/reader/dataset-folder.ts';
import {
  sourceDataset,
  type DatasetSource,
  type SourceLocation,
} from './sources/source-dataset.ts';
import type { ImdbDatasetName } from './sources/imdb-dataset.ts';
import { findSpark, type Spark, type SparkSettings } from './spark/spark.ts';
import type { Task } from './workflow/task.ts';

/** What shapes the pipeline; every value becomes a parameter of a task. */
export interface PipelineSettings extends FilmFilter {
  /** Absolute. */
  readonly dataDir: string;
  readonly location: SourceLocation;
  /** Whether downloads may be redirected to less public addresses; absent: they may not. */
  readonly privateRedirects?: boolean;
  /** Whether title.akas is used, where it is available. */
  readonly akas: boolean;
  /** Open data to use; absent: none. */
  readonly with?: readonly OpenDataName[];
  /** Where Wikidata is queried; absent: at its own service. */
  readonly wikidataUrl?: string;
  /** The API of the Wikipedia with the articles; absent: the English one. */
  readonly wikipediaUrl?: string;
  /** How these services can reach the user; absent: not at all. Changes no result. */
  readonly contact?: string | undefined;
  /** Files with the user's own terms, absolute; absent: none. */
  readonly terms?: readonly string[];
  /** A release of MovieLens, a zip or a folder, absolute; absent: none. */
  readonly movielens?: string | undefined;
  /** Whether films rated too low are evidence of taste; absent: they are. */
  readonly ring?: boolean;
  /** How many nearest films are stored for every film. */
  readonly neighbours: number;
  /** What the stored neighbours are computed with, and the server's answers by default. */
  readonly preset: PresetName;
  /** Whether every pair of films is stored instead. */
  readonly allPairs?: boolean;
  /** The minimum similarity of a stored pair, from 0 to 1; for all pairs only. */
  readonly minSimilarity?: number;
  /** Whether a snapshot is published however much has gone since the one before. */
  readonly acceptChanges?: boolean;
  /** Present: the tasks that make films, terms and similarities run on Spark. */
  readonly spark?: SparkSettings | undefined;
}

/** The tasks that build a snapshot. */
export interface Pipeline {
  /** Every task, in the order of the data; the last one is the root. */
  readonly tasks: readonly Task[];
  /** IMDb's files. */
  readonly datasets: readonly DatasetSource[];
  readonly genres: Task;
  /** Publishes the snapshot, which does not need all that the root requires. */
  readonly publication: Task;
  /** Requires every other task. */
  readonly root: Task;
}

/**
 * The composition root: IMDb's files → films → genres, terms → similarities → DuckDB → snapshot.
 *
 * @throws UsageError `datasets-missing` when a folder was named that lacks a file, `spark-missing`
 * when no Spark can be found, `usage-invalid` when open data is to be used without what it needs
 */
export function createPipeline(settings: PipelineSettings): Pipeline {
  const engine = settings.spark === undefined ? ON_DUCKDB : onSpark(findSpark(settings.spark));
  const given = givenFiles(engine, settings);
  const films = filmTasks(engine, settings, given);
  const similarity = similarityTasks(engine, settings, given, films);
  const snapshot = snapshotTasks(settings, given, films, similarity);
  const tasks = [given, films, similarity, snapshot].flatMap((part) => part.tasks);
  const root = allTasks(tasks);
  return {
    tasks: [...tasks, root],
    datasets: given.datasets,
    genres: films.genres,
    publication: snapshot.publication,
    root,
  };
}

/** IMDb's files, the user's own terms and MovieLens. */
function givenFiles(
  engine: Engine,
  { dataDir, location, akas, terms = [], movielens }: PipelineSettings,
) {
  const datasets = availableDatasets(location, akas).map((dataset) =>
    sourceDataset(dataset.name, location, dataDir, engine.verifiedDatasets),
  );
  const own = ownTermsOf(terms, dataDir);
  const movieLens = movielens ? sourceMovieLens(movielens, dataDir) : undefined;
  const tasks = present([...datasets.map(({ task }) => task), own?.task, movieLens?.task]);
  return { tasks, datasets, own, movieLens };
}

type GivenFiles = ReturnType<typeof givenFiles>;

/** Films, and what open data knows of them. */
function filmTasks(engine: Engine, settings: PipelineSettings, { datasets }: GivenFiles) {
  const { dataDir, ring = true } = settings;
  const openDataSettings = openDataSettingsOf(settings);
  const targets = filmTargets(dataDir, usesWikidata(openDataSettings));
  const prepared = engine.prepFilms(datasets, { ...filterOf(settings), ring }, targets);
  const { wikidata, articles } = openDataSources(openDataSettings, prepared);
  const facts = wikidata && filmFacts({ dataDir, prepared, statements: wikidata });
  const published = facts ?? prepared;
  const genres = engine.genreParquets(published, dataDir);
  const openData = present([wikidata, articles]);
  const tasks = present([prepared.task, ...openData.map(({ task }) => task), facts?.task, genres]);
  return { tasks, prepared, published, openData, articles, facts, genres };
}

type FilmTasks = ReturnType<typeof filmTasks>;

/** What films are compared by, and how similar they are. */
function similarityTasks(
  engine: Engine,
  { dataDir, preset, neighbours, allPairs = false, minSimilarity = 0 }: PipelineSettings,
  { own, movieLens }: GivenFiles,
  { prepared, published, articles, facts }: FilmTasks,
) {
  const plot = articles && plotTerms({ dataDir, articles, films: prepared });
  const liked = movieLens && movieLensTerms({ dataDir, movieLens, films: prepared });
  const terms = engine.filmTerms({
    dataDir,
    prepFilms: prepared.task,
    films: published.films,
    credits: prepared.credits,
    ring: prepared.ring,
    sources: present([facts, plot, liked, own]),
  });
  const similarity = engine.cosineSimilarity({
    dataDir,
    filmTerms: terms,
    preset,
    neighbours,
    allPairs: allPairs ? { minSimilarity } : undefined,
  });
  const tasks = present([plot?.task, liked?.task, terms.task, similarity.task]);
  return { tasks, liked, terms, similarity };
}

/** All of it in one database, which is checked and published. */
function snapshotTasks(
  settings: PipelineSettings,
  { datasets, own, movieLens }: GivenFiles,
  { prepared, published, openData, articles, facts }: FilmTasks,
  { liked, terms, similarity }: ReturnType<typeof similarityTasks>,
) {
  const { dataDir, preset, acceptChanges = false } = settings;
  const { stored } = similarity;
  const films = createDuckDBFilms(
    {
      ...prepared,
      films: published.films,
      terms: terms.terms,
      model: terms.model,
      labels: terms.labels,
      ringFilms: prepared.ring,
      ringTerms: terms.ringTerms,
      facts: facts?.facts,
      articles: articles?.target,
      opinions: liked?.opinions,
      tasks: present([prepared, terms, facts, articles, liked]).map(({ task }) => task),
    },
    dataDir,
  );
  const filesRead = movieLens ? movieLensFiles(movieLens) : [];
  const candidate = createDuckDBFilmsCosSim(
    {
      films,
      similarity,
      sources: [...datasets, ...openData, ...filesOf(own), ...filesRead],
      parameters: { ...filterOf(settings), preset, ...storedParameters(stored) },
    },
    dataDir,
  );
  const publication = publishSnapshot({ candidate, stored, dataDir, acceptChanges });
  return { tasks: [films.task, candidate.task, publication], publication };
}

function present<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return values.filter((value) => value !== undefined);
}

function filterOf({ minRating, minVotes, titleTypes }: PipelineSettings): FilmFilter {
  return { minRating, minVotes, titleTypes };
}

function openDataSettingsOf(settings: PipelineSettings): OpenDataSettings {
  const { location, dataDir, contact, privateRedirects = false } = settings;
  return {
    names: settings.with ?? [],
    wikidataUrl: settings.wikidataUrl ?? WIKIDATA_URL,
    wikipediaUrl: settings.wikipediaUrl ?? WIKIPEDIA_URL,
    contact,
    privateRedirects,
    location,
    dataDir,
  };
}

/** The tasks that an engine can compute; each gives the same results on every engine. */
interface Engine {
  /** The datasets whose files its `prepFilms` verifies as it reads them. */
  readonly verifiedDatasets: readonly ImdbDatasetName[];
  readonly prepFilms: typeof prepFilmsOnDuckDB;
  readonly genreParquets: typeof genreParquetsOnDuckDB;
  readonly filmTerms: typeof filmTermsOnDuckDB;
  readonly cosineSimilarity: typeof cosineSimilarityOnDuckDB;
}

const ON_DUCKDB: Engine = {
  verifiedDatasets: VERIFIED_DATASETS,
  prepFilms: prepFilmsOnDuckDB,
  genreParquets: genreParquetsOnDuckDB,
  filmTerms: filmTermsOnDuckDB,
  cosineSimilarity: cosineSimilarityOnDuckDB,
};

function onSpark(spark: Spark): Engine {
  return {
    verifiedDatasets: [],
    prepFilms: (...options) => prepFilmsOnSpark(spark, ...options),
    genreParquets: (...options) => genreParquetsOnSpark(spark, ...options),
    filmTerms: (options) => filmTermsOnSpark(spark, options),
    cosineSimilarity: (options) => cosineSimilarityOnSpark(spark, options),
  };
}

function allTasks(requires: readonly Task[]): Task {
  return {
    name: 'AllTasks',
    summary: 'Everything above',
    requires,
    targets: [],
    parameters: {},
  };
}

/** The user's own terms, if there are files of them. */
function ownTermsOf(paths: readonly string[], dataDir: string): TermSource | undefined {
  const missing = paths.find((path) => !existsSync(path));
  if (missing !== undefined) {
    throw new UsageError('config-invalid', `--terms: the file ${missing} does not exist`, {
      data: { file: missing },
    });
  }
  for (const path of paths) checkRegularFile('--terms', path);
  return paths.length === 0 ? undefined : ownTerms([...new Set(paths)], dataDir);
}

/** The files of own terms among the sources of a snapshot. */
function filesOf(own: TermSource | undefined) {
  if (own === undefined) return [];
  const { task } = own;
  return (task.externalInputs ?? []).map((path) => ({ task, path, target: undefined }));
}
