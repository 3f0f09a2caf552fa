import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { findProgram } from '../../scripts/find-program.ts';
import { npxScript } from '../fixtures/npm-package.ts';
import type { Docker } from './docker.ts';

const DEBIAN = 'debian:bookworm-slim';
const NODE = 'node:24-bookworm-slim';

/** What the slim image of Debian leaves out. */
const LEFT_OUT = ['doc', 'man', 'info', 'locale', 'groff', 'linda', 'lintian'];
const EMPTIED = ['/var/lib/apt/lists', '/var/cache/apt', '/var/log', '/var/cache/debconf'];

/**
 * Sees to it that the images which the Dockerfile begins with are there: from their registry, or else
 * made from Debian's packages and this machine's Node, under their names.
 */
export async function ensureBaseImages(docker: Docker): Promise<void> {
  const makers = [
    [DEBIAN, makeDebian],
    [NODE, makeNode],
  ] as const;
  for (const [name, make] of makers) {
    if (docker.succeeds('image', 'inspect', name)) continue;
    const isPulled = docker.succeeds('pull', '--quiet', name);
    console.log(`${name}: ${isPulled ? 'pulled' : 'made here, as its registry does not answer'}`);
    if (!isPulled) await make(docker);
  }
}

async function makeDebian(docker: Docker): Promise<void> {
  const program = findProgram('mmdebstrap');
  if (program === undefined) throw new Error(`${DEBIAN} cannot be pulled: install mmdebstrap`);
  const options = [
    ...LEFT_OUT.map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
    '--dpkgopt=path-include=/usr/share/doc/*/copyright',
    ...EMPTIED.map((path) => `--customize-hook=find "$1${path}" -type f -delete`),
  ];
  // one of two alternatives, of which mmdebstrap installs both
  const purge = 'apt-get --yes --quiet purge --auto-remove usrmerge perl perl-modules-5.36';
  const merged = ['--include=usr-is-merged', `--customize-hook=chroot "$1" ${purge}`];
  const args = ['--quiet', '--variant=minbase', ...merged, ...options, 'bookworm', '-'];
  const made = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const imported = spawn(docker.client, ['import', '-', DEBIAN], {
    stdio: [made.stdout, 'ignore', 'inherit'],
    env: docker.environment,
  });
  for (const [[code], name] of await Promise.all([
    once(made, 'exit').then((ended) => [ended, 'mmdebstrap'] as const),
    once(imported, 'exit').then((ended) => [ended, 'docker import'] as const),
  ])) {
    if (code !== 0) throw new Error(`${name} failed: ${code}`);
  }
}

/** Node and npm as they are on this machine, with the certificates that it trusts. */
function makeNode(docker: Docker): void {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-base-'));
  try {
    writeNodeFiles(folder);
    docker.show('build', '--quiet', '--tag', NODE, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeNodeFiles(folder: string): void {
  const local = join(folder, 'files/usr/local');
  mkdirSync(join(local, 'bin'), { recursive: true });
  copyFileSync(process.execPath, join(local, 'bin/node'));
  cpSync(join(dirname(npxScript()), '..'), join(local, 'lib/node_modules/npm'), {
    recursive: true,
  });
  for (const name of ['npm', 'npx']) {
    symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, join(local, 'bin', name));
  }
  const trusted = process.env['NODE_EXTRA_CA_CERTS'];
  const certificates = '/etc/ssl/certs/ca-certificates.crt';
  const isSet = trusted !== undefined && existsSync(trusted);
  if (isSet) {
    mkdirSync(join(folder, 'files/etc/ssl/certs'), { recursive: true });
    copyFileSync(trusted, join(folder, 'files', certificates));
  }
  const variable = isSet ? `ENV NODE_EXTRA_CA_CERTS=${certificates}\n` : '';
  writeFileSync(
    join(folder, 'Dockerfile'),
    `FROM ${DEBIAN}\nCOPY files/ /\n${variable}CMD ["node"]\n`,
  );
}
