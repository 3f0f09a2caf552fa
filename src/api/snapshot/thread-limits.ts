import type { ResourceLimits } from 'node:worker_threads';

/**
 * V8 lets the new objects of every thread take up to 48 MB, and the memory of a thread that has built
 * something large and then idles is not given back.
 */
export const THREAD_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 6 };
