import type { Dataset } from '../../snapshot/dataset.ts';

/** The age of the data in seconds; 0 while the clock is before the build, as after it was set back. */
export function snapshotAgeSeconds({ built_at: builtAt }: Pick<Dataset, 'built_at'>): number {
  return Math.max(0, (Date.now() - Date.parse(builtAt)) / 1000);
}
