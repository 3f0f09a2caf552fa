import { TransferFault } from '../../sources/download/transfer-fault.ts';
import { Collector, type OwnedFilms, type OwnedFilmsQuery } from './owned-films.ts';
import {
  askMediaServer,
  listIn,
  objectOf,
  readPages,
  type AskServer,
  type JsonObject,
  type MediaServer,
} from './media-server.ts';

export const JELLYFIN_TOKEN = 'REELATED_JELLYFIN_TOKEN';

interface JellyfinQuery extends OwnedFilmsQuery {
  /** The person whose watched films are read; absent: the one whose token it is. */
  readonly user?: string | undefined;
}

/** A Jellyfin server (https://api.jellyfin.org), with an API key or the access token of a user. */
export function jellyfin(
  url: string,
  token: string,
  limits: MediaServer['limits'] = {},
): MediaServer {
  const secret = { header: 'authorization', value: `MediaBrowser Token="${token}"` };
  return { name: 'Jellyfin', url, secret, variable: JELLYFIN_TOKEN, limits };
}

/**
 * Reads the films of a Jellyfin server.
 *
 * @throws {ReelatedError} `collection-failed`
 */
export async function readJellyfin(
  server: MediaServer,
  { watched, user }: JellyfinQuery,
  signal: AbortSignal,
): Promise<OwnedFilms> {
  return askMediaServer(server, signal, async (ask, limits) => {
    const collector = new Collector();
    const query = new URLSearchParams({
      IncludeItemTypes: 'Movie',
      Recursive: 'true',
      Fields: 'ProviderIds',
      EnableImages: 'false',
      // in an order that does not change between pages
      SortBy: 'DateCreated,SortName',
      ...(user !== undefined && { userId: await userId(ask, user) }),
    });
    const readPage = async (start: number, size: number) => {
      const page = await ask(`Items?${query}&StartIndex=${start}&Limit=${size}`);
      return { items: listIn(page, 'Items', server.name), total: page['TotalRecordCount'] };
    };
    await readPages(limits, readPage, (item) => {
      if (watched && !isWatched(item)) return;
      collector.add(objectOf(item['ProviderIds'])?.['Imdb']);
    });
    return collector.films();
  });
}

function isWatched(item: JsonObject): boolean {
  const data = objectOf(item['UserData']);
  if (data !== undefined) return data['Played'] === true;
  throw new TransferFault(
    'an API key does not belong to a user; add --user to say whose films to use',
    'never',
  );
}

async function userId(ask: AskServer, name: string): Promise<string> {
  // an array is an object, too
  for (const user of Object.values(await ask('Users'))) {
    const { Name, Id } = objectOf(user) ?? {};
    if (typeof Name !== 'string' || typeof Id !== 'string') continue;
    if (Name.toLowerCase() === name.toLowerCase()) return Id;
  }
  throw new TransferFault(`unknown user ${JSON.stringify(name)}`, 'never');
}
