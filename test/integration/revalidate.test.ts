import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revalidate, type HeldVersion } from '../../src/sources/download/revalidate.ts';
import { ratingsFile, sendWhole, serve, type Asked } from '../fixtures/dataset-server.ts';
import { FAST } from '../fixtures/ratings-download.ts';

const FILE = ratingsFile('v1', 3000);
const DATE = 'Sat, 21 Nov 2026 03:00:00 GMT';
const HELD = { etag: FILE.etag, lastModified: DATE, bytes: FILE.bytes.length };

const options = () => ({ signal: new AbortController().signal, limits: FAST });

/** A server that knows conditional requests. */
function answerConditionally(asked: Asked, etag: string, date = DATE): void {
  const { request, response } = asked;
  const same =
    request.headers['if-none-match'] === etag || request.headers['if-modified-since'] === date;
  if (same) response.writeHead(304, { etag }).end();
  else sendWhole(asked, FILE, { etag });
}

test('an unchanged file is recognised by its ETag, without a byte of it', async (t) => {
  const { url, seen } = await serve(t, (asked) => answerConditionally(asked, FILE.etag));
  assert.equal(await revalidate({ url, ...HELD }, options()), 'unchanged');
  assert.equal(seen[0]?.headers['if-none-match'], '"v1"');
  assert.equal(seen[0]?.headers['if-modified-since'], undefined);
});

test('a weak ETag serves to recognise an unchanged file', async (t) => {
  const { url } = await serve(t, (asked) => answerConditionally(asked, 'W/"v1"'));
  assert.equal(await revalidate({ url, ...HELD, etag: 'W/"v1"' }, options()), 'unchanged');
});

test('without an ETag the date is asked for', async (t) => {
  const { url, seen } = await serve(t, (asked) => answerConditionally(asked, '"x"'));
  assert.equal(await revalidate({ url, ...HELD, etag: null }, options()), 'unchanged');
  assert.equal(seen[0]?.headers['if-modified-since'], DATE);
});

test('another ETag means a change', async (t) => {
  const { url } = await serve(t, (asked) => answerConditionally(asked, '"v2"', 'never'));
  assert.equal(await revalidate({ url, ...HELD }, options()), 'changed');
});

const PLAIN: readonly {
  readonly name: string;
  readonly held: Partial<HeldVersion>;
  readonly etag: string | null;
  readonly found: 'unchanged' | 'changed';
}[] = [
  { name: 'the same strong ETag', held: {}, etag: '"v1"', found: 'unchanged' },
  { name: 'the same weak ETag', held: { etag: 'W/"1"' }, etag: 'W/"1"', found: 'changed' },
  { name: 'no ETag, though there was one', held: {}, etag: null, found: 'changed' },
  { name: 'the same date and length', held: { etag: null }, etag: null, found: 'unchanged' },
  { name: 'another length', held: { etag: null, bytes: 7 }, etag: null, found: 'changed' },
  { name: 'another date', held: { etag: null, lastModified: 'x' }, etag: null, found: 'changed' },
  { name: 'nothing held', held: { etag: null, lastModified: null }, etag: null, found: 'changed' },
];
for (const { name, held, etag, found } of PLAIN) {
  test(`a server that ignores conditions and sends ${name}: ${found}`, async (t) => {
    const { url } = await serve(t, (asked) => sendWhole(asked, FILE, { etag }));
    assert.equal(await revalidate({ url, ...HELD, ...held }, options()), found);
  });
}

test('a passing fault is retried, a lasting one is reported', async (t) => {
  const { url } = await serve(t, (asked) => {
    if (asked.number === 1) asked.response.writeHead(503).end();
    else answerConditionally(asked, FILE.etag);
  });
  assert.equal(await revalidate({ url, ...HELD }, options()), 'unchanged');

  const gone = await serve(t, ({ response }) => response.writeHead(404).end());
  await assert.rejects(revalidate({ url: gone.url, ...HELD }, options()), {
    code: 'download-failed',
    message: `${gone.url}: the server answered 404 Not Found; run again to retry`,
  });
});
