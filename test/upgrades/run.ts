/**
 * Exchanges a data directory between this version and several earlier ones, and prints the table of
 * docs/upgrading.md.
 *
 *     npm run upgrades
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchange, hasVersion, lastRelease, VERSIONS } from './exchange-versions.ts';

const release = lastRelease();
const versions = release === undefined ? VERSIONS : [...VERSIONS, release];
console.log(
  '| from | this version served meanwhile | tasks run | going back | and forward again |',
);
console.log(
  '| ---- | ----------------------------- | --------- | ---------- | ----------------- |',
);
for (const version of versions) {
  if (!hasVersion(version)) throw new Error(`this clone lacks ${version}; fetch its history`);
  const folder = mkdtempSync(join(tmpdir(), 'reelated-upgrades-'));
  try {
    const { servedMeanwhile, ran } = await exchange(
      version,
      join(folder, 'earlier'),
      join(folder, 'data'),
    );
    console.log(`| ${version} | ${servedMeanwhile} | ${ran.join(' | ')} |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
