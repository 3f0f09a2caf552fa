import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { filmJson } from '../../search/table/film-table.ts';
import { ReelatedError } from '../../errors.ts';
import { filmIdAt, type FilmId } from '../../similarity/model/model.ts';
import { compareFilms } from '../../similarity/query/compare.ts';
import { PRESETS } from '../../similarity/model/presets.ts';
import { rankOf } from '../../similarity/query/rank-of.ts';
import {
  FIELD_GROUPS,
  PRESET_CHOICES,
  SIMILARITY_FIELDS,
} from '../../similarity/terms/similarity-fields.ts';
import { sendJson } from '../http/send-json.ts';
import { answerSignal } from '../http/answer-signal.ts';
import { labelled, labelsOf, sharesJson } from '../similar/explanations.ts';
import { rowOfParam } from '../http/film-params.ts';
import {
  CompareParamsSchema,
  CompareQuerySchema,
  ComparisonSchema,
} from '../openapi/schemas/compare.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { PresetsSchema } from '../openapi/schemas/presets.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import { factorsOf } from '../similar/similar-question.ts';
import { tellSnapshot } from '../http/snapshot-headers.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** Two films side by side, and the ways in which films can be compared. */
export const compareRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { model, ranker, search } = snapshot;
  const { films } = search;
  tellSnapshot(app, snapshot.id);

  app.get(
    '/film/:film_id/compare/:other_id',
    {
      config: { limit: 'similar' },
      schema: {
        operationId: 'compareFilms',
        summary: 'What two films have in common, and what not',
        tags: ['films'],
        params: CompareParamsSchema,
        querystring: CompareQuerySchema,
        response: { 200: ComparisonSchema, ...problemResponses(400, 404, 429, 503) },
      },
    },
    async ({ params, query }, reply) => {
      const rows = [
        rowOfParam(films, params.film_id),
        rowOfParam(films, params.other_id, 'other_id'),
      ] as const;
      const [one, other] = [filmIdAt(model, rows[0]), filmIdAt(model, rows[1])];
      if (one === other) throw sameFilm();
      const { factors } = factorsOf(query);
      const { similarity, shared, onlyFirst, onlySecond } = compareFilms(
        model,
        one,
        other,
        factors,
      );
      const labels = await labelsOf(
        snapshot,
        [...shared, ...onlyFirst, ...onlySecond],
        answerSignal(reply),
      );
      const { fields, terms } = sharesJson(shared, labels);
      const only = [onlyFirst, onlySecond].map((list) =>
        list.map(({ part, ...term }) => labelled({ ...term, weight: part }, labels)),
      );
      const rankAmongLikes = (liked: FilmId, filmId: FilmId) =>
        rankOf(
          model,
          ranker.answer,
          { like: [{ filmId: liked }], ...(factors && { factors }) },
          filmId,
        );
      const ranks = [rankAmongLikes(one, other), rankAmongLikes(other, one)];
      const told = {
        similarity,
        fields,
        shared: terms,
        only,
        ranks: ranks.map((rank) => rank?.rank),
        total: ranks[0]?.candidates,
      };
      const both = rows.map((row) => filmJson(films, row)).join(',');
      return sendJson(reply, `{"films":[${both}],${JSON.stringify(told).slice(1)}`);
    },
  );

  app.get(
    '/similarity/presets',
    {
      schema: {
        operationId: 'similarityPresets',
        summary: 'The fields and presets by which films can be compared',
        tags: ['films'],
        querystring: NoQuerySchema,
        response: { 200: PresetsSchema, ...problemResponses(400, 429) },
      },
    },
    async (_request, reply) =>
      sendJson(
        reply,
        JSON.stringify({
          default: snapshot.preset,
          fields: SIMILARITY_FIELDS.map(({ field, label, description, group, kind }) => ({
            field,
            label,
            description,
            group,
            kind,
          })),
          groups: FIELD_GROUPS,
          choices: PRESET_CHOICES,
          presets: PRESETS,
        }),
      ),
  );
};

function sameFilm(): ReelatedError {
  return new ReelatedError('request-invalid', 'other_id is the same film; name another one', {
    data: { criterion: 'other_id' },
  });
}
