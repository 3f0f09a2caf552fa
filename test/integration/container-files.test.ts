import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { environmentName } from '../../src/config/config.ts';
import { OPTIONS } from '../../src/config/options.ts';

const textOf = (name: string): string =>
  readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const DOCKERFILE = textOf('Dockerfile');
const LAST_STAGE = DOCKERFILE.slice(DOCKERFILE.lastIndexOf('\nFROM '));

test('the last stage of the image runs nothing and starts Node itself, as an unprivileged user', () => {
  assert.doesNotMatch(LAST_STAGE, /^RUN /m);
  assert.match(LAST_STAGE, /^USER [1-9]\d*:[1-9]\d*$/m);
  assert.match(LAST_STAGE, /^ENTRYPOINT \["node", "\/opt\/reelated\/dist\/cli\/main\.js"\]$/m);
});

test('the image and the compose file name settings that exist', () => {
  const variables = new Set(Object.keys(OPTIONS).map(environmentName));
  const named = [...(DOCKERFILE + textOf('compose.yaml')).matchAll(/REELATED_\w+/g)];
  assert.ok(named.length > 0);
  assert.deepEqual(
    named.map(([name]) => name).filter((name) => !variables.has(name)),
    [],
  );
});

test('the health check follows the readiness of the server', async (t) => {
  const [, command = ''] = /HEALTHCHECK[^]*?CMD (\[.*\])/.exec(LAST_STAGE) ?? [];
  const [program, ...args] = JSON.parse(command) as string[];
  assert.equal(program, 'node');
  let status = 503;
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/health/ready' ? status : 404;
    response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const check = async (at: number): Promise<unknown> => {
    const env = { ...process.env, REELATED_PORT: String(at) };
    const [code] = await once(spawn(process.execPath, args, { env, stdio: 'ignore' }), 'exit');
    return code;
  };
  assert.equal(await check(port), 1);
  status = 200;
  assert.equal(await check(port), 0);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  assert.equal(await check(port), 1);
});
