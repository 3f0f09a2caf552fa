import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { csvRequestOf } from './save-csv.ts';
import { curlOf, typescriptOf } from './snippets.ts';
import { requestOf, type View } from './view.ts';

const ORIGIN = 'http://127.0.0.1:8000';
const SEARCH: View = {
  kind: 'search',
  criteria: { title: "schindler's" },
  order: { sort: 'year', order: 'asc' },
};
const SIMILAR: View = { kind: 'similar', query: { like: [78_748], limit: 20, explain: true } };
const PERSON: View = { kind: 'person', personId: 244, name: 'Sigourney Weaver' };
const COMPARE: View = { kind: 'compare', filmIds: [78_748, 90_605] };

test('each view is one request to the API', () => {
  const requests = [SEARCH, SIMILAR, PERSON, COMPARE].map(requestOf);
  assert.deepEqual(
    requests.map(({ method, path }) => `${method} ${path}`),
    [
      'POST /film/search?sort=year&order=asc',
      'POST /film/similar',
      'GET /person/244',
      'GET /film/78748/compare/90605',
    ],
  );
  assert.deepEqual(requests[0]?.body, { title: "schindler's" });
  assert.deepEqual(requests[3]?.params, { path: { film_id: '78748', other_id: '90605' } });
});

test('a shell passes on the body of a curl command unchanged, quotes included', () => {
  const command = curlOf(SEARCH, ORIGIN).replace('curl', 'printf "%s\\n"');
  const words = execFileSync('sh', ['-c', command], { encoding: 'utf8' }).trim().split('\n');
  assert.deepEqual(words, [
    `${ORIGIN}/film/search?sort=year&order=asc`,
    '-H',
    'content-type: application/json',
    '-d',
    '{"title":"schindler\'s"}',
  ]);
});

test('a GET needs no more than its URL', () => {
  assert.equal(curlOf(PERSON, ORIGIN), `curl '${ORIGIN}/person/244'\n`);
});

test('the TypeScript names the route as the client’s types do', () => {
  const code = typescriptOf(COMPARE, ORIGIN);
  assert.match(code, /api\.GET\('\/film\/\{film_id\}\/compare\/\{other_id\}', \{/);
  assert.match(code, /const \{ similarity, shared \} = await dataOf\(/);
  assert.match(typescriptOf(SIMILAR, ORIGIN), /"like": \[\n +78748\n +\]/);
});

test('a CSV file has as many films as the API sends at once, with the mark of UTF-8', () => {
  assert.deepEqual(csvRequestOf(SIMILAR), {
    path: '/film/similar?format=csv&bom=1',
    body: { like: [78_748], limit: 1000, explain: false },
  });
  assert.deepEqual(csvRequestOf(SEARCH), {
    path: '/film/search?sort=year&order=asc&limit=1000&format=csv&bom=1',
    body: { title: "schindler's" },
  });
  assert.deepEqual(csvRequestOf(PERSON), {
    path: '/film/search?sort=year&limit=1000&format=csv&bom=1',
    body: { person_ids: [244] },
  });
});
