import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { PROBLEM_MEDIA_TYPE, problemOf, type Problem } from './problem.ts';

/** Responds to what is not a valid HTTP request, or arrives too slowly, and closes the connection. */
export function rejectBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET') socket.destroy();
  else endWithProblem(socket, problemOfBrokenRequest(error.code));
}

/**
 * Lets a server answer with problem details what Node would answer by itself, without a body: an
 * unknown `Expect`, and CONNECT, at which it would only close the connection.
 */
export function rejectUnusualRequests(server: Server): void {
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    const detail = 'the only expectation that is supported is 100-continue';
    respondAtOnce(response, problemOf('expectation-failed', detail));
  });
  server.on('connect', (_request, socket: Duplex) => {
    // from here on, Node leaves it alone
    socket.on('error', () => socket.destroy());
    endWithProblem(socket, problemOf('method-not-allowed', 'this server is not a proxy'), [
      'Allow: GET, HEAD, POST',
    ]);
  });
}

/** Rejects a request without `Host`, which HTTP/1.1 requires; whether it did. */
export function rejectWithoutHost(
  { headers, httpVersion }: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (headers.host !== undefined || httpVersion !== '1.1') return false;
  respondAtOnce(response, problemOf('request-invalid', 'the request has no Host header'));
  return true;
}

function respondAtOnce(response: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(problem);
  response.writeHead(problem.status, {
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}

function endWithProblem(socket: Duplex, problem: Problem, headers: readonly string[] = []): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      ...headers,
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}

function problemOfBrokenRequest(code: string | undefined): Problem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problemOf('request-timeout', 'the request did not arrive within 15 seconds');
    case 'HPE_HEADER_OVERFLOW':
      return problemOf('request-invalid', 'the headers, including the URL, are too long');
    case 'HPE_INVALID_URL':
      return problemOf(
        'request-invalid',
        'the URL has characters that must be percent-encoded, such as %C3%A9 for é',
      );
    case undefined:
    default:
      return problemOf('request-invalid', 'this is not a valid HTTP request');
  }
}
