import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its answers are made from a snapshot and name it. */
    ofSnapshot?: boolean;
  }
}

const text = (description: string) => ({ description, schema: { type: 'string' } });

/** What answers of many routes bear, by name. */
const HEADERS = {
  'X-Request-Id': text(
    'The id of the request in the server’s log: the client’s own, or a new one.',
  ),
  RateLimit: text('What is left of the limit, and in how many seconds it is whole again.'),
  'RateLimit-Policy': text('The limit: requests and the seconds of its window.'),
  'Retry-After': text('In how many seconds to ask again.'),
  'X-Snapshot': text('The id of the snapshot of films that the answer was made from.'),
  ETag: text('Names these very bytes; to be sent back in `If-None-Match`.'),
};
type Name = keyof typeof HEADERS;

const OF_ALL: readonly Name[] = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'];
const MARK = 'x-of-snapshot';

interface Answer {
  readonly description?: string;
  readonly headers?: object;
}

interface Operation {
  readonly [MARK]?: boolean;
  readonly responses?: Readonly<Record<string, Answer>>;
}

interface Document {
  readonly paths?: Readonly<Record<string, object | undefined>>;
  readonly components?: object;
}

/** Marks the routes of a plugin as those whose answers name their snapshot. */
export function markOfSnapshot(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, ofSnapshot: true };
  });
}

/** A route's schema with its mark, for {@link describeHeaders}. */
export function withMark<Schema extends object>(schema: Schema, ofSnapshot = false): Schema {
  return ofSnapshot ? { ...schema, [MARK]: true } : schema;
}

/** Tells in an OpenAPI document the headers that no route sets itself, and the 304 of kept answers. */
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
  const isKept = ofSnapshot && method === 'get';
  const all: typeof responses = isKept
    ? { ...responses, 304: { description: 'What `If-None-Match` names is still the answer.' } }
    : responses;
  const answers = Object.entries(all).map(([status, answer]) => {
    const names = [
      ...OF_ALL,
      ...(status === '429' || status === '503' ? (['Retry-After'] as const) : []),
      ...(ofSnapshot && status !== '429' ? (['X-Snapshot'] as const) : []),
      ...(isKept && (status === '200' || status === '304') ? (['ETag'] as const) : []),
    ];
    const references = names.map((name) => [name, { $ref: `#/components/headers/${name}` }]);
    return [
      status,
      { ...answer, headers: { ...answer.headers, ...Object.fromEntries(references) } },
    ];
  });
  return { ...operation, responses: Object.fromEntries(answers) };
}
