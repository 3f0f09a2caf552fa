import { Type } from 'typebox';

export const DatasetSchema = Type.Object(
  {
    snapshot: Type.String({ examples: ['5f1d0c2a9b7e'] }),
    built_at: Type.String({ format: 'date-time' }),
    parameters: Type.Unknown({ description: 'What the films were selected and compared with.' }),
    sources: Type.Unknown({ description: 'The files it was made from, with their versions.' }),
    counts: Type.Unknown({ description: 'How many rows each table has.' }),
    licence: Type.String({ description: 'To be shown wherever the data is.' }),
  },
  { title: 'Dataset', description: 'What the answers were made from.' },
);

export const LiveSchema = Type.Object(
  { status: Type.Literal('ok') },
  { examples: [{ status: 'ok' }] },
);

export const ReadySchema = Type.Object(
  {
    status: Type.Literal('ok'),
    snapshot: Type.String({ description: 'The data that is served.' }),
    built_at: Type.String({ format: 'date-time', description: 'When it was built.' }),
    age_seconds: Type.Integer({ description: 'How long ago that was.' }),
    films: Type.Integer({ description: 'How many films are loaded, with their likeness.' }),
    suggestions: Type.Unsafe<'ready' | 'indexing'>({
      type: 'string',
      enum: ['ready', 'indexing'],
      description: 'Whether suggestions come at once, or wait until all names are indexed.',
    }),
    queries: Type.Object(
      { running: Type.Integer(), waiting: Type.Integer() },
      { description: 'Queries of the database under way.' },
    ),
  },
  {
    examples: [
      {
        status: 'ok',
        snapshot: '5f1d0c2a9b7e',
        built_at: '2026-11-01T12:00:00.000Z',
        age_seconds: 86400,
        films: 36264,
        suggestions: 'ready',
        queries: { running: 1, waiting: 0 },
      },
    ],
  },
);

/** Prometheus' text format. */
export const METRICS_MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export const MetricsSchema = {
  description: 'Metrics in Prometheus’ text format.',
  content: {
    'text/plain': {
      schema: Type.String({
        examples: [
          '# TYPE reelated_snapshot_age_seconds gauge\nreelated_snapshot_age_seconds 86400\n',
        ],
      }),
    },
  },
};
