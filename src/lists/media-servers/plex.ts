import { Collector, type OwnedFilms, type OwnedFilmsQuery } from './owned-films.ts';
import {
  askMediaServer,
  listIn,
  objectOf,
  readPages,
  type JsonObject,
  type MediaServer,
} from './media-server.ts';

export const PLEX_TOKEN = 'REELATED_PLEX_TOKEN';

/** A Plex Media Server (https://developer.plex.tv/pms/), with the token of its owner or a user. */
export function plex(url: string, token: string, limits: MediaServer['limits'] = {}): MediaServer {
  const secret = { header: 'x-plex-token', value: token };
  return { name: 'Plex', url, secret, variable: PLEX_TOKEN, limits };
}

/**
 * Reads the films of all film libraries of a Plex server.
 *
 * @throws {ReelatedError} `collection-failed`
 */
export async function readPlex(
  server: MediaServer,
  { watched }: OwnedFilmsQuery,
  signal: AbortSignal,
): Promise<OwnedFilms> {
  return askMediaServer(server, signal, async (ask, limits) => {
    const collector = new Collector();
    const container = async (path: string): Promise<JsonObject> =>
      objectOf((await ask(path))['MediaContainer']) ?? {};
    const sections = listIn(await container('library/sections'), 'Directory', server.name);
    for (const section of sections.map((one) => objectOf(one) ?? {})) {
      if (section['type'] !== 'movie') continue;
      const path = `library/sections/${encodeURIComponent(String(section['key']))}/all`;
      const readPage = async (start: number, size: number) => {
        const page = await container(
          `${path}?type=1&includeGuids=1&X-Plex-Container-Start=${start}&X-Plex-Container-Size=${size}`,
        );
        // an empty library has no list
        const items = page['size'] === 0 ? [] : listIn(page, 'Metadata', server.name);
        return { items, total: page['totalSize'] };
      };
      await readPages(limits, readPage, (item) => {
        const isWatched = typeof item['viewCount'] === 'number' && item['viewCount'] > 0;
        if (!watched || isWatched) collector.add(imdbIdOf(item));
      });
    }
    return collector.films();
  });
}

/** In a list of ids; or in the only id of a library that still uses Plex's legacy agents. */
function imdbIdOf({ Guid: guids, guid }: JsonObject): string | undefined {
  const all: readonly unknown[] = Array.isArray(guids)
    ? guids.map((one) => objectOf(one)?.['id'])
    : [];
  for (const id of [...all, guid]) {
    const found = /(?:^|\.)imdb:\/\/(tt\d+)/.exec(String(id))?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
