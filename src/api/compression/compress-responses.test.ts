import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { test, type TestContext } from 'node:test';
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { addSnapshotHeaders } from '../http/snapshot-headers.ts';
import { sendJson } from '../http/send-json.ts';
import { compressResponses } from './compress-responses.ts';
import { MIN_BYTES } from './compress.ts';

const LONG = JSON.stringify({ text: 'é'.repeat(5000) });
const SHORT = JSON.stringify('x'.repeat(MIN_BYTES - 2));
/** Compressed in another thread. */
const LARGE = Buffer.from(JSON.stringify('x'.repeat(1_000_000)));
const DECOMPRESS = { br: brotliDecompressSync, gzip: gunzipSync };

function appOf(t: TestContext, stream = () => Readable.from([LONG], { objectMode: false })) {
  const app = fastify({ forceCloseConnections: true });
  t.after(async () => app.close());
  compressResponses(app);
  void app.register(async (scope) => {
    addSnapshotHeaders(scope, 's1');
    scope.get('/json', (_request, reply) => sendJson(reply, LONG));
    scope.get('/large', (_request, reply) => sendJson(reply, LARGE));
    scope.get('/short', (_request, reply) => sendJson(reply, SHORT));
    scope.get('/object', (_request, reply) => reply.type('application/json').send(LONG));
    scope.get('/stream', (_request, reply) => reply.type('text/csv').send(stream()));
    scope.get('/parquet', (_request, reply) =>
      reply.type('application/vnd.apache.parquet').send(stream()),
    );
    scope.get('/missing', (_request, reply) =>
      reply.code(404).type('application/problem+json').send(LONG),
    );
  });
  return app;
}

const withEncoding = (encoding: string) => ({ 'accept-encoding': encoding });

for (const encoding of ['br', 'gzip'] as const) {
  test(`long text is compressed with ${encoding} on request`, async (t) => {
    const app = appOf(t);
    for (const url of ['/json', '/object', '/stream', '/missing', '/large']) {
      const response = await app.inject({ url, headers: withEncoding(encoding) });
      assert.equal(response.headers['content-encoding'], encoding, url);
      assert.equal(response.headers['vary'], 'Accept-Encoding', url);
      const text = DECOMPRESS[encoding](response.rawPayload).toString();
      assert.equal(text, url === '/large' ? LARGE.toString() : LONG, url);
      if (url !== '/stream') {
        assert.equal(Number(response.headers['content-length']), response.rawPayload.length, url);
      }
    }
  });
}

test('text stays as it is for others, whom caches keep apart', async (t) => {
  const app = appOf(t);
  for (const url of ['/json', '/object', '/stream', '/missing']) {
    const response = await app.inject(url);
    assert.equal(response.headers['content-encoding'], undefined, url);
    assert.equal(response.headers['vary'], 'Accept-Encoding', url);
    assert.equal(response.body, LONG, url);
  }
});

test('short text and Parquet stay as they are, and are the same for all', async (t) => {
  const app = appOf(t);
  for (const url of ['/short', '/parquet']) {
    const response = await app.inject({ url, headers: withEncoding('br') });
    assert.equal(response.headers['content-encoding'], undefined, url);
    assert.equal(response.headers['vary'], undefined, url);
  }
});

test('each encoding has its tag, and clients that have it get nothing again', async (t) => {
  const app = appOf(t);
  for (const url of ['/json', '/object']) {
    const tags = await Promise.all(
      ['identity', 'gzip', 'br'].map(async (encoding) => {
        const { etag = '' } = (await app.inject({ url, headers: withEncoding(encoding) })).headers;
        const again = await app.inject({
          url,
          headers: { ...withEncoding(encoding), 'if-none-match': etag },
        });
        assert.equal(again.statusCode, 304, `${url} ${encoding}`);
        assert.equal(again.rawPayload.length, 0);
        assert.equal(again.headers['vary'], 'Accept-Encoding');
        return etag;
      }),
    );
    assert.equal(new Set(tags).size, 3, url);
    const other = { ...withEncoding('br'), 'if-none-match': String(tags[0]) };
    assert.equal((await app.inject({ url, headers: other })).statusCode, 200);
  }
});

test('HEAD has the headers of GET and no body', async (t) => {
  const app = appOf(t);
  for (const encoding of ['identity', 'br']) {
    const get = await app.inject({ url: '/json', headers: withEncoding(encoding) });
    const options = { method: 'HEAD', url: '/json', headers: withEncoding(encoding) } as const;
    const head = await app.inject(options);
    assert.equal(head.rawPayload.length, 0);
    for (const name of ['content-length', 'content-encoding', 'etag', 'vary']) {
      assert.equal(head.headers[name], get.headers[name], name);
    }
  }
});

/** The response of an app that listens; its body has not been read. */
async function responseOf(t: TestContext, stream: Readable): Promise<IncomingMessage> {
  const app = appOf(t, () => stream);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const client = request({ port, path: '/stream', headers: withEncoding('gzip') });
  client.on('error', () => undefined);
  client.end();
  const [response] = (await once(client, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  return response;
}

test('a chunk of an export arrives before the next one is written', async (t) => {
  const stream = new Readable({ read: () => undefined });
  stream.push('first\n');
  const response = await responseOf(t, stream);
  const text = response.pipe(createGunzip());
  const [first] = await once(text, 'data');
  assert.equal(String(first), 'first\n');
  stream.push('second\n');
  stream.push(null);
  const [second] = await once(text, 'data');
  assert.equal(String(second), 'second\n');
});

test('a client that goes away stops the export', async (t) => {
  let chunks = 0;
  const stream = new Readable({ read: () => stream.push(`${chunks++}\n`.repeat(1000)) });
  const response = await responseOf(t, stream);
  const stopped = once(stream, 'error');
  response.destroy();
  await stopped;
  assert.equal(stream.destroyed, true);
});

test('an export that fails breaks off, and does not end as if it were whole', async (t) => {
  const stream = new Readable({ read: () => undefined });
  stream.push('first\n');
  const response = await responseOf(t, stream);
  await once(response, 'data');
  stream.destroy(new Error('no more'));
  const [error] = await once(response, 'error');
  assert.equal((error as NodeJS.ErrnoException).code, 'ECONNRESET');
});
