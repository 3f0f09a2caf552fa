/**
 * How long a command's own requests may be worked on: nobody else waits meanwhile, and on a slow
 * disk the first takes longer than a server allows.
 */
export const PATIENCE = { handlerTimeoutMs: 60_000, queryTimeoutMs: 60_000 } as const;
