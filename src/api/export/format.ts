import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { preferredType } from '../http/accept.ts';

/** The media types of the formats in which a whole list can be exported. */
export const EXPORT_TYPES = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  parquet: 'application/vnd.apache.parquet',
} as const;

export type ExportFormat = keyof typeof EXPORT_TYPES;

export const EXPORT_FORMATS = [
  'json',
  'ndjson',
  'csv',
  'parquet',
] as const satisfies readonly ExportFormat[];

const { json: _, ...OTHERS } = EXPORT_TYPES;
const BY_ACCEPT = Object.values(OTHERS);

/** The parameters of a list that concern its format. */
export interface ListQuery {
  readonly format?: ExportFormat;
  readonly cursor?: string;
  readonly explain?: boolean;
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
  reply.header('vary', 'Accept');
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
  return EXPORT_FORMATS.find((name) => EXPORT_TYPES[name] === type);
}

function onlyForPages(criterion: string, message: string): ReelatedError {
  return new ReelatedError('request-invalid', message, { data: { criterion } });
}
