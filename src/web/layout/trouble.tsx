import { useQueryClient, type Query } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError } from '../api/ask.ts';

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      clearTimeout(timer);
      const asked = cache.getAll().filter(isAwaited);
      const failed = asked.find(({ state }) => state.fetchFailureReason !== null);
      if (failed !== undefined) setText(wordsOf(failed.state.fetchFailureReason));
      else setText((before) => (asked.length > 0 && before === LATE ? before : undefined));
      if (failed === undefined && asked.length > 0)
        timer = setTimeout(() => setText(LATE), SLOW_MS);
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
  switch (error instanceof ApiError ? error.status : Number.NaN) {
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
