import { availableParallelism, totalmem } from 'node:os';
import { basename, resolve } from 'node:path';
import { DEFAULT_CONFIG_FILE, readConfigFile } from './config-file.ts';
import {
  duration,
  folderUrl,
  httpUrl,
  LEAST_MEMORY_BYTES,
  list,
  memory,
  number,
  oneOf,
  optional,
  path,
  sparkConf,
  text,
  Unfit,
  whole,
  yes,
} from './config-values.ts';
import { LOG_LEVELS } from './api/traffic/log-level.ts';
import { UsageError } from './errors.ts';
import { PRESET_NAMES } from './similarity/model/presets.ts';

/** How an option is read, wherever it comes from; `flag` names its place on the command line. */
interface OptionSpec<Value> {
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
  dataDir: option('--data-dir <folder>', 'where everything is kept', path, resolve('data')),
  datasets: option(
    '--datasets <folder>',
    "use IMDb's .tsv.gz files in this folder, where they lie",
    optional(path),
    undefined,
  ),
  sample: option('--sample', 'use the small set of films that comes with Reelated', yes, false),
  baseUrl: option(
    '--base-url <url>',
    'download the dataset files from here',
    httpUrl,
    'https://datasets.imdbws.com/',
  ),
  akas: option('--no-akas', 'do without title.akas (languages, alternate titles)', yes, true),
  minRating: option('--min-rating <number>', 'films rated above this', number(0, 10), 6),
  minVotes: option('--min-votes <number>', 'films with more votes than this', whole(0, 1e9), 500),
  titleTypes: option('--title-types <list>', "IMDb's title types that count as films", list, [
    'movie',
  ] as readonly string[]),
  neighbours: option(
    '--neighbours <number>',
    'nearest films stored for every film',
    whole(1, 100_000),
    100,
  ),
  preset: option(
    '--preset <name>',
    'how films are compared: seed (four fields alike) or balanced (default)',
    optional(oneOf(...PRESET_NAMES)),
    undefined,
  ),
  allPairs: option('--all-pairs', 'store every pair of films instead, once', yes, false),
  minSimilarity: option(
    '--min-similarity <number>',
    'least similarity of a pair that --all-pairs stores',
    number(0, 1),
    0,
  ),
  acceptChanges: option(
    '--accept-changes',
    'publish even if half of the data has gone since the snapshot before',
    yes,
    false,
  ),
  refresh: option(
    '--refresh <time>',
    'fetch and build what has changed each time this has passed while serving, such as 24h',
    optional(duration),
    undefined,
  ),
  workers: option(
    '--workers <number>',
    'threads that work at the same time',
    whole(1, 256),
    availableParallelism(),
  ),
  memory: option(
    '--memory <size>',
    "memory that DuckDB may take while building, such as 4GB; default: half of the machine's",
    memory,
    Math.max(LEAST_MEMORY_BYTES, totalmem() / 2),
  ),
  engine: option(
    '--engine <name>',
    'what computes the tasks: duckdb or spark',
    oneOf('duckdb', 'spark'),
    'duckdb',
  ),
  sparkMaster: option(
    '--spark-master <url>',
    'where Spark runs, as for spark-submit: local[2], spark://…, yarn, k8s://…',
    text,
    'local[*]',
  ),
  sparkHome: option(
    '--spark-home <folder>',
    "Spark's folder; default: SPARK_HOME, spark-sql on the PATH, what setup:spark installed",
    optional(path),
    undefined,
  ),
  sparkStorage: option(
    '--spark-storage <url>',
    'folder that all of Spark sees (hdfs://…, s3a://…); default: the data directory',
    optional(folderUrl),
    undefined,
  ),
  sparkNode: option(
    '--spark-node <command>',
    'the Node 24 that executors have; default: this one is sent to them',
    optional(text),
    undefined,
  ),
  sparkConf: option(
    '--spark-conf <list>',
    'settings for Spark, such as spark.executor.memory=8g,spark.executor.cores=4',
    sparkConf,
    [] as readonly string[],
  ),
  host: option('--host <address>', 'address to listen on', text, '127.0.0.1'),
  port: option('--port <number>', 'port to listen on; 0 takes a free one', whole(0, 65_535), 8000),
  rateLimit: option(
    '--rate-limit <list>',
    'requests per client and route, such as search=60/minute',
    list,
    [] as readonly string[],
  ),
  server: option(
    '--server <url>',
    'ask a server that runs there instead of the data directory',
    optional(httpUrl),
    undefined,
  ),
  serverWorkers: option(
    '--workers <number>',
    'processes that answer; each keeps the films in its memory',
    whole(1, 64),
    1,
  ),
  logLevel: option(
    '--log-level <name>',
    `what is logged as lines of JSON on standard error: ${LOG_LEVELS.join(', ')} (info: every answer)`,
    oneOf(...LOG_LEVELS),
    'warn',
  ),
  threshold: option('--threshold <number>', 'least similarity', number(0, 1), 0),
  limit: option('--limit <number>', 'how many films at most', whole(1, 1000), 10),
  quiet: option('--quiet', 'say nothing but errors', yes, false),
  json: option('--json', 'answer in JSON, for programs', yes, false),
} as const satisfies Record<string, OptionSpec<unknown>>;

export type OptionKey = keyof typeof OPTIONS;

/** The settings that say where the files come from, then those that shape what is built of them. */
export const SOURCE_KEYS = ['sample', 'datasets', 'baseUrl', 'akas'] as const;
export const BUILD_KEYS = [
  ...SOURCE_KEYS,
  'minRating',
  'minVotes',
  'titleTypes',
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

/** All settings with their final values. */
export type Config = {
  readonly [Key in OptionKey]: ReturnType<(typeof OPTIONS)[Key]['read']>;
};

/** The environment variable of a setting: `REELATED_MIN_RATING` of `minRating`. */
export function environmentName(key: string): string {
  return `REELATED_${key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

export interface ConfigSources {
  /** Values given on the command line, by key. */
  readonly commandLine: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A configuration file that must exist; absent: the default one, if it exists. */
  readonly configFile?: string | undefined;
  /** What the last run was given, by key; it counts where nothing else is given. */
  readonly lastRun?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Puts the settings together.
 *
 * @throws UsageError `config-invalid` that names the option, variable or key and what it must be
 */
export function readConfig(sources: ConfigSources): Config {
  const file = sources.configFile ?? sources.environment['REELATED_CONFIG'];
  const fromFile = readConfigFile(file, Object.keys(OPTIONS));
  const ranks = new Map<string, number>();
  const lastRun = new Map(Object.entries(sources.lastRun ?? {}));
  const config = Object.fromEntries(
    Object.entries(OPTIONS).map(([key, spec]: [string, OptionSpec<unknown>]) => {
      const variable = environmentName(key);
      const candidates: readonly (readonly [string, unknown])[] = [
        [spec.flag.split(' ')[0] ?? key, sources.commandLine[key]],
        [variable, sources.environment[variable] || undefined],
        [`${basename(file ?? DEFAULT_CONFIG_FILE)}: ${key}`, fromFile[key]],
      ];
      const rank = candidates.findIndex(([, value]) => value !== undefined);
      const given = candidates[rank];
      if (given === undefined) return [key, ofLastRun(spec, lastRun.get(key))];
      ranks.set(key, rank);
      return [key, readOption(spec, ...given)];
    }),
  ) as Config;
  return withOneSource(config, ranks);
}

/** The last run's value, unless it is one that only an earlier version of the program knew. */
function ofLastRun(spec: OptionSpec<unknown>, value: unknown): unknown {
  try {
    return value === undefined ? spec.fallback : spec.read(value);
  } catch {
    return spec.fallback;
  }
}

/**
 * Of `sample` and `datasets` the one that was given at the higher place counts.
 *
 * @throws UsageError `usage-invalid` when both were given at the same place
 */
function withOneSource(config: Config, ranks: ReadonlyMap<string, number>): Config {
  const [sample, datasets] = [ranks.get('sample'), ranks.get('datasets')];
  if (!config.sample || sample === undefined || datasets === undefined) return config;
  if (sample === datasets) {
    throw new UsageError('usage-invalid', '--sample and --datasets exclude each other');
  }
  return sample < datasets ? { ...config, datasets: undefined } : { ...config, sample: false };
}

function readOption(spec: OptionSpec<unknown>, where: string, value: unknown): unknown {
  try {
    return spec.read(value);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    throw new UsageError(
      'config-invalid',
      `${where} must be ${error.message}, but it is ${JSON.stringify(value)}`,
      { data: { option: where } },
    );
  }
}
