import { Type } from 'typebox';
import { PROBLEMS } from '../../http/problem.ts';

const ProblemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.Enum(Object.keys(PROBLEMS), {
      type: 'string',
      description: 'What went wrong, for programs; it stays when the words change.',
    }),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { title: 'Problem', description: 'Problem details (RFC 9457).' },
);

/** The documented error answers of a route. */
export function problemResponses(...statuses: readonly number[]): Readonly<Record<number, object>> {
  const answer = {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  };
  return Object.fromEntries(statuses.map((status) => [status, answer]));
}
