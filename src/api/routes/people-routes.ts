import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { careerOf, findPeople, type Part } from '../../search/people/people.ts';
import { filmJson, type FilmTable } from '../../search/table/film-table.ts';
import { asFilmId, rowOf } from '../../similarity/model/model.ts';
import { invalidCursor, readCursor, writeCursor } from '../http/cursor.ts';
import { withFields } from '../http/film-json.ts';
import { idOfParam } from '../http/film-params.ts';
import { setMatchedAsText, setPageHeaders } from '../http/page-headers.ts';
import { requestSignal } from '../http/request-signal.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import {
  CareerSchema,
  PEOPLE_LIMIT,
  PeopleQuerySchema,
  PeopleSchema,
  PersonParamsSchema,
} from '../openapi/schemas/people.ts';
import { CURSOR_PROBLEMS, problemResponses, QUERY_PROBLEMS } from '../openapi/schemas/problem.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const GET_PERSON = {
  config: { limit: 'film' },
  schema: {
    operationId: 'getPerson',
    summary: 'Get a person and their films',
    tags: ['people'],
    params: PersonParamsSchema,
    querystring: NoQuerySchema,
    response: { 200: CareerSchema, ...problemResponses('person-unknown', ...QUERY_PROBLEMS) },
  },
} satisfies RouteShorthandOptions;

const SEARCH_PEOPLE = {
  config: { limit: 'search' },
  schema: {
    operationId: 'searchPeople',
    summary: 'Search people by name and profession',
    tags: ['people'],
    querystring: PeopleQuerySchema,
    response: {
      200: PeopleSchema,
      ...problemResponses('pattern-unsupported', ...CURSOR_PROBLEMS, ...QUERY_PROBLEMS),
    },
  },
} satisfies RouteShorthandOptions;

/** The largest DuckDB INTEGER; more cannot be asked for. */
const GREATEST_ID = 2 ** 31 - 1;

/** The people who made the films. */
export const peopleRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { database } = snapshot;
  const { films } = snapshot.search;
  addSnapshotHeaders(app, snapshot.id);

  app.get('/person/:person_id', GET_PERSON, async ({ params }, reply) => {
    const personId = idOfParam(params.person_id);
    if (personId > GREATEST_ID) throw unknownPerson(personId);
    const career = await careerOf(database, personId, requestSignal(reply));
    if (career === undefined) throw unknownPerson(personId);
    const person = JSON.stringify(career.person);
    return sendJson(reply, withFields(person, `"credits":${creditsJson(films, career.parts)}`));
  });

  app.get('/person/search', SEARCH_PEOPLE, async (request, reply) => {
    const { limit = PEOPLE_LIMIT, cursor, ...criteria } = request.query;
    const scope = { snapshot: snapshot.id, query: { people: criteria } };
    const offset = cursor === undefined ? 0 : readCursor(scope, cursor);
    const page = { limit, offset };
    const found = await findPeople(database, criteria, page, requestSignal(reply));
    const { people, total } = found;
    if (offset > 0 && people.length === 0) throw invalidCursor();
    setMatchedAsText(reply, found.nameAsText ? ['name'] : []);
    const end = offset + people.length;
    const next = end < total ? writeCursor(scope, end) : null;
    setPageHeaders(request, reply, { total, limit, next });
    return sendJson(reply, JSON.stringify(people));
  });
};

function unknownPerson(personId: number): ReelatedError {
  return new ReelatedError('person-unknown', `no person has the id ${personId}`, {
    data: { criterion: 'person_id' },
  });
}

/** Parts by category, in the order in which the categories first appear, each with its whole film. */
function creditsJson(films: FilmTable, parts: readonly Part[]): string {
  const byCategory = Map.groupBy(parts, ({ category }) => category);
  const groups = Array.from(byCategory, ([category, group]) => {
    const listed = group.map(({ film_id: filmId, job, characters }) => {
      const row = rowOf(films, asFilmId(filmId));
      if (row === undefined) throw new Error(`film ${filmId} has credits but is not in the table`);
      const part = `"job":${JSON.stringify(job)},"characters":${JSON.stringify(characters)}`;
      return withFields(filmJson(films, row), part);
    });
    return `{"category":${JSON.stringify(category)},"films":[${listed.join(',')}]}`;
  });
  return `[${groups.join(',')}]`;
}
