import { answerBrokenRequest } from './broken-request.ts';
import type { LogOptions } from '../traffic/log.ts';
import { requestIdOf } from '../traffic/request-reports.ts';

/** How long a client may take to send its headers, and its whole request. */
export interface RequestTimeouts {
  readonly headersMs: number;
  readonly requestMs: number;
}

const TIMEOUTS: RequestTimeouts = { headersMs: 10_000, requestMs: 15_000 };
const IDLE_TIMEOUT_MS = 10_000;

/** What everything that listens can be given. */
export interface ServerOptions extends LogOptions {
  readonly timeouts?: RequestTimeouts | undefined;
}

/** The bounds on requests and connections that hold for everything that listens. */
export function serverOptions({ timeouts = TIMEOUTS }: ServerOptions) {
  return {
    genReqId: requestIdOf,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    requestTimeout: timeouts.requestMs,
    // Node looks for late headers only every 30 seconds unless told otherwise
    http: { headersTimeout: timeouts.headersMs, connectionsCheckingInterval: 1000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: false,
    clientErrorHandler: answerBrokenRequest,
  } as const;
}
