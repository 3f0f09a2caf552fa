import { Type } from '../../type.ts';

const orNull = (type: 'string' | 'integer', description?: string) =>
  Type.Unsafe<unknown>({ type: [type, 'null'], ...(description ? { description } : {}) });
const texts = (description: string) => Type.Array(Type.String(), { description });

const results = {
  elapsedMs: orNull('integer'),
  rows: orNull('integer', 'Rows written, or read by a task that only verifies.'),
  bytes: orNull('integer', 'The size of everything it wrote.'),
  peakRssBytes: orNull('integer', 'The peak resident memory of the process while it ran.'),
  notes: texts('Notes on the result, for people.'),
  warnings: texts('Warnings, which did not stop the run.'),
  facts: Type.Unknown({ description: 'Facts about the result; they depend on the task.' }),
};

const TaskSchema = Type.Object({
  task: Type.String({ examples: ['PrepFilms'] }),
  requires: texts('The tasks that it depends on.'),
  state: Type.String({
    description:
      '`waiting`, `fresh`, `running`, `ran`, `failed`, `cancelled`, `blocked` or `died`.',
    examples: ['ran'],
  }),
  startedAt: orNull('string'),
  ...results,
  reasons: texts('Why it ran.'),
  progress: Type.Unknown({
    description: '`done`, `total` and `unit` while it is running, otherwise null.',
  }),
  problem: orNull('string', 'Why it failed, or why it could not run.'),
});

const RunSchema = Type.Object({
  run: Type.String({ examples: ['20261122T104512Z-1a2b'] }),
  state: Type.String({
    description:
      '`running`, `succeeded`, `failed`, `cancelled`, or `died` if its process ended before the run did.',
    examples: ['succeeded'],
  }),
  startedAt: orNull('string'),
  elapsedMs: orNull('integer'),
  whole: Type.Boolean({ description: 'Whether its whole file could be read.' }),
  tasks: Type.Array(TaskSchema),
});

export const PipelineSchema = Type.Object(
  {
    runs: Type.Array(RunSchema, { description: 'The last ten runs, newest first.' }),
    last: Type.Record(
      Type.String(),
      Type.Object({ run: Type.String(), startedAt: Type.String(), ...results }),
      { description: 'The last completed run of each task, and its result.' },
    ),
  },
  { description: 'How the data was built.' },
);
