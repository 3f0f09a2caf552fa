/** What people get from npm: published to a registry of ours, then run by npx. */
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { printed, runCli, startCli, type CliOptions } from '../fixtures/cli.ts';
import {
  binFolder,
  buildPackage,
  npxScript,
  oldNode,
  setVersion,
} from '../fixtures/npm-package.ts';
import { startRegistry } from '../fixtures/npm-registry.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const run = promisify(execFile);
const NETWORK = /proxy$|^(NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|npm_config_cafile)$/i;

/** What compilers of people's projects would make of the types of a packed package, if it has ES modules only. */
async function problemsOfTypes(folder: string): Promise<readonly object[]> {
  const [tarball = ''] = globSync('*.tgz', { cwd: folder });
  const data = readFileSync(join(folder, tarball));
  const result = await checkPackage(createPackageFromTarballData(data));
  assert.ok(result.types, 'the package has types');
  const without = new Set(['node10', 'node16-cjs']);
  return result.problems.filter(
    (problem) => !('resolutionKind' in problem && without.has(problem.resolutionKind)),
  );
}

test('npx runs the package on Node 24 and on Node 20, and upgrades it', async (t) => {
  const folder = scratchFolder(t);
  const registry = await startRegistry(t, 'reelated');
  const built = buildPackage(folder);
  assert.deepEqual((await publint({ pkgDir: built, pack: false, strict: true })).messages, []);
  assert.deepEqual(await problemsOfTypes(folder), []);
  const home = join(folder, 'home');
  const cwd = join(folder, 'anywhere');
  for (const one of [home, cwd]) mkdirSync(one);
  const host = new URL(registry).host;
  writeFileSync(join(home, '.npmrc'), `registry=${registry}\n//${host}/:_authToken=none\n`);
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const environment = userEnvironment(home, path);
  const publish = async (version: string): Promise<void> => {
    setVersion(built, version);
    await run('npm', ['publish', '--ignore-scripts'], {
      cwd: built,
      env: environment,
    });
  };
  const npx = npxScript();
  const on = (node: string, environmentOfNode = environment): CliOptions => ({
    command: [node, npx, '--yes', 'reelated'],
    environment: environmentOfNode,
    inherit: false,
    cwd,
  });
  const newNode = on(process.execPath);
  await publish('0.1.0');
  const notices = readFileSync(join(built, 'dist/app/THIRD-PARTY-NOTICES.md'), 'utf8');
  for (const name of ['react', '@fontsource-variable/archivo', 'papaparse']) {
    assert.ok(notices.includes(`\n## ${name} - `), name);
  }

  await t.test(
    'up --sample serves, from an empty folder, and SIGTERM to npx ends all of it',
    async () => {
      const up = startCli(['up', '--sample', '--port', '0'], newNode);
      t.after(() => up.process.kill('SIGKILL'));
      const [text, url = ''] = await printed(up, /Data is in .*[^]*running at (http:\S+)/);
      assert.ok(text.includes(`Data is in ${join(home, '.local/share/reelated')}\n`), text);
      assert.equal((await fetch(`${url}/health/ready`)).status, 200);
      up.process.kill('SIGTERM');
      await up.ending;
      await gone(url);
      assert.deepEqual(globSync('*', { cwd }), []);
    },
  );

  await t.test('assistants start it over standard input and output', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const args = [npx, '--yes', 'reelated', 'mcp'];
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args, env: environment, cwd }),
    );
    const { tools } = await client.listTools();
    assert.ok(tools.some(({ name }) => name === 'search_films'));
    await client.close();
  });

  const old = oldNode(join(folder, 'node-20'));
  const bin = binFolder(join(folder, 'bin-20'), 'node', old);
  await t.test('Node 20 without a registry says how else to get Node 24', async () => {
    const [main = ''] = globSync('.npm/_npx/*/node_modules/.bin/reelated', { cwd: home });
    const { code, stderr } = await runCli(['similar', 'Alien'], {
      command: [old, join(home, main)],
      environment: {
        HOME: join(folder, 'elsewhere'),
        PATH: bin,
        npm_execpath: join(dirname(npx), 'npm-cli.js'),
        npm_config_registry: 'http://127.0.0.1:9/',
      },
      inherit: false,
      cwd,
    });
    assert.equal(code, 1, stderr);
    assert.match(
      stderr,
      /npm could not fetch Node 24\.\S+; install Node 24 or later .*nodejs\.org/,
    );
    assert.deepEqual(globSync('.cache/reelated/*', { cwd: join(folder, 'elsewhere') }), []);
  });

  await t.test(
    'Node 20 fetches Node 24 once, uses the same data, and passes signals on',
    async () => {
      const oldEnvironment = userEnvironment(home, `${bin}:/usr/bin:/bin`);
      const first = await runCli(['similar', 'Alien', '--limit', '1'], on(old, oldEnvironment));
      assert.equal(first.code, 0, first.stderr);
      assert.match(first.stderr, /needs Node 24 or later.*Fetching Node 24/);
      assert.match(first.stdout, /Alien/);
      const up = startCli(['up', '--sample', '--port', '0'], on(old, oldEnvironment));
      t.after(() => up.process.kill('SIGKILL'));
      const [, url = ''] = await printed(up, /running at (http:\S+)/);
      up.process.kill('SIGTERM');
      const ending = await up.ending;
      assert.doesNotMatch(ending.stderr, /Fetching/);
      await gone(url);
    },
  );

  await t.test('a later version finds the data of the earlier one up to date', async () => {
    await publish('0.1.1');
    const command = [process.execPath, npx, '--yes', 'reelated@latest'] as const;
    const version = await runCli(['--version'], { ...newNode, command });
    assert.equal(version.stdout.trim(), '0.1.1', version.stderr);
    const again = await runCli(['run', '--sample'], { ...newNode, command });
    assert.match(again.stdout, /0 tasks ran/);
  });

  await t.test('notebooks are part of it', async () => {
    const { code, stdout, stderr } = await runCli(['notebooks', 'task2-3'], newNode);
    assert.equal(code, 0, stdout + stderr);
    const results = join(home, '.local/share/reelated/output/notebooks/task2-3-export-duckdb');
    assert.deepEqual(globSync('*', { cwd: results }).toSorted(), [
      'task2-3-export-duckdb.html',
      'task2-3-export-duckdb.ipynb',
    ]);
  });

  await t.test('without optional dependencies, it says what is missing', async () => {
    await run('npm', ['install', '--omit=optional', '--no-audit', '--no-fund', 'reelated'], {
      cwd,
      env: environment,
    });
    assert.ok(!existsSync(join(cwd, 'node_modules/@duckdb/node-bindings-linux-x64')));
    const main = join(cwd, 'node_modules/.bin/reelated');
    const { code, stderr } = await runCli(['status'], {
      ...newNode,
      command: [process.execPath, main],
    });
    assert.equal(code, 1);
    assert.match(stderr, /^reelated: @duckdb\/node-bindings-\S+ is missing.*--omit=optional.*\n$/);
  });
});

/** Of this process's environment, only how to reach a registry. */
function userEnvironment(home: string, path: string): Record<string, string> {
  const network = Object.entries(process.env).flatMap(([name, value]) =>
    value !== undefined && NETWORK.test(name) ? [[name, value] as const] : [],
  );
  return { ...Object.fromEntries(network), HOME: home, PATH: path, LANG: 'C.UTF-8' };
}

/** Waits until no server answers, at most ten seconds. */
async function gone(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answers = await fetch(`${url}/health/live`).then(
      () => true,
      () => false,
    );
    if (!answers) return;
    await sleep(100);
  }
  assert.fail(`${url} still answers`);
}
