import type { DatasetSource } from '../sources/source-dataset.ts';
import { clip, SourceError } from '../sources/source-error.ts';
import type { OddValues } from './films-report.ts';
import { fileNameOf } from './source-fault.ts';

/** All of fewer values than this may be odd by chance. */
export const FEW = 3;

/** Values that are used, so that a column may have no others. */
export const USED: ReadonlySet<string> = new Set(['genres', 'averageRating']);

/**
 * Refuses a column without a single value that can be read: then it is another column, or in another
 * format.
 *
 * @throws SourceError `source-value`
 */
export function refuseOddColumns(
  sources: readonly DatasetSource[],
  columns: readonly OddValues[],
): void {
  for (const { dataset, column, given, odd, example } of columns) {
    if (odd < given || given < FEW || USED.has(column)) continue;
    const file = fileNameOf(sources, dataset);
    throw new SourceError(
      'source-value',
      `${file}: none of the ${given.toLocaleString('en-US')} values of ${column} that are needed ` +
        `can be read, such as "${clip(example ?? '')}"`,
      { data: { file, column, value: example } },
    );
  }
}
