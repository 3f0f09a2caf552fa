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

export const HealthSchema = Type.Object({
  status: Type.Literal('ok'),
});
