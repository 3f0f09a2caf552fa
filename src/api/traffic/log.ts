import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { LogLevel } from './log-level.ts';

export interface LogOptions {
  /** The level from which messages are logged; `error` when absent. */
  readonly logLevel?: LogLevel | undefined;
  /** The logger; absent: one that writes lines of JSON to standard error. */
  readonly logger?: FastifyBaseLogger | undefined;
}

/** Opens the server's log. */
export function openLog({ logger, logLevel = 'error' }: LogOptions): FastifyBaseLogger {
  const settings = { level: logLevel, timestamp: isoTime, base: { pid: process.pid } };
  return logger ?? pino(settings, process.stderr);
}

/** The time in the form in which pino adds it to a line. */
function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
