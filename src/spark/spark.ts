import { accessSync, constants, existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';

/** The settings for Spark. */
export interface SparkSettings {
  /** Spark's folder; absent: SPARK_HOME, then that of `spark-sql` on the PATH, then `setup:spark`'s. */
  readonly home?: string | undefined;
  /** As `spark-submit --master` takes it: `local[2]`, `spark://…`, `yarn`, `k8s://…`. */
  readonly master: string;
  /** The path of Node on other machines; absent: this Node is sent to them. */
  readonly node?: string | undefined;
  /** Further `key=value` settings for Spark. */
  readonly conf: readonly string[];
  /** The folder, as Spark sees it, in which driver and executors exchange files; absent: the data directory. */
  readonly storage?: string | undefined;
}

/** An installed Spark, and how to use it. */
export interface Spark extends SparkSettings {
  readonly home: string;
  /** Such as `4.1.1`. */
  readonly version: string;
}

/** The first with session variables, `try_cast`, and `TRANSFORM` without Hive. */
const OLDEST_MAJOR = 4;

/** What `npm run setup:spark` installs. */
export const SETUP_VERSION = '4.1.1';

/** Where `npm run setup:spark` installs it: a virtual environment outside the clone. */
export function setupFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const cache = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'reelated', `pyspark-${SETUP_VERSION}`);
}

/**
 * Finds Spark and its version without starting it.
 *
 * @throws UsageError `spark-missing` when it is missing or too old
 */
export function findSpark(
  settings: SparkSettings,
  environment: NodeJS.ProcessEnv = process.env,
): Spark {
  const named = settings.home ?? environment['SPARK_HOME'];
  const home = named || homeOnPath(environment) || setupHome(environment);
  if (home === undefined) {
    throw missing(
      'Spark was not found: set SPARK_HOME or --spark-home, or run "npm run setup:spark"',
    );
  }
  const version = versionOf(home);
  if (version === undefined) {
    throw missing(
      `${home} is not a Spark installation: bin/spark-sql or jars/spark-core_*.jar is missing`,
      { home },
    );
  }
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw missing(`${home} is Spark ${version}; Reelated needs ${OLDEST_MAJOR}.0 or later`, {
      home,
      version,
    });
  }
  return { ...settings, home, version };
}

/** Whether the executors run on this machine and see its files. */
export function isLocal({ master }: SparkSettings): boolean {
  return /^local([[-]|$)/.test(master);
}

/** Whether the executors are threads of the driver. */
export function isInDriver({ master }: SparkSettings): boolean {
  return /^local(\[|$)/.test(master);
}

function versionOf(home: string): string | undefined {
  if (!existsSync(join(home, 'bin', 'spark-sql'))) return undefined;
  const jars = join(home, 'jars');
  const names = existsSync(jars) ? readdirSync(jars) : [];
  return names.map((name) => /^spark-core_[\d.]+-(\d.*)\.jar$/.exec(name)?.[1]).find(Boolean);
}

function homeOnPath(environment: NodeJS.ProcessEnv): string | undefined {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  const program = folders.map((folder) => join(folder, 'spark-sql')).find(isExecutable);
  if (program === undefined) return undefined;
  const bin = dirname(realpathSync(program));
  // pip puts Spark's programs into Python's folder, away from its jars
  return existsSync(join(bin, '..', 'jars')) ? dirname(bin) : pySparkHome(dirname(bin));
}

function setupHome(environment: NodeJS.ProcessEnv): string | undefined {
  const folder = setupFolder(environment);
  return existsSync(join(folder, 'ready')) ? pySparkHome(folder) : undefined;
}

/** The Spark in a virtual environment with PySpark. */
function pySparkHome(environment: string): string | undefined {
  const lib = join(environment, 'lib');
  return (existsSync(lib) ? readdirSync(lib) : [])
    .map((python) => join(lib, python, 'site-packages', 'pyspark'))
    .find((home) => existsSync(home));
}

/** Whether there is a program that this process may run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function missing(message: string, data: Readonly<Record<string, string>> = {}): UsageError {
  return new UsageError('spark-missing', message, { data });
}
