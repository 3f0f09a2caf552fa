import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { filmJson, type FilmTable } from '../../search/table/film-table.ts';
import { careerOf, creditsOf, findPeople, type Part } from '../../search/people/people.ts';
import { ReelatedError } from '../../errors.ts';
import { asFilmId, filmIdAt, rowOf } from '../../similarity/model/model.ts';
import { withFields } from '../http/film-json.ts';
import { setPageHeaders, setMatchedAsText } from '../http/page-headers.ts';
import { sendJson } from '../http/send-json.ts';
import { answerSignal } from '../http/answer-signal.ts';
import { invalidCursor, readCursor, writeCursor } from '../http/cursor.ts';
import { rowOfParam } from '../http/film-params.ts';
import { FilmParamsSchema } from '../openapi/schemas/film.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import {
  CareerSchema,
  FilmCreditsSchema,
  PEOPLE_LIMIT,
  PeopleQuerySchema,
  PeopleSchema,
  PersonParamsSchema,
} from '../openapi/schemas/people.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import { tellSnapshot } from '../http/snapshot-headers.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Who made the films. */
export const peopleRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { database } = snapshot;
  const { films } = snapshot.search;
  tellSnapshot(app, snapshot.id);

  app.get(
    '/person/:person_id',
    {
      config: { limit: 'film' },
      schema: {
        operationId: 'getPerson',
        summary: 'One person, with their films',
        tags: ['people'],
        params: PersonParamsSchema,
        querystring: NoQuerySchema,
        response: { 200: CareerSchema, ...problemResponses(400, 404, 429, 503) },
      },
    },
    async ({ params }, reply) => {
      const personId = personIdOf(params.person_id);
      const career = await careerOf(database, personId, answerSignal(reply));
      if (career !== undefined) {
        const person = JSON.stringify(career.person);
        return sendJson(reply, withFields(person, `"credits":${creditsJson(films, career.parts)}`));
      }
      throw new ReelatedError('person-unknown', `there is no person ${personId} in the database`, {
        data: { criterion: 'person_id' },
      });
    },
  );

  app.get(
    '/person/search',
    {
      config: { limit: 'search' },
      schema: {
        operationId: 'searchPeople',
        summary: 'People by name and profession',
        tags: ['people'],
        querystring: PeopleQuerySchema,
        response: { 200: PeopleSchema, ...problemResponses(400, 410, 429, 503) },
      },
    },
    async (request, reply) => {
      const { limit = PEOPLE_LIMIT, cursor, ...criteria } = request.query;
      const scope = { snapshot: snapshot.id, question: { people: criteria } };
      const offset = cursor === undefined ? 0 : readCursor(scope, cursor);
      const page = { limit, offset };
      const found = await findPeople(database, criteria, page, answerSignal(reply));
      const { people, total } = found;
      if (offset > 0 && people.length === 0) throw invalidCursor();
      setMatchedAsText(reply, found.nameAsText ? ['name'] : []);
      const end = offset + people.length;
      const next = end < total ? writeCursor(scope, end) : null;
      setPageHeaders(request, reply, { total, limit, next });
      return sendJson(reply, JSON.stringify(people));
    },
  );

  app.get(
    '/film/:film_id/credits',
    {
      config: { limit: 'film' },
      schema: {
        operationId: 'getCredits',
        summary: 'Who did what in a film',
        tags: ['films', 'people'],
        params: FilmParamsSchema,
        querystring: NoQuerySchema,
        response: { 200: FilmCreditsSchema, ...problemResponses(400, 404, 429, 503) },
      },
    },
    async ({ params }, reply) => {
      const filmId = filmIdAt(films, rowOfParam(films, params.film_id));
      const credits = await creditsOf(database, filmId, answerSignal(reply));
      return sendJson(reply, JSON.stringify(credits));
    },
  );
};

/** A person's id from `1392` or `nm0001392`. */
function personIdOf(text: string): number {
  return Number(text.replace(/^nm/, ''));
}

/** Parts by category, which come in this order already, each with its whole film. */
function creditsJson(films: FilmTable, parts: readonly Part[]): string {
  const byCategory = Map.groupBy(parts, ({ category }) => category);
  const groups = Array.from(byCategory, ([category, group]) => {
    const listed = group.map(({ film_id: filmId, job, characters }) => {
      const row = rowOf(films, asFilmId(filmId));
      if (row === undefined) throw new Error(`film ${filmId} has credits but is no film`);
      const part = `"job":${JSON.stringify(job)},"characters":${JSON.stringify(characters)}`;
      return withFields(filmJson(films, row), part);
    });
    return `{"category":${JSON.stringify(category)},"films":[${listed.join(',')}]}`;
  });
  return `[${groups.join(',')}]`;
}
