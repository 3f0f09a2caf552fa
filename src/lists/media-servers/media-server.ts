import { messageOf, ReelatedError } from '../../errors.ts';
import type { DownloadLimits } from '../../sources/download/limits.ts';
import { TransferFault } from '../../sources/download/transfer-fault.ts';
import { requestJson } from '../../sources/services/request-json.ts';
import { SERVICE_LIMITS } from '../../sources/services/service-limits.ts';
import { MOST_FILMS } from './owned-films.ts';

/** A media server that is asked for its films. */
export interface MediaServer {
  /** For messages: `Jellyfin`. */
  readonly name: string;
  readonly url: string;
  /** The header that identifies the caller. */
  readonly secret: { readonly header: string; readonly value: string };
  /** The environment variable that the token came from, for messages. */
  readonly variable: string;
  readonly limits?: Partial<MediaServerLimits>;
}

/** Limits for a server that is slow or whose response never ends. */
interface MediaServerLimits extends Pick<DownloadLimits, 'stallMs' | 'largestFileBytes'> {
  /** How long all requests may take together. */
  readonly totalMs: number;
  readonly mostFilms: number;
  /** How many films to ask for at a time. */
  readonly pageSize: number;
}

const SECOND_MS = 1000;

const LIMITS: MediaServerLimits = {
  stallMs: 60 * SECOND_MS,
  largestFileBytes: 64 * 1024 * 1024,
  totalMs: 1800 * SECOND_MS,
  mostFilms: MOST_FILMS,
  pageSize: 1000,
};

/** Requests JSON from a path of the server. */
export type AskServer = (path: string) => Promise<JsonObject>;

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Asks a server, and turns whatever goes wrong into an error that says so.
 *
 * @throws {ReelatedError} `collection-failed`; the signal's reason when it is aborted
 */
export async function askMediaServer<Result>(
  { name, url, secret, variable, limits: given = {} }: MediaServer,
  signal: AbortSignal,
  use: (ask: AskServer, limits: MediaServerLimits) => Promise<Result>,
): Promise<Result> {
  const limits = { ...LIMITS, ...given };
  const deadline = AbortSignal.timeout(limits.totalMs);
  const either = AbortSignal.any([signal, deadline]);
  const base = url.endsWith('/') ? url : `${url}/`;
  const ask: AskServer = async (path) => {
    const request = { url: base + path, secret, accept: 'application/json' };
    const { json } = await requestJson(request, { ...SERVICE_LIMITS, ...limits }, either);
    return objectOf(json) ?? notAsDocumented(name);
  };
  try {
    return await use(ask, limits);
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.aborted) {
      throw failed(name, url, `it took longer than ${limits.totalMs / SECOND_MS} s`, error);
    }
    if (!(error instanceof TransferFault)) throw error;
    const advice = /answered 40[13]\b/.test(error.message)
      ? `; check the token in ${variable}`
      : '';
    throw failed(name, url, messageOf(error) + advice, error);
  }
}

/**
 * Reads a list page by page, until a page is empty or all are there.
 *
 * @param readPage the items from a position on, and how many there are in all, if that is known
 * @throws TransferFault for more films than a server may have
 */
export async function readPages(
  { mostFilms, pageSize }: MediaServerLimits,
  readPage: (start: number, size: number) => Promise<{ items: readonly unknown[]; total: unknown }>,
  use: (item: JsonObject) => void,
): Promise<void> {
  for (let start = 0; ;) {
    const { items, total } = await readPage(start, pageSize);
    for (const item of items) use(objectOf(item) ?? {});
    start += items.length;
    if (items.length === 0 || (typeof total === 'number' && start >= total)) return;
    if (start >= mostFilms) throw new TransferFault(`it has more than ${mostFilms} films`, 'never');
  }
}

/** A value that is a JSON object. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
}

/** A list in an answer. @throws TransferFault when there is none */
export function listIn(answer: JsonObject, field: string, server: string): readonly unknown[] {
  const list = answer[field];
  return Array.isArray(list) ? list : notAsDocumented(server, field);
}

function notAsDocumented(server: string, field?: string): never {
  const what = field === undefined ? 'is not an object' : `has no ${field}`;
  throw new TransferFault(`the response is not what ${server} sends: it ${what}`, 'never');
}

function failed(name: string, url: string, reason: string, cause: unknown): ReelatedError {
  return new ReelatedError('collection-failed', `${name} at ${url}: ${reason}`, {
    cause,
    data: { source: name, url },
  });
}
