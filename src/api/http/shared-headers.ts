import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its responses are made from a snapshot and name it. */
    ofSnapshot?: boolean;
  }
}

const text = (description: string) => ({ description, schema: { type: 'string' } });

/** The headers that many routes share, by name. */
const HEADERS = {
  'X-Request-Id': text(
    'The id of the request in the server’s log: the one sent by the client, or a new one.',
  ),
  RateLimit: text('The requests left (`r`) and the seconds until the limit resets (`t`).'),
  'RateLimit-Policy': text('The limit: requests (`q`) per window in seconds (`w`).'),
  'Retry-After': text('The seconds to wait before trying again.'),
  'X-Snapshot': text('The id of the snapshot that the response was made from.'),
  ETag: text('Identifies this version of the response; send it back in `If-None-Match`.'),
};
type Name = keyof typeof HEADERS;

const OF_ALL: readonly Name[] = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'];
const MARK = 'x-of-snapshot';

interface ResponseObject {
  readonly description?: string;
  readonly headers?: object;
}

interface Operation {
  readonly [MARK]?: boolean;
  readonly responses?: Readonly<Record<string, ResponseObject>>;
}

interface Document {
  readonly paths?: Readonly<Record<string, object | undefined>>;
  readonly components?: object;
}

/** Marks the routes of a plugin as those whose responses name their snapshot. */
export function markOfSnapshot(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, ofSnapshot: true };
  });
}

/** A route's schema with its mark, for {@link describeHeaders}. */
export function withMark<Schema extends object>(schema: Schema, ofSnapshot = false): Schema {
  return ofSnapshot ? { ...schema, [MARK]: true } : schema;
}

/** Adds to an OpenAPI document the headers that no route sets itself, and 304 for cached responses. */
export function describeHeaders<Given extends Document>(document: Given): Given {
  const paths = Object.entries(document.paths ?? {}).map(([path, operations]) => [
    path,
    Object.fromEntries(
      Object.entries(operations ?? {}).map(([method, operation]: [string, Operation]) => [
        method,
        described(method, operation),
      ]),
    ),
  ]);
  return {
    ...document,
    components: { ...document.components, headers: HEADERS },
    paths: Object.fromEntries(paths),
  };
}

function described(method: string, { [MARK]: ofSnapshot = false, ...operation }: Operation) {
  const { responses = {} } = operation;
  const isCached = ofSnapshot && method === 'get';
  const all: typeof responses = isCached
    ? {
        ...responses,
        304: {
          description: 'Not modified: the response named in `If-None-Match` is still current.',
        },
      }
    : responses;
  const withHeaders = Object.entries(all).map(([status, response]) => {
    const names = [
      ...OF_ALL,
      ...(status === '429' || status === '503' ? (['Retry-After'] as const) : []),
      ...(ofSnapshot && status !== '429' ? (['X-Snapshot'] as const) : []),
      ...(isCached && (status === '200' || status === '304') ? (['ETag'] as const) : []),
    ];
    const references = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
    return [
      status,
      { ...response, headers: { ...response.headers, ...Object.fromEntries(references) } },
    ];
  });
  return { ...operation, responses: Object.fromEntries(withHeaders) };
}
