import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../atomic.ts';
import { stateFolder } from '../data-dir.ts';
import { hashFile, type FileDigest } from '../../digest.ts';

/**
 * Below this age a file may change again within one tick of its clock and keep its stamp (what
 * Git calls racy), so its digest is not remembered.
 */
const RACY_MS = 2000;

/** What is known of a file without reading it; any write to the file changes it. */
type Stamp = string;

interface CacheEntry extends FileDigest {
  readonly stamp: Stamp;
}

/** Digests of files that are read again only when their size, times or inode have changed. */
export interface DigestCache {
  /** The digest of a file. Throws what the file system throws, and on abort. */
  readonly ofFile: (path: string) => Promise<FileDigest>;
  /** Writes what was learnt to the data directory, atomically. */
  readonly save: (run: string) => Promise<void>;
}

/** Opens the data directory's cache; a cache that is absent or corrupt is empty. Writes nothing. */
export async function openDigestCache(dataDir: string, signal?: AbortSignal): Promise<DigestCache> {
  const file = join(stateFolder(dataDir), 'digests.json');
  const known = await readEntries(file);
  const underway = new Map<string, Promise<FileDigest>>();

  const learn = async (path: string, stamp: Stamp, racy: boolean): Promise<FileDigest> => {
    const digest = await hashFile(path, signal);
    if (!racy && (await stampOf(path)).stamp === stamp) known.set(path, { stamp, ...digest });
    return digest;
  };

  return {
    async ofFile(path) {
      const { stamp, newestMs } = await stampOf(path);
      const entry = known.get(path);
      if (entry?.stamp === stamp) return { bytes: entry.bytes, sha256: entry.sha256 };
      const key = `${stamp} ${path}`;
      const reading = underway.get(key);
      // A racy file is read again each time: an earlier read may have missed a change.
      const racy = Date.now() - newestMs < RACY_MS;
      if (reading !== undefined && !racy) return reading;
      const digest = learn(path, stamp, racy).finally(() => underway.delete(key));
      underway.set(key, digest);
      return digest;
    },
    async save(run) {
      const entries = [...known].filter(([path]) => existsSync(path));
      await writeFileAtomically(file, `${JSON.stringify(Object.fromEntries(entries))}\n`, run);
    },
  };
}

async function stampOf(path: string): Promise<{ stamp: Stamp; newestMs: number }> {
  const { size, mtimeNs, ctimeNs, dev, ino } = await stat(path, { bigint: true });
  const newestNs = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return {
    stamp: [size, mtimeNs, ctimeNs, dev, ino].join(' '),
    newestMs: Number(newestNs / 1_000_000n),
  };
}

async function readEntries(file: string): Promise<Map<string, CacheEntry>> {
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) return new Map();
    return new Map(Object.entries(parsed).filter(isNamedEntry));
  } catch {
    return new Map();
  }
}

function isNamedEntry(named: [string, unknown]): named is [string, CacheEntry] {
  const entry = named[1];
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'stamp' in entry &&
    typeof entry.stamp === 'string' &&
    'bytes' in entry &&
    typeof entry.bytes === 'number' &&
    'sha256' in entry &&
    typeof entry.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(entry.sha256)
  );
}
