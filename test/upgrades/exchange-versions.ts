import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printed, runCli, startCli } from '../fixtures/cli.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Earlier versions, by tag or commit: one from before the first release, the last one without marks of
 * formats, and 0.1.0 as people used it. They run with this version's packages; one that no longer can
 * gives way to a later one.
 */
export const VERSIONS = ['159be71', '058db22', '699d1b8'] as const;

/** What happened to a data directory between two versions. */
export interface Exchange {
  /** What this version served while it built. */
  readonly servedMeanwhile: 'the earlier snapshot' | 'the progress of the build';
  /** How many tasks ran again: by this version, by the earlier one after it, and by this one after that. */
  readonly ran: readonly [forward: number, back: number, forwardAgain: number];
}

/** The last release before this version; undefined before the first. */
export function lastRelease(): string | undefined {
  const tags = git('tag', '--list', 'v*', '--sort=-version:refname', '--no-contains', 'HEAD');
  return tags.split('\n').find((tag) => tag !== '');
}

/** Whether this clone has the history of a version. */
export function hasVersion(version: string): boolean {
  try {
    git('cat-file', '-e', `${version}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/**
 * Builds the sample with an earlier version, whose code comes into `folder`, continues with this one,
 * goes back and forth once more, and sees to it that each serves what it computes itself and that
 * people's files stay.
 */
export async function exchange(
  version: string,
  folder: string,
  dataDir: string,
): Promise<Exchange> {
  const earlier = { main: join(checkOut(version, folder), 'src/cli/main.ts') };
  const run = ['run', '--sample', '--data-dir', dataDir];
  const similar = ['similar', 'Alien', '--data-dir', dataDir];

  const built = await runCli(run, earlier);
  assert.equal(built.code, 0, built.stderr);
  const list = join(dataDir, 'lists', 'seen.txt');
  mkdirSync(join(dataDir, 'lists'), { recursive: true });
  writeFileSync(list, 'tt0078748\n');

  const upgraded = await serveUntilBuilt(dataDir);
  const answer = await runCli(similar);
  assert.equal(answer.code, 0, answer.stderr);
  const again = await runCli(run);
  assert.match(again.stdout, /Run succeeded: 0 tasks ran/);
  const mark = readFileSync(join(dataDir, 'state/format.json'), 'utf8');

  const back = await runCli(run, earlier);
  assert.equal(back.code, 0, back.stderr);
  assert.equal(readFileSync(join(dataDir, 'state/format.json'), 'utf8'), mark);

  const forwardAgain = await runCli(run);
  assert.equal(forwardAgain.code, 0, forwardAgain.stderr);
  assert.deepEqual(await runCli(similar), answer);
  assert.equal(readFileSync(list, 'utf8'), 'tt0078748\n');
  return {
    servedMeanwhile: upgraded.servedMeanwhile,
    ran: [upgraded.ran, tasksRan(back.stdout), tasksRan(forwardAgain.stdout)],
  };
}

async function serveUntilBuilt(dataDir: string): Promise<{
  readonly servedMeanwhile: Exchange['servedMeanwhile'];
  readonly ran: number;
}> {
  const up = startCli(['up', '--sample', '--port', '0', '--data-dir', dataDir]);
  try {
    const [text] = await printed(up, /^[^]*\nRun succeeded: .*\n/);
    const ran = tasksRan(text);
    if (ran > 0) assert.match(text, /was built by .*\. Up to \d+ tasks? will run again with /);
    const servedMeanwhile = text.includes('Reelated is running at')
      ? 'the earlier snapshot'
      : 'the progress of the build';
    return { servedMeanwhile, ran };
  } finally {
    up.process.kill();
    await up.ending;
  }
}

function tasksRan(text: string): number {
  const [, count] = /^(?:Run succeeded|This run went well): (\d+) tasks? ran/m.exec(text) ?? [];
  assert.ok(count !== undefined, text);
  return Number(count);
}

/** The files of a version, with this version's packages. */
function checkOut(version: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const maxBuffer = 256 * 1024 * 1024;
  const archive = execFileSync('git', ['archive', version], { cwd: ROOT, maxBuffer });
  execFileSync('tar', ['-x'], { cwd: folder, input: archive });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function git(...words: readonly string[]): string {
  return execFileSync('git', words, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' });
}
