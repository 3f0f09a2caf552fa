import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { RATE_LIMIT_NAMES } from '../../src/api/traffic/default-rate-limits.ts';
import { uvicorn } from '../python.ts';

/** A server in a process of its own, or in several. */
export interface Peer extends AsyncDisposable {
  readonly url: string;
}

const ROOT = join(import.meta.dirname, '..', '..');

/** `reelated serve`, with rate limits that nobody reaches. */
export async function startReelated(dataDir: string, workers: number): Promise<Peer> {
  const limits = RATE_LIMIT_NAMES.map((name) => `${name}=100000000/hour`).join();
  const main = join(ROOT, 'src/cli/main.ts');
  const serve = ['serve', '--quiet', '--data-dir', dataDir, '--rate-limit', limits];
  const more = workers > 1 ? ['--workers', String(workers)] : [];
  return start(process.execPath, [main, ...serve, ...more]);
}

/** The old server over the same database file. */
export async function startOldServer(database: string, workers: number): Promise<Peer> {
  const app = ['--app-dir', join(ROOT, 'bench/peers'), 'old_server:app'];
  const quiet = ['--no-access-log', '--log-level', 'warning'];
  const more = ['--workers', String(workers)];
  return start(uvicorn(), [...app, ...quiet, ...more], { FILMS: database });
}

/** Fastify with nothing but one route. */
export async function startBare(workers: number): Promise<Peer> {
  const script = join(import.meta.dirname, 'bare.ts');
  return start(process.execPath, [script, '--workers', String(workers)]);
}

async function start(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Peer> {
  const port = await freePort();
  const server = spawn(command, [...args, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const url = `http://127.0.0.1:${port}`;
  await answering(url, server);
  return { url, [Symbol.asyncDispose]: async () => stop(server) };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, 'exit');
  server.kill();
  await exit;
}

/** Waits until a server answers something, be it 404. */
async function answering(url: string, server: ChildProcess): Promise<void> {
  for (;;) {
    const answered = await fetch(`${url}/film/0`).then(
      async (answer) => answer.text().then(() => true),
      () => false,
    );
    if (answered) return;
    if (server.exitCode !== null) throw new Error(`${server.spawnfile} has ended`);
    await sleep(100);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await once(probe.listen(0, '127.0.0.1'), 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}
