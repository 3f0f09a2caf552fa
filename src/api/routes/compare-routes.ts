import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { ReelatedError } from '../../errors.ts';
import { filmJson } from '../../search/table/film-table.ts';
import { filmIdAt, type FilmId } from '../../similarity/model/model.ts';
import { compareFilms } from '../../similarity/query/compare.ts';
import { rankOf } from '../../similarity/query/rank-of.ts';
import { rowOfParam } from '../http/film-params.ts';
import { requestSignal } from '../http/request-signal.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import {
  CompareParamsSchema,
  CompareQuerySchema,
  ComparisonSchema,
} from '../openapi/schemas/compare.ts';
import { problemResponses, SIMILARITY_PROBLEMS } from '../openapi/schemas/problem.ts';
import { labelled, labelsOf, sharesJson } from '../similar/explanations.ts';
import { factorsOf, type ComparedWith } from '../similar/similar-query.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const COMPARE_FILMS = {
  config: { limit: 'similar' },
  schema: {
    operationId: 'compareFilms',
    summary: 'Compare two films',
    description: 'What the two films have in common, what only one of them has, and how they rank.',
    tags: ['films'],
    params: CompareParamsSchema,
    querystring: CompareQuerySchema,
    response: {
      200: ComparisonSchema,
      ...problemResponses('film-unknown', ...SIMILARITY_PROBLEMS),
    },
  },
} satisfies RouteShorthandOptions;

/** Two films side by side. */
export const compareRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { films } = snapshot.search;
  const { fields } = snapshot;
  addSnapshotHeaders(app, snapshot.id);

  app.get('/film/:film_id/compare/:other_id', COMPARE_FILMS, async ({ params, query }, reply) => {
    const first = rowOfParam(films, params.film_id);
    const second = rowOfParam(films, params.other_id, 'other_id');
    if (first === second) throw sameFilm();
    const ids = [filmIdAt(films, first), filmIdAt(films, second)] as const;
    const comparison = await comparisonOf(
      snapshot,
      ids,
      factorsOf(query, fields),
      requestSignal(reply),
    );
    const both = [first, second].map((row) => filmJson(films, row)).join(',');
    return sendJson(reply, `{"films":[${both}],${JSON.stringify(comparison).slice(1)}`);
  });
};

/** A comparison as it is sent, without the films. */
async function comparisonOf(
  snapshot: Snapshot,
  [one, other]: readonly [FilmId, FilmId],
  { preset, factors }: ComparedWith,
  signal: AbortSignal,
) {
  const { model, ranker } = await snapshot.weighedBy(preset);
  const { similarity, shared, ...own } = compareFilms(model, one, other, factors);
  const { onlyFirst, onlySecond } = own;
  const labels = await labelsOf(snapshot, [...shared, ...onlyFirst, ...onlySecond], signal);
  const { articleOf } = await snapshot.database.filmLinks();
  const { fields, terms } = sharesJson(shared, labels);
  const ranks = [[one, other] as const, [other, one] as const].map(([liked, ranked]) =>
    rankOf(
      model,
      ranker.answer,
      { like: [{ filmId: liked }], ...(factors && { factors }) },
      ranked,
    ),
  );
  return {
    similarity,
    fields,
    shared: terms,
    only: [onlyFirst, onlySecond].map((list) =>
      list.map(({ part, ...term }) => labelled({ ...term, weight: part }, labels)),
    ),
    articles: [one, other].map((filmId) => articleOf(filmId) ?? null),
    ranks: ranks.map((rank) => rank?.rank),
    total: ranks[0]?.candidates,
  };
}

function sameFilm(): ReelatedError {
  return new ReelatedError('request-invalid', 'other_id is the same film; choose another one', {
    data: { criterion: 'other_id' },
  });
}
