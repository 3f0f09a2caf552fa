import { Type, type TSchema } from '../type.ts';
import { EXPORT_FORMATS, EXPORT_TYPES, MOST_EXPLAINED } from '../../export/format.ts';
import { MAX_EXPORTED } from '../../export/list-stream.ts';

const { json, ...OTHERS } = EXPORT_TYPES;
const OTHER_TYPES = [...new Set(Object.values(OTHERS))];
const { ndjson, csv, parquet, radarr } = EXPORT_TYPES;

const TextSchema = Type.String();
/** The files that are more than text. */
const FILES: Readonly<Record<string, TSchema>> = {
  [parquet]: Type.String({ format: 'binary' }),
  [radarr]: Type.Array(
    Type.Object({
      title: Type.String({ examples: ['Alien'] }),
      imdb_id: Type.String({ examples: ['tt0078748'] }),
    }),
  ),
};

export const exportParameter = {
  format: Type.Optional(
    Type.Enum([...EXPORT_FORMATS], {
      type: 'string',
      description: `Exports the whole list as a file instead of a page: up to ${MAX_EXPORTED.toLocaleString('en')} films, or \`limit\` of them; without a cursor. An \`Accept\` header that prefers ${[ndjson, csv, parquet].join(', ')} to JSON does the same. In CSV (RFC 4180, UTF-8), lists are joined by \`|\`, and text that a spreadsheet would take for a formula is prefixed with an apostrophe. Parquet files have the column types of the table \`films\`. \`ids\` is one IMDb id per line, \`radarr\` the JSON of a custom list for Radarr, \`letterboxd\` a CSV file for Letterboxd’s importer.`,
      examples: ['csv'],
    }),
  ),
  bom: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1,
      description: `1 writes CSV for spreadsheets: with a byte order mark, by which they recognise UTF-8, and after the other columns \`release_year\`, the year as a number, and in a ranked list \`rank\`, \`score\` (of films for a person) and \`reasons\`, in words, for the first ${MOST_EXPLAINED.toLocaleString('en')} films. Other formats stay as they are.`,
      examples: [1],
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
  const files = OTHER_TYPES.map((type) => [type, { schema: FILES[type] ?? TextSchema }]);
  return {
    description: schema.description,
    ...(headers && { headers }),
    content: { [json]: { schema: page }, ...Object.fromEntries(files) },
  };
}
