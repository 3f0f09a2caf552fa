import { basename } from 'node:path';
import { DEFAULT_CONFIG_FILE, readConfigFile } from './config-file.ts';
import { readValue } from './config-values.ts';
import { OPTIONS, type OptionKey, type OptionSpec } from './options.ts';
import { UsageError } from '../errors.ts';

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
  /** The settings of the last run, by key; used for what is not given otherwise. */
  readonly lastRun?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * All settings, each from the first place that has it.
 *
 * @throws {UsageError} `config-invalid`, with the option, variable or key and what it must be
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
      return [key, readValue(spec.read, ...given)];
    }),
  ) as Config;
  return withOneSource(config, ranks);
}

/** The last run's value, unless only an earlier version of the program accepted it. */
function ofLastRun(spec: OptionSpec<unknown>, value: unknown): unknown {
  try {
    return value === undefined ? spec.fallback : spec.read(value);
  } catch {
    return spec.fallback;
  }
}

/**
 * Of `sample` and `datasets`, the one given at the place of higher precedence counts.
 *
 * @throws {UsageError} `usage-invalid` when both were given at the same place
 */
function withOneSource(config: Config, ranks: ReadonlyMap<string, number>): Config {
  const [sample, datasets] = [ranks.get('sample'), ranks.get('datasets')];
  if (!config.sample || sample === undefined || datasets === undefined) return config;
  if (sample === datasets) {
    throw new UsageError('usage-invalid', '--sample and --datasets cannot be combined');
  }
  return sample < datasets ? { ...config, datasets: undefined } : { ...config, sample: false };
}
