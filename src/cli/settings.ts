import { isDeepStrictEqual } from 'node:util';
import { readConfig, type Config, type ConfigSources } from '../config/config.ts';
import { BUILD_KEYS, OPTIONS, SOURCE_KEYS } from '../config/options.ts';
import { UsageError } from '../errors.ts';
import { createPipeline, type Pipeline } from '../pipeline.ts';
import { DEFAULT_PRESET } from '../similarity/model/presets.ts';
import type { SparkSettings } from '../spark/spark.ts';
import type { SourceLocation } from '../sources/source-dataset.ts';
import { lastSettings } from '../workflow/state/runs/last-settings.ts';
import type { JsonValue, Task } from '../workflow/task.ts';
import { print } from './output.ts';
import { settingArguments } from './setting-arguments.ts';

/** The pipeline for some settings. */
export function pipelineOf(config: Config): Pipeline {
  if (config.minSimilarity > 0 && !config.allPairs) {
    throw new UsageError(
      'usage-invalid',
      '--min-similarity needs --all-pairs; give both or neither',
    );
  }
  return createPipeline({
    ...config,
    spark: sparkOf(config),
    preset: config.preset ?? DEFAULT_PRESET,
    location: locationOf(config),
  });
}

/** The tasks of the notebooks, on top of a pipeline for the same settings; their code is loaded now. */
export async function notebooksOf(
  { dataDir, cellLimit }: Config,
  { datasets, genres, publication }: Pipeline,
): Promise<readonly Task[]> {
  const { notebookTasks } = await import('../notebooks/notebook-tasks.ts');
  const requires = [...datasets.map(({ task }) => task), genres, publication];
  return notebookTasks({ dataDir, requires, cellLimitMs: cellLimit });
}

/** The settings that affect the result of a run, to be stored in its events. */
export function buildSettings(config: Config): Readonly<Record<string, JsonValue>> {
  const given = BUILD_KEYS.map((key) => [key, config[key] ?? null] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}

/** The settings for a command about the last run: those of that run, where no others are given. */
export async function settingsOfLastRun(sources: ConfigSources): Promise<Config> {
  const given = readConfig(sources);
  const kept = await lastSettings(given.dataDir);
  if (kept === null) return given;
  const keys = isSourceGiven(given)
    ? BUILD_KEYS.filter((key) => !SOURCE_KEYS.some((one) => one === key))
    : BUILD_KEYS;
  const lastRun = Object.fromEntries(keys.map((key) => [key, kept[key]]));
  const config = readConfig({ ...sources, lastRun });
  const taken = keys.filter((key) => !isDeepStrictEqual(config[key], given[key]));
  if (taken.length > 0 && !config.json && !config.quiet) {
    const shown = taken.flatMap((key) => settingArguments(key, config[key]));
    print(`As in the last run: ${shown.join(' ')}`);
  }
  return config;
}

/** Whether the settings say where the files come from. */
export function isSourceGiven({ sample, datasets, baseUrl }: Config): boolean {
  return sample || datasets !== undefined || baseUrl !== OPTIONS.baseUrl.fallback;
}

/** The settings of Spark, if it is the engine. */
export function sparkOf(config: Config): SparkSettings | undefined {
  if (config.engine !== 'spark') return undefined;
  const { sparkHome: home, sparkMaster: master, sparkStorage: storage } = config;
  const { sparkNode: node, sparkConf: conf } = config;
  if (storage === undefined && /[*?[\]{}]/.test(config.dataDir)) {
    throw new UsageError(
      'config-invalid',
      `--data-dir: Spark would read ${config.dataDir} as a pattern; choose a folder without * ? [ ] { } in its path`,
      { data: { option: '--data-dir' } },
    );
  }
  return { home, master, storage, node, conf };
}

function locationOf({ sample, datasets, baseUrl, privateRedirects }: Config): SourceLocation {
  if (sample) return { kind: 'sample' };
  return datasets === undefined
    ? { kind: 'download', baseUrl, limits: { privateRedirects } }
    : { kind: 'local', folder: datasets };
}
