import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { creditsOf } from '../../search/people/people.ts';
import { filmIdAt, type RowIndex } from '../../similarity/model/model.ts';
import { RecentMap } from '../../recent-map.ts';
import { extendedFilmJson } from '../http/film-json.ts';
import { rowOfParam } from '../http/film-params.ts';
import { requestSignal } from '../http/request-signal.ts';
import { keptJson, sendJson, type KeptJson } from '../http/send-json.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { FilmDetailsSchema, FilmParamsSchema } from '../openapi/schemas/film.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { FilmCreditsSchema } from '../openapi/schemas/people.ts';
import { problemResponses, QUERY_PROBLEMS } from '../openapi/schemas/problem.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const GET_FILM = {
  config: { limit: 'film' },
  schema: {
    operationId: 'getFilm',
    summary: 'Get a film',
    tags: ['films'],
    params: FilmParamsSchema,
    querystring: NoQuerySchema,
    response: { 200: FilmDetailsSchema, ...problemResponses('film-unknown', ...QUERY_PROBLEMS) },
  },
} satisfies RouteShorthandOptions;

const GET_CREDITS = {
  config: { limit: 'film' },
  schema: {
    operationId: 'getCredits',
    summary: 'Get the credits of a film',
    tags: ['films', 'people'],
    params: FilmParamsSchema,
    querystring: NoQuerySchema,
    response: { 200: FilmCreditsSchema, ...problemResponses('film-unknown', ...QUERY_PROBLEMS) },
  },
} satisfies RouteShorthandOptions;

/** How many films are kept as JSON, those that were requested last: half a kilobyte each. */
const KEPT_FILMS = 8192;

/** A film, and who made it. */
export const filmRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { database } = snapshot;
  const { films } = snapshot.search;
  addSnapshotHeaders(app, snapshot.id);

  const { linksJson } = await database.filmLinks();
  const kept = new RecentMap<RowIndex, KeptJson>(KEPT_FILMS);

  app.get('/film/:film_id', GET_FILM, ({ params }, reply) => {
    const row = rowOfParam(films, params.film_id);
    let film = kept.get(row);
    if (film === undefined) {
      const links = linksJson(filmIdAt(films, row));
      film = keptJson(extendedFilmJson(films, row, `"links":${links}`));
      kept.set(row, film);
    }
    sendJson(reply, film);
  });

  app.get('/film/:film_id/credits', GET_CREDITS, async ({ params }, reply) => {
    const filmId = filmIdAt(films, rowOfParam(films, params.film_id));
    const credits = await creditsOf(database, filmId, requestSignal(reply));
    return sendJson(reply, JSON.stringify(credits));
  });
};
