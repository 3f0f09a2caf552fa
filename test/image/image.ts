/**
 * Builds the image and runs it as its readers do: `npm run image`, which needs Docker and Compose; where
 * Docker's registry cannot be reached, also mmdebstrap.
 */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { ensureBaseImages } from './base-images.ts';
import { composeCommand, startComposed } from './compose.ts';
import { IMAGE, startContainer } from './container.ts';
import { openDocker, type Docker } from './docker.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MEGABYTE = 1e6;
const SAMPLE = ['up', '--sample'];

describe('the image', { timeout: 1_800_000 }, () => {
  let docker: Docker;

  before(async () => {
    docker = await openDocker();
    await ensureBaseImages(docker);
    const start = performance.now();
    // its steps install packages, for which a network of Docker's own may lack a way out
    docker.show('build', '--network', 'host', '--quiet', '--tag', IMAGE, ROOT);
    console.log(`docker build: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  });
  after(async () => docker[Symbol.asyncDispose]());

  test('is smaller than 300 MB, has no data, and belongs to nobody', () => {
    const size = Number(docker.run('image', 'inspect', '--format', '{{.Size}}', IMAGE));
    console.log(`image: ${(size / MEGABYTE).toFixed(0)} MB`);
    assert.ok(size < 300 * MEGABYTE, `${size}`);
    const inside = ['run', '--rm', '--entrypoint', 'find', IMAGE];
    assert.equal(docker.run(...inside, '/data', '-mindepth', '1'), '');
    const [, user] = docker.run('run', '--rm', '--entrypoint', 'id', IMAGE).split(/[=(\s]/);
    assert.equal(user, '10001');
    const written = ['/opt', '/usr', '-newer', '/opt/reelated/package.json', '-writable'];
    assert.equal(docker.run(...inside, ...written, '!', '-type', 'l'), '');
  });

  test('serves the sample in 512 MB, is healthy, and stops within its ten seconds', async () => {
    using container = startContainer(docker, ['--memory', '512m'], SAMPLE);
    const { url } = container;
    const start = performance.now();
    await container.building();
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(await page.text(), /Building the films/);
    await container.healthy();
    console.log(`healthy after ${((performance.now() - start) / 1000).toFixed(1)} s`);
    const found = await fetch(`${url}/film/search?title=Alien`);
    assert.equal(found.status, 200);
    assert.ok(((await found.json()) as { title: string }[]).some(({ title }) => title === 'Alien'));
    const app = await fetch(`${url}/films/78748`, { headers: { accept: 'text/html' } });
    assert.equal(app.status, 200);
    assert.match(await app.text(), /<title>Alien/);
    const similar = docker.run('exec', container.name, 'reelated', 'similar', 'Alien');
    assert.match(similar, /Aliens/);

    const { code, seconds, outOfMemory, log } = container.stop();
    console.log(`docker stop: ${seconds.toFixed(1)} s`);
    assert.deepEqual({ code, outOfMemory }, { code: 0, outOfMemory: false }, log);
    assert.ok(seconds < 10, `${seconds}`);
  });

  test('with 256 MB and a folder for temporary files, it serves the sample and exports', async () => {
    using container = startContainer(docker, ['--memory', '256m', '--tmpfs', '/tmp'], SAMPLE);
    await container.healthy();
    const exported = await fetch(`${container.url}/film/search?title=Alien&format=parquet`);
    assert.equal(exported.status, 200);
    const magic = Buffer.from(await exported.arrayBuffer()).subarray(0, 4);
    assert.equal(magic.toString('latin1'), 'PAR1');
    assert.equal(container.stop().outOfMemory, false);
  });

  test('a stop during the first build ends it at once, and the next start continues', async () => {
    const volume = ['--volume', `${IMAGE}-data:/data`];
    try {
      using first = startContainer(docker, volume, SAMPLE);
      await first.building();
      // another one on the same volume must not build at the same time
      docker.run('pause', first.name);
      using second = startContainer(docker, volume, ['run', '--sample']);
      const refused = second.ended();
      docker.run('unpause', first.name);
      const stopped = first.stop();
      assert.equal(refused.code, 2, refused.log);
      assert.match(refused.log, /data-dir-locked/);
      assert.equal(stopped.code, 130, stopped.log);
      assert.ok(stopped.seconds < 10, `${stopped.seconds}`);

      using third = startContainer(docker, volume, SAMPLE);
      await third.healthy();
      assert.equal(third.stop().code, 0);
    } finally {
      docker.run('volume', 'rm', '--force', `${IMAGE}-data`);
    }
  });

  test('compose.yaml starts it with whichever Compose is installed', async () => {
    const compose = composeCommand(docker);
    console.log(`compose: ${compose.version}`);
    await using composed = startComposed(docker, compose);
    await composed.healthy();
    const found = await fetch(`${composed.url}/film/search?title=Alien`);
    assert.equal(found.status, 200);
  });
});
