import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Film } from '../../src/search/film.ts';
import { printed, startCli } from '../fixtures/cli.ts';
import { createFilmApp, type FixtureApp } from '../fixtures/film-app.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';

const ALIEN = 'tt0078748';
const ALIENS = 'tt0090605';

/** Long enough for a change to be noticed. */
const NOTICED_MS = 2500;

describe('named lists of a server', () => {
  let fixture: FixtureApp;
  let folder = '';
  const stack = new AsyncDisposableStack();

  before(async () => {
    const dataDir = stack.use(await createFilmDatabase());
    folder = join(dataDir.path, 'lists');
    mkdirSync(folder);
    fixture = stack.use(await createFilmApp({ dataDir: dataDir.path }));
  });
  after(async () => stack.disposeAsync());

  const write = (name: string, text: string): void => {
    // as programs do that know how: readers find the old text or the new one
    writeFileSync(join(folder, `.${name}.tmp`), text);
    renameSync(join(folder, `.${name}.tmp`), join(folder, `${name}.txt`));
  };
  const get = async (url: string, headers = {}) => fixture.app.inject({ url, headers });
  const idsFound = async (query: string) =>
    (await get(`/film/search?limit=1000&${query}`)).json<Film[]>().map(({ film_id: id }) => id);

  test('are shown with what is known of them', async () => {
    write('mine', `# mine\n${ALIEN}\nAlien\n${ALIENS} # Aliens\ntt0000404\n`);
    mkdirSync(join(folder, 'broken.txt'));
    const lists = (await get('/lists')).json();
    assert.equal(lists.length, 2);
    const [broken, { changed_at: changedAt, ...mine }] = lists;
    assert.equal(broken.problem, 'it is not a file');
    assert.deepEqual(mine, {
      name: 'mine',
      count: 3,
      known: 2,
      unknown: 1,
      bad_lines: 1,
      first_bad_lines: [3],
      problem: null,
    });
    assert.ok(Math.abs(Date.parse(changedAt) - Date.now()) < 60_000);
    const list = (await get('/lists/mine')).json();
    assert.deepEqual(list, { ...mine, changed_at: changedAt, film_ids: [78748, 90605, 404] });
    assert.equal((await get('/lists/mine?format=ids')).body, `${ALIEN}\n${ALIENS}\ntt0000404\n`);
    rmSync(join(folder, 'broken.txt'), { recursive: true });
  });

  for (const [what, url, status, code] of [
    ['an unknown list', '/lists/nothing', 404, 'list-unknown'],
    ['the id of a film', '/lists/tt0078748', 404, 'list-unknown'],
    ['a path', '/lists/..%2Foutside', 400, 'request-invalid'],
    ['a name in capitals', '/lists/Mine', 400, 'request-invalid'],
    ['an unknown format', '/lists/mine?format=xml', 400, 'request-invalid'],
    ['a list that is a folder', '/lists/folder', 500, 'list-unreadable'],
    ['a search in it', '/film/search?exclude=folder', 500, 'list-unreadable'],
  ] as const) {
    test(`${what}: ${status} ${code}`, async () => {
      mkdirSync(join(folder, 'folder.txt'), { recursive: true });
      const answer = await get(url);
      assert.equal(answer.statusCode, status, answer.body);
      assert.equal(answer.json().code, code);
      assert.ok(!answer.body.includes(folder), 'nothing of the paths of the server');
    });
  }

  test('limit every list of films by their names', async () => {
    write('owned', `${ALIEN}\n${ALIENS}\n`);
    write('seen', `${ALIEN}\n`);
    assert.deepEqual(await idsFound('include=owned'), [78748, 90605]);
    assert.deepEqual(await idsFound('include=owned&exclude=seen'), [90605]);
    assert.equal((await idsFound('exclude=owned&exclude=tt0133093')).length, 18);
    const similar = await fixture.app.inject({
      method: 'POST',
      url: '/film/similar',
      payload: { like: [133093], include: ['owned', 120737], exclude: ['seen'] },
    });
    assert.equal(similar.json().total, 2);
    const facets = await get('/film/search/facets?include=owned');
    assert.equal(facets.json().total, 2);
  });

  test('are read anew within seconds; then cursors expire and cached files are stale', async () => {
    write('growing', `${ALIEN}\n`);
    const page = '/film/search?exclude=growing&limit=5';
    const first = await get(page);
    assert.equal(first.headers['x-total-count'], '20');
    const next = /<([^>]*)>/.exec(String(first.headers['link']))?.[1] ?? '';
    assert.equal((await get(next)).statusCode, 200);
    const file = '/film/search?exclude=growing&format=ids';
    const etag = String((await get(file)).headers['etag']);
    assert.equal((await get(file, { 'if-none-match': etag })).statusCode, 304);

    write('growing', `${ALIEN}\n${ALIENS}\n`);
    await sleep(NOTICED_MS);
    assert.equal((await get(page)).headers['x-total-count'], '19');
    const expired = await get(next);
    assert.equal(expired.statusCode, 410);
    assert.equal(expired.json().code, 'cursor-expired');
    const again = await get(file, { 'if-none-match': etag });
    assert.equal(again.statusCode, 200);
    assert.ok(!again.body.includes(ALIENS));
  });
});

test('all workers of a server notice a list that changes, and log its bad lines', async (t) => {
  await using dataDir = await createFilmDatabase();
  const folder = join(dataDir.path, 'lists');
  mkdirSync(folder);
  writeFileSync(join(folder, 'seen.txt'), `${ALIEN}\n`);
  const cli = startCli([
    'serve',
    '--data-dir',
    dataDir.path,
    '--port',
    '0',
    '--workers',
    '2',
    '--json',
  ]);
  t.after(() => cli.process.kill());
  const [, url = ''] = await printed(cli, /"url":"([^"]+)"/);
  // each on a connection of its own, so that both workers have some
  const totals = async () =>
    Promise.all(
      Array.from({ length: 12 }, async () => {
        const headers = { connection: 'close' };
        const answer = await fetch(`${url}/film/search?exclude=seen&limit=1`, { headers });
        await answer.arrayBuffer();
        return Number(answer.headers.get('x-total-count'));
      }),
    );
  assert.deepEqual(new Set(await totals()), new Set([20]));
  writeFileSync(join(folder, 'seen.txt'), `${ALIEN}\nmy secret\n${ALIENS}\n`);
  await sleep(NOTICED_MS);
  assert.deepEqual(new Set(await totals()), new Set([19]));
  cli.process.kill('SIGTERM');
  const { stderr } = await cli.ending;
  assert.match(stderr, /lists\/seen\.txt: 1 line is neither an id nor a comment, and ignored: 2/);
  assert.doesNotMatch(stderr, /secret|tt00/);
});
