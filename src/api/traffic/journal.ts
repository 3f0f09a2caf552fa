import { fstatSync } from 'node:fs';

/** The priorities of the system's log, as systemd's journal reads them before a line. */
export const PRIORITY = { error: 3, warning: 4, info: 6, debug: 7 } as const;

export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

/**
 * Whether standard error is systemd's journal: systemd names its device and inode, and what this
 * process starts may have another standard error.
 */
export function isJournal(named = process.env['JOURNAL_STREAM']): boolean {
  if (named === undefined) return false;
  try {
    const { dev, ino } = fstatSync(process.stderr.fd);
    return named === `${dev}:${ino}`;
  } catch {
    return false;
  }
}

/** Lines with their priority, for the journal. */
export function withPriority(lines: string, priority: Priority): string {
  return lines.replaceAll(/^(?=.)/gm, `<${priority}>`);
}
