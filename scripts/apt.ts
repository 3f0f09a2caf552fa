import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether this is root on Debian or Ubuntu. */
export function mayInstall(): boolean {
  return existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** Installs packages; whether it did. */
export function aptInstall(...names: readonly string[]): boolean {
  console.log(`installing with apt-get: ${names.join(', ')}`);
  return apt('update') && apt('install', '--yes', '--no-install-recommends', ...names);
}

function apt(...args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', ['--quiet', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
