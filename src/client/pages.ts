import { ProblemError, type Answer } from './problem-error.ts';

/** A page of a list that is an array, with what stands in its headers. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** How many there are on all pages. */
  readonly total: number;
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * A page of a list.
 *
 * @throws {ProblemError} when the answer is none of the good ones
 */
export async function pageOf<Item>(call: Promise<Answer<readonly Item[]>>): Promise<Page<Item>> {
  const { data, error, response } = await call;
  if (data === undefined) throw new ProblemError(error, response);
  const { headers } = response;
  const next = /<([^>]*)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return {
    items: data,
    total: Number(headers.get('x-total-count')),
    next: next === undefined ? null : new URL(next, 'http://localhost').searchParams.get('cursor'),
  };
}

/**
 * All pages of a list, one after the other.
 *
 *     for await (const { items } of pagesOf((at) =>
 *       api.GET('/film/search', { params: { query: { person: 'kurosawa', ...at } } }),
 *     )) …
 *
 * @throws {ProblemError} when an answer is none of the good ones; `cursor-expired` when the films
 *   have been updated between two pages
 */
export async function* pagesOf<Item>(
  ask: (at: { readonly cursor?: string }) => Promise<Answer<readonly Item[]>>,
): AsyncGenerator<Page<Item>, void, undefined> {
  let page = await pageOf(ask({}));
  yield page;
  while (page.next !== null) {
    page = await pageOf(ask({ cursor: page.next }));
    yield page;
  }
}
