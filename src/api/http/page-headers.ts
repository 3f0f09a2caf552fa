import type { FastifyReply, FastifyRequest } from 'fastify';

export interface Page {
  readonly total: number;
  readonly limit: number;
  /** The cursor of the next page. */
  readonly next: string | null;
}

/** Path and query. A request line may hold a whole address, whose host is the client's word alone. */
const ADDRESS = /^(?:[a-z]+:\/\/[^/?#]*)?([^?#]*)(?:\?([^#]*))?/i;

/** Tells how long a list is and where it goes on: the same address with another cursor. */
export function setPageHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  { total, limit, next }: Page,
): void {
  reply.header('x-total-count', total);
  if (next === null) return;
  const [, path = '', search = ''] = ADDRESS.exec(request.url) ?? [];
  const others = search === '' ? '' : otherParameters(search);
  reply.header('link', `<${path}?${others}limit=${limit}&cursor=${next}>; rel="next"`);
}

function otherParameters(search: string): string {
  const query = new URLSearchParams(search);
  query.delete('limit');
  query.delete('cursor');
  return query.size === 0 ? '' : `${query}&`;
}

/** Names the criteria whose text is no pattern and was found letter by letter. */
export function setMatchedAsText(reply: FastifyReply, criteria: readonly string[]): void {
  if (criteria.length > 0) reply.header('x-matched-as-text', criteria.join(', '));
}
