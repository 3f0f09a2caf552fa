import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '../../scripts/find-program.ts';

const START_MS = 30_000;
const ENOUGH = 64 * 1024 * 1024;

/** Docker's client with the daemon that it talks to. */
export interface Docker extends AsyncDisposable {
  /** The path of the client. */
  readonly client: string;
  /** The variables of programs that talk to the daemon. */
  readonly environment: NodeJS.ProcessEnv;
  /** Runs a command; returns what it prints. Throws if it fails. */
  readonly run: (...words: readonly string[]) => string;
  /** Runs a command whose output is for people. */
  readonly show: (...words: readonly string[]) => void;
  /** Whether a command succeeds. */
  readonly succeeds: (...words: readonly string[]) => boolean;
}

/**
 * Uses the daemon that answers, or else starts one with data of its own, which needs root.
 *
 * @throws {Error} if there is neither
 */
export async function openDocker(): Promise<Docker> {
  const client = findProgram('docker');
  if (client === undefined) throw new Error('no docker found: install docker.io or Docker Engine');
  const usual = dockerOf(client, { ...process.env, DOCKER_BUILDKIT: '1' }, async () => {});
  if (usual.succeeds('version')) return usual;
  const daemon = findProgram('dockerd');
  if (daemon === undefined || process.getuid?.() !== 0) {
    throw new Error('no Docker daemon answers, and only root can start one');
  }
  await using stack = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'reelated-docker-'));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  const host = `unix://${folder}/docker.sock`;
  const roots = ['--data-root', `${folder}/data`, '--exec-root', `${folder}/run`];
  const log = join(folder, 'log');
  // published ports are passed on by a process of Docker's, which leaves the machine's own rules alone
  const args = [...roots, '--host', host, '--pidfile', `${folder}/pid`, '--iptables=false'];
  const output = openSync(log, 'w');
  const child = spawn(daemon, args, { stdio: ['ignore', output, output] });
  stack.defer(async () => stop(child));
  const environment = { ...usual.environment, DOCKER_HOST: host };
  const probe = dockerOf(client, environment, async () => {});
  for (const start = performance.now(); !probe.succeeds('version'); await sleep(200)) {
    if (child.exitCode === null && performance.now() - start < START_MS) continue;
    throw new Error(`dockerd does not start: ${readFileSync(log, 'utf8').slice(-2000)}`);
  }
  const owned = stack.move();
  return dockerOf(client, environment, async () => owned.disposeAsync());
}

function dockerOf(
  client: string,
  environment: NodeJS.ProcessEnv,
  dispose: () => Promise<void>,
): Docker {
  const options = { env: environment, encoding: 'utf8', maxBuffer: ENOUGH } as const;
  return {
    client,
    environment,
    run: (...words) => execFileSync(client, words, options).trim(),
    show: (...words) => {
      execFileSync(client, words, { ...options, stdio: 'inherit' });
    },
    succeeds: (...words) => spawnSync(client, words, options).status === 0,
    [Symbol.asyncDispose]: dispose,
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
