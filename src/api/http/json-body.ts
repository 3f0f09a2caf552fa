import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';

/**
 * Reads bodies as JSON in UTF-8 (RFC 8259), strictly: invalid UTF-8 and compressed bodies are
 * rejected. Keys such as `__proto__` are ordinary ones, unknown to the schemas.
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
        throw new ReelatedError(
          'media-type-unsupported',
          'the body must not have a Content-Encoding',
        );
      }
      if (body.length === 0) {
        throw new ReelatedError('request-invalid', 'the body is empty; send {} to match all films');
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
