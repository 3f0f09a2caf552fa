import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { pipelineView } from '../../workflow/views/pipeline-view.ts';
import { PipelineSchema } from '../openapi/schemas/operations/pipeline.ts';
import { prefersHtml } from '../http/accept.ts';
import { withoutFolders } from '../http/without-folders.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import { pageSender } from '../pages/web-app.ts';

interface PipelineRoutesOptions {
  /** The data directory whose runs are shown; absent: there are none to show. */
  readonly dataDir?: string | undefined;
}

const GET_PIPELINE = {
  schema: {
    operationId: 'getPipeline',
    summary: 'Get the latest runs of the pipeline, task by task',
    tags: ['service'],
    querystring: NoQuerySchema,
    response: {
      200: {
        description: 'How the data was built; browsers get a page instead.',
        content: { 'application/json': { schema: PipelineSchema } },
      },
      ...problemResponses(),
    },
  },
} satisfies RouteShorthandOptions;

/** How the data was built: a page for people, JSON for programs. */
export const pipelineRoutes: FastifyPluginAsyncTypebox<PipelineRoutesOptions> = async (
  app,
  { dataDir },
) => {
  const sendPage = pageSender('/pipeline');
  app.get('/pipeline', GET_PIPELINE, async (request, reply) => {
    if (prefersHtml(request.headers.accept)) return sendPage(request, reply);
    reply.header('vary', 'Accept').header('cache-control', 'no-cache');
    reply.type('application/json');
    if (dataDir === undefined) return reply.send('{"runs":[],"last":{}}' as never);
    const json = JSON.stringify(await pipelineView(dataDir), (_name, value: unknown) =>
      typeof value === 'string' ? withoutFolders(value, dataDir) : value,
    );
    return reply.send(json as never);
  });
};
