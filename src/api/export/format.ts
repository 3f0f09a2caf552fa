import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { preferredType } from '../http/accept.ts';

/** The media type of each format in which a whole list can be had. */
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

/** What a request for a list may say of its form. */
export interface ListQuery {
  readonly format?: ExportFormat;
  readonly cursor?: string;
  readonly explain?: boolean;
}

/**
 * The format in which a request wants a whole list; undefined when it wants a page of it. JSON is
 * what pages are in, so only `?format=json` asks for a whole list in JSON.
 *
 * @throws {ReelatedError} `request-invalid` for what only pages can have
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
    throw forPages('cursor', 'a file holds the whole list; leave the cursor out');
  }
  if (query.explain === true) {
    throw forPages('explain', 'only pages are explained; leave explain or the format out');
  }
  return format;
}

function formatOf(accept: string | undefined): ExportFormat | undefined {
  const type = preferredType(accept, BY_ACCEPT);
  return EXPORT_FORMATS.find((name) => EXPORT_TYPES[name] === type);
}

function forPages(criterion: string, message: string): ReelatedError {
  return new ReelatedError('request-invalid', message, { data: { criterion } });
}
