import { availableParallelism } from 'node:os';
import {
  contact,
  databaseFolder,
  duration,
  files,
  folderUrl,
  hosts,
  httpUrl,
  LEAST_MEMORY_BYTES,
  list,
  memory,
  number,
  oneOf,
  optional,
  path,
  someOf,
  sparkConf,
  text,
  whole,
  yes,
} from './config-values.ts';
import { basePath, origins, proxies, publicUrl } from './proxy-values.ts';
import { availableMemory } from '../duckdb/available-memory.ts';
import { DEFAULT_DATA_DIR } from './default-data-dir.ts';
import { LOG_LEVELS } from '../api/traffic/log-level.ts';
import { DEFAULT_PRESET, PRESET_NAMES } from '../similarity/model/presets.ts';
import { OPEN_DATA_NAMES, WIKIDATA_URL, WIKIPEDIA_URL } from '../sources/open-data-names.ts';

/** How an option is read, wherever it comes from; `flag` is how it looks on the command line. */
export interface OptionSpec<Value> {
  readonly flag: string;
  readonly help: string;
  readonly read: (value: unknown) => Value;
  readonly fallback: Value;
}

function option<Value>(
  flag: string,
  help: string,
  read: (value: unknown) => Value,
  fallback: Value,
): OptionSpec<Value> {
  return { flag, help, read, fallback };
}

/**
 * Every setting once. Each is a command line option, a key of the configuration file (`minRating`)
 * and an environment variable (`REELATED_MIN_RATING`), in this order of precedence: command line,
 * environment, file, default.
 */
export const OPTIONS = {
  dataDir: option(
    '--data-dir <folder>',
    'folder for all data (default: ./data in a clone, otherwise your user data folder)',
    databaseFolder,
    DEFAULT_DATA_DIR,
  ),
  datasets: option(
    '--datasets <folder>',
    "use IMDb's .tsv.gz or .tsv files in this folder; they are not copied",
    optional(path),
    undefined,
  ),
  sample: option('--sample', 'use the small set of films that comes with Reelated', yes, false),
  baseUrl: option(
    '--base-url <url>',
    'download the dataset files from this URL',
    httpUrl,
    'https://datasets.imdbws.com/',
  ),
  privateRedirects: option(
    '--private-redirects',
    'follow redirects from public servers to this machine or its local network',
    yes,
    false,
  ),
  akas: option('--no-akas', 'skip title.akas (languages, alternate titles)', yes, true),
  with: option('--with <list>', 'open data: wikidata, wikipedia', someOf(...OPEN_DATA_NAMES), []),
  wikidataUrl: option('--wikidata-url <url>', 'SPARQL service to query', httpUrl, WIKIDATA_URL),
  wikipediaUrl: option('--wikipedia-url <url>', 'MediaWiki API to query', httpUrl, WIKIPEDIA_URL),
  contact: option(
    '--contact <address>',
    'your e-mail address or URL, for Wikidata and Wikipedia to reach you',
    optional(contact),
    undefined,
  ),
  terms: option('--terms <file>', 'a file with your own terms; can be repeated', files, []),
  movielens: option(
    '--movielens <path>',
    'a MovieLens release (zip or folder), for what the same people liked',
    optional(path),
    undefined,
  ),
  minRating: option('--min-rating <number>', 'keep films rated above this', number(0, 10), 6),
  minVotes: option(
    '--min-votes <number>',
    'keep films with more votes than this',
    whole(0, 1e9),
    500,
  ),
  titleTypes: option('--title-types <list>', "IMDb's title types to keep", list, ['movie']),
  ring: option(
    '--no-ring',
    'ignore films rated below --min-rating, which otherwise count as evidence of taste',
    yes,
    true,
  ),
  neighbours: option(
    '--neighbours <number>',
    'how many of the most similar films to store for each film',
    whole(1, 100_000),
    100,
  ),
  preset: option(
    '--preset <name>',
    `how films are compared: ${PRESET_NAMES.join(', ')} (default: ${DEFAULT_PRESET}, or the preset that the data was built with)`,
    optional(oneOf(...PRESET_NAMES)),
    undefined,
  ),
  allPairs: option(
    '--all-pairs',
    'store every pair of films instead of the most similar ones',
    yes,
    false,
  ),
  minSimilarity: option(
    '--min-similarity <number>',
    'with --all-pairs: minimum similarity of the pairs',
    number(0, 1),
    0,
  ),
  acceptChanges: option(
    '--accept-changes',
    'publish even if half of the data has disappeared since the previous snapshot',
    yes,
    false,
  ),
  refresh: option(
    '--refresh <time>',
    'while serving, check for new data and build it at this interval, such as 24h',
    optional(duration),
    undefined,
  ),
  workers: option(
    '--workers <number>',
    'number of threads (default: the number of CPUs)',
    whole(1, 256),
    availableParallelism(),
  ),
  memory: option(
    '--memory <size>',
    "memory limit of DuckDB while building, such as 4GB (default: half of the machine's, or of the container's)",
    memory,
    Math.max(LEAST_MEMORY_BYTES, availableMemory() / 2),
  ),
  engine: option(
    '--engine <name>',
    'engine that runs the tasks: duckdb or spark',
    oneOf('duckdb', 'spark'),
    'duckdb',
  ),
  sparkMaster: option(
    '--spark-master <url>',
    "Spark's master, as for spark-submit: local[2], spark://…, yarn, k8s://…",
    text,
    'local[*]',
  ),
  sparkHome: option(
    '--spark-home <folder>',
    "Spark's folder (default: SPARK_HOME, spark-sql on the PATH, or what setup:spark installed)",
    optional(path),
    undefined,
  ),
  sparkStorage: option(
    '--spark-storage <url>',
    'folder that all of Spark can access: hdfs://…, s3a://… (default: the data directory)',
    optional(folderUrl),
    undefined,
  ),
  sparkNode: option(
    '--spark-node <command>',
    'path of Node 24 on the executors (default: a copy of this one is sent to them)',
    optional(text),
    undefined,
  ),
  sparkConf: option(
    '--spark-conf <list>',
    'settings for Spark, such as spark.executor.memory=8g,spark.executor.cores=4',
    sparkConf,
    [] as readonly string[],
  ),
  cellLimit: option(
    '--cell-limit <time>',
    'how long a cell of a notebook may take, such as 5m (default: 60s)',
    duration,
    60_000,
  ),
  host: option('--host <address>', 'address to listen on', text, '127.0.0.1'),
  port: option('--port <number>', 'port to listen on; 0 picks a free one', whole(0, 65_535), 8000),
  allowedHosts: option(
    '--allowed-hosts <list>',
    'host names that requests to /mcp may use, besides localhost and --host',
    hosts,
    [] as readonly string[],
  ),
  trustProxy: option(
    '--trust-proxy <list>',
    'proxies whose X-Forwarded headers are trusted: addresses, networks, or their number',
    proxies,
    [] as readonly string[],
  ),
  basePath: option('--base-path <path>', 'serve below this path, such as /reelated', basePath, ''),
  publicUrl: option(
    '--public-url <url>',
    'the URL that visitors use, if it differs from the one the server listens on',
    optional(publicUrl),
    undefined,
  ),
  cors: option(
    '--cors <list>',
    'other sites whose pages may use the API, such as https://films.example',
    origins,
    [] as readonly string[],
  ),
  rateLimit: option(
    '--rate-limit <list>',
    'requests per client and route, such as search=60/minute',
    list,
    [] as readonly string[],
  ),
  server: option(
    '--server <url>',
    'query the server at this URL instead of the data directory',
    optional(httpUrl),
    undefined,
  ),
  serverWorkers: option(
    '--workers <number>',
    'number of server processes; each keeps the films in memory',
    whole(1, 64),
    1,
  ),
  logLevel: option(
    '--log-level <name>',
    `level of the JSON log on standard error: ${LOG_LEVELS.join(', ')}; info logs every response`,
    oneOf(...LOG_LEVELS),
    'warn',
  ),
  threshold: option('--threshold <number>', 'minimum similarity', number(0, 1), 0),
  limit: option(
    '--limit <number>',
    'maximum number of films (default: 10; for-you: 20)',
    optional(whole(1, 1000)),
    undefined,
  ),
  quiet: option('--quiet', 'print errors only', yes, false),
  json: option('--json', 'print JSON', yes, false),
} as const satisfies Record<string, OptionSpec<unknown>>;

export type OptionKey = keyof typeof OPTIONS;

/** The options that can be given several times, one value each. */
export const REPEATABLE: ReadonlySet<OptionKey> = new Set(['terms']);

/** The settings for where the files come from, then all that affect what is built from them. */
export const SOURCE_KEYS = ['sample', 'datasets', 'baseUrl', 'akas'] as const;
export const BUILD_KEYS = [
  ...SOURCE_KEYS,
  'with',
  'wikidataUrl',
  'wikipediaUrl',
  'terms',
  'movielens',
  'minRating',
  'minVotes',
  'titleTypes',
  'ring',
  'neighbours',
  'preset',
  'allPairs',
  'minSimilarity',
  'engine',
  'sparkMaster',
  'sparkHome',
  'sparkStorage',
  'sparkNode',
] as const satisfies readonly OptionKey[];
