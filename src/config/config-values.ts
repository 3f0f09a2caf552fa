/**
 * How the values of settings and criteria are read, wherever they come from: text on the command
 * line or in the environment, or a value in the configuration file. Each reader throws {@link Unfit}.
 */
import { isIPv6 } from 'node:net';
import { homedir } from 'node:os';
import { resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';

/** Thrown by a reader: what the value must be. The caller knows where it came from. */
export class Unfit extends Error {}

/**
 * Reads a value.
 *
 * @param where the option, variable or key that it was given as
 * @throws {UsageError} `config-invalid`, with where and what the value must be
 */
export function readValue<Value>(
  read: (value: unknown) => Value,
  where: string,
  value: unknown,
): Value {
  try {
    return read(value);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    throw new UsageError(
      'config-invalid',
      `${where} must be ${error.message}, but it is ${shown(value)}`,
      { data: { option: where } },
    );
  }
}

const LONGEST_SHOWN = 200;

/** A value as JSON, for a message; one that is nested too deeply for that in words. */
function shown(value: unknown): string {
  try {
    const json = JSON.stringify(value);
    return json.length > LONGEST_SHOWN ? `${json.slice(0, LONGEST_SHOWN)}…` : json;
  } catch {
    return 'nested too deeply';
  }
}

export const LEAST_MEMORY_BYTES = 256e6;

export const text = (value: unknown): string => {
  if (typeof value !== 'string' || value.trim() === '') throw new Unfit('text that is not empty');
  return value;
};
/** Such as a line break of a script, or a NUL, at which a system ends a name. */
// oxlint-disable-next-line no-control-regex -- this is what they are for
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

export const path = (value: unknown): string => {
  const written = text(value);
  if (CONTROL_CHARACTER.test(written)) throw new Unfit('a path without control characters');
  if (/^https?:\/\//i.test(written)) throw new Unfit('a path, not a URL');
  // where no shell has done it, as in the configuration file
  const given = resolve(written.replace(/^~(?=\/|$)/, homedir()));
  // DuckDB takes a backslash in a file name for a pattern or a separator
  if (sep === '/' && given.includes('\\')) throw new Unfit('a path without a backslash');
  return given;
};
/** The folder of databases. */
export const databaseFolder = (value: unknown): string => {
  const given = path(value);
  // DuckDB takes a question mark in a database's path for the beginning of parameters
  if (given.includes('?')) throw new Unfit('a path without a question mark');
  return given;
};
/** Files: a list, or one text in which they are separated by commas. */
export const files = (value: unknown): readonly string[] => list(value).map(path);
export const yes = (value: unknown): boolean => {
  if (value === true || value === 'true' || value === '1') return true;
  if (value === false || value === 'false' || value === '0') return false;
  throw new Unfit('true or false');
};
export const number =
  (least: number, most: number) =>
  (value: unknown): number => {
    const given = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? +value : value;
    if (typeof given !== 'number' || !(given >= least && given <= most)) {
      throw new Unfit(`a number from ${least} to ${most}`);
    }
    return given;
  };
export const whole =
  (least: number, most: number) =>
  (value: unknown): number => {
    const given = typeof value === 'string' && /^-?\d+$/.test(value) ? +value : value;
    if (!Number.isInteger(given) || (given as number) < least || (given as number) > most) {
      throw new Unfit(`a whole number from ${least} to ${most}`);
    }
    return given as number;
  };
const UNITS = { MB: 1e6, MIB: 2 ** 20, GB: 1e9, GIB: 2 ** 30 } as const;
export const memory = (value: unknown): number => {
  const [, count = '', unit = ''] =
    /^(\d+(?:\.\d+)?) ?([MG]i?B)$/i.exec(typeof value === 'string' ? value : '') ?? [];
  const bytes = +count * (UNITS[unit.toUpperCase() as keyof typeof UNITS] ?? 0);
  if (!(bytes >= LEAST_MEMORY_BYTES)) throw new Unfit('a size of at least 256MB, such as 4GB');
  return bytes;
};
/** What may be in the comment of a `User-Agent` header. */
export const contact = (value: unknown): string => {
  const given = text(value);
  if (/^[\x20-\x7e]{3,200}$/.test(given) && !/[()\\]/.test(given)) return given;
  throw new Unfit('an e-mail address or a URL, at most 200 characters');
};
const TIMES_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
export const duration = (value: unknown): number => {
  const [, count = '', unit = ''] =
    /^(\d{1,6}) ?([smhd])$/.exec(typeof value === 'string' ? value : '') ?? [];
  const ms = +count * (TIMES_MS[unit as keyof typeof TIMES_MS] ?? 0);
  if (!(ms > 0)) throw new Unfit('a time such as 30m, 24h or 7d');
  return ms;
};
export const date = (value: unknown): string => {
  const [, day] = /^\d{4}-\d\d-(\d\d)$/.exec(typeof value === 'string' ? value : '') ?? [];
  // JavaScript takes 30 February for 2 March
  const isDay = new Date(`${String(value)}T00:00:00Z`).getUTCDate() === Number(day);
  if (!isDay) throw new Unfit('a date in the form YYYY-MM-DD');
  return String(value);
};
export const list = (value: unknown): readonly string[] => {
  const items: unknown[] = typeof value === 'string' ? value.split(',') : [value].flat();
  if (items.length === 0) throw new Unfit('a list, separated by commas');
  return items.map((item) => text(typeof item === 'string' ? item.trim() : item));
};
export const oneOf =
  <Choice extends string>(...choices: readonly Choice[]) =>
  (value: unknown): Choice => {
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw new Unfit(orList(choices));
    return choice;
  };
export const someOf =
  <Choice extends string>(...choices: readonly Choice[]) =>
  (value: unknown): readonly Choice[] =>
    list(value).map((item) => oneOf(...choices)(item));
/** `a, b, or c`; the formatter takes 20 ms to make, and few starts need it. */
function orList(choices: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(choices);
}

/** Names or addresses of hosts, without a port. */
export const hosts = (value: unknown): readonly string[] =>
  list(value).map((item) => {
    const isHost = item.includes(':') ? isIPv6(item) : /^[^\s/?#@\\[\]]+$/.test(item);
    if (!isHost) throw new Unfit('a list of host names or addresses, without ports');
    return item;
  });
export const httpUrl = (value: unknown): string => {
  const url = URL.parse(text(value));
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Unfit('an HTTP or HTTPS URL');
  if (url.username + url.password + url.search + url.hash !== '') {
    throw new Unfit('a URL without a password, query or fragment');
  }
  return url.href;
};
export const optional =
  <Value>(read: (value: unknown) => Value) =>
  (value: unknown): Value | undefined =>
    value === undefined ? undefined : read(value);

/** Settings for Spark; split only where the next one starts, as values may contain commas. */
export const sparkConf = (value: unknown): readonly string[] => {
  const items: unknown[] = typeof value === 'string' ? value.split(/,(?=spark\.)/) : [value].flat();
  return items.map((item) => {
    if (typeof item === 'string' && /^spark\.[^=\s]+=/.test(item)) return item;
    throw new Unfit('a list of settings such as spark.executor.memory=8g');
  });
};

/** The URL of a folder on shared storage. */
export const folderUrl = (value: unknown): string => {
  const url = text(value);
  if (/^[a-z][a-z0-9+.-]*:\/\/[^?#]*$/i.test(url)) return url;
  throw new Unfit('the URL of a folder such as hdfs://host/folder or s3a://bucket/folder');
};
