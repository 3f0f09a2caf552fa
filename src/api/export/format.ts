import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { varyBy } from '../compression/vary-by.ts';
import { preferredType } from '../http/accept.ts';

/** The media types of the formats in which a whole list can be exported. */
export const EXPORT_TYPES = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
  ids: 'text/plain',
  // a separate type, as the pages of a list are another kind of JSON; Radarr reads any type
  radarr: 'application/vnd.reelated.radarr+json',
  letterboxd: 'text/csv',
} as const;

export type ExportFormat = keyof typeof EXPORT_TYPES;

export const EXPORT_FORMATS = [
  'json',
  'ndjson',
  'csv',
  'parquet',
  'ids',
  'radarr',
  'letterboxd',
] as const satisfies readonly ExportFormat[];

/** The formats that are written film by film. */
export const TEXT_FORMATS = [
  'csv',
  'ids',
  'radarr',
  'letterboxd',
] as const satisfies readonly ExportFormat[];

export type TextFormat = (typeof TEXT_FORMATS)[number];

/** The formats of a named list, some of whose films may not be in the collection. */
export const LIST_FORMATS = ['json', 'ids', 'radarr'] as const satisfies readonly ExportFormat[];

export type ListFormat = (typeof LIST_FORMATS)[number];

/** What the names of files end in, where that is not the format. */
const EXTENSIONS: Partial<Record<ExportFormat, string>> = {
  ids: 'txt',
  radarr: 'json',
  letterboxd: 'csv',
};

/** The formats for programs in general; many clients accept plain text without wanting ids. */
const BY_ACCEPT = [EXPORT_TYPES.ndjson, EXPORT_TYPES.csv, EXPORT_TYPES.parquet] as const;

/** The value of `Content-Type` for a format. */
export function contentType(format: ExportFormat): string {
  const type = EXPORT_TYPES[format];
  if (type === 'text/csv') return `${type}; charset=utf-8; header=present`;
  return type === 'text/plain' ? `${type}; charset=utf-8` : type;
}

/** The name of a file in a format. */
export function fileName(format: ExportFormat): string {
  return `films.${EXTENSIONS[format] ?? format}`;
}

/** The most films of an export that have reasons; more would take longer than everything else. */
export const MOST_EXPLAINED = 1000;

/** The parameters of a list that concern its format. */
export interface ListQuery {
  readonly format?: ExportFormat;
  readonly cursor?: string;
  readonly explain?: boolean;
  /** 1: CSV for spreadsheets. */
  readonly bom?: number;
}

/** Whether a list is requested for a spreadsheet. */
export function isForSpreadsheet(format: ExportFormat | undefined, { bom }: ListQuery): boolean {
  return format === 'csv' && bom === 1;
}

/**
 * The format in which a whole list is requested; undefined when a page is requested. Pages are JSON,
 * so only `?format=json` requests a whole list in JSON.
 *
 * @throws {ReelatedError} `request-invalid` for parameters that only pages can have
 */
export function exportFormat(
  request: FastifyRequest,
  reply: FastifyReply,
  query: ListQuery,
): ExportFormat | undefined {
  varyBy(reply, 'Accept');
  const format = query.format ?? formatOf(request.headers.accept);
  if (format === undefined) return undefined;
  if (query.cursor !== undefined) {
    throw onlyForPages('cursor', 'an export contains the whole list; leave out cursor');
  }
  if (query.explain === true) {
    throw onlyForPages('explain', 'exports have no explanations; leave out explain or the format');
  }
  return format;
}

function formatOf(accept: string | undefined): ExportFormat | undefined {
  const type = preferredType(accept, BY_ACCEPT);
  if (type === undefined) return undefined;
  return EXPORT_FORMATS.find((name) => EXPORT_TYPES[name] === type);
}

function onlyForPages(criterion: string, message: string): ReelatedError {
  return new ReelatedError('request-invalid', message, { data: { criterion } });
}
