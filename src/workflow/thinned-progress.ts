import type { Progress } from './task.ts';

/** Progress that arrives for every block and leaves a few times a second. */
export interface ThinnedProgress {
  readonly push: (progress: Progress) => void;
  /** Passes on what is held back; nothing passes afterwards. */
  readonly end: () => void;
}

/** Passes on the first progress at once, then the latest one at most every `everyMs`. */
export function thinnedProgress(
  pass: (progress: Progress) => void,
  everyMs: number,
): ThinnedProgress {
  let held: Progress | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  const release = (): void => {
    timer = undefined;
    if (held === undefined) return;
    const progress = held;
    held = undefined;
    pass(progress);
    timer = setTimeout(release, everyMs);
  };

  return {
    push(progress) {
      if (ended) return;
      held = progress;
      if (timer === undefined) release();
    },
    end() {
      if (timer !== undefined) clearTimeout(timer);
      if (held !== undefined) pass(held);
      held = undefined;
      ended = true;
    },
  };
}
