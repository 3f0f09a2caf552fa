import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import process from 'node:process';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LiveApp, type LiveAppOptions } from '../../src/api/server/live-app.ts';
import { startServer } from '../../src/api/server/server.ts';
import { createFilmDatabase } from '../fixtures/film-database.ts';
import { markedSnapshots } from '../fixtures/marked-snapshots.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

/** Several times what the system keeps for a connection. */
const REQUESTS = 12;
const LARGE = 'GET /redoc/assets/js/scalar.js HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('a client that reads nothing of a response is given up', { timeout: 120_000 }, async () => {
  await using server = await openServer({ stallMs: 300 });
  const socket = await stalledClient(server.port);
  const sockets = openSockets();
  await server.publish('next');
  // paused, a socket does not notice its end
  while (openSockets() === sockets) await sleep(20);
  await once(socket.resume(), 'close');
  assert.ok(socket.bytesRead < REQUESTS * 3_000_000, String(socket.bytesRead));
});

test('a client that reads slowly gets all of it', async () => {
  await using server = await openServer({ stallMs: 1000 });
  const socket = connect(server.port, '127.0.0.1');
  socket.write(LARGE.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
  let bytes = 0;
  for await (const chunk of socket) {
    bytes += (chunk as Buffer).length;
    // longer than the limit all in all
    if (bytes < 1_300_000) await sleep(60);
  }
  const whole = await (await fetch(`${server.url}/redoc/assets/js/scalar.js`)).arrayBuffer();
  assert.ok(bytes > whole.byteLength);
});

test('responses from the snapshot before the last are cut off', async () => {
  await using server = await openServer({ stallMs: 600_000 });
  const socket = await stalledClient(server.port);
  await server.publish('b');
  await server.publish('c');
  await once(socket.resume(), 'close');
  assert.ok(socket.bytesRead < REQUESTS * 3_000_000, String(socket.bytesRead));
});

/** A client that asks for more than the system keeps for it, and does not read. */
async function stalledClient(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(LARGE.repeat(REQUESTS));
  await once(socket, 'readable');
  // until the system takes no more
  let before = -1;
  while (before !== socket.bytesRead) {
    before = socket.bytesRead;
    await sleep(100);
  }
  return socket;
}

/** How many ends of connections are open in this process, which has both the client and the server. */
function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}

async function openServer(options: Partial<LiveAppOptions>) {
  await using stack = new AsyncDisposableStack();
  const dataDir = stack.use(await createFilmDatabase());
  const snapshots = stack.use(await markedSnapshots(dataDir.path));
  const served = new EventTarget();
  const live = stack.use(
    await LiveApp.open({
      ...UNHURRIED,
      ...options,
      dataDir: dataDir.path,
      pollMs: 5,
      onSnapshot: () => served.dispatchEvent(new Event('snapshot')),
    }),
  );
  const { url, port } = stack.use(await startServer(live.dispatcher, { port: 0 }));
  const opened = stack.move();
  return {
    url,
    port,
    async publish(mark: string) {
      const next = once(served, 'snapshot');
      await snapshots.publish(mark);
      await next;
    },
    [Symbol.asyncDispose]: async () => opened.disposeAsync(),
  };
}
