import { Type, type TSchema } from 'typebox';
import { EXPORT_FORMATS, EXPORT_TYPES } from '../../export/format.ts';
import { MOST_EXPORTED } from '../../export/list-stream.ts';

const { json, ...OTHER_TYPES } = EXPORT_TYPES;

export const exportParameter = {
  format: Type.Optional(
    Type.Enum([...EXPORT_FORMATS], {
      type: 'string',
      description: `The whole list as a file instead of a page, at most ${MOST_EXPORTED.toLocaleString('en')} films; \`limit\` may cut it, there is no cursor. An \`Accept\` header that prefers ${Object.values(OTHER_TYPES).join(', ')} to JSON asks for the same. In CSV (RFC 4180, UTF-8) lists are joined by \`|\`, and an apostrophe stands before what a spreadsheet would take for a formula; parquet has the types of the table \`films\`.`,
      examples: ['csv'],
    }),
  ),
};

export const ExportQuerySchema = Type.Object(exportParameter, { additionalProperties: false });

interface ListFacts {
  readonly description?: string;
  readonly headers?: object;
}

/** The answers of a list, as pages in JSON and as whole files. */
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
