import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';
import { runsFolder } from './data-dir.ts';
import type { EventSink } from './event.ts';
import { writePoint } from './write-point.ts';

/** The file of a run's events, one JSON object a line; dispose to close it. */
export interface RunFile extends Disposable {
  readonly path: string;
  readonly sink: EventSink;
  /** Why events are missing from the file; null when none is. */
  readonly error: () => string | null;
}

/**
 * Opens `runs/<run>.ndjson`. Each event is handed to the system before the next thing happens, so
 * the file tells how far a run came even if it dies. A disk error ends the file, not the run.
 */
export function openRunFile(dataDir: string, run: string): RunFile {
  const path = join(runsFolder(dataDir), `${run}.ndjson`);
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
        writeAll(file, Buffer.from(`${JSON.stringify(event)}\n`));
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

function writeAll(file: number, bytes: Buffer): void {
  let written = 0;
  while (written < bytes.byteLength) written += writeSync(file, bytes, written);
}
