import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { filmJson } from '../../database/film-table.ts';
import { rowOf } from '../../similarity/model.ts';
import { ReelatedError } from '../../errors.ts';
import { sendJson, setPageHeaders, withFields } from '../answer-json.ts';
import { invalidCursor, readCursor, writeCursor } from '../cursor.ts';
import { FilmParamsSchema, FilmSchema } from '../schemas/film.ts';
import { NoQuerySchema, pageSchema } from '../schemas/paging.ts';
import { problemResponses } from '../schemas/problem.ts';
import { SimilarFilmsSchema, SimilarParamsSchema } from '../schemas/similar.ts';
import { INT32_MAX } from '../schemas/values.ts';
import { tellSnapshot } from '../snapshot-headers.ts';
import type { Snapshot } from '../snapshot.ts';

const SIMILAR_LIMIT = 10;

/** A film, and the films like it. */
export const filmRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { search, rankSimilar } = snapshot;

  const { films } = search;
  tellSnapshot(app, snapshot.id);

  function knownRow(id: string): number {
    const filmId = filmIdOf(id);
    const row = rowOf(films, filmId);
    if (row !== undefined) return row;
    throw new ReelatedError('film-unknown', `there is no film ${filmId} in the database`);
  }

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
    async ({ params }, reply) => sendJson(reply, filmJson(films, knownRow(params.film_id))),
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
      const { film_id: id, threshold } = request.params;
      const { limit = SIMILAR_LIMIT, cursor } = request.query;
      const filmId = films.filmIds[knownRow(id)] ?? 0;
      const scope = { snapshot: snapshot.id, question: { filmId, threshold } };
      const offset = cursor === undefined ? 0 : offsetOf(readCursor(scope, cursor));
      const ranked = rankSimilar(filmId, { threshold, offset, limit });
      const end = offset + ranked.films.length;
      const next = end < ranked.total ? writeCursor(scope, [end]) : null;
      setPageHeaders(request, reply, { total: ranked.total, limit, next });
      const listed = ranked.films.map(({ row, similarity }) =>
        withFields(filmJson(films, row), `"similarity":${similarity}`),
      );
      return sendJson(reply, `[${listed.join(',')}]`);
    },
  );
};

/** A film id from `120737` or `tt0120737`. */
function filmIdOf(text: string): number {
  const filmId = Number(text.replace(/^tt/, ''));
  if (filmId <= INT32_MAX) return filmId;
  throw new ReelatedError('request-invalid', `params/film_id must be at most ${INT32_MAX}`, {
    data: { criterion: 'film_id' },
  });
}

function offsetOf([offset]: readonly unknown[]): number {
  if (!isCount(offset)) throw invalidCursor();
  return offset;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= INT32_MAX;
}
