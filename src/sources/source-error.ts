import { ReelatedError } from '../errors.ts';

/** A dataset file cannot be used: what is wrong, in which file and line, and what to do. */
export class SourceError extends ReelatedError {}

/** At most 80 characters on one line, for a message. */
export function clip(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
