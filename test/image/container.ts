import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Docker } from './docker.ts';

export const IMAGE = 'reelated-test';

const HEALTHY_MS = 120_000;

/** How a container ended. */
export interface ContainerEnd {
  readonly code: number;
  readonly seconds: number;
  readonly outOfMemory: boolean;
  readonly log: string;
}

/** A container at work, removed with its volumes in the end. */
export interface Container extends Disposable {
  readonly name: string;
  /** Where it is reached from this machine. */
  readonly url: string;
  /** Waits until Docker calls it healthy, at most two minutes. */
  readonly healthy: () => Promise<void>;
  /** Waits until it is at work on its first build, at most two minutes. */
  readonly building: () => Promise<void>;
  /** `docker stop`, with Docker's usual ten seconds. */
  readonly stop: () => ContainerEnd;
  /** Waits until it ends by itself. */
  readonly ended: () => ContainerEnd;
}

/** Starts a container of the image, as a user without a name and with a read-only root. */
export function startContainer(
  docker: Docker,
  options: readonly string[],
  command: readonly string[],
): Container {
  const name = `reelated-test-${randomUUID().slice(0, 8)}`;
  const publish = ['--publish', '127.0.0.1::8000'];
  const usual = ['--detach', '--name', name, '--read-only', '--user', '12345', ...publish];
  docker.run('run', ...usual, ...options, IMAGE, ...command);
  const state = (field: string): string =>
    docker.run('inspect', '--format', `{{.State.${field}}}`, name);
  const end = (seconds: number): ContainerEnd => ({
    code: Number(state('ExitCode')),
    seconds,
    outOfMemory: state('OOMKilled') === 'true',
    log: logOf(docker, name),
  });
  const until = async (what: string, isSo: () => Promise<boolean> | boolean): Promise<void> => {
    for (const start = performance.now(); !(await isSo()); await sleep(200)) {
      const works = state('Running') === 'true' && performance.now() - start < HEALTHY_MS;
      if (!works) assert.fail(`${name} is not ${what}: ${logOf(docker, name)}`);
    }
  };
  const timed = (...words: readonly string[]): ContainerEnd => {
    const start = performance.now();
    docker.run(...words);
    return end((performance.now() - start) / 1000);
  };
  const url = publishedUrl(docker, name);
  return {
    name,
    url,
    healthy: async () => until('healthy', () => state('Health.Status') === 'healthy'),
    building: async () => until('building', async () => isBuilding(url)),
    stop: () => timed('stop', name),
    ended: () => timed('wait', name),
    [Symbol.dispose]: () => docker.run('rm', '--force', '--volumes', name),
  };
}

function publishedUrl(docker: Docker, name: string): string {
  const [, address = ''] = /(127\.0\.0\.1:\d+)/.exec(publishedPort(docker, name)) ?? [];
  return `http://${address}`;
}

/** Nothing for a container that has ended already. */
function publishedPort(docker: Docker, name: string): string {
  return docker.succeeds('port', name, '8000') ? docker.run('port', name, '8000') : '';
}

async function isBuilding(url: string): Promise<boolean> {
  try {
    const { build } = (await (await fetch(`${url}/health/ready`)).json()) as {
      readonly build?: { readonly tasks: readonly unknown[] };
    };
    return build !== undefined && build.tasks.length > 0;
  } catch {
    // it does not listen yet
    return false;
  }
}

/** Both streams of what it has printed. */
function logOf(docker: Docker, name: string): string {
  const { stdout, stderr } = spawnSync(docker.client, ['logs', name], {
    env: docker.environment,
    encoding: 'utf8',
  });
  return stdout + stderr;
}
