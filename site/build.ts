/**
 * Builds the documentation site into `dist/`: executes the notebooks on the sample, in `.data/` or the
 * data directory in `REELATED_SITE_DATA`, and makes pages of the repository's documents.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'vitepress';

const SITE = fileURLToPath(new URL('.', import.meta.url));

const startedMs = performance.now();
const dataDir = process.env['REELATED_SITE_DATA'] ?? join(SITE, '.data');
execFileSync(
  process.execPath,
  [join(SITE, '../scripts/reelated.js'), 'notebooks', '--data-dir', dataDir, '--quiet'],
  { stdio: 'inherit' },
);
process.env['REELATED_NOTEBOOKS'] = join(dataDir, 'output/notebooks');
await build(SITE);
console.log(`site built in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
