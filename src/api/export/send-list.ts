import type { FastifyReply } from 'fastify';
import type { FilmParquet } from '../../search/parquet/film-parquet.ts';
import { contentType, fileName, type ExportFormat } from './format.ts';
import { listStream, type FilmList, type JsonFrame } from './list-stream.ts';

/**
 * Responds with a whole list as a file.
 *
 * @throws {ReelatedError} `request-invalid` for a list that is too long
 */
export async function sendList(
  reply: FastifyReply,
  parquet: FilmParquet,
  format: ExportFormat,
  list: FilmList,
  frame?: JsonFrame,
): Promise<FastifyReply> {
  const disconnected = new AbortController();
  reply.raw.once('close', () => disconnected.abort());
  const { stream, bytes } = await listStream(list, format, parquet, disconnected.signal, frame);
  if (bytes !== undefined) reply.header('content-length', bytes);
  return reply
    .type(contentType(format))
    .header('content-disposition', `attachment; filename="${fileName(format)}"`)
    .send(stream);
}
