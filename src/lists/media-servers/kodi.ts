import { open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, ReelatedError } from '../../errors.ts';
import { Collector, MOST_FILMS, type OwnedFilms, type OwnedFilmsQuery } from './owned-films.ts';

/** Longer files are something else; only this much is read. */
const MAX_NFO_BYTES = 1024 * 1024;

/**
 * Reads the films that have an `.nfo` file in a folder or below, as Kodi, Jellyfin, tinyMediaManager
 * and others write them (https://kodi.wiki/view/NFO_files/Movies).
 *
 * @throws {ReelatedError} `collection-failed`
 */
export async function readKodi(
  folder: string,
  { watched }: OwnedFilmsQuery,
  signal: AbortSignal,
  mostFiles = MOST_FILMS,
): Promise<OwnedFilms> {
  const collector = new Collector();
  let files = 0;
  try {
    for await (const path of nfoFiles(folder, new Set())) {
      signal.throwIfAborted();
      files += 1;
      if (files > mostFiles) throw new Error(`it has more than ${mostFiles} .nfo files`);
      const film = filmOfNfo(await readStart(path));
      if (film !== undefined && (!watched || film.isWatched)) collector.add(film.imdbId);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw new ReelatedError(
      'collection-failed',
      `the folder ${folder} cannot be read: ${messageOf(error)}`,
      { cause: error, data: { source: 'Kodi', folder } },
    );
  }
  return collector.films();
}

/** The `.nfo` files of a folder and of those below it, each folder once wherever links lead. */
async function* nfoFiles(folder: string, seen: Set<string>): AsyncGenerator<string> {
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && (await canBeListed(path)))) {
      yield* nfoFiles(path, seen);
    } else if (/\.nfo$/i.test(entry.name) && (entry.isFile() || entry.isSymbolicLink())) {
      yield path;
    }
  }
}

/** Whether it is a folder, or a link to one, that may be read. */
async function canBeListed(path: string): Promise<boolean> {
  return readdir(path).then(
    () => true,
    () => false,
  );
}

async function readStart(path: string): Promise<string> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_NFO_BYTES), 0, MAX_NFO_BYTES, 0);
  const isUtf16 = buffer[0] === 0xff && buffer[1] === 0xfe;
  // ids are ASCII in every other encoding
  return buffer.toString(isUtf16 ? 'utf16le' : 'latin1', 0, bytesRead);
}

interface NfoFilm {
  readonly imdbId: string | undefined;
  readonly isWatched: boolean;
}

/**
 * The film of an `.nfo` file; undefined for an episode, a series or anything else in XML. The file need
 * not be XML, only contain an IMDb URL, and there may be a URL after the XML, which no parser of XML
 * accepts.
 */
export function filmOfNfo(file: string): NfoFilm | undefined {
  const text = withoutComments(file);
  const root = /<([a-z]\w*)[\s>]/i.exec(text)?.[1]?.toLowerCase();
  if (root !== undefined && root !== 'movie') return undefined;
  return {
    imdbId: PATTERNS.map((pattern) => pattern.exec(text)?.[1]).find((id) => id !== undefined),
    isWatched: /<playcount>\s*[1-9]|<watched>\s*true/i.test(text),
  };
}

function withoutComments(xml: string): string {
  const [start = '', ...parts] = xml.split('<!--');
  const rest = parts.map((part) => {
    const end = part.indexOf('-->');
    return end === -1 ? '' : part.slice(end + '-->'.length);
  });
  return start + rest.join('');
}

const PATTERNS: readonly RegExp[] = [
  /<uniqueid\s[^<>]*\btype\s*=\s*["']imdb["'][^<>]*>\s*(tt\d+)\s*</i,
  /<(?:id|imdb|imdbid|imdb_id)\b[^<>]*>\s*(tt\d+)\s*</i,
  /\bimdb\.com\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?title\/(tt\d+)/i,
];
