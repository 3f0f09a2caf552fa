import { ProblemError, type Answer } from './problem-error.ts';

/** A page of a list, with the information in its headers. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The number of items on all pages. */
  readonly total: number;
  /** The cursor of the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * A page of a list.
 *
 * @throws {ProblemError} when the response is not successful
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
 * All pages of a list, one after another.
 *
 *     for await (const { items } of pagesOf((at) =>
 *       api.GET('/film/search', { params: { query: { person: 'kurosawa', ...at } } }),
 *     )) …
 *
 * @throws {ProblemError} when a response is not successful; `cursor-expired` when the data has been
 *   updated between two pages
 */
export async function* pagesOf<Item>(
  request: (at: { readonly cursor?: string }) => Promise<Answer<readonly Item[]>>,
): AsyncGenerator<Page<Item>, void, undefined> {
  let page = await pageOf(request({}));
  yield page;
  while (page.next !== null) {
    page = await pageOf(request({ cursor: page.next }));
    yield page;
  }
}
