/**
 * Opens the notebooks in JupyterLab, with jupytext and Deno's kernel for TypeScript, which it installs
 * from PyPI into a virtual environment in the user's cache, once.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PACKAGES = ['jupyterlab==4.6.6', 'jupytext==1.19.6', 'deno==2.9.8'];
const ROOT = fileURLToPath(new URL('../', import.meta.url));
const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
const folder = join(cache, 'reelated', 'jupyterlab-4.6.6');
const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
const ready = join(folder, 'ready');
if (!existsSync(ready)) install();

const { status } = spawnSync(
  join(bin, 'jupyter'),
  ['lab', '--notebook-dir', join(ROOT, 'notebooks'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`,
      // the kernel's description is here, and not where all of the user's programs would see it
      JUPYTER_PATH: join(folder, 'share', 'jupyter'),
      REELATED_DATA_DIR: resolve(process.env['REELATED_DATA_DIR'] ?? join(ROOT, 'data')),
      DENO_NO_UPDATE_CHECK: '1',
    },
  },
);
process.exitCode = status ?? 1;

function install(): void {
  // what an interrupted installation has left
  rmSync(folder, { recursive: true, force: true });
  run('python3', ['-m', 'venv', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  run(join(bin, 'python'), [...pip, ...PACKAGES]);
  const kernel = join(folder, 'share', 'jupyter', 'kernels', 'deno');
  mkdirSync(kernel, { recursive: true });
  const spec = {
    argv: [join(bin, 'deno'), 'jupyter', '--kernel', '--conn', '{connection_file}'],
    display_name: 'Deno',
    language: 'typescript',
  };
  writeFileSync(join(kernel, 'kernel.json'), `${JSON.stringify(spec, undefined, 2)}\n`);
  // a click opens them as notebooks, not as text
  const settings = join(folder, 'share', 'jupyter', 'lab', 'settings');
  mkdirSync(settings, { recursive: true });
  const viewers = { defaultViewers: { typescript: 'Jupytext Notebook' } };
  const overrides = { '@jupyterlab/docmanager-extension:plugin': viewers };
  writeFileSync(join(settings, 'overrides.json'), `${JSON.stringify(overrides, undefined, 2)}\n`);
  writeFileSync(ready, '');
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: 'inherit' });
}
