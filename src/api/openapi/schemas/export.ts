import { Type, type TSchema } from 'typebox';
import { EXPORT_FORMATS, EXPORT_TYPES } from '../../export/format.ts';
import { MAX_EXPORTED } from '../../export/list-stream.ts';

const { json, ...OTHER_TYPES } = EXPORT_TYPES;

export const exportParameter = {
  format: Type.Optional(
    Type.Enum([...EXPORT_FORMATS], {
      type: 'string',
      description: `Exports the whole list as a file instead of a page: up to ${MAX_EXPORTED.toLocaleString('en')} films, or \`limit\` of them; without a cursor. An \`Accept\` header that prefers ${Object.values(OTHER_TYPES).join(', ')} to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by \`|\`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table \`films\`.`,
      examples: ['csv'],
    }),
  ),
};

export const ExportQuerySchema = Type.Object(exportParameter, { additionalProperties: false });

interface ListFacts {
  readonly description?: string;
  readonly headers?: object;
}

/** The response of a list: a page as JSON, or the whole list as a file. */
export function listResponse(schema: TSchema & ListFacts) {
  const { headers, ...page } = schema;
  const files = Object.values(OTHER_TYPES).map((type) => [
    type,
    {
      schema: {
        type: 'string',
        ...(type === EXPORT_TYPES.parquet ? { format: 'binary' } : {}),
      },
    },
  ]);
  return {
    description: schema.description,
    ...(headers && { headers }),
    content: { [json]: { schema: page }, ...Object.fromEntries(files) },
  };
}
