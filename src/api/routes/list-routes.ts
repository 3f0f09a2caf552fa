import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { unknownList } from '../../lists/list-name.ts';
import type { NamedLists } from '../../lists/named-lists.ts';
import { contentType } from '../export/format.ts';
import { listFile, listInfo } from '../export/named-list.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders, setVariant } from '../http/snapshot-headers.ts';
import {
  LIST_FILMS_RESPONSE,
  ListFormatSchema,
  ListParamsSchema,
  ListsSchema,
} from '../openapi/schemas/lists.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { LIST_PROBLEMS, problemResponses } from '../openapi/schemas/problem.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

interface ListRoutesOptions {
  readonly snapshot: Snapshot;
  readonly lists: NamedLists;
}

const GET_LISTS = {
  schema: {
    operationId: 'getLists',
    summary: 'Get the named lists',
    description:
      'Lists are text files in the folder `lists` of the data directory: `lists/owned.txt` is the list `owned`. The server notices within seconds when they change. Their names can be used in `include` and `exclude`.',
    tags: ['lists'],
    querystring: NoQuerySchema,
    response: { 200: ListsSchema, ...problemResponses() },
  },
} satisfies RouteShorthandOptions;

const GET_LIST = {
  schema: {
    operationId: 'getList',
    summary: 'Get the films of a named list',
    tags: ['lists'],
    params: ListParamsSchema,
    querystring: ListFormatSchema,
    response: { 200: LIST_FILMS_RESPONSE, ...problemResponses(...LIST_PROBLEMS) },
  },
} satisfies RouteShorthandOptions;

/** The named lists of the data directory. */
export const listRoutes: FastifyPluginAsyncTypebox<ListRoutesOptions> = async (
  app,
  { snapshot, lists },
) => {
  const { films } = snapshot.search;
  addSnapshotHeaders(app, snapshot.id);

  app.get('/lists', GET_LISTS, async (_request, reply) => {
    const summaries = await lists.summaries(films);
    return sendJson(reply, JSON.stringify(summaries.map(listInfo)));
  });

  app.get('/lists/:name', GET_LIST, async ({ params: { name }, query }, reply) => {
    const list = await lists.read(name, films);
    if (list === undefined) throw unknownList(name, 'name');
    const { format = 'json' } = query;
    setVariant(reply, list.content.stamp);
    const file = listFile(format, list, films);
    return reply.type(contentType(format)).send(file);
  });
};
