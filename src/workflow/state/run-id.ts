import { randomBytes } from 'node:crypto';

/** A name for a run that sorts by time, such as `20261122T104512Z-1a2b`. */
export function newRunId(now: Date = new Date()): string {
  const second = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${second}-${randomBytes(2).toString('hex')}`;
}

/** The form of a run's name, to be used inside larger patterns. */
export const RUN_ID_PATTERN = String.raw`\d{8}T\d{6}Z-[0-9a-f]{4}`;
