import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { Type } from '../openapi/type.ts';
import { ReelatedError } from '../../errors.ts';
import { renderedNotebooks, renderedPage } from '../../notebooks/rendered-notebooks.ts';
import { NOTEBOOK_CONTENT_SECURITY_POLICY } from '../http/security-headers.ts';
import { NotebookParamsSchema, NotebooksSchema } from '../openapi/schemas/operations/notebooks.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';

interface NotebookRoutesOptions {
  /** The data directory whose notebooks are shown; absent: there are none. */
  readonly dataDir?: string | undefined;
}

const GET_NOTEBOOKS = {
  schema: {
    operationId: 'getNotebooks',
    summary: 'Get the notebooks that have been executed',
    description:
      '`reelated notebooks` executes them; each explains one part of the data with text, tables and plots.',
    tags: ['service'],
    querystring: NoQuerySchema,
    response: { 200: NotebooksSchema, ...problemResponses() },
  },
} satisfies RouteShorthandOptions;

const OPEN_NOTEBOOK = {
  schema: {
    operationId: 'openNotebook',
    summary: 'Open an executed notebook',
    tags: ['service'],
    params: NotebookParamsSchema,
    querystring: NoQuerySchema,
    response: {
      200: {
        description: 'A self-contained page.',
        content: { 'text/html': { schema: Type.String() } },
      },
      ...problemResponses('notebook-unknown'),
    },
  },
} satisfies RouteShorthandOptions;

/** The executed notebooks of the data directory, as pages. */
export const notebookRoutes: FastifyPluginAsyncTypebox<NotebookRoutesOptions> = async (
  app,
  { dataDir },
) => {
  app.get('/notebooks', GET_NOTEBOOKS, async (_request, reply) => {
    reply.header('cache-control', 'no-cache');
    return dataDir === undefined ? [] : [...(await renderedNotebooks(dataDir))];
  });

  // below each other as on disk, so that the links between notebooks lead there
  app.get('/notebooks/:name/:file', OPEN_NOTEBOOK, async ({ params: { name, file } }, reply) => {
    const isThere = dataDir !== undefined && file === `${name}.html`;
    const page = isThere ? await renderedPage(dataDir, name) : undefined;
    if (page === undefined) {
      throw new ReelatedError(
        'notebook-unknown',
        `notebook ${name} does not exist or has not been executed; run reelated notebooks`,
      );
    }
    reply.header('cache-control', 'no-cache');
    reply.header('content-security-policy', NOTEBOOK_CONTENT_SECURITY_POLICY);
    return reply.type('text/html; charset=utf-8').send(page as never);
  });
};
