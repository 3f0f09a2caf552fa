import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError, type ErrorCode } from '../../errors.ts';

/** One fault of a request: a JSON pointer such as `/min_rating`, and what is wrong there. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** An error as RFC 9457 problem details, with our code. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly errors?: readonly FieldProblem[];
}

/** Every code that an answer can carry, with its HTTP status and its title. */
export const PROBLEMS = {
  'request-invalid': [400, 'The request is not valid'],
  'pattern-unsupported': [400, 'The pattern is not supported'],
  'cursor-invalid': [400, 'The cursor is not valid'],
  'origin-refused': [403, 'This page may not ask here'],
  'film-unknown': [404, 'There is no such film'],
  'person-unknown': [404, 'There is no such person'],
  'route-unknown': [404, 'There is nothing at this address'],
  'method-not-allowed': [405, 'The method is not allowed here'],
  'request-timeout': [408, 'The request took too long to arrive'],
  'cursor-expired': [410, 'The cursor belongs to an earlier database'],
  'body-too-large': [413, 'The body is too large'],
  'media-type-unsupported': [415, 'The media type is not supported'],
  'rate-limited': [429, 'Too many requests'],
  internal: [500, 'Something went wrong'],
  overloaded: [503, 'The server is busy'],
  'query-timeout': [503, 'The query took too long'],
} as const satisfies Partial<Record<ErrorCode, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Problem details for a code. */
export function problemOf(
  code: ProblemCode,
  detail: string,
  errors?: readonly FieldProblem[],
): Problem {
  const [status, title] = PROBLEMS[code];
  const type = `urn:reelated:error:${code}`;
  return { type, title, status, detail, code, ...(errors && { errors }) };
}

/** What Fastify's own errors mean here. */
const FASTIFY_PROBLEMS: Readonly<Record<string, readonly [ProblemCode, detail: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['media-type-unsupported', 'send the body as application/json'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'a body may have 16 KiB'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['request-invalid', 'the body is not valid JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['request-invalid', 'the body is empty; send {} for all films'],
  FST_ERR_BAD_URL: ['request-invalid', 'the address is not valid percent-encoding'],
};

/** The problem details of anything that was thrown while a request was answered. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ReelatedError && isProblemCode(error.code)) {
    const path = error.data['criterion'];
    return problemOf(
      error.code,
      error.message,
      typeof path === 'string' ? [{ path: `/${path}`, message: error.message }] : undefined,
    );
  }
  const { code = '', statusCode = 500, message, validation, validationContext } = factsOf(error);
  if (validation !== undefined) {
    const errors = validation.map(fieldProblem);
    const sentences = errors.map((e) => `${validationContext}${e.path} ${e.message}`);
    return problemOf('request-invalid', sentences.join('; '), errors);
  }
  const known = FASTIFY_PROBLEMS[code];
  if (known !== undefined) return problemOf(...known);
  if (statusCode >= 400 && statusCode < 500) return problemOf('request-invalid', message ?? '');
  return problemOf('internal', 'The server met an error that it did not expect; its log says more');
}

/** How soon to try again what the server was too busy for. */
const RETRY_SECONDS = 1;

/** Answers with problem details. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) reply.header('retry-after', RETRY_SECONDS);
  return reply
    .code(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .serializer(JSON.stringify)
    .send(problem);
}

/** Answers with the problem that an error is, and logs the errors that are ours. */
export function errorAnswerer(log: FastifyBaseLogger) {
  return function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOfError(error);
    // when the client has left, the work was given up and nobody reads this answer
    const givenUp = error instanceof Error && error.name === 'AbortError';
    if (problem.code === 'internal' && !givenUp) log.child({ reqId: request.id }).error(error);
    void sendProblem(reply, problem);
  };
}

/** What Fastify and its plugins put on an error; nothing, for anything else that was thrown. */
function factsOf(error: unknown): Partial<FastifyError> {
  return error instanceof Error ? error : {};
}

function isProblemCode(code: ErrorCode): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

type Validation = NonNullable<FastifyError['validation']>[number];

function fieldProblem({ instancePath, keyword, params, message }: Validation): FieldProblem {
  if (keyword === 'additionalProperties') {
    const path = pointerTo(instancePath, params['additionalProperty']);
    return { path, message: 'is not a known field' };
  }
  if (keyword === 'required') {
    return { path: pointerTo(instancePath, params['missingProperty']), message: 'is missing' };
  }
  return { path: instancePath, message: message ?? keyword };
}

/** The JSON pointer to a field of an object. */
function pointerTo(parent: string, field: unknown): string {
  return `${parent}/${String(field).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
