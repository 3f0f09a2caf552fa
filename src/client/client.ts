import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './openapi.ts';

export type * from './openapi.ts';
export { pageOf, pagesOf, type Page } from './pages.ts';
export { dataOf, ProblemError, type Answer } from './problem-error.ts';

/** A method for each HTTP method, with paths, parameters, bodies and responses typed by the API's document. */
export type ReelatedClient = Client<paths, 'application/json' | 'application/problem+json'>;

/**
 * A client of a Reelated server, for browsers and for Node. Calls resolve to
 * `{ data, error, response }`; {@link dataOf} gives the data alone and throws problems.
 *
 *     const api = createClient({ baseUrl: 'http://127.0.0.1:8000' });
 *     const film = await dataOf(api.GET('/film/{film_id}', { params: { path: { film_id: 'tt0078748' } } }));
 *
 * Without a `baseUrl`, URLs are relative to the current page.
 */
export function createClient(options: ClientOptions = {}): ReelatedClient {
  return createFetchClient(options);
}
