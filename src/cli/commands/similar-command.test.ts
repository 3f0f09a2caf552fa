import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { capturedOutput } from '../../../test/fixtures/captured-output.ts';
import { createFilmDatabase } from '../../../test/fixtures/film-database.ts';
import { readConfig } from '../../config/config.ts';
import { similarCommand } from './similar-command.ts';

describe('reelated similar', () => {
  const stack = new AsyncDisposableStack();
  let dataDir = '';

  before(async () => {
    dataDir = stack.use(await createFilmDatabase()).path;
  });
  after(async () => stack.disposeAsync());

  async function similar(
    t: TestContext,
    film: string,
    options: Readonly<Record<string, unknown>> = {},
    settings: Readonly<Record<string, unknown>> = {},
  ) {
    const config = readConfig({ commandLine: { dataDir, ...settings }, environment: {} });
    const { signal } = new AbortController();
    return capturedOutput(t, async () => similarCommand(config, film, options, signal));
  }

  test('lists similar films with reasons, and how many there are', async (t) => {
    const { result, stdout } = await similar(t, 'Alien (1979)', {}, { limit: '2' });
    assert.equal(result, 0);
    const [heading, first = '', , more] = stdout.split('\n');
    assert.equal(heading, 'Films like Alien (1979):');
    assert.match(first, /^0\.\d{3}  Aliens \(1986\) +\S.*\d%/);
    assert.match(more ?? '', /^\(2 of \d+; --limit shows more\)$/);
  });

  test('lists only films that match the filter', async (t) => {
    const filter = { genres: ['Drama'], title: 'the' };
    const { stdout, stderr } = await similar(t, 'tt0078748', filter, { json: true });
    const films: readonly { title: string; genres: readonly string[] }[] = JSON.parse(stdout);
    assert.ok(films.length > 0);
    assert.ok(films.every(({ title, genres }) => /the/i.test(title) && genres.includes('Drama')));
    assert.equal(stderr, '');
    const asText = await similar(t, 'alien', { title: '*' });
    assert.match(asText.stderr, /--title is not a valid regular expression/);
  });

  test('writes CSV for spreadsheets, with reasons', async (t) => {
    const options = { format: 'csv', bom: true };
    const { stdout } = await similar(t, 'Alien (1979)', options, { limit: '2' });
    const [header = '', first = '', second = ''] = stdout.split('\r\n');
    assert.match(header, /^\uFEFFfilm_id,.*,similarity,imdb_id,release_year,rank,reasons$/);
    assert.match(first, /,tt0090605,1986,1,".*\d%"$/);
    assert.match(second, /,\d{4},2,/);
    const plain = await similar(t, 'Alien (1979)', { format: 'csv' }, { limit: '2' });
    assert.match(plain.stdout, /^film_id,.*,imdb_id\r\n/);
  });

  test('leaves out what is below the threshold', async (t) => {
    const { stdout } = await similar(t, 'alien', {}, { threshold: '1', json: true });
    assert.deepEqual(JSON.parse(stdout), []);
  });

  test('does not know every film', async (t) => {
    await assert.rejects(similar(t, 'no such film'), {
      code: 'film-unknown',
      message: 'no film matches "no such film"; try reelated search --title',
    });
  });
});
