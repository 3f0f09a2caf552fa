import { rejectBrokenRequest } from './broken-request.ts';
import type { LogOptions } from '../traffic/log.ts';
import { requestIdOf } from '../traffic/request-reports.ts';

/** How long a client may take to send its headers and its whole request. */
interface RequestTimeouts {
  readonly headersMs: number;
  readonly requestMs: number;
}

const TIMEOUTS: RequestTimeouts = { headersMs: 10_000, requestMs: 15_000 };
const IDLE_TIMEOUT_MS = 10_000;

/** Options of everything that listens. */
export interface ServerOptions extends LogOptions {
  readonly timeouts?: RequestTimeouts | undefined;
}

/** The limits on requests and connections of everything that listens. */
export function serverOptions({ timeouts = TIMEOUTS }: ServerOptions) {
  return {
    genReqId: requestIdOf,
    keepAliveTimeout: IDLE_TIMEOUT_MS,
    requestTimeout: timeouts.requestMs,
    http: {
      headersTimeout: timeouts.headersMs,
      // by default, Node checks for late headers only every 30 seconds
      connectionsCheckingInterval: 1000,
      // Node's own response has no problem details
      requireHostHeader: false,
    },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: rejectBrokenRequest,
  } as const;
}
