import { Type } from 'typebox';

const orNull = (type: 'string' | 'integer', description?: string) =>
  Type.Unsafe<unknown>({ type: [type, 'null'], ...(description ? { description } : {}) });
const texts = (description: string) => Type.Array(Type.String(), { description });

const results = {
  elapsedMs: orNull('integer'),
  rows: orNull('integer', 'Rows written, or read by a task that only verifies.'),
  bytes: orNull('integer', 'The size of all that it wrote.'),
  peakRssBytes: orNull('integer', 'The largest resident size of the process while it ran.'),
  notes: texts('What a person would like to know of the result.'),
  warnings: texts('What is worth a look, though it stopped nothing.'),
  facts: Type.Unknown({ description: 'What the task tells of its result.' }),
};

const TaskSchema = Type.Object({
  task: Type.String({ examples: ['PrepFilms'] }),
  requires: texts('The tasks that come before it.'),
  state: Type.String({
    description: 'waiting, fresh, running, ran, failed, cancelled, blocked or died.',
    examples: ['ran'],
  }),
  startedAt: orNull('string'),
  ...results,
  reasons: texts('Why it ran.'),
  progress: Type.Unknown({ description: 'done, total and unit while it runs; else null.' }),
  problem: orNull('string', 'Why it failed, or what kept it from running.'),
});

const RunSchema = Type.Object({
  run: Type.String({ examples: ['20261122T104512Z-1a2b'] }),
  state: Type.String({
    description: 'running, succeeded, failed, cancelled, or died: its process ended within.',
    examples: ['succeeded'],
  }),
  startedAt: orNull('string'),
  elapsedMs: orNull('integer'),
  whole: Type.Boolean({ description: 'Whether all of its file could be read.' }),
  tasks: Type.Array(TaskSchema),
});

export const PipelineSchema = Type.Object(
  {
    runs: Type.Array(RunSchema, { description: 'The last ten, the newest first.' }),
    last: Type.Record(
      Type.String(),
      Type.Object({ run: Type.String(), startedAt: Type.String(), ...results }),
      { description: 'By task: when it last ran to its end, and what came of it.' },
    ),
  },
  { description: 'How the data was built.' },
);
