import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, pagesOf } from './pages.ts';
import { dataOf, ProblemError } from './problem-error.ts';

const response = (headers: Record<string, string> = {}, status = 200) =>
  new Response(null, { status, headers });

test('a page has its items, their total and the cursor of the next page', async () => {
  const link = '</film/search?genres=Drama&limit=2&cursor=s.1.2>; rel="next"';
  const headers = { 'x-total-count': '5', link };
  const page = await pageOf(Promise.resolve({ data: ['a', 'b'], response: response(headers) }));
  assert.deepEqual(page, { items: ['a', 'b'], total: 5, next: 's.1.2' });
});

test('the last page has no next one', async () => {
  const headers = { 'x-total-count': '1' };
  const page = await pageOf(Promise.resolve({ data: ['a'], response: response(headers) }));
  assert.equal(page.next, null);
});

test('all pages are requested one after another', async () => {
  const cursors: (string | undefined)[] = [];
  const pages = pagesOf<number>(async ({ cursor }) => {
    cursors.push(cursor);
    const next = cursors.length < 3 ? { link: `</x?cursor=${cursors.length}>; rel="next"` } : {};
    return { data: [cursors.length], response: response({ 'x-total-count': '3', ...next }) };
  });
  const items: number[] = [];
  for await (const page of pages) items.push(...page.items);
  assert.deepEqual(items, [1, 2, 3]);
  assert.deepEqual(cursors, [undefined, '1', '2']);
});

test('a problem is thrown with its code and when to try again', async () => {
  const problem = { code: 'rate-limited', detail: 'too many', status: 429 };
  const call = { error: problem, response: response({ 'retry-after': '7' }, 429) };
  for (const rejected of [pageOf(Promise.resolve(call)), dataOf(Promise.resolve(call))]) {
    await assert.rejects(rejected, (error) => {
      assert.ok(error instanceof ProblemError);
      assert.equal(error.code, 'rate-limited');
      assert.equal(error.message, 'too many');
      assert.equal(error.status, 429);
      assert.equal(error.retryAfterSeconds, 7);
      return true;
    });
  }
});

test('a response without problem details is named by its status', async () => {
  const bad = new Response('<html>', { status: 502, statusText: 'Bad Gateway' });
  await assert.rejects(dataOf(Promise.resolve({ error: '<html>', response: bad })), {
    message: 'the server responded with 502 Bad Gateway',
    code: undefined,
    retryAfterSeconds: undefined,
  });
});
