import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { statusOf } from '../api/api.ts';

const SLOW_MS = 1500;

/**
 * Says that an answer is late or has failed and is asked for again; goes when it is there. It lies
 * over the page, so that nothing moves.
 */
export function Trouble() {
  const text = useTrouble();
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

function useTrouble(): string | undefined {
  const client = useQueryClient();
  const [text, setText] = useState<string>();
  useEffect(() => {
    const cache = client.getQueryCache();
    const since = new Map<string, number>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      const asked = cache.getAll().filter(isAwaited);
      const now = performance.now();
      const hashes = new Set(asked.map(({ queryHash }) => queryHash));
      for (const hash of hashes) if (!since.has(hash)) since.set(hash, now);
      for (const hash of since.keys()) if (!hashes.has(hash)) since.delete(hash);
      const failed = asked.find(({ state }) => state.fetchFailureReason !== null);
      if (failed !== undefined) return setText(wordsOf(failed.state.fetchFailureReason));
      const waitedMs = now - Math.min(now, ...since.values());
      const isLate = waitedMs >= SLOW_MS;
      if (asked.length > 0 && !isLate) timer = setTimeout(look, SLOW_MS - waitedMs);
      return setText(isLate ? LATE : undefined);
    };
    const unsubscribe = cache.subscribe(look);
    look();
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [client]);
  return text;
}

const LATE = 'This takes longer than usual…';

function isAwaited(query: Query): boolean {
  return query.isActive() && query.state.fetchStatus === 'fetching';
}

function wordsOf(error: unknown): string {
  switch (statusOf(error)) {
    case 0:
      return 'The server cannot be reached. Trying again…';
    case 429:
      return 'That was a lot of questions at once. Going on in a moment…';
    case 503:
      return 'The server is busy. Trying again…';
    default:
      return 'The server could not answer. Trying again…';
  }
}
