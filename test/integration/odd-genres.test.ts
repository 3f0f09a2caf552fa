import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { QUIRKS } from '../fixtures/datasets.ts';
import { prepareFilms, rowsOf, warningsOf } from '../fixtures/prepare-films.ts';

test('thousands of genres on one film are as good as twenty', async (t) => {
  const many = Array.from({ length: 5000 }, (_, index) => `Genre ${index}`).join(',');
  const { summary, dataDir } = await prepareFilms(t, {
    'title.basics': (QUIRKS['title.basics'] ?? '').replace('Comedy,Drama', many),
  });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  const [film = ''] = await rowsOf(dataDir, 'films', 'genres');
  assert.match(film, /"Genre 0",.*"Genre 19"\]/);
  assert.match(warningsOf(summary).join('\n'), /1 film has an invalid genre or more than 20/);
});

test('of hundreds of genres the 200 most common have a folder', async (t) => {
  const header = (name: string): string => (QUIRKS[name] ?? '').split('\n')[0] ?? '';
  const ids = Array.from({ length: 30 }, (_, index) => `tt${1000 + index}`);
  const genres = (index: number): string =>
    ['Drama', ...Array.from({ length: 10 }, (_, at) => `G ${index} ${at}`)].join(',');
  const titles = ids.map((id, index) => `${id}\tmovie\tX\tX\t0\t1999\t\\N\t90\t${genres(index)}`);
  const { summary, dataDir } = await prepareFilms(t, {
    'title.basics': `${header('title.basics')}\n${titles.join('\n')}\n`,
    'title.ratings': `${header('title.ratings')}\n${ids.map((id) => `${id}\t7.0\t900`).join('\n')}\n`,
  });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  const folders = readdirSync(join(dataDir, 'output', 'genres'));
  assert.equal(folders.length, 200);
  assert.ok(folders.includes('genre=Drama'));
  const written = summary.tasks.find(({ task }) => task === 'GenreParquets');
  assert.ok(written?.state === 'ran');
  assert.match(written.warnings.join('\n'), /"genres: at most 200, .*", such as genres 301$/);
});
