import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';

/**
 * Reads bodies as JSON in UTF-8 (RFC 8259), strictly: bytes that are no UTF-8 and bodies in an
 * encoding such as gzip are refused rather than guessed at. Keys such as `__proto__` are ordinary
 * ones, which the schemas do not know.
 *
 * @throws ReelatedError `request-invalid` or `media-type-unsupported`
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async ({ headers }: FastifyRequest, body: Buffer) => {
      if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
        throw new ReelatedError('media-type-unsupported', 'send the body without Content-Encoding');
      }
      if (body.length === 0) {
        throw new ReelatedError('request-invalid', 'the body is empty; send {} for all films');
      }
      return parse(decode(body));
    },
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch (error) {
    throw new ReelatedError('request-invalid', 'the body is not UTF-8', { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ReelatedError('request-invalid', 'the body is not valid JSON', { cause: error });
  }
}
