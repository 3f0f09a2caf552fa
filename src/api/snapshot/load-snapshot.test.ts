import assert from 'node:assert/strict';
import { realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createFilmDatabase, FIXTURE_FILMS } from '../../../test/fixtures/film-database.ts';
import { publishedDatabase } from '../../snapshot/published-database.ts';
import { filmCount } from '../../similarity/model/model.ts';
import { loadSnapshot } from './load-snapshot.ts';

test('a thread loads the films, the model and its index', async () => {
  await using dataDir = await createFilmDatabase();
  const path = await realpath(publishedDatabase(dataDir.path));
  const loading = loadSnapshot({ path });
  assert.equal(loading.path, path);
  const { films, model, indexes } = await loading.loaded;
  assert.equal(filmCount(model), FIXTURE_FILMS.length);
  assert.deepEqual(films.filmIds, model.filmIds, 'the rows of both are the same');
  assert.ok(indexes.query);
});

test('another preset gives other factors', async () => {
  await using dataDir = await createFilmDatabase();
  const path = await realpath(publishedDatabase(dataDir.path));
  const [seed, balanced] = await Promise.all(
    (['seed', 'balanced'] as const).map(async (preset) => {
      const { model } = await loadSnapshot({ path, preset }).loaded;
      return model;
    }),
  );
  assert.deepEqual(seed?.rowWeights, balanced?.rowWeights);
  assert.notDeepEqual(seed?.termFactors, balanced?.termFactors);
});

test('a file that cannot be read is a usage error that names it', async () => {
  await using dataDir = await createFilmDatabase();
  const damaged = join(dataDir.path, 'damaged.duckdb');
  await writeFile(damaged, 'not a database');
  for (const path of [damaged, join(dataDir.path, 'missing.duckdb')]) {
    await assert.rejects(loadSnapshot({ path }).loaded, {
      name: 'UsageError',
      code: 'database-unreadable',
      data: { path },
    });
  }
});
