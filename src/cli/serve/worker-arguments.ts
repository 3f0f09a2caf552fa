import type { Config } from '../../config/config.ts';
import { settingArguments } from '../setting-arguments.ts';
import { SERVE_KEYS } from './server-settings.ts';

/** The command line of a worker: `serve` with every setting that the command has. */
export function workerArguments(config: Config): readonly string[] {
  return ['serve', ...SERVE_KEYS.flatMap((key) => settingArguments(key, config[key]))];
}
