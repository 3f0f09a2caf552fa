import type { FastifyBaseLogger, FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError, type ErrorCode } from '../../errors.ts';
import { PROBLEMS, type ProblemCode } from './problem-codes.ts';

/** What is wrong with one field of a request; its path is a JSON pointer such as `/min_rating`. */
interface FieldProblem {
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
  /** How far the first build is, while there is nothing to serve. */
  readonly build?: object;
}

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

/** Codes and details for Fastify's own errors, and for one of ours that names a path of this machine. */
const OTHER_PROBLEMS: Readonly<Record<string, readonly [ProblemCode, detail: string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['media-type-unsupported', 'send the body as application/json'],
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'the body is larger than this route accepts'],
  // the model is loaded while films are served
  'database-unreadable': [
    'snapshot-damaged',
    'the similarity model of the snapshot cannot be read',
  ],
  FST_ERR_BAD_URL: ['request-invalid', 'the path contains an invalid percent-encoded sequence'],
};

/** How many invalid fields are listed, of a body that may have thousands. */
const MOST_ERRORS = 20;
/** The longest name of an unknown field that is repeated in full. */
const LONGEST_NAME = 100;

/** The problem details of anything thrown while a request was handled. */
export function problemOfError(error: unknown): Problem {
  if (error instanceof ReelatedError && isProblemCode(error.code)) {
    const path = error.data['criterion'];
    return problemOf(
      error.code,
      error.message,
      typeof path === 'string' ? [{ path: `/${path}`, message: error.message }] : undefined,
    );
  }
  const {
    code = '',
    statusCode = 500,
    message,
    validation,
    validationContext,
  } = fastifyFields(error);
  if (validation !== undefined) {
    const errors = validation.slice(0, MOST_ERRORS).map(fieldProblem);
    const sentences = errors.map((e) => `${validationContext}${e.path} ${e.message}`);
    const more = validation.length - errors.length;
    if (more > 0) sentences.push(`and ${more} more`);
    return problemOf('request-invalid', sentences.join('; '), errors);
  }
  const known = OTHER_PROBLEMS[code];
  if (known !== undefined) return problemOf(...known);
  if (statusCode >= 400 && statusCode < 500) return problemOf('request-invalid', message ?? '');
  return problemOf('internal', 'an unexpected error occurred; see the server log');
}

/** When to try again after the server was too busy. */
const RETRY_SECONDS = 1;

/** Responds with problem details. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503 && !reply.hasHeader('retry-after')) {
    reply.header('retry-after', RETRY_SECONDS);
  }
  return reply
    .code(problem.status)
    .type(PROBLEM_MEDIA_TYPE)
    .serializer(JSON.stringify)
    .send(problem);
}

/** An error handler that responds with problem details and logs internal errors. */
export function createErrorHandler(log: FastifyBaseLogger) {
  return function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOfError(error);
    // when the client has disconnected, the work was aborted and nobody reads this response
    const isAborted = error instanceof Error && error.name === 'AbortError';
    if (problem.code === 'internal' && !isAborted) log.child({ reqId: request.id }).error(error);
    void sendProblem(reply, problem);
  };
}

/** What Fastify and its plugins add to an error; nothing for anything else that was thrown. */
function fastifyFields(error: unknown): Partial<FastifyError> {
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
  const name = String(field);
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return `${parent}/${shown.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
