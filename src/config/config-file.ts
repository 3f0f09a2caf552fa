import { existsSync, readFileSync } from 'node:fs';
import { messageOf, UsageError } from '../errors.ts';

/** The configuration file that is read, if it exists, when none is named. */
export const DEFAULT_CONFIG_FILE = 'reelated.config.json';

/**
 * The settings in a configuration file, by key, as they are written.
 *
 * @throws {UsageError} `config-invalid` when a named file cannot be read, or for an unknown key
 */
export function readConfigFile(
  named: string | undefined,
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  const file = named ?? DEFAULT_CONFIG_FILE;
  if (named === undefined && !existsSync(file)) return {};
  const settings = parseConfigFile(file);
  const unknown = Object.keys(settings).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new UsageError(
      'config-invalid',
      `${file}: unknown setting "${unknown}"; the settings are ${known.join(', ')}`,
      { data: { file, option: unknown } },
    );
  }
  return settings;
}

function parseConfigFile(file: string): Readonly<Record<string, unknown>> {
  try {
    const settings: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
      throw new TypeError('it must be a JSON object');
    }
    return settings as Readonly<Record<string, unknown>>;
  } catch (error) {
    throw new UsageError('config-invalid', `${file} cannot be read: ${messageOf(error)}`, {
      cause: error,
      data: { file },
    });
  }
}
