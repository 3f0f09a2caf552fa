import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { reachedFiles, type ModuleScans } from './code-files.ts';
import { pathInData } from '../data-dir.ts';
import { sha256Of, type FileDigest } from '../../digest.ts';
import type { Reason } from '../../event.ts';
import { stableNames } from '../stable-name.ts';
import type { JsonValue, Target, Task } from '../../task.ts';

/** Everything that a task's result depends on. Keys name things as a person would. */
export interface Fingerprint {
  /** sha256 by file name, such as `prep-films.sql`. */
  readonly code: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** Digest by name, such as `title.basics.tsv.gz` or `output/films of PrepFilms`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly engine: string | null;
}

/** Takes the place of the digest of an external input that is missing. */
const MISSING_INPUT = 'missing';

/**
 * Hashes every file that the module of each task reaches; a file that several reach is read once. A
 * build turns `.ts` into `.js`; both have the name of the source. Throws when a file cannot be read,
 * for that is a bug in the task.
 */
export async function codeDigests(
  tasks: readonly Task[],
): Promise<ReadonlyMap<Task, Fingerprint['code']>> {
  const scans: ModuleScans = new Map();
  const hashOf = onceFor(async (path: string) => sha256Of(await readFile(path)));
  const codeOf = onceFor(async (module: string) => {
    const paths = reachedFiles(new URL(module), undefined, scans).map((url) => fileURLToPath(url));
    const names = stableNames(paths.map((path) => path.replace(/\.js$/, '.ts')));
    return toRecord(names, await Promise.all(paths.map(hashOf)));
  });
  return new Map(
    await Promise.all(
      tasks.map(async (task) => [task, task.module ? await codeOf(task.module) : {}] as const),
    ),
  );
}

/** A function that works once for each text. */
function onceFor<Result>(work: (text: string) => Promise<Result>): typeof work {
  const results = new Map<string, Promise<Result>>();
  return async (text) => {
    const result = results.get(text) ?? work(text);
    results.set(text, result);
    return result;
  };
}

/** Hashes the files from outside that a task reads. */
export async function externalInputDigests(
  task: Task,
  hash: (path: string) => Promise<FileDigest>,
): Promise<Fingerprint['inputs']> {
  const paths = task.externalInputs ?? [];
  const digests = await Promise.all(paths.map((path) => digestIfThere(path, hash)));
  return toRecord(stableNames(paths), digests);
}

/** How a fingerprint names a target that a task reads. */
export function inputName(dataDir: string, target: Target, producer: Task): string {
  return `${pathInData(dataDir, target.path)} of ${producer.name}`;
}

/** Why a result with the recorded fingerprint is out of date now, in words; empty when it is not. */
export function fingerprintReasons(recorded: Fingerprint, current: Fingerprint): Reason[] {
  return [
    ...changes(recorded.code, current.code).map(({ name, from, to }) => {
      if (from === undefined) return `code added: ${name}`;
      return to === undefined ? `code removed: ${name}` : `code changed: ${name}`;
    }),
    ...changes(recorded.parameters, current.parameters).map(
      ({ name, from, to }) => `parameter ${name}: ${inWords(from)} → ${inWords(to)}`,
    ),
    ...changes(recorded.inputs, current.inputs).map(({ name, from, to }) => {
      if (from === undefined) return `input added: ${name}`;
      if (to === undefined) return `input removed: ${name}`;
      return `input ${name} ${to === MISSING_INPUT ? 'is missing' : 'changed'}`;
    }),
    ...(recorded.engine === current.engine
      ? []
      : [`engine ${recorded.engine ?? 'none'} → ${current.engine ?? 'none'}`]),
  ];
}

interface Change {
  readonly name: string;
  readonly from: JsonValue | undefined;
  readonly to: JsonValue | undefined;
}

type Values = Readonly<Record<string, JsonValue>>;

function changes(before: Values, after: Values): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return names
    .map((name) => ({ name, from: before[name], to: after[name] }))
    .filter(({ from, to }) => canonicalJson(from) !== canonicalJson(to));
}

/** JSON with sorted keys, so that equal values give equal text. */
function canonicalJson(value: JsonValue | undefined): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const LONGEST_VALUE = 60;

function inWords(value: JsonValue | undefined): string {
  const text = typeof value === 'string' ? value : (canonicalJson(value) ?? 'none');
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

async function digestIfThere(
  path: string,
  hash: (path: string) => Promise<FileDigest>,
): Promise<string> {
  try {
    return (await hash(path)).sha256;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return MISSING_INPUT;
    throw error;
  }
}

function toRecord(names: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}
