import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import type { Film } from '../../database/film.ts';
import type { FilmPosition } from '../../database/film-search.ts';
import { ReelatedError } from '../../errors.ts';
import { answerSignal } from '../answer-signal.ts';
import { invalidCursor, readCursor, writeCursor } from '../cursor.ts';
import {
  FilmParamsSchema,
  FilmSchema,
  FilmsSchema,
  NoQuerySchema,
  pageSchema,
  problemResponses,
  SearchCriteriaSchema,
  SimilarFilmsSchema,
  SimilarParamsSchema,
} from '../schemas.ts';
import type { Snapshot } from '../snapshot.ts';

const SEARCH_LIMIT = 100;
const SIMILAR_LIMIT = 10;
const INT32_MAX = 2 ** 31 - 1;

/** The routes that answer with films. */
export const filmRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { database, rankSimilar } = snapshot;

  async function knownFilm(id: string, signal: AbortSignal): Promise<Film> {
    const filmId = filmIdOf(id);
    const film = await database.filmById(filmId, signal);
    if (film !== undefined) return film;
    throw new ReelatedError('film-unknown', `there is no film ${filmId} in the database`);
  }

  app.post(
    '/film/search',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'searchFilms',
        summary: 'Films that meet all criteria',
        description:
          'Criteria whose text is no regular expression are matched as text and named in the header `X-Matched-As-Text`.',
        tags: ['films'],
        querystring: pageSchema(SEARCH_LIMIT),
        body: SearchCriteriaSchema,
        response: {
          200: FilmsSchema,
          ...problemResponses(400, 410, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const signal = answerSignal(reply);
      const { limit = SEARCH_LIMIT, cursor } = request.query;
      const scope = { snapshot: snapshot.id, question: body };
      const after = cursor === undefined ? undefined : filmPosition(readCursor(scope, cursor));
      const found = await database.searchFilms(body, { limit, ...(after && { after }) }, signal);
      if (found.matchedAsText.length > 0) {
        reply.header('x-matched-as-text', found.matchedAsText.join(', '));
      }
      const next = found.next && writeCursor(scope, [found.next.title, found.next.film_id]);
      setPageHeaders(reply, { total: found.total, limit, next });
      return found.films;
    },
  );

  app.get(
    '/film/:film_id',
    {
      config: { limit: 'film' },
      schema: {
        operationId: 'getFilm',
        summary: 'One film',
        tags: ['films'],
        params: FilmParamsSchema,
        querystring: NoQuerySchema,
        response: { 200: FilmSchema, ...problemResponses(400, 404, 429, 503) },
      },
    },
    async ({ params }, reply) => knownFilm(params.film_id, answerSignal(reply)),
  );

  app.get(
    '/film/:film_id/similar/:threshold',
    {
      config: { limit: 'similar' },
      schema: {
        operationId: 'similarFilms',
        summary: 'The films like one film',
        description: 'All other films whose similarity is at or above the threshold.',
        tags: ['films'],
        params: SimilarParamsSchema,
        querystring: pageSchema(SIMILAR_LIMIT),
        response: {
          200: SimilarFilmsSchema,
          ...problemResponses(400, 404, 410, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { params } = request;
      const signal = answerSignal(reply);
      const { limit = SIMILAR_LIMIT, cursor } = request.query;
      const { film_id: filmId } = await knownFilm(params.film_id, signal);
      const { threshold } = params;
      const scope = { snapshot: snapshot.id, question: { filmId, threshold } };
      const offset = cursor === undefined ? 0 : offsetOf(readCursor(scope, cursor));
      const ranked = rankSimilar(filmId, { threshold, offset, limit });
      const films = await database.filmsByIds(
        ranked.films.map((similar) => similar.filmId),
        signal,
      );
      const similarities = new Map<number, number>(
        ranked.films.map((similar) => [similar.filmId, similar.similarity]),
      );
      const end = offset + ranked.films.length;
      const next = end < ranked.total ? writeCursor(scope, [end]) : null;
      setPageHeaders(reply, { total: ranked.total, limit, next });
      return films.map((film) => withSimilarity(film, similarities.get(film.film_id) ?? 0));
    },
  );
};

interface Page {
  readonly total: number;
  readonly limit: number;
  readonly next: string | null;
}

function setPageHeaders(reply: FastifyReply, { total, limit, next }: Page): void {
  reply.header('x-total-count', total);
  if (next === null) return;
  // a request line may hold a whole address, whose host is the client's word alone
  const path = URL.parse(reply.request.url, 'http://localhost')?.pathname ?? '';
  reply.header('link', `<${path}?limit=${limit}&cursor=${next}>; rel="next"`);
}

/** A film id from `120737` or `tt0120737`. */
function filmIdOf(text: string): number {
  const filmId = Number(text.replace(/^tt/, ''));
  if (filmId <= INT32_MAX) return filmId;
  throw new ReelatedError('request-invalid', `params/film_id must be at most ${INT32_MAX}`, {
    data: { criterion: 'film_id' },
  });
}

function withSimilarity(film: Film, similarity: number): Film & { readonly similarity: number } {
  return { ...film, similarity };
}

function filmPosition([title, filmId]: readonly unknown[]): FilmPosition {
  if (typeof title !== 'string' || !isCount(filmId)) throw invalidCursor();
  return { title, film_id: filmId };
}

function offsetOf([offset]: readonly unknown[]): number {
  if (!isCount(offset)) throw invalidCursor();
  return offset;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= INT32_MAX;
}
