import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hashFile } from '../../workflow/digest.ts';
import type { Target, TaskContext } from '../../workflow/task.ts';
import { SERVED_FORMAT } from '../reader/formats.ts';
import { sidecarPath, type SourceVersion } from '../source-dataset.ts';
import type { OpenDataLocation } from './open-data.ts';

/** A file of open data that a task writes to `datasets/`, with its sidecar. */
export interface OpenDataTargets {
  readonly file: Target;
  readonly sidecar: Target;
}

/** Where the file goes: in its own folder if it belongs to the sample. */
export function openDataTargets(
  dataDir: string,
  name: string,
  location?: OpenDataLocation,
): OpenDataTargets {
  const folder = isSample(location) ? join('datasets', 'sample') : 'datasets';
  const path = join(dataDir, folder, `${name}${SERVED_FORMAT.ending}`);
  return {
    file: { kind: 'file', path },
    sidecar: { kind: 'file', path: sidecarPath(path) },
  };
}

/** The URL in the sidecar: null for a file of the user's. */
export function urlOf(location: OpenDataLocation): string | null {
  if (location.kind === 'service') return location.url;
  return isSample(location) ? 'sample' : null;
}

function isSample(location: OpenDataLocation | undefined): boolean {
  return location?.kind === 'file' && location.isSample === true;
}

export interface OpenDataFile {
  /** The name, with the ending of its format. */
  readonly name: string;
  /** Where it comes from; null for a file of the user's. */
  readonly url: string | null;
  readonly columns: readonly string[];
  /** In the order of the file; no value holds a tab or a line feed. */
  readonly rows: Iterable<readonly string[]>;
}

/** Writes rows as a tab-separated file and its sidecar; the same rows give the same bytes. */
export async function writeOpenData(
  targets: OpenDataTargets,
  { name, url, columns, rows }: OpenDataFile,
  { stage, signal }: Pick<TaskContext, 'stage' | 'signal'>,
): Promise<void> {
  const staged = stage(targets.file);
  await pipeline(
    Readable.from(blocksOf(columns, rows)),
    SERVED_FORMAT.packer(),
    createWriteStream(staged),
    { signal },
  );
  const digest = await hashFile(staged, signal);
  const version: SourceVersion = { name, url, etag: null, 'last-modified': null, ...digest };
  await writeFile(stage(targets.sidecar), `${JSON.stringify(version, null, 2)}\n`);
}

const ROWS_OF_A_BLOCK = 1000;

function* blocksOf(
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
): Generator<string> {
  let block = [columns.join('\t')];
  for (const row of rows) {
    block.push(row.join('\t'));
    if (block.length < ROWS_OF_A_BLOCK) continue;
    yield `${block.join('\n')}\n`;
    block = [];
  }
  if (block.length > 0) yield `${block.join('\n')}\n`;
}
