import { resolve } from 'node:path';
import { httpUrl, readValue } from '../../config/config-values.ts';
import type { Config } from '../../config/config.ts';
import { ReelatedError, UsageError } from '../../errors.ts';
import type { OwnedFilms } from '../../lists/media-servers/owned-films.ts';
import { print, printJson } from '../output.ts';

/** Where to take films from, and which. */
export interface FillOptions extends Readonly<Record<string, unknown>> {
  readonly from?: readonly string[];
  readonly jellyfin?: string;
  readonly plex?: string;
  readonly kodi?: string;
  readonly add?: boolean;
  readonly watched?: boolean;
  readonly watchlist?: boolean;
  readonly user?: string;
}

const SOURCES = ['from', 'jellyfin', 'plex', 'kodi'] as const;

/** The options that fill a list, as they are given. */
export function fillingOptions(options: FillOptions): readonly string[] {
  const names = [...SOURCES, 'add', 'watched', 'watchlist', 'user'] as const;
  return names.filter((name) => options[name] !== undefined).map((name) => `--${name}`);
}

/**
 * Fills a list; when that is not possible, the list stays as it is.
 *
 * @throws {UsageError} `usage-invalid`, `config-invalid`, `data-dir-unusable`
 * @throws {ReelatedError} `collection-failed`
 */
export async function fillList(
  config: Config,
  name: string,
  options: FillOptions,
  signal: AbortSignal,
): Promise<number> {
  const { dataDir, json } = config;
  const [source, ...others] = SOURCES.filter((one) => options[one] !== undefined);
  if (source === undefined || others.length > 0) {
    const all = SOURCES.map((one) => `--${one}`).join(', ');
    throw new UsageError('usage-invalid', `give exactly one of ${all}`);
  }
  const { from, owned } = await ownedFilmsOf(source, options, config, signal);
  const { filmIds, withoutId } = owned;
  if (filmIds.length === 0) throw nothingFound(name, from, withoutId);
  const { addToList, replaceList } = await import('../../lists/write-list.ts');
  const write = options.add === true ? addToList : replaceList;
  const { count, added } = await write(dataDir, name, { filmIds, from });
  if (json) printJson({ name, count, added, without_id: withoutId });
  else {
    const without = withoutId === 0 ? '' : `; ${withoutId} without an IMDb id left out`;
    print(`${name}: ${count} ${count === 1 ? 'film' : 'films'}, ${added} new${without}.`);
  }
  return 0;
}

interface Found {
  /** `from Jellyfin`, for a comment in the file. */
  readonly from: string;
  readonly owned: OwnedFilms;
}

async function ownedFilmsOf(
  source: (typeof SOURCES)[number],
  options: FillOptions,
  config: Config,
  signal: AbortSignal,
): Promise<Found> {
  const { watched = false, watchlist = false, user } = options;
  if (user !== undefined && source !== 'jellyfin') {
    throw new UsageError('usage-invalid', '--user only works with --jellyfin');
  }
  if (watchlist && (source !== 'from' || watched)) {
    throw new UsageError(
      'usage-invalid',
      '--watchlist only works with --from, and not with --watched',
    );
  }
  switch (source) {
    case 'jellyfin': {
      const api = await import('../../lists/media-servers/jellyfin.ts');
      const url = readValue(httpUrl, '--jellyfin', options.jellyfin);
      const server = api.jellyfin(url, tokenIn(api.JELLYFIN_TOKEN));
      const owned = await api.readJellyfin(server, { watched, user }, signal);
      return { from: 'from Jellyfin', owned };
    }
    case 'plex': {
      const api = await import('../../lists/media-servers/plex.ts');
      const url = readValue(httpUrl, '--plex', options.plex);
      const owned = await api.readPlex(api.plex(url, tokenIn(api.PLEX_TOKEN)), { watched }, signal);
      return { from: 'from Plex', owned };
    }
    case 'kodi': {
      const { readKodi } = await import('../../lists/media-servers/kodi.ts');
      const owned = await readKodi(resolve(options.kodi ?? ''), { watched }, signal);
      return { from: 'from .nfo files', owned };
    }
    case 'from': {
      const { filmsInFiles } = await import('./films-in-files.ts');
      const wanted = { watched, watchlist };
      const owned = await filmsInFiles(options.from ?? [], wanted, config, signal);
      return { from: 'from files', owned };
    }
    default:
      return source satisfies never;
  }
}

/** A token from the environment, where other users of the machine cannot see it. */
function tokenIn(variable: string): string {
  const token = process.env[variable] ?? '';
  if (token === '') {
    throw new UsageError('usage-invalid', `set ${variable} to the server’s token`);
  }
  // the message of an invalid header would show the token
  if (/^[\w.~+/=-]+$/.test(token)) return token;
  throw new UsageError(
    'config-invalid',
    `${variable} contains characters that a token cannot contain`,
  );
}

function nothingFound(name: string, from: string, withoutId: number): ReelatedError {
  const found = withoutId === 0 ? 'no films' : `${withoutId} films, but no IMDb id of any,`;
  return new ReelatedError('collection-failed', `${found} ${from}; the list ${name} is unchanged`, {
    data: { list: name, withoutId },
  });
}
