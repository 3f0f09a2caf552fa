import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
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

test('a request that is not HTTP gets problem details', async (t) => {
  const dispatcher = buildDispatcher({ logLevel: 'silent' }, (_request, response) =>
    response.end(),
  );
  t.after(async () => dispatcher.close());
  await dispatcher.listen({ port: 0, host: '127.0.0.1' });
  const { port } = dispatcher.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write('hello\r\n\r\n');
  assert.match(await text(socket), /"code":"request-invalid"/);
});
