import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Config } from '../../config/config.ts';
import { UsageError } from '../../errors.ts';
import { writeFileAtomically } from '../../workflow/state/atomic.ts';
import { prepareDataDir, stateFolder } from '../../workflow/state/data-dir.ts';
import { takeExclusiveLock } from '../../workflow/state/exclusive-lock.ts';
import { newRunId } from '../../workflow/state/run-id.ts';
import { buildSettings } from '../settings.ts';

/**
 * Claims a data directory for servers that refresh it with these settings; dispose to give it up.
 * Servers with the same settings may share it, because they build the same snapshots; with others,
 * each would replace the other's snapshot again and again.
 *
 * @throws UsageError `data-dir-locked` while a server refreshes it with other settings;
 * `data-dir-unusable`
 */
export async function claimRefresh(config: Config): Promise<Disposable> {
  const { dataDir } = config;
  await prepareDataDir(dataDir);
  // as they come out of the file
  const settings: unknown = JSON.parse(JSON.stringify(buildSettings(config)));
  const claimFile = join(stateFolder(dataDir), 'refresh.lock.json');
  const lock = await takeExclusiveLock(join(stateFolder(dataDir), 'refresh.lock'));
  if (lock === null) {
    const other = readClaim(claimFile);
    if (other !== null && isDeepStrictEqual(other.settings, settings)) {
      return { [Symbol.dispose]: () => undefined };
    }
    throw refreshedByAnother(dataDir, other?.pid);
  }
  const claim = { pid: process.pid, settings };
  await writeFileAtomically(claimFile, `${JSON.stringify(claim)}\n`, newRunId());
  return {
    [Symbol.dispose]() {
      rmSync(claimFile, { force: true });
      lock[Symbol.dispose]();
    },
  };
}

function readClaim(file: string): { readonly pid: unknown; readonly settings: unknown } | null {
  try {
    const claim: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof claim !== 'object' || claim === null) return null;
    return 'pid' in claim && 'settings' in claim ? claim : null;
  } catch {
    return null;
  }
}

function refreshedByAnother(dataDir: string, pid: unknown): UsageError {
  const who = typeof pid === 'number' ? ` (pid ${pid})` : '';
  return new UsageError(
    'data-dir-locked',
    `another \`reelated up --refresh\`${who} keeps ${dataDir} current with other settings, and the ` +
      'two would replace each other’s snapshots; stop it, or choose another --data-dir',
    { data: { dataDir, pid: typeof pid === 'number' ? pid : null } },
  );
}
