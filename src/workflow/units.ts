import type { Progress } from './task.ts';

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units: `999 B`, `1.5 MB`. */
export function inBytes(bytes: number): string {
  const power = Math.min(
    BYTE_UNITS.length - 1,
    bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3),
  );
  const digits = power === 0 ? 0 : 1;
  return `${(bytes / 1000 ** power).toFixed(digits)} ${BYTE_UNITS[power] ?? ''}`;
}

/** A duration: `850 ms`, `12.3 s`, `2 min 05 s`, `1 h 02 min`. */
export function inTime(elapsedMs: number): string {
  if (elapsedMs < 1000) return `${Math.round(elapsedMs)} ms`;
  if (elapsedMs < 60_000) return `${(Math.floor(elapsedMs / 100) / 10).toFixed(1)} s`;
  const seconds = Math.floor(elapsedMs / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60)];
  if (hours > 0) return `${hours} h ${twoDigits(minutes % 60)} min`;
  return `${minutes} min ${twoDigits(seconds % 60)} s`;
}

/** A count with its noun and thousands separators: `1 row`, `1,234 rows`. */
export function inCount(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** How far a task is: `5.0 MB of 10.0 MB (50 %)`, `1,234 rows`. */
export function inProgress({ done, total, unit }: Progress): string {
  const amount = (value: number): string =>
    unit === 'bytes' ? inBytes(value) : inCount(value, unit.slice(0, -1));
  if (total === undefined) return amount(done);
  const whole = unit === 'bytes' ? amount(done) : done.toLocaleString('en-US');
  return `${whole} of ${amount(total)} (${percent(done, total)} %)`;
}

/** A share in whole percent, 0 to 100; it shows 100 only when all is done. */
export function percent(done: number, total: number): number {
  if (done >= total) return 100;
  return Math.max(0, Math.floor((done / total) * 100));
}

/** The time of day where the reader is, from ISO 8601: `10:31:02`. */
export function clockTime(at: string): string {
  return new Date(at).toTimeString().slice(0, 8);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
