import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanRun } from '../fixtures/clean-run.ts';
import { runCli, startCli, type Ending, type RunningCli } from '../fixtures/cli.ts';
import { serve } from '../fixtures/dataset-server.ts';
import { outputDigests, temporaryNames } from '../fixtures/outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { watchedDataDir } from '../fixtures/watched-files.ts';

// REELATED_TERMS=30 REELATED_KILL_DATASETS=<folder> makes a longer trial, on real files
const TERMS = Number(process.env['REELATED_TERMS'] ?? 4);
const DATASETS = process.env['REELATED_KILL_DATASETS'];

/** A command may take this long to end after SIGTERM; then it is killed, which a test sees. */
const LONGEST_MS = 10_000;

/** Starts a command, sends it SIGTERM when `until` resolves, and waits for its end. */
async function terminated(args: readonly string[], until: () => Promise<unknown>): Promise<Ending> {
  const cli = startCli(args);
  await until();
  return afterSigterm(cli);
}

async function afterSigterm(cli: RunningCli): Promise<Ending> {
  cli.process.kill('SIGTERM');
  const timer = setTimeout(() => cli.process.kill('SIGKILL'), LONGEST_MS);
  const ending = await cli.ending;
  clearTimeout(timer);
  return ending;
}

test('SIGTERM at random moments ends a run in time, with nothing half-written', async (t) => {
  const { folder, runIn, elapsedMs, expected } = await cleanRun(t, DATASETS);
  for (let term = 1; term <= TERMS; term += 1) {
    // every second one begins with what the one before has left
    const dataDir = join(folder, `data-${Math.ceil(term / 2)}`);
    const afterMs = 300 + Math.random() * elapsedMs;
    const { code, signal, stdout, stderr } = await terminated(runIn(dataDir), () => sleep(afterMs));
    t.diagnostic(`SIGTERM after ${Math.round(afterMs)} ms: ended with ${code ?? signal}`);
    if (signal === 'SIGTERM') {
      // Node was still starting, or ending: it listens to signals only in between
      assert.match(stdout, /^$|Run (succeeded|cancelled)/);
    } else {
      assert.equal(signal, null, 'it had to be killed');
      assert.ok(code === 130 || code === 0, `${code}: ${stdout}${stderr}`);
    }
    if (code === 130) assert.match(stdout, /Run cancelled|^$/);
    assert.deepEqual(existsSync(dataDir) ? temporaryNames(dataDir) : [], []);
    if (term % 2 === 1) continue;
    const again = await runCli(runIn(dataDir));
    assert.equal(again.code, 0, again.stdout + again.stderr);
    assert.deepEqual(await outputDigests(dataDir), expected);
  }
});

test('SIGTERM ends a download from a server that has fallen silent', async (t) => {
  const asked = Promise.withResolvers<void>();
  const { url } = await serve(t, ({ response }) => {
    response.writeHead(200, { 'content-length': 1_000_000, etag: '"x"' });
    response.write(Buffer.from('1f8b0800000000000003', 'hex'), () => asked.resolve());
  });
  const dataDir = watchedDataDir(t);
  const args = ['run', '--base-url', new URL('.', url).href, '--data-dir', dataDir];
  const { code, signal, stdout } = await terminated(args, () => asked.promise);
  assert.deepEqual([code, signal], [130, null], stdout);
  assert.deepEqual(temporaryNames(dataDir), []);
});

test('SIGTERM at the start of each task in turn ends the run in time', async (t) => {
  const dataDir = watchedDataDir(t);
  const args = ['run', '--sample', '--workers', '1', '--json', '--data-dir', dataDir];
  const stopped: string[] = [];
  for (let isDone = false; !isDone;) {
    const cli = startCli(args);
    let lines = '';
    const started = new Promise<string | undefined>((resolve) => {
      cli.process.stdout?.on('data', (part: string) => {
        lines += part;
        const tasks = [...lines.matchAll(/"type":"task-started","task":"([^"]+)"/g)];
        // one that was stopped before gets to its end
        const next = tasks.map(([, task = '']) => task).find((task) => !stopped.includes(task));
        if (next !== undefined) resolve(next);
      });
      void cli.ending.then(() => resolve(undefined));
    });
    const task = await started;
    const { code, signal } = await afterSigterm(cli);
    if (task === undefined) isDone = true;
    else stopped.push(task);
    assert.equal(signal, null, `${task} had to be killed`);
    assert.ok(code === 130 || code === 0, `${task}: ${code}`);
    assert.deepEqual(temporaryNames(dataDir), []);
  }
  assert.ok(stopped.length >= 10, stopped.join());
});

test('of two runs at once one is refused, and the other is not disturbed', async (t) => {
  const folder = scratchFolder(t);
  const run = (dataDir: string): string[] => [
    'run',
    '--sample',
    '--data-dir',
    join(folder, dataDir),
  ];
  assert.equal((await runCli(run('alone'))).code, 0);
  const endings = await Promise.all([runCli(run('both')), runCli(run('both'))]);
  assert.deepEqual(new Set(endings.map(({ code }) => code)), new Set([0, 2]));
  const refused = endings.find(({ code }) => code === 2);
  assert.match(refused?.stderr ?? '', /^reelated: another run .*is using .*\(data-dir-locked\)\n$/);
  assert.deepEqual(
    await outputDigests(join(folder, 'both')),
    await outputDigests(join(folder, 'alone')),
  );
});
