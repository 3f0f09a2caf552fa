import assert from 'node:assert/strict';
import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFilmDatabase, FIXTURE_FILMS } from '../../../test/fixtures/film-database.ts';
import { publishedDatabase } from '../../snapshot/published-database.ts';
import { filmCount, type FilmVectors } from '../../similarity/model/model.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import { loadSnapshot } from './load-snapshot.ts';

test('a thread loads the films, the model and its index', async () => {
  await using dataDir = await createFilmDatabase();
  const path = await realpath(publishedDatabase(dataDir.path));
  const loading = loadSnapshot({ path });
  assert.equal(loading.path, path);
  const { films, fields } = await loading.films;
  const { model, indexes } = await loading.model;
  assert.equal(filmCount(model), FIXTURE_FILMS.length);
  assert.deepEqual(films.filmIds, model.filmIds, 'the rows of both are the same');
  assert.deepEqual(fields, model.fields);
  assert.ok(indexes.query);
});

test('another preset gives other factors, and other weights if its exponents differ', async () => {
  await using dataDir = await createFilmDatabase();
  const path = await realpath(publishedDatabase(dataDir.path));
  const modelOf = async (preset: PresetName): Promise<FilmVectors> =>
    (await loadSnapshot({ path, preset }).model).model;
  const [seed, classic, balanced] = await Promise.all([
    modelOf('seed'),
    modelOf('classic'),
    modelOf('balanced'),
  ]);
  assert.notDeepEqual(classic.termFactors, seed.termFactors);
  assert.deepEqual(classic.rowWeights, seed.rowWeights, 'neither has lengths or powers of idf');
  assert.notDeepEqual(balanced.termFactors, classic.termFactors);
  assert.notDeepEqual(balanced.rowWeights, classic.rowWeights);
});

test('a file that cannot be read is a usage error that names it', async () => {
  await using dataDir = await createFilmDatabase();
  const damaged = join(dataDir.path, 'damaged.duckdb');
  await writeFile(damaged, 'not a database');
  for (const path of [damaged, join(dataDir.path, 'missing.duckdb')]) {
    const loading = loadSnapshot({ path });
    const expected = { name: 'UsageError', code: 'database-unreadable', data: { path } };
    await assert.rejects(loading.films, expected);
    await assert.rejects(loading.model, expected);
  }
});
