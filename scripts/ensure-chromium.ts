/** Sees to it that the browser tests find a Chromium; on Debian as root it installs one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

if (findChromium() === undefined) {
  const mayInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!mayInstall || !install() || findChromium() === undefined) {
    console.error(
      'The browser tests need Chromium and found none. Install it (Debian, Ubuntu: `sudo apt-get install chromium`; elsewhere any Chrome or Chromium) or name one in REELATED_CHROMIUM.',
    );
    process.exitCode = 1;
  }
}

function install(): boolean {
  console.log('The browser tests need Chromium and found none: installing it with apt-get.');
  return apt('update') && apt('install', '--yes', '--no-install-recommends', 'chromium');
}

function apt(...args: readonly string[]): boolean {
  const { status } = spawnSync('apt-get', ['--quiet', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}
