import { open } from 'node:fs/promises';
import type { RunEvent } from '../../event.ts';

/** At most so much is read from each end of a run file. */
const END_BYTES = 1024 * 1024;

/** The events of a run file, as far as they can be read. */
export interface ReadEvents {
  readonly events: readonly RunEvent[];
  /** False when the middle of a long file was left out, or a line was no event. */
  readonly whole: boolean;
}

/**
 * Reads the events of a run file with bounded effort: of a file longer than 2 MiB its two ends,
 * which leaves out progress for the most part. A half-written last line, as a run at work or one
 * that was killed leaves it, and lines that are no events are passed over.
 */
export async function readEvents(path: string): Promise<ReadEvents> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const read = async (from: number, length: number): Promise<string> => {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await file.read(buffer, 0, length, from);
    return buffer.toString('utf8', 0, bytesRead);
  };
  const isLong = size > 2 * END_BYTES;
  const head = (await read(0, isLong ? END_BYTES : size)).split('\n');
  const tail = isLong ? (await read(size - END_BYTES, END_BYTES)).split('\n').slice(1) : [];
  const lines = isLong ? [...head.slice(0, -1), ...tail] : head;
  const events = lines.flatMap((line) => parseEvent(line) ?? []);
  const lost = lines.slice(0, -1).length - events.length;
  return { events, whole: !isLong && lost <= 0 };
}

/** Only what every event has is checked: a file may come from another version. */
function parseEvent(line: string): RunEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isEvent =
      typeof value === 'object' &&
      value !== null &&
      'type' in value &&
      typeof value.type === 'string' &&
      'at' in value &&
      typeof value.at === 'string';
    return isEvent ? (value as RunEvent) : undefined;
  } catch {
    return undefined;
  }
}
