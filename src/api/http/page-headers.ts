import type { FastifyReply, FastifyRequest } from 'fastify';
import { basePathOf } from '../proxy/base-path.ts';

interface Page {
  readonly total: number;
  readonly limit: number;
  /** The cursor of the next page. */
  readonly next: string | null;
}

/** Path and query. A request line may contain a whole URL, whose host must not be trusted. */
const REQUEST_URL = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i;

/** The usual case. */
const IS_PATH = /^\/[^?#]*$/;

/** Reports the length of a list and the URL of its next page: the same with another cursor. */
export function setPageHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  { total, limit, next }: Page,
): void {
  reply.header('x-total-count', total);
  if (next === null) return;
  const { url } = request;
  const [, path = '', search = ''] = IS_PATH.test(url) ? [url, url] : (REQUEST_URL.exec(url) ?? []);
  const others = search === '' ? '' : otherParameters(search);
  const query = `${others}limit=${limit}&cursor=${next}`;
  reply.header('link', `<${basePathOf(request)}${path}?${query}>; rel="next"`);
}

function otherParameters(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('limit');
  query.delete('cursor');
  return query.size === 0 ? '' : `${query}&`;
}

/** Lists the criteria that are not valid regular expressions and were matched as plain text. */
export function setMatchedAsText(reply: FastifyReply, criteria: readonly string[]): void {
  if (criteria.length > 0) reply.header('x-matched-as-text', criteria.join(', '));
}
