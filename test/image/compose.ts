import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '../../scripts/find-program.ts';
import { IMAGE } from './container.ts';
import type { Docker } from './docker.ts';

const COMPOSE_FILE = new URL('../../compose.yaml', import.meta.url);
const PORT = 8771;
const HEALTHY_MS = 120_000;

/** The program that runs compose files, with the words before its own. */
export interface Compose {
  readonly command: readonly [string, ...string[]];
  readonly version: string;
}

/** @throws {Error} if Compose is not installed, neither as part of Docker nor as a program of its own */
export function composeCommand({ client, environment }: Docker): Compose {
  const alone = findProgram('docker-compose');
  const commands = [
    [client, 'compose'] as const,
    ...(alone === undefined ? [] : [[alone] as const]),
  ];
  for (const [program, ...words] of commands) {
    const args = [...words, 'version', '--short'];
    const { status, stdout } = spawnSync(program, args, { env: environment, encoding: 'utf8' });
    if (status === 0) return { command: [program, ...words], version: stdout.trim() };
  }
  throw new Error('no Compose found: install docker-compose');
}

/** Services that Compose has started. */
export interface Composed extends AsyncDisposable {
  readonly url: string;
  /** Waits until the service is healthy, at most two minutes. */
  readonly healthy: () => Promise<void>;
}

/** Starts compose.yaml as it is, but with the image of the test, the sample, and another port. */
export function startComposed(docker: Docker, { command: [program, ...words] }: Compose): Composed {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-compose-'));
  const file = join(folder, 'compose.yaml');
  const changes = {
    'image: reelated': `image: ${IMAGE}`,
    "['up', '--refresh', '24h']": "['up', '--sample']",
    '127.0.0.1:8000:': `127.0.0.1:${PORT}:`,
    'build: .\n': '\n',
  };
  let text = readFileSync(COMPOSE_FILE, 'utf8');
  for (const [documented, here] of Object.entries(changes)) {
    if (!text.includes(documented)) throw new Error(`compose.yaml lacks ${documented}`);
    text = text.replace(documented, here);
  }
  writeFileSync(file, text);
  const run = (...args: readonly string[]): string =>
    execFileSync(program, [...words, '--file', file, '--project-name', IMAGE, ...args], {
      env: docker.environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  run('config', '--quiet');
  run('up', '--detach');
  return {
    url: `http://127.0.0.1:${PORT}`,
    healthy: async () => {
      const id = run('ps', '--quiet', 'reelated');
      const state = ['inspect', '--format', '{{.State.Health.Status}}', id];
      for (const start = performance.now(); docker.run(...state) !== 'healthy'; await sleep(200)) {
        if (performance.now() - start > HEALTHY_MS) throw new Error(run('logs'));
      }
    },
    [Symbol.asyncDispose]: async () => {
      run('down', '--volumes', '--timeout', '10');
      rmSync(folder, { recursive: true });
    },
  };
}
