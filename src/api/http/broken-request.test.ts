import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { rejectBrokenRequest, rejectUnusualRequests, rejectWithoutHost } from './broken-request.ts';

async function responseTo(t: TestContext, request: string, requestTimeout = 5000) {
  const options = {
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: 20,
    // as the server has it, so that this is not answered by Node
    requireHostHeader: false,
  };
  const server = createServer(options, (received, response) => {
    if (!rejectWithoutHost(received, response)) response.end('fine');
  });
  rejectUnusualRequests(server);
  t.after(() => server.close());
  server.on('clientError', rejectBrokenRequest);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(request);
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
  assert.match(head, /^content-type: application\/problem\+json$/im);
  assert.match(head, new RegExp(`^content-length: ${Buffer.byteLength(body)}$`, 'im'));
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), problem: JSON.parse(body) };
}

test('what is not HTTP gets problem details', async (t) => {
  const { status, problem } = await responseTo(t, 'hello\r\n\r\n');
  assert.equal(status, 400);
  assert.equal(problem.code, 'request-invalid');
  assert.match(problem.detail, /not a valid HTTP request/);
});

test('headers that are too long are named as the cause', async (t) => {
  const request = `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;
  const { status, problem } = await responseTo(t, request);
  assert.equal(status, 400);
  assert.match(problem.detail, /headers, including the URL, are too long/);
});

test('unescaped characters of a URL are named as the cause', async (t) => {
  const { problem } = await responseTo(t, 'GET /film/é HTTP/1.1\r\nHost: a\r\n\r\n');
  assert.match(problem.detail, /percent-encoded/);
});

test('a request without Host, another Expect and CONNECT get problem details', async (t) => {
  for (const [request, status, code, detail] of [
    ['GET / HTTP/1.1\r\n', 400, 'request-invalid', /no Host header/],
    ['GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n', 417, 'expectation-failed', /100-continue/],
    ['CONNECT a:443 HTTP/1.1\r\nHost: a\r\n', 405, 'method-not-allowed', /not a proxy/],
  ] as const) {
    const answer = await responseTo(t, `${request}\r\n`);
    assert.deepEqual([answer.status, answer.problem.code], [status, code], request);
    assert.match(answer.problem.detail, detail);
  }
});

test('a request that does not arrive in time is given up', async (t) => {
  const { status, problem } = await responseTo(t, 'GET / HTTP/1.1\r\nHost: a\r\n', 50);
  assert.equal(status, 408);
  assert.equal(problem.code, 'request-timeout');
});
