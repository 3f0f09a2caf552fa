import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createClient, ProblemError, type ReelatedClient } from '../../client/client.ts';
import { messageOf, ReelatedError } from '../../errors.ts';

const PATIENCE_MS = 30_000;

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
  const api = createClient({
    baseUrl: server,
    fetch: async (request) => fetchWhole(server, request, stopped),
  });
  try {
    return await ask(api);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem === undefined) throw error;
    const options = { cause: error, data: { server } };
    throw new ReelatedError(error.problem.code, error.message, options);
  }
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
    // read here, where a connection that breaks can be told from an invalid body
    return new Response(await response.arrayBuffer(), response);
  } catch (error) {
    throw stopped.aborted ? error : unreachable(server, error);
  } finally {
    clearTimeout(timer);
  }
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
  throw new ReelatedError(
    'server-foreign',
    `the server at ${server} is not Reelated (status ${status}); give --server the URL that serve prints`,
    { data: { server, status } },
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
