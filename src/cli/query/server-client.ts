import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createClient, ProblemError, type ReelatedClient } from '../../client/client.ts';
import { messageOf, ReelatedError } from '../../errors.ts';
import { inBytes } from '../../workflow/units.ts';

const PATIENCE_MS = 30_000;
/** More than all titles of every film in IMDb with their alternate ones. */
const MOST_BYTES = 256 * 1024 * 1024;
/** The longest message of a server that is shown. */
const LONGEST_MESSAGE = 1000;

/** A client of a server, whose responses must come from Reelated and are read up to a limit. */
export function serverClient(server: string, stopped: AbortSignal): ReelatedClient {
  return createClient({
    baseUrl: server,
    fetch: async (request) => fetchWhole(server, request, stopped),
  });
}

/**
 * Sends requests to a server, and turns its problems into this program's own errors.
 *
 * @throws {ReelatedError} the code of the problem, `server-unreachable` or `server-foreign`
 */
export async function askServer<Result>(
  server: string,
  stopped: AbortSignal,
  ask: (api: ReelatedClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await ask(serverClient(server, stopped));
  } catch (error) {
    throw stopped.aborted ? error : ownError(server, error);
  }
}

/** This program's own error for anything that a request has failed with. */
function ownError(server: string, error: unknown): ReelatedError {
  if (error instanceof ReelatedError) return error;
  const { code, detail } = problemIn(error) ?? {};
  if (code === undefined || detail === undefined) {
    return foreign(server, `sent an unexpected response: ${messageOf(error)}`, error);
  }
  const message = detail.slice(0, LONGEST_MESSAGE);
  return new ReelatedError(code, message, { cause: error, data: { server } });
}

/** The problem of a Reelated server in an error; another program may send anything. */
function problemIn(error: unknown) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const [code, detail]: readonly unknown[] = [problem?.code, problem?.detail];
  const isOurs = typeof code === 'string' && /^[a-z][a-z-]{1,40}$/.test(code);
  return isOurs && typeof detail === 'string' ? problem : undefined;
}

/** Fetches a response with its whole body; a file, which may be large, is left to be read. */
async function fetchWhole(
  server: string,
  request: Request,
  stopped: AbortSignal,
): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error('no response in time')), PATIENCE_MS);
  const signal = AbortSignal.any([stopped, patience.signal]);
  try {
    const response = checked(await fetch(request, { signal }), server);
    if (response.headers.has('content-disposition')) return response;
    // read here, where a connection that breaks can be distinguished from an invalid body
    return new Response(await boundedBody(server, response), response);
  } catch (error) {
    throw stopped.aborted ? error : unreachable(server, error);
  } finally {
    clearTimeout(timer);
  }
}

/** The body of a response; null if missing, as in a 304. */
async function boundedBody(server: string, { body }: Response): Promise<Blob | null> {
  if (body === null) return null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    // leaving the loop cancels the response
    if (bytes > MOST_BYTES) throw foreign(server, `sent more than ${inBytes(MOST_BYTES)}`);
    parts.push(part);
  }
  return new Blob(parts);
}

/**
 * Writes the body of a response to a stream, which is left open.
 *
 * @throws {ReelatedError} `server-unreachable` when the connection breaks
 */
export async function writeBody(
  server: string,
  body: ReadableStream<Uint8Array>,
  to: Writable,
  stopped: AbortSignal,
): Promise<void> {
  const source = Readable.from(body);
  try {
    await pipeline(source, to, { end: false, signal: stopped });
  } catch (error) {
    throw stopped.aborted ? error : unreachable(server, error);
  }
}

/** Accepts the responses of a Reelated server: films of a snapshot, or a problem. */
function checked(response: Response, server: string): Response {
  const { headers, ok, status } = response;
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
  if (ok ? headers.has('x-snapshot') : isProblem) return response;
  throw foreign(server, `is not Reelated (status ${status})`);
}

function foreign(server: string, what: string, cause?: unknown): ReelatedError {
  return new ReelatedError(
    'server-foreign',
    `the server at ${server} ${what.slice(0, LONGEST_MESSAGE)}; give --server the URL that serve prints`,
    { cause, data: { server } },
  );
}

function unreachable(server: string, error: unknown): ReelatedError {
  if (error instanceof ReelatedError) return error;
  const why = messageOf(error instanceof Error ? (error.cause ?? error) : error);
  return new ReelatedError('server-unreachable', `cannot reach the server at ${server}: ${why}`, {
    cause: error,
    data: { server },
  });
}
