import { existsSync, readFileSync } from 'node:fs';
import { messageOf, UsageError } from '../errors.ts';
import { decodeText } from '../library/files/decode-text.ts';

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

/** What a JSON text is made of, as far as its keys need it. */
const TOKENS = /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[[\]{}]/g;

/** A key that an object in JSON has more than once; JSON.parse would take the last one. */
function repeatedKey(json: string): string | undefined {
  const seen = new Set<string>();
  let depth = 0;
  for (const [token, key] of json.matchAll(TOKENS)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth !== 1 || key === undefined) continue;
    const name = String(JSON.parse(key));
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}

function parseConfigFile(file: string): Readonly<Record<string, unknown>> {
  try {
    // PowerShell writes UTF-16, and Windows' editors put a byte order mark there
    const content = decodeText(readFileSync(file)) ?? '';
    const settings: unknown = JSON.parse(content);
    const repeated = repeatedKey(content);
    if (repeated !== undefined) throw new TypeError(`"${repeated}" occurs more than once`);
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
