import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RouteShorthandOptions } from 'fastify';
import { PRESET_NAMES, presetFor, type Preset } from '../../similarity/model/presets.ts';
import { PRESET_CHOICES } from '../../similarity/terms/preset-choices.ts';
import type { SimilarityField } from '../../similarity/terms/similarity-field.ts';
import { groupsOf, similarityField, type Field } from '../../similarity/terms/similarity-fields.ts';
import { sendJson } from '../http/send-json.ts';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { NoQuerySchema } from '../openapi/schemas/paging.ts';
import { PresetsSchema } from '../openapi/schemas/presets.ts';
import { problemResponses } from '../openapi/schemas/problem.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

const SIMILARITY_PRESETS = {
  schema: {
    operationId: 'similarityPresets',
    summary: 'List the fields and presets of similarity',
    tags: ['films'],
    querystring: NoQuerySchema,
    response: { 200: PresetsSchema, ...problemResponses() },
  },
} satisfies RouteShorthandOptions;

/** The ways in which films can be compared. */
export const presetRoutes: FastifyPluginAsyncTypebox<Snapshot> = async (app, snapshot) => {
  const { fields } = snapshot;
  addSnapshotHeaders(app, snapshot.id);

  app.get('/similarity/presets', SIMILARITY_PRESETS, async (_request, reply) =>
    sendJson(
      reply,
      JSON.stringify({
        default: snapshot.preset,
        fields: fields.map(similarityField).map(listedField),
        groups: groupsOf(fields),
        choices: PRESET_CHOICES,
        presets: byPreset('factors', fields),
        lengths: byPreset('lengths', fields),
        idf_powers: byPreset('idfPowers', fields),
      }),
    ),
  );
};

/** A field as it is sent. */
function listedField({ field, label, description, group, kind, fromArticle }: SimilarityField) {
  return { field, label, description, group, kind, ...(fromArticle && { from_article: true }) };
}

/** One part of every preset. */
function byPreset(part: keyof Preset, fields: readonly Field[]) {
  return Object.fromEntries(
    PRESET_NAMES.map((preset) => [preset, presetFor(preset, fields)[part]]),
  );
}
