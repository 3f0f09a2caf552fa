import { useQueryClient, type Query, type QueryCache } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { statusOf } from '../api/api.ts';

const SLOW_MS = 1500;

/**
 * Says that a response is late, or that a request has failed and will be repeated; disappears when
 * the response is there. It covers part of the page, so that nothing moves.
 */
export function Trouble() {
  const client = useQueryClient();
  const [text, setText] = useState<string>();
  useEffect(() => watchForTrouble(client.getQueryCache(), setText), [client]);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-20 flex justify-center px-4"
    >
      {text !== undefined && (
        <p className="rounded-full bg-ink px-5 py-2 text-center text-sm text-paper shadow-lg">
          {text}
        </p>
      )}
    </div>
  );
}

/** Reports what is wrong, or undefined, whenever that may have changed; returns what ends it. */
function watchForTrouble(
  cache: QueryCache,
  report: (text: string | undefined) => void,
): () => void {
  const startedAt = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    clearTimeout(timer);
    const awaited = cache.getAll().filter(isAwaited);
    const now = performance.now();
    const hashes = new Set(awaited.map(({ queryHash }) => queryHash));
    for (const hash of hashes) if (!startedAt.has(hash)) startedAt.set(hash, now);
    for (const hash of startedAt.keys()) if (!hashes.has(hash)) startedAt.delete(hash);
    const failed = awaited.find(({ state }) => state.fetchFailureReason !== null);
    if (failed !== undefined) return report(textOf(failed.state.fetchFailureReason));
    const waitedMs = now - Math.min(now, ...startedAt.values());
    const isLate = waitedMs >= SLOW_MS;
    if (awaited.length > 0 && !isLate) timer = setTimeout(look, SLOW_MS - waitedMs);
    return report(isLate ? LATE : undefined);
  };
  const unsubscribe = cache.subscribe(look);
  look();
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

const LATE = 'This is taking longer than usual…';

function isAwaited(query: Query): boolean {
  return query.isActive() && query.state.fetchStatus === 'fetching';
}

function textOf(error: unknown): string {
  switch (statusOf(error)) {
    case 0:
      return 'Can’t reach the server. Trying again…';
    case 429:
      return 'Too many requests. Trying again in a moment…';
    case 503:
      return 'The server is busy. Trying again…';
    default:
      return 'Something went wrong on the server. Trying again…';
  }
}
