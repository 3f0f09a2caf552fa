import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../errors.ts';
import { writeFileAtomically } from './atomic.ts';

/**
 * The format of data directories: raised when an older program would misread or damage what a newer one
 * writes. What a newer program merely computes differently is noticed by fingerprints.
 */
export const DATA_FORMAT = 1;

/** What a data directory says of itself; its fields stay the same in all formats. */
interface FormatMark {
  readonly format: number;
  /** The version of the program that built it last. */
  readonly version: string;
}

function markFile(dataDir: string): string {
  return join(dataDir, 'state', 'format.json');
}

/** Reads the mark of a data directory; undefined if missing, as before format 1. */
export async function readFormatMark(dataDir: string): Promise<FormatMark | undefined> {
  try {
    const mark: unknown = JSON.parse(await readFile(markFile(dataDir), 'utf8'));
    if (typeof mark !== 'object' || mark === null || !('format' in mark)) return undefined;
    if (typeof mark.format !== 'number') return undefined;
    const version = 'version' in mark && typeof mark.version === 'string' ? mark.version : '';
    return { format: mark.format, version };
  } catch {
    return undefined;
  }
}

/**
 * Refuses a data directory that a newer program has built. Writes nothing.
 *
 * @throws UsageError `data-dir-newer`
 */
export async function refuseNewerData(dataDir: string): Promise<void> {
  const { format = 0, version = '' } = (await readFormatMark(dataDir)) ?? {};
  if (format <= DATA_FORMAT) return;
  const newer = version === '' ? 'a newer Reelated' : `Reelated ${version}`;
  throw new UsageError(
    'data-dir-newer',
    `the data directory ${dataDir} was built by ${newer}, in format ${format}, and this version only ` +
      `knows formats up to ${DATA_FORMAT}; use that version, or choose another --data-dir`,
    { data: { dataDir, format, version } },
  );
}

/** Marks a data directory as built by a version of this program. */
export async function markFormat(dataDir: string, version: string, run: string): Promise<void> {
  const mark: FormatMark = { format: DATA_FORMAT, version };
  const before = await readFormatMark(dataDir);
  if (before?.format === mark.format && before.version === mark.version) return;
  await writeFileAtomically(markFile(dataDir), `${JSON.stringify(mark)}\n`, run);
}
