import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, describe, test, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { literal } from '../../src/client/literal.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import type { PageCriteria } from '../../src/web/api/types.ts';
import { curlOf, typescriptOf } from '../../src/web/export/snippets.ts';
import { sqlOf } from '../../src/web/export/sql.ts';
import type { View } from '../../src/web/export/view.ts';
import { PRESETS_LISTED } from '../../src/web/similar/testing/listed-fields.ts';

/** What a shell, SQL, TypeScript or a terminal might take for something else. */
const HOSTILE = [
  `'; DROP TABLE films; --`,
  `Rock 'n' Roll''s "Best"`,
  'a, b; c | d & e > f < g',
  '=1+1',
  '+1',
  '-30-',
  '@midnight',
  '`id` $(id) ${HOME} $HOME ${process.exit(1)}',
  String.raw`C:\n\\server\' \u0041 \x41 %s %n`,
  '!! !$ ~ # * ? [a-z] {1,2}',
  'two\nlines\r\nand\ttabs',
  '\n.quit\n',
  '\nEOF\n',
  'nul\0 bell\x07 escape\x1b[31m delete\x7f c1\x9b',
  'right\u202e to left\u200f\u2066 mark',
  'line\u2028 and paragraph\u2029 separators',
  '*/ /* -- // <!-- </script>',
  '七人の侍 Amélie 🎬 İstanbul \u{10FFFF}',
  '\ufeffmark',
  "'",
  '\\',
  String.raw`\'`,
  'x'.repeat(250),
];

/** Code points that a terminal acts upon, or hides, when they are pasted. */
const INVISIBLE = /(?!\n)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
const LARGEST_ID = 2 ** 31 - 1;

const search = (criteria: PageCriteria, ids: object = {}): View => ({
  kind: 'search',
  criteria,
  order: { sort: 'title' },
  ids,
});

const everywhere = (one: string): View =>
  search({
    title: literal(one),
    genres: [one],
    exclude_genres: [`${one}?`],
    persons: [one],
    exclude_persons: [`${one}!`],
    countries: [one],
    styles: [one],
    language: one,
  });

/** More than a shell passes on as one argument. */
const MANY_IDS = Array.from({ length: 50_000 }, (_, i) => LARGEST_ID - i);
const MANY = search(
  {
    genres: HOSTILE,
    person_ids: [LARGEST_ID, 1, 1],
    exclude_person_ids: [LARGEST_ID],
    countries: [],
    vote_count: LARGEST_ID,
    min_rating: 1e-7,
  },
  { exclude: [...MANY_IDS, 'seen'] },
);

const bodyOf = (view: View): unknown =>
  view.kind === 'search' ? { ...view.criteria, ...view.ids } : assert.fail();

describe('the curl command, pasted into a shell', () => {
  const bodies: string[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    bodies.push(await text(request));
    response.end();
  };
  const server = createServer((request, response) => void receive(request, response));
  let origin = '';
  before(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  const sent = async (script: string, shell: string): Promise<readonly unknown[]> => {
    const running = promisify(execFile)(shell, [], { env: { PATH: process.env['PATH'] } });
    running.child.stdin?.end(script);
    await running;
    return bodies.splice(0).map((body) => JSON.parse(body));
  };

  for (const shell of ['sh', 'bash']) {
    test(`${shell} sends what the page sent`, async () => {
      const views = [...HOSTILE.map(everywhere), MANY];
      const script = views.map((view) => curlOf(view, origin).replace('curl', 'curl -sS')).join('');
      assert.deepEqual(await sent(script, shell), views.map(bodyOf));
      assert.doesNotMatch(script, INVISIBLE);
    });
  }
});

test('the TypeScript passes on what the page sent', async () => {
  for (const view of [...HOSTILE.map(everywhere), MANY]) {
    const code = typescriptOf(view, 'http://localhost');
    assert.doesNotMatch(code, INVISIBLE);
    const [line = ''] = code.split('\n');
    assert.match(line, /from 'reelated\/client';$/);
    const client = `const sent = [];
      export { sent };
      const createClient = () => ({ POST: (route, options) => [route, options] });
      const dataOf = (request) => (sent.push(request), []);`;
    const module: { readonly sent: unknown } = await import(
      `data:text/javascript,${encodeURIComponent(code.replace(line, client))}`
    );
    const params = { query: { sort: 'title' } };
    assert.deepEqual(module.sent, [['/film/search', { params, body: bodyOf(view) }]]);
  }
});

/** A database with the columns that the queries name, and a film for each text. */
async function filmsOf(t: TestContext, texts: readonly string[]) {
  const session = await openDuckDB({ threads: 1 });
  t.after(() => session[Symbol.dispose]());
  const { connection } = session;
  await connection.run(`CREATE TABLE films (film_id INTEGER, title VARCHAR, year DATE,
    duration INTEGER, genres VARCHAR[], rating DOUBLE, vote_count INTEGER, persons VARCHAR[],
    language VARCHAR, countries VARCHAR[], styles VARCHAR[])`);
  await connection.run('CREATE TABLE credits (film_id INTEGER, person_id INTEGER, category TEXT)');
  await connection.run(
    'CREATE TABLE film_terms (film_id INTEGER, field VARCHAR, term VARCHAR, weight DOUBLE)',
  );
  const insert = await connection.prepare(`INSERT INTO films
    SELECT $id, $text, '1999-01-01', 90, [$text], 8, 2147483647, [$text], $text, [$text], [$text]`);
  for (const [i, one] of texts.entries()) {
    insert.bind({ id: i, text: one });
    await insert.run();
  }
  return async (view: View): Promise<readonly unknown[]> => {
    if (view.kind === 'for-you') return assert.fail();
    const sql = sqlOf(view, PRESETS_LISTED);
    assert.doesNotMatch(sql, INVISIBLE);
    return (await connection.runAndReadAll(sql)).getRowObjectsJS();
  };
}

test('the SQL finds in DuckDB what it names, and nothing else', async (t) => {
  const find = await filmsOf(t, HOSTILE);
  for (const [i, one] of HOSTILE.entries()) {
    const found = await find(everywhere(one));
    assert.deepEqual(
      found.map((film) => (film as { readonly film_id: unknown }).film_id),
      [i],
      JSON.stringify(one),
    );
  }
});

test('the SQL of very many conditions runs', async (t) => {
  const find = await filmsOf(t, ['Alien']);
  assert.deepEqual(await find(MANY), []);
  const all = search({ genres: [], person_ids: [], exclude_person_ids: [] }, { exclude: MANY_IDS });
  assert.equal((await find(all)).length, 1);
  const terms = HOSTILE.map((term) => ({ field: 'person' as const, term, factor: 2 }));
  await find({ kind: 'similar', query: { like: MANY_IDS.slice(0, 20), terms } });
  await find({ kind: 'person', personId: LARGEST_ID, name: "O'Toole" });
});
