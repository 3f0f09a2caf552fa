import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { listedFilms } from '../../lists/listed-films.ts';
import { exportFormat, isForSpreadsheet } from '../export/format.ts';
import { offeredInWords } from '../similar/reasons-in-words.ts';
import { offeredList, type JsonFrame } from '../export/list-stream.ts';
import { sendList } from '../export/send-list.ts';
import {
  createPersonalAnswerer,
  type PersonalFilms,
  type PersonalQuery,
} from '../for-you/for-you-answer.ts';
import { readCursor, scopeOf, writeCursor } from '../http/cursor.ts';
import { offeredFilmsJson } from '../http/film-json.ts';
import { setMatchedAsText, setPageHeaders } from '../http/page-headers.ts';
import { requestSignal } from '../http/request-signal.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { ExportQuerySchema, listResponse } from '../openapi/schemas/export.ts';
import {
  FOR_YOU_LIMIT,
  ForYouAnswerSchema,
  ForYouQuerySchema,
} from '../openapi/schemas/for-you.ts';
import { LISTED_BODY_BYTES } from '../openapi/schemas/listed.ts';
import {
  BODY_PROBLEMS,
  CURSOR_PROBLEMS,
  EXPORT_PROBLEMS,
  LIST_PROBLEMS,
  problemResponses,
  SIMILARITY_PROBLEMS,
} from '../openapi/schemas/problem.ts';
import { inFilter } from '../similar/similar-answer.ts';
import { factorsOf } from '../similar/similar-query.ts';
import type { ListingRoutesOptions } from './listing-routes-options.ts';

const FOR_YOU = {
  bodyLimit: LISTED_BODY_BYTES,
  config: { limit: 'similar' },
  schema: {
    operationId: 'filmsForYou',
    summary: 'Recommend films from a person’s ratings',
    description:
      'Every film of the collection is scored from the person’s ratings: by what it has in common with the films that they like, more than most films have, less what it has in common with those that they dislike; a little by its rating; and by its number of votes, as `hidden_gems` says. Films that they have rated are not listed; `filter`, `include` and `exclude` are applied before the best are chosen. The ratings are neither stored nor logged. To get the next page, send the same body with `cursor` set to the `next` of the response.',
    tags: ['films'],
    querystring: ExportQuerySchema,
    body: ForYouQuerySchema,
    response: {
      200: listResponse(ForYouAnswerSchema),
      ...problemResponses(
        'pattern-unsupported',
        ...LIST_PROBLEMS,
        ...CURSOR_PROBLEMS,
        ...SIMILARITY_PROBLEMS,
        ...EXPORT_PROBLEMS,
        ...BODY_PROBLEMS,
      ),
    },
  },
} satisfies RouteShorthandOptions;

/** The films for a person. */
export const forYouRoutes: FastifyPluginAsyncTypebox<ListingRoutesOptions> = async (
  app,
  options,
) => {
  const { snapshot, lists } = options;
  const { films } = snapshot.search;
  const { fields } = snapshot;
  const answerPersonally = createPersonalAnswerer(snapshot);
  addSnapshotHeaders(app, snapshot.id);

  app.post('/film/for-you', FOR_YOU, async (request, reply) => {
    const { body } = request;
    const format = exportFormat(request, reply, { ...body, ...request.query });
    const { limit = format === undefined ? FOR_YOU_LIMIT : films.filmIds.length } = body;
    const { cursor, explain = false } = body;
    const query: PersonalQuery = {
      ratings: body.ratings.map(({ film_id: filmId, rating }) => ({ filmId, rating })),
      hiddenGems: body.hidden_gems,
      diversity: body.diversity,
      preset: body.preset,
      factors: factorsOf({ ...(body.weights && { weights: body.weights }) }, fields).factors,
      criteria: body.filter ?? {},
    };
    const listed = await listedFilms(films, lists, body);
    // as text: thousands of objects would take longer than the films
    const ratings = query.ratings.map(({ filmId, rating }) => `${filmId}:${rating}`).join();
    const scope = scopeOf(snapshot.id, { ...query, ratings }, listed);
    const offset = cursor === undefined ? 0 : readCursor(scope, cursor);
    const withReasons = isForSpreadsheet(format, request.query);
    const part = { offset, limit, explain: explain || withReasons, listed };
    const found = await answerPersonally(query, part, requestSignal(reply)).catch(
      (error: unknown) => {
        throw inFilter(error);
      },
    );
    const { total, whys } = found;
    setMatchedAsText(reply, found.matchedAsText);
    const end = offset + found.films.length;
    const next = format === undefined && end < total ? writeCursor(scope, end) : null;
    const frame = frameOf(found, next);
    if (format !== undefined) {
      reply.header('x-total-count', total);
      const reasons = withReasons ? offeredInWords(whys) : undefined;
      const list = offeredList(films, found.films, reasons);
      return sendList(reply, snapshot.parquet, format, list, frame);
    }
    setPageHeaders(request, reply, { total, limit, next: null });
    return sendJson(reply, offeredFilmsJson(films, found.films, { ...frame, whys }));
  });
};

/** What surrounds the films in JSON. */
function frameOf(
  { total, used, hiddenGems }: Pick<PersonalFilms, 'total' | 'used' | 'hiddenGems'>,
  next: string | null,
): JsonFrame {
  return {
    before: `{"total":${total},"used":${JSON.stringify(used)},"hidden_gems":${hiddenGems},"films":`,
    after: `,"next":${JSON.stringify(next)}}`,
  };
}
