import { Type, type Static } from '../../type.ts';

/** How far the first build is. */
export const BuildSchema = Type.Object(
  {
    started_at: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'When it started; null until it has.',
    }),
    tasks_done: Type.Integer({ description: 'How many of the tasks are done.' }),
    tasks: Type.Array(
      Type.Object({
        task: Type.String({ examples: ['PrepFilms'] }),
        state: Type.String({ description: 'As in `/pipeline`.', examples: ['running'] }),
        status: Type.String({
          description: 'Its state and progress, in words.',
          examples: ['5.0 MB of 10.0 MB (50 %)'],
        }),
      }),
    ),
  },
  {
    title: 'Build',
    description: 'The progress of the first build, in problems with code `building`.',
  },
);

export type BuildJson = Static<typeof BuildSchema>;
