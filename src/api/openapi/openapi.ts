import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { nameSchemas } from './name-schemas.ts';
import { describeHeaders, withMark } from '../http/shared-headers.ts';
import { LICENSE, VERSION } from '../../version.ts';

/** Collects the routes' schemas into one OpenAPI 3.1 document; before the routes are registered. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    transform: ({ schema, url, route }) => ({
      schema: withMark(schema, route.config?.ofSnapshot),
      url,
    }),
    transformObject: (document) =>
      'openapiObject' in document
        ? describeHeaders(nameSchemas(document.openapiObject))
        : document.swaggerObject,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Reelated',
        version: VERSION,
        description: [
          'Finds films and the films like them.',
          '',
          'Lists come in pages: the `Link` header leads to the next one, and `X-Total-Count` counts',
          'all of them. Errors are problem details (RFC 9457) whose `code` is stable. Answers',
          'tell the state of the client’s rate limit in `RateLimit` and `RateLimit-Policy`.',
          '',
          'Information courtesy of IMDb (https://www.imdb.com). Used with permission.',
        ].join('\n'),
        license: { name: LICENSE, identifier: LICENSE },
      },
      tags: [
        { name: 'films', description: 'Find films, and the films like them.' },
        { name: 'people', description: 'Who made them.' },
        { name: 'service', description: 'The data behind the answers, and the server’s health.' },
      ],
    },
  });
}
