import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../../errors.ts';
import { runsFolder } from '../data-dir.ts';
import type { EventSink } from '../../event.ts';
import { RUN_ID_PATTERN } from '../run-id.ts';
import { writePoint } from '../write-point.ts';

const RUN_FILE = new RegExp(`^(${RUN_ID_PATTERN})\\.ndjson$`);

/** The file of a run's events: `runs/<run>.ndjson`. */
export function runFilePath(dataDir: string, run: string): string {
  return join(runsFolder(dataDir), `${run}.ndjson`);
}

/** The runs with a file in a data directory, newest first. */
export async function runsIn(dataDir: string): Promise<readonly string[]> {
  const names = await readdir(runsFolder(dataDir)).catch(() => []);
  const runs = names.flatMap((name) => RUN_FILE.exec(name)?.[1] ?? []);
  return runs.toSorted().toReversed();
}

/** The file of a run's events, one JSON object a line; dispose to close it. */
export interface RunFile extends Disposable {
  readonly path: string;
  readonly sink: EventSink;
  /** Why events are missing from the file; null when none is. */
  readonly error: () => string | null;
}

/**
 * Opens `runs/<run>.ndjson`. Each event is handed to the system before the next thing happens, so
 * the file shows how far a run came even if it dies. A disk error ends the file, not the run.
 */
export function openRunFile(dataDir: string, run: string): RunFile {
  const path = runFilePath(dataDir, run);
  let file: number | undefined;
  let problem: string | null = null;

  const attempt = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      problem ??= messageOf(error);
    }
  };

  attempt(() => {
    writePoint('open the run file');
    file = openSync(path, 'ax');
  });
  return {
    path,
    sink(event) {
      attempt(() => {
        if (file === undefined || problem !== null) return;
        writePoint('append to the run file');
        writeFileSync(file, `${JSON.stringify(event)}\n`);
      });
    },
    error: () => problem,
    [Symbol.dispose]() {
      const open = file;
      file = undefined;
      if (open === undefined) return;
      attempt(() => fsyncSync(open));
      attempt(() => closeSync(open));
    },
  };
}
