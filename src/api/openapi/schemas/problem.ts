import { Type } from '../type.ts';
import { PROBLEMS, type ProblemCode } from '../../http/problem-codes.ts';
import { problemOf } from '../../http/problem.ts';
import { BuildSchema } from './operations/build.ts';

const ProblemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri', description: 'A URN that ends in the code.' }),
    title: Type.String({ description: 'A short summary, the same for all errors of a code.' }),
    status: Type.Integer({ description: 'The HTTP status.' }),
    detail: Type.String({ description: 'What went wrong with this request, for people.' }),
    code: Type.Enum(Object.keys(PROBLEMS), {
      type: 'string',
      description: 'What went wrong, for programs; stable, unlike the texts.',
    }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String({ description: 'A JSON pointer, such as `/min_rating`.' }),
          message: Type.String({ description: 'What is wrong with it.' }),
        }),
        { description: 'The invalid parameters or fields, where they are known.' },
      ),
    ),
    build: Type.Optional(BuildSchema),
  },
  { title: 'Problem', description: 'Problem details (RFC 9457).' },
);

/** The problems of a route that reads a JSON body. */
export const BODY_PROBLEMS = ['body-too-large', 'media-type-unsupported'] as const;
/** The problems of a route that can be given names of lists. */
export const LIST_PROBLEMS = ['list-unknown', 'list-unreadable'] as const;
/** The problems of a list that comes in pages. */
export const CURSOR_PROBLEMS = ['cursor-invalid', 'cursor-expired'] as const;
/** The problems of a route that queries the database. */
export const QUERY_PROBLEMS = ['overloaded', 'query-timeout'] as const;

/** The problems of a route that needs the similarity model, too. */
export const SIMILARITY_PROBLEMS = ['snapshot-damaged', ...QUERY_PROBLEMS] as const;

/** The problems of a list that can be exported as a file. */
export const EXPORT_PROBLEMS = ['storage-unavailable'] as const;

/**
 * The documented error responses of a route: of some codes, and of those that every route has. Where
 * several share a status, each is described and has its own example.
 */
export function problemResponses(
  ...codes: readonly ProblemCode[]
): Readonly<Record<number, object>> {
  const all = ['request-invalid', ...codes, 'rate-limited'] as const;
  const byStatus = Map.groupBy(all, (code) => PROBLEMS[code][0]);
  return Object.fromEntries(
    Array.from(byStatus, ([status, group]) => [
      status,
      {
        description: descriptionOf(group),
        content: {
          'application/problem+json': {
            schema: ProblemSchema,
            examples: Object.fromEntries(
              group.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
            ),
          },
        },
      },
    ]),
  );
}

function descriptionOf(codes: readonly ProblemCode[]): string {
  const [first, ...others] = codes.map((code) => `\`${code}\`: ${PROBLEMS[code][2]}`);
  return others.length === 0
    ? (first ?? '')
    : [first, ...others].map((one) => `- ${one}`).join('\n');
}

/** An example of every problem by its code, for the components of the OpenAPI document. */
export const PROBLEM_EXAMPLES = Object.fromEntries(
  Object.entries(PROBLEMS).map(([code, [, summary, meaning]]) => [
    code,
    { summary, value: problemOf(code as ProblemCode, meaning) },
  ]),
);
