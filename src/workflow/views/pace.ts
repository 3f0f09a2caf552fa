import type { Progress } from '../task.ts';
import { inBytes, inCount, inTime } from '../units.ts';

/** Speed is averaged over this much of the past. */
const WINDOW_MS = 10_000;

/** Less than this says nothing about speed: the first block of a download comes from a buffer. */
const LEAST_MS = 1000;

interface Sample {
  readonly progress: Progress;
  readonly atMs: number;
}

/** How fast one task progresses. */
export interface Pace {
  /** Takes in how far the task is now, in milliseconds of any steady clock; gives its speed. */
  readonly take: (progress: Progress, nowMs: number) => number | null;
  /** What it does in a second, over the last ten seconds; null where too little was seen. */
  readonly perSecond: (nowMs: number) => number | null;
}

/** What was there before the first sample, such as the first part of a download, is not counted. */
export function startPace(): Pace {
  let samples: Sample[] = [];
  const perSecond = (nowMs: number): number | null => {
    const [first, last] = [samples[0], samples.at(-1)];
    if (first === undefined || last === undefined || nowMs - first.atMs < LEAST_MS) return null;
    return ((last.progress.done - first.progress.done) / (nowMs - first.atMs)) * 1000;
  };
  return {
    take(progress, nowMs) {
      const last = samples.at(-1)?.progress;
      if (last !== undefined && !continues(last, progress)) samples = [];
      samples.push({ progress, atMs: nowMs });
      samples = samples.slice(firstOfWindow(samples, nowMs));
      return perSecond(nowMs);
    },
    perSecond,
  };
}

/** The last sample that is older than the window, so that the samples span all of it. */
function firstOfWindow(samples: readonly Sample[], nowMs: number): number {
  const inside = samples.findIndex(({ atMs }) => atMs > nowMs - WINDOW_MS);
  return Math.max(0, inside - 1);
}

function continues(before: Progress, after: Progress): boolean {
  return before.unit === after.unit && before.total === after.total && before.done <= after.done;
}

/** `1.5 MB/s` and `2 s left`: the speed of what has bytes or rows, the time left of what has a total. */
export function paceWords({ done, total, unit }: Progress, perSecond: number | null): string[] {
  if (perSecond === null || done === total) return [];
  const speed = unit === 'bytes' ? inBytes(perSecond) : inCount(Math.round(perSecond), 'row');
  return [
    ...(unit === 'bytes' || unit === 'rows' ? [`${speed}/s`] : []),
    ...(total === undefined || perSecond <= 0
      ? []
      : [`${timeLeft((total - done) / perSecond)} left`]),
  ];
}

/** In whole seconds, as an estimate is no more precise. */
function timeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : inTime(whole * 1000);
}
