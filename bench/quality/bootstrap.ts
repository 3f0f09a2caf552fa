/** How far a ratio of two means could be chance. */
import { randomNumbers } from '../generator/random.ts';

export interface Ratio {
  readonly ratio: number;
  /** 90 % of the ratios lie between these, had other films been drawn. */
  readonly low: number;
  readonly high: number;
}

const DRAWS = 2000;
const SEED = 15;

/** The ratio of the means of two lists about the same films, resampled by film; the same each time. */
export function bootstrapRatio(values: readonly number[], others: readonly number[]): Ratio {
  const random = randomNumbers(SEED);
  const ratioOf = (film: (i: number) => number): number => {
    let [sum, sumOfOthers] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      const drawn = film(i);
      sum += values[drawn] ?? 0;
      sumOfOthers += others[drawn] ?? 0;
    }
    return sum / sumOfOthers;
  };
  const drawn = Float64Array.from({ length: DRAWS }, () =>
    ratioOf(() => Math.floor(random() * values.length)),
  );
  return { ratio: ratioOf((i) => i), ...between(drawn) };
}

function between(drawn: Float64Array): Omit<Ratio, 'ratio'> {
  const sorted = drawn.toSorted();
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? NaN;
  return { low: at(0.05), high: at(0.95) };
}
