import type { FastifyBaseLogger } from 'fastify';
import { pino, type DestinationStream } from 'pino';
import { isJournal, PRIORITY, withPriority, type Priority } from './journal.ts';
import type { LogLevel } from './log-level.ts';

/** Pino's numbers. */
const LEVELS = pino.levels.values as Readonly<Record<'error' | 'warn' | 'info', number>>;

export interface LogOptions {
  /** The level from which messages are logged; `error` when absent. */
  readonly logLevel?: LogLevel | undefined;
  /** The logger; absent: one that writes lines of JSON to standard error. */
  readonly logger?: FastifyBaseLogger | undefined;
}

/** Opens the server's log. */
export function openLog({ logger, logLevel = 'error' }: LogOptions): FastifyBaseLogger {
  const settings = { level: logLevel, timestamp: isoTime, base: { pid: process.pid } };
  return logger ?? pino(settings, isJournal() ? journal() : process.stderr);
}

/** Standard error, with the priority of each line before it. */
function journal(): DestinationStream {
  const destination = {
    // lets pino set the level of the line that follows
    [Symbol.for('pino.metadata')]: true,
    lastLevel: LEVELS.info,
    write(line: string): void {
      process.stderr.write(withPriority(line, priorityOf(destination.lastLevel)));
    },
  };
  return destination;
}

function priorityOf(level: number): Priority {
  if (level >= LEVELS.error) return PRIORITY.error;
  if (level >= LEVELS.warn) return PRIORITY.warning;
  return level >= LEVELS.info ? PRIORITY.info : PRIORITY.debug;
}

/** The time in the form in which pino adds it to a line. */
function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
