import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { capturedOutput } from '../../../test/fixtures/captured-output.ts';
import { createFilmDatabase, FIXTURE_FILMS } from '../../../test/fixtures/film-database.ts';
import { readConfig } from '../../config/config.ts';
import { searchCommand } from './search-command.ts';

describe('reelated search', () => {
  const stack = new AsyncDisposableStack();
  let dataDir = '';

  before(async () => {
    dataDir = stack.use(await createFilmDatabase()).path;
  });
  after(async () => stack.disposeAsync());

  async function search(
    t: TestContext,
    options: Parameters<typeof searchCommand>[1],
    settings: Readonly<Record<string, unknown>> = {},
  ) {
    const config = readConfig({ commandLine: { dataDir, ...settings }, environment: {} });
    const { signal } = new AbortController();
    const output = await capturedOutput(t, async () => searchCommand(config, options, signal));
    assert.equal(output.result, 0);
    return output;
  }

  test('lists ten films by title, and how many there are', async (t) => {
    const { stdout, stderr } = await search(t, {});
    const lines = stdout.trimEnd().split('\n');
    assert.equal(lines.length, 11);
    assert.equal(lines.at(-1), `(10 of ${FIXTURE_FILMS.length} films)`);
    assert.equal(stderr, '');
  });

  test('shows id, year, rating, title and genres in columns', async (t) => {
    const { stdout } = await search(t, { title: '^aliens?$' });
    assert.equal(
      stdout,
      [
        'tt0078748  1979  8.5  Alien   Horror, Sci-Fi',
        'tt0090605  1986  8.4  Aliens  Action, Adventure, Sci-Fi',
        '(2 of 2 films)\n',
      ].join('\n'),
    );
  });

  test('sorts as requested', async (t) => {
    const { stdout } = await search(t, { sort: 'year', order: 'asc' }, { limit: '1' });
    const [first] = FIXTURE_FILMS.filter(({ year }) => year !== null).toSorted(
      (a, b) => (a.year ?? 0) - (b.year ?? 0),
    );
    assert.ok(stdout.includes(first?.title ?? '?'), stdout);
  });

  test('prints films as JSON for programs', async (t) => {
    const { stdout, stderr } = await search(t, { title: '*bat' }, { json: true });
    const films: readonly { title: string }[] = JSON.parse(stdout);
    assert.deepEqual(
      films.map(({ title }) => title),
      ['*batteries not included'],
    );
    assert.equal(stderr, '');
  });

  test('warns of text that is not a valid pattern', async (t) => {
    const { stderr } = await search(t, { original_title: '(500' });
    assert.equal(
      stderr,
      'reelated: warning: --original-title is not a valid regular expression; searched as plain text\n',
    );
  });

  test('offers the nearest titles when no film matches', async (t) => {
    const { stdout } = await search(t, { title: 'the matirx' });
    assert.match(stdout, /^\(0 of 0 films\)\nNo film matches; did you mean The Matrix \(1999\)/);
    const json = await search(t, { title: 'the matirx' }, { json: true });
    assert.deepEqual(JSON.parse(json.stdout), []);
    const others = await search(t, { genre: 'no such' });
    assert.equal(others.stdout, '(0 of 0 films)\n');
  });

  test('finds plain text in titles of other countries', async (t) => {
    assert.match((await search(t, { title: 'der pate' })).stdout, /The Godfather/);
    assert.equal((await search(t, { title: '^der pate' })).stdout.split('\n')[0], '(0 of 0 films)');
  });

  test('does not print Parquet on a terminal', async (t) => {
    const { isTTY } = process.stdout;
    process.stdout.isTTY = true;
    t.after(() => (process.stdout.isTTY = isTTY));
    await assert.rejects(search(t, { format: 'parquet' }), {
      code: 'usage-invalid',
      message: /--format parquet > films\.parquet$/,
    });
  });
});
