import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFilmDatabase } from '../../../test/fixtures/film-database.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { publishedDatabase } from '../../snapshot/published-database.ts';
import { readSuggestables } from './suggested.ts';

test('alternate titles come with the places of their films, the best known first', async () => {
  await using dataDir = await createFilmDatabase();
  using session = await openDuckDB({ path: publishedDatabase(dataDir.path), readOnly: true });
  const { all, alternateTitles } = await readSuggestables(session.connection);
  const named = [...alternateTitles];
  assert.deepEqual(named.map(([owner, name]) => [all.at(owner)?.title, name]).slice(0, 4), [
    ['The Godfather', 'Der Pate'],
    ['The Godfather', 'El padrino'],
    ['The Godfather', 'Le parrain'],
    ['The Godfather Part II', 'Der Pate - Teil II'],
  ]);
  const owners = named.map(([owner]) => owner);
  assert.deepEqual(
    owners,
    owners.toSorted((one, other) => one - other),
  );
});

test('a snapshot of an earlier version, without the table, has no alternate titles', async () => {
  await using dataDir = await createFilmDatabase();
  using session = await openDuckDB({ path: publishedDatabase(dataDir.path) });
  await session.connection.run('DROP TABLE alternate_titles');
  const { all, alternateTitles } = await readSuggestables(session.connection);
  assert.ok(all.length > 0);
  assert.deepEqual([...alternateTitles], []);
});
