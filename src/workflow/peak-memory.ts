const SAMPLE_EVERY_MS = 50;

/** Watches the resident size of the process; dispose to stop. */
export interface PeakMemory extends Disposable {
  /** The largest size seen so far, in bytes. */
  readonly peakRssBytes: () => number;
}

/** Starts to sample the resident size of the process. */
export function watchPeakMemory(): PeakMemory {
  let peak = process.memoryUsage.rss();
  const sample = (): number => {
    peak = Math.max(peak, process.memoryUsage.rss());
    return peak;
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS).unref();
  return { peakRssBytes: sample, [Symbol.dispose]: () => clearInterval(timer) };
}
