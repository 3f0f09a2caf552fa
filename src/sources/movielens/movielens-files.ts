/** MovieLens as people download it: the zip of a release, or the folder that it unpacks to. */
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UsageError } from '../../errors.ts';
import { MOVIELENS_URL } from '../open-data-names.ts';
import { SourceError } from '../source-error.ts';
import { openZip } from './open-zip.ts';
import type { TextFile } from './read-numbers.ts';

/** The files of a release that are read. */
const FILES = ['ratings.csv', 'links.csv'] as const;

/** A release that is open for reading; disposing of it closes the zip. */
export interface OpenMovieLens extends AsyncDisposable {
  readonly ratings: TextFile;
  readonly links: TextFile;
}

/** What releases without `ratings.csv` have instead. */
const OLDER_RATINGS = ['ratings.dat', 'u.data'] as const;

const READABLE_RELEASES = `download ml-latest-small, ml-latest, ml-25m or ml-32m from ${MOVIELENS_URL}`;

/**
 * The files behind the option `--movielens`: the zip itself, or the tables in a folder.
 *
 * @throws {UsageError} `config-invalid` when nothing is there, or not what the option is for
 */
export function movieLensPaths(path: string): readonly string[] {
  if (!existsSync(path)) throw unusable(`no such file or folder: ${path}`, path);
  if (!statSync(path).isDirectory()) {
    if (/\.csv$/i.test(path)) {
      throw unusable(`${path} is one file of MovieLens; give the folder that it is in`, path);
    }
    return [path];
  }
  const missing = FILES.filter((name) => !existsSync(join(path, name)));
  if (missing.length === 0) return FILES.map((name) => join(path, name));
  const names = readdirSync(path);
  throw unusable(`${path} ${whyMissing(missing, (name) => names.includes(name))}`, path);
}

/** What is wrong with a release that lacks files. */
function whyMissing(missing: readonly string[], has: (name: string) => boolean): string {
  const older = OLDER_RATINGS.find(has);
  return older === undefined
    ? `has no ${missing.join(' and no ')}; give the zip or the folder of a release of MovieLens`
    : `has ${older}, the format of an older release, which cannot be read; ${READABLE_RELEASES}`;
}

function unusable(what: string, path: string): UsageError {
  return new UsageError('config-invalid', `--movielens: ${what}`, { data: { file: path } });
}

/**
 * Opens what {@link movieLensPaths} has found.
 *
 * @throws SourceError `zip-invalid` or `source-missing`
 */
export async function openMovieLens(paths: readonly string[]): Promise<OpenMovieLens> {
  const [first, second] = paths;
  if (first === undefined) throw new TypeError('no path of MovieLens');
  if (second !== undefined) {
    const [ratings, links] = await Promise.all([fileOf(first), fileOf(second)]);
    return {
      ratings,
      links,
      async [Symbol.asyncDispose]() {
        // nothing stays open
      },
    };
  }
  const zip = await openZip(first);
  try {
    const missing = FILES.filter((name) => !zip.has(name));
    if (missing.length > 0) {
      throw new SourceError(
        'source-missing',
        `${basename(first)} ${whyMissing(missing, zip.has)}`,
        {
          data: { file: first, missing: missing.join(', ') },
        },
      );
    }
    const [ratings, links] = [zip.textFile('ratings.csv'), zip.textFile('links.csv')];
    return { ratings, links, [Symbol.asyncDispose]: () => zip[Symbol.asyncDispose]() };
  } catch (error) {
    await zip[Symbol.asyncDispose]();
    throw error;
  }
}

async function fileOf(path: string): Promise<TextFile> {
  const { size } = await stat(path);
  const read = () => createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return { name: basename(path), path, bytes: size, read };
}

const CHUNK_BYTES = 1 << 20;
