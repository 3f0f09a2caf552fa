import { writeSync } from 'node:fs';

/** What one call takes at most: systems refuse 2 GiB and more. */
const PART_BYTES = 1 << 30;

/** Writes all of these bytes to an open file; a single call may write only a part of them. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(file, bytes, at, Math.min(PART_BYTES, bytes.length - at));
  }
}
