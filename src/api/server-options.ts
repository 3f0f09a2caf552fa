import { LogController, type FastifyBaseLogger } from 'fastify';
import { answerBrokenRequest } from './broken-request.ts';
import { answerError } from './problem.ts';

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 15_000;

/** The bounds on requests and connections that hold for everything that listens. */
export function serverOptions(logger: FastifyBaseLogger | undefined) {
  return {
    ...(logger === undefined
      ? { logger: { level: 'error', stream: process.stderr } }
      : { loggerInstance: logger }),
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Node looks for late headers only every 30 seconds unless told otherwise
    http: { headersTimeout: HEADERS_TIMEOUT_MS, connectionsCheckingInterval: 1000 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    trustProxy: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: answerError,
  } as const;
}
