import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { startServer } from '../../src/api/server/server.ts';
import { UsageError } from '../../src/errors.ts';
import { createFilmApp } from '../fixtures/film-app.ts';

test('responds over a socket, to GET and POST', async () => {
  await using fixture = await createFilmApp();
  await using server = await startServer(fixture.app, { port: 0 });
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const film = await fetch(`${server.url}/film/120737`);
  assert.equal(film.status, 200);
  const search = await fetch(`${server.url}/film/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'alien' }),
  });
  assert.equal(search.status, 200);
  assert.equal(search.headers.get('x-total-count'), '2');
});

test('what is not HTTP gets problem details too', async () => {
  await using fixture = await createFilmApp();
  await using server = await startServer(fixture.app, { port: 0 });
  for (const bytes of ['nonsense\r\n\r\n', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`]) {
    const socket = connect(server.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    const answer = await text(socket);
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.match(answer, /application\/problem\+json/);
    assert.match(answer, /"code":"request-invalid"/);
  }
});

test('closing responds to the request in progress and accepts no more', async () => {
  await using fixture = await createFilmApp();
  const server = await startServer(fixture.app, { port: 0 });
  const answers = Array.from({ length: 5 }, async () =>
    fetch(`${server.url}/film/120737/similar/0`, { headers: { connection: 'close' } }),
  );
  const statuses = (await Promise.all(answers)).map((answer) => answer.status);
  await server.close();
  assert.deepEqual(statuses, [200, 200, 200, 200, 200]);
  await assert.rejects(fetch(server.url));
});

test('an unusable address is a usage error that says what to do', async () => {
  await using fixture = await createFilmApp();
  await using other = await createFilmApp();
  await using server = await startServer(fixture.app, { port: 0 });
  const cases: [{ host?: string; port?: number }, RegExp][] = [
    [{ port: server.port }, /port \d+ on 127\.0\.0\.1 is in use; .*--port/],
    [{ port: 65_536 }, /port 65536 is out of range; use a whole number from 0 to 65535/],
    [{ port: -1 }, /out of range/],
    [{ port: 80.5 }, /out of range/],
    [{ host: '192.0.2.1', port: 0 }, /192\.0\.2\.1 is not an address of this machine/],
  ];
  for (const [address, message] of cases) {
    await assert.rejects(startServer(other.app, address), (error) => {
      assert.ok(error instanceof UsageError);
      assert.equal(error.code, 'address-unusable');
      assert.match(error.message, message);
      return true;
    });
  }
});
