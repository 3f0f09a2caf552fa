import { Type } from '../../type.ts';

export const DatasetSchema = Type.Object(
  {
    snapshot: Type.String({ examples: ['5f1d0c2a9b7e'] }),
    built_at: Type.String({ format: 'date-time' }),
    parameters: Type.Unknown({
      description: 'The parameters by which films were selected and compared.',
    }),
    sources: Type.Unknown({ description: 'The source files with their versions.' }),
    counts: Type.Unknown({ description: 'The number of rows in each table.' }),
    licence: Type.String({ description: 'The notice to show wherever the data is shown.' }),
  },
  { title: 'Dataset', description: 'The data that responses are made from.' },
);

export const LiveSchema = Type.Object(
  { status: Type.Literal('ok') },
  { description: 'The server is running.', examples: [{ status: 'ok' }] },
);

export const ReadySchema = Type.Object(
  {
    status: Type.Literal('ok'),
    snapshot: Type.String({ description: 'The id of the snapshot that is served.' }),
    built_at: Type.String({ format: 'date-time', description: 'When the data was built.' }),
    age_seconds: Type.Integer({ description: 'The age of the data.' }),
    films: Type.Integer({ description: 'The number of films loaded.' }),
    suggestions: Type.Unsafe<'ready' | 'indexing'>({
      type: 'string',
      enum: ['ready', 'indexing'],
      description: '`indexing` while suggestions have to wait until all names are indexed.',
    }),
    queries: Type.Object(
      { running: Type.Integer(), waiting: Type.Integer() },
      { description: 'Database queries in progress.' },
    ),
  },
  {
    description: 'The server is ready.',
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

/** The media type of Prometheus' text format. */
export const METRICS_MEDIA_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export const MetricsSchema = {
  description: 'The metrics in Prometheus’ text format.',
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
