import { LogController, type FastifyBaseLogger } from 'fastify';
import { answerBrokenRequest } from './broken-request.ts';
import type { LogLevel } from './log-level.ts';
import { answerError } from './problem.ts';
import { requestIdOf } from './request-reports.ts';

/** How long a client may take to send its headers, and its whole request. */
export interface RequestTimeouts {
  readonly headersMs: number;
  readonly requestMs: number;
}

const TIMEOUTS: RequestTimeouts = { headersMs: 10_000, requestMs: 15_000 };
const IDLE_TIMEOUT_MS = 10_000;

/** What everything that listens can be given. */
export interface ServerOptions {
  readonly timeouts?: RequestTimeouts | undefined;
  /** What is logged; `error` when absent. */
  readonly logLevel?: LogLevel | undefined;
  /** Where it is logged; absent: to standard error, as lines of JSON. */
  readonly logger?: FastifyBaseLogger | undefined;
}

/** The bounds on requests and connections that hold for everything that listens. */
export function serverOptions({ logger, logLevel = 'error', timeouts = TIMEOUTS }: ServerOptions) {
  return {
    ...(logger === undefined
      ? {
          logger: {
            level: logLevel,
            timestamp: isoTime,
            base: { pid: process.pid },
            stream: process.stderr,
          },
        }
      : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    requestTimeout: timeouts.requestMs,
    // Node looks for late headers only every 30 seconds unless told otherwise
    http: { headersTimeout: timeouts.headersMs, connectionsCheckingInterval: 1000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerError,
  } as const;
}

/** The time as pino puts it into a line. */
function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
