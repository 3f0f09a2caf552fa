import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { OnePieceResponse } from './one-piece-response.ts';

const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
const BODIES = {
  'no bytes': Buffer.alloc(0),
  'every byte': EVERY_BYTE,
  'many bytes': Buffer.alloc(100_000, EVERY_BYTE),
  text: 'Amélie 千 😀',
};

for (const [name, body] of Object.entries(BODIES)) {
  test(`a body of ${name} arrives unchanged, and its end is reported`, async () => {
    const ended = Promise.withResolvers<void>();
    const server = createServer({ ServerResponse: OnePieceResponse }, (_request, response) => {
      response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
      response.end(body, () => ended.resolve());
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    try {
      const answer = await fetch(`http://127.0.0.1:${address.port}`);
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(body)));
      await ended.promise;
      const socket = connect(address.port, '127.0.0.1');
      socket.end('HEAD / HTTP/1.0\r\n\r\n');
      assert.match(await text(socket), /\r\n\r\n$/);
    } finally {
      server.close();
    }
  });
}
