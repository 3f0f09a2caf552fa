import type { Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE, problemOf, type Problem } from './problem.ts';

/** Responds to what is not a valid HTTP request, or arrives too slowly, and closes the connection. */
export function rejectBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOfBrokenRequest(error.code);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${problem.title}`,
      `Content-Type: ${PROBLEM_MEDIA_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
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
