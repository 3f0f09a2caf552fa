import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { pipelineView } from '../../workflow/views/pipeline-view.ts';
import { PipelineSchema } from '../openapi/schemas/pipeline.ts';
import { prefersHtml } from '../http/accept.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import { pageSender } from '../web-app.ts';

export interface PipelineRoutesOptions {
  /** Where the runs stand; absent: there are none to show. */
  readonly dataDir?: string | undefined;
}

/** How the data was built: a page for people, the same as JSON for programs. */
export const pipelineRoutes: FastifyPluginAsyncTypebox<PipelineRoutesOptions> = async (
  app,
  { dataDir },
) => {
  const sendPage = pageSender('/pipeline');
  app.get(
    '/pipeline',
    {
      schema: {
        operationId: 'getPipeline',
        summary: 'The last runs of the pipeline, task by task',
        tags: ['service'],
        querystring: NoQuerySchema,
        response: {
          200: {
            description: 'A browser gets HTML.',
            content: { 'application/json': { schema: PipelineSchema } },
          },
          ...problemResponses(400, 429),
        },
      },
    },
    async (request, reply) => {
      if (prefersHtml(request.headers.accept)) return sendPage(request, reply);
      reply.header('vary', 'Accept').header('cache-control', 'no-cache');
      const view = dataDir === undefined ? { runs: [], last: {} } : await pipelineView(dataDir);
      return reply.type('application/json').send(JSON.stringify(view) as never);
    },
  );
};
