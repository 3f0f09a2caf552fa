import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { buildDispatcher } from './dispatcher.ts';

test('every request is handled by the handler, over a socket and injected', async (t) => {
  const dispatcher = buildDispatcher({ logLevel: 'silent' }, ({ method, url }, response) =>
    response.end(`${method} ${url}`),
  );
  t.after(async () => dispatcher.close());
  const origin = await dispatcher.listen({ port: 0, host: '127.0.0.1' });
  const response = await fetch(`${origin}/film/7?x=%C3%A9`, { method: 'DELETE' });
  assert.equal(await response.text(), 'DELETE /film/7?x=%C3%A9');
  assert.equal((await dispatcher.inject('/docs')).body, 'GET /docs');
});

test('while it closes, requests in progress end and connections are not kept', async () => {
  const waiting: ServerResponse[] = [];
  const dispatcher = buildDispatcher({ logLevel: 'silent' }, (_request, response) => {
    waiting.push(response);
    dispatcher.server.emit('waiting');
  });
  await dispatcher.listen({ port: 0, host: '127.0.0.1' });
  const { port } = dispatcher.server.address() as AddressInfo;
  const arrived = once(dispatcher.server, 'waiting');
  const response = fetch(`http://127.0.0.1:${port}/`);
  await arrived;
  const closed = dispatcher.close();
  for (const one of waiting) one.end('done');
  assert.equal(await (await response).text(), 'done');
  await closed;
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`));
});

const UNUSUAL = [
  ['is not HTTP', 'hello\r\n\r\n', 400, 'request-invalid'],
  ['names no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'request-invalid'],
  ['wants a tunnel', 'CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n', 405, 'method-not-allowed'],
  [
    'expects what is unknown',
    'GET / HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n',
    417,
    'expectation-failed',
  ],
] as const;

for (const [what, request, status, code] of UNUSUAL) {
  test(`a request that ${what} gets problem details, and the connection ends`, async (t) => {
    const { answerTo } = await listening(t);
    const [head = '', body = ''] = (await answerTo(request)).split('\r\n\r\n');
    assert.match(head, new RegExp(`^HTTP/1.1 ${status} `));
    assert.match(head, /^content-type: application\/problem\+json$/im);
    // the body may come in one chunk
    const problem = JSON.parse(/\{.*\}/.exec(body)?.[0] ?? '');
    assert.equal(problem.code, code);
    assert.equal(problem.status, status);
  });
}

test('HTTP/1.0 needs no host, and a client may wait before it sends its body', async (t) => {
  const { answerTo } = await listening(t);
  assert.match(await answerTo('GET / HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 200 /);
  const expecting =
    'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n';
  assert.match(await answerTo(expecting), /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
});

/** A dispatcher that answers 200, and all that it sends to a client that writes one text. */
async function listening(t: TestContext) {
  const dispatcher = buildDispatcher({ logLevel: 'silent' }, (_request, response) =>
    response.end('fine'),
  );
  t.after(async () => dispatcher.close());
  await dispatcher.listen({ port: 0, host: '127.0.0.1' });
  const { port } = dispatcher.server.address() as AddressInfo;
  const answerTo = async (request: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(request);
    return text(socket);
  };
  return { answerTo };
}
