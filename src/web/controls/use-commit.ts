import { useEffect, useRef } from 'react';

/** How long the keys have to rest, so that a row of steps is one change. */
const REST_MS = 600;

interface Commit {
  /** The value has changed. */
  readonly change: (value: number) => void;
  /** Waits for {@link Commit.release}, however long that takes. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Does not wait any longer. */
  readonly now: () => void;
}

/** Reports the last of several changes: when a pointer is released, or when the keys have rested. */
export function useCommit(onCommit: ((value: number) => void) | undefined): Commit {
  const waiting = useRef<{ value?: number; timer?: ReturnType<typeof setTimeout> }>({});
  const isHeld = useRef(false);
  const latest = useRef(onCommit);
  useEffect(() => {
    latest.current = onCommit;
  });
  const now = (): void => {
    const { value, timer } = waiting.current;
    clearTimeout(timer);
    waiting.current = {};
    if (value !== undefined) latest.current?.(value);
  };
  useEffect(() => () => clearTimeout(waiting.current.timer), []);
  return {
    change: (value) => {
      clearTimeout(waiting.current.timer);
      waiting.current = { value, ...(!isHeld.current && { timer: setTimeout(now, REST_MS) }) };
    },
    hold: () => {
      isHeld.current = true;
    },
    release: () => {
      isHeld.current = false;
      now();
    },
    now,
  };
}
