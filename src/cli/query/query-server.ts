import {
  createClient,
  dataOf,
  pageOf,
  ProblemError,
  type ReelatedClient,
  type SearchCriteria as SearchBody,
} from '../../client/client.ts';
import { literal } from '../../client/literal.ts';
import type { Config } from '../../config.ts';
import type { SearchCriteria } from '../../search/search-criteria.ts';
import { messageOf, ReelatedError } from '../../errors.ts';
import type { FoundFilms } from './found-films.ts';
import { knownFilm } from './known-film.ts';
import { explainedFilm, type SimilarFilms } from './similar-films.ts';

const PATIENCE_MS = 30_000;
/** As many as are told apart where a title is that of several films. */
const MOST_OF_A_TITLE = 10;

/** The films of a server that meet all criteria, by title. */
export async function searchServer(
  server: string,
  { limit }: Pick<Config, 'limit'>,
  criteria: SearchCriteria,
  signal: AbortSignal,
): Promise<FoundFilms> {
  return asking(server, signal, async (api) => {
    const call = api.POST('/film/search', {
      params: { query: { limit } },
      body: criteria as SearchBody,
    });
    const { items, total } = await pageOf(call);
    const { response } = await call;
    const asText = response.headers.get('x-matched-as-text');
    return { films: items, total, matchedAsText: asText === null ? [] : asText.split(', ') };
  });
}

/** The films of a server that are most like the one that a text names. */
export async function similarOfServer(
  server: string,
  { preset, threshold, limit }: Config,
  text: string,
  signal: AbortSignal,
): Promise<SimilarFilms> {
  return asking(server, signal, async (api) => {
    const { film, others } = await knownFilm(text, {
      byId: async (id) => filmById(api, id),
      byTitle: async (title) =>
        dataOf(
          api.POST('/film/search', {
            params: { query: { sort: 'relevance', limit: MOST_OF_A_TITLE } },
            body: { title: literal(title) },
          }),
        ),
    });
    const like = [film.film_id];
    const body = { like, threshold, limit, explain: true, ...(preset && { preset }) };
    const { films, total } = await dataOf(api.POST('/film/similar', { body }));
    const explained = films.map(({ why, ...other }) => {
      const labels = new Map(why?.terms.map(({ term, label }) => [term, label]));
      const terms = (why?.terms ?? []).map(({ label: _label, ...term }) => term);
      return explainedFilm(other, terms, (term) => labels.get(term) ?? term);
    });
    return { film, others, films: explained, total };
  });
}

async function filmById(api: ReelatedClient, id: number) {
  const path = { film_id: String(id) };
  const answer = await api.GET('/film/{film_id}', { params: { path } });
  if (answer.error?.code === 'film-unknown') return undefined;
  return dataOf(Promise.resolve(answer));
}

/**
 * Asks a server, and tells its problems as this program's own errors.
 *
 * @throws {ReelatedError} the code of the problem, `server-unreachable` or `server-foreign`
 */
async function asking<Result>(
  server: string,
  stopped: AbortSignal,
  ask: (api: ReelatedClient) => Promise<Result>,
): Promise<Result> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE_MS)]);
  const data = { server };
  const api = createClient({
    baseUrl: server,
    async fetch(request) {
      try {
        const response = checked(await fetch(request, { signal }), server);
        // all of it here, where a connection that breaks is told from an answer that is none
        return new Response(await response.arrayBuffer(), response);
      } catch (error) {
        if (stopped.aborted || error instanceof ReelatedError) throw error;
        const why = messageOf(error instanceof Error ? (error.cause ?? error) : error);
        const message = `no server answers at ${server}: ${why}`;
        throw new ReelatedError('server-unreachable', message, { cause: error, data });
      }
    },
  });
  try {
    return await ask(api);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem === undefined) throw error;
    throw new ReelatedError(error.problem.code, error.message, { cause: error, data });
  }
}

/** Lets pass what a server of ours answers: films of a snapshot, or a problem. */
function checked(response: Response, server: string): Response {
  const { headers, ok, status } = response;
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
  if (ok ? headers.has('x-snapshot') : isProblem) return response;
  throw new ReelatedError(
    'server-foreign',
    `what answers at ${server} is no Reelated server (status ${status}); --server takes the address that serve prints`,
    { data: { server, status } },
  );
}
