import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import type { LogLevel } from './log-level.ts';

export interface LogOptions {
  /** What is logged; `error` when absent. */
  readonly logLevel?: LogLevel | undefined;
  /** Where it is logged; absent: to standard error, as lines of JSON. */
  readonly logger?: FastifyBaseLogger | undefined;
}

/** Opens the server's log. */
export function openLog({ logger, logLevel = 'error' }: LogOptions): FastifyBaseLogger {
  const settings = { level: logLevel, timestamp: isoTime, base: { pid: process.pid } };
  return logger ?? pino(settings, process.stderr);
}

/** The time as pino puts it into a line. */
function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
