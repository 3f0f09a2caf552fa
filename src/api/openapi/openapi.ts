import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { nameSchemas } from './name-schemas.ts';
import { describeHeaders, withMark } from '../http/shared-headers.ts';
import { PROBLEM_EXAMPLES } from './schemas/problem.ts';
import { LICENCE_LINE } from '../../snapshot/dataset.ts';
import { LICENSE, VERSION } from '../../version.ts';

/** Collects the schemas of all routes registered after it into one OpenAPI 3.1 document. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    transform: ({ schema, url, route }) => ({
      schema: withMark(schema, route.config?.ofSnapshot),
      url,
    }),
    transformObject: (document) =>
      'openapiObject' in document
        ? withExamples(describeHeaders(nameSchemas(document.openapiObject)))
        : document.swaggerObject,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Reelated',
        version: VERSION,
        description: [
          'Search films, and find films like the ones you love.',
          '',
          'Lists are paginated: the `Link` header has the URL of the next page, and `X-Total-Count`',
          'the number of items on all pages. Errors are problem details (RFC 9457) with a stable',
          '`code`. `RateLimit` and `RateLimit-Policy` report the state of the client’s rate limit.',
          '',
          LICENCE_LINE,
        ].join('\n'),
        license: { name: LICENSE, identifier: LICENSE },
      },
      tags: [
        { name: 'films', description: 'Search films, and find similar ones.' },
        {
          name: 'lists',
          description: 'Your own lists of films, to include or exclude.',
        },
        { name: 'people', description: 'The people who made them.' },
        {
          name: 'service',
          description: 'The data behind the responses, and the health of the server.',
        },
      ],
    },
  });
}

/** Adds the examples of problems, to which the responses refer. */
function withExamples<Document extends { readonly components?: object }>(document: Document) {
  return { ...document, components: { ...document.components, examples: PROBLEM_EXAMPLES } };
}
