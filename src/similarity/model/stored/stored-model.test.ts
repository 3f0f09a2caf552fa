import assert from 'node:assert/strict';
import test from 'node:test';
import * as fc from 'fast-check';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { buildModel } from '../build-model.ts';
import { PRESETS } from '../presets.ts';
import { loadStoredModel, storeModel } from './stored-model.ts';
import { collections, modelOf } from '../../testing/collection.ts';

test('a stored model is loaded unchanged, for any films and presets', async () => {
  await fc.assert(
    fc.asyncProperty(collections(), async (collection) => {
      using session = await openDuckDB();
      await storeModel(session.connection, modelOf(collection));
      for (const preset of Object.values(PRESETS)) {
        const loaded = await loadStoredModel(session.connection, preset);
        assert.deepEqual(loaded, modelOf(collection, preset));
      }
    }),
    { numRuns: 30 },
  );
});

test('arrays of several megabytes come back whole', async () => {
  const films = Array.from({ length: 300_000 }, (_, i) => i + 1);
  const columns = {
    filmIds: films,
    terms: [{ field: 'genre' as const, term: 'Drama' }],
    weights: { filmIds: films, terms: films.map(() => 0), weights: films.map((id) => id / 7) },
  };
  const model = buildModel(columns, PRESETS.seed);
  using session = await openDuckDB();
  await storeModel(session.connection, model);
  assert.deepEqual(await loadStoredModel(session.connection, PRESETS.seed), model);
});

test('a model with other fields, or without an array, is refused', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  const columns = { filmIds: [], terms: [], weights: { filmIds: [], terms: [], weights: [] } };
  await storeModel(connection, buildModel(columns, PRESETS.seed));
  await connection.run(`DELETE FROM similarity_model WHERE "array" = 'row_terms'`);
  await assert.rejects(loadStoredModel(connection, PRESETS.seed), /lacks row_terms/);
  await connection.run(
    `UPDATE similarity_model SET bytes = 'title,mood'::BLOB WHERE "array" = 'fields'`,
  );
  await assert.rejects(loadStoredModel(connection, PRESETS.seed), /fields title,mood/);
});
