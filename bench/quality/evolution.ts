/**
 * Maximizes a function without its derivatives: CMA-ES with a diagonal covariance matrix (Ros and
 * Hansen, "A Simple Modification in CMA-ES Achieving Linear Time and Space Complexity", 2008).
 *
 * Each generation draws points around a mean, moves the mean to the better half of them, and adapts
 * each coordinate's spread and the overall step to where the mean went.
 */
import { randomNumbers } from '../generator/random.ts';

interface Search {
  /** Where to begin; its length is the number of coordinates. */
  readonly start: readonly number[];
  /** The first standard deviation of every coordinate. */
  readonly step: number;
  readonly generations: number;
  readonly seed: number;
  readonly worthOf: (point: readonly number[]) => number;
  readonly tell: (generation: number, worth: number) => void;
}

/** The mean of the last generation: less a matter of chance than the best point ever drawn. */
export function maximize(search: Search): readonly number[] {
  const { start, generations, seed, worthOf, tell } = search;
  const normal = normalNumbers(seed);
  const size = start.length;
  const rates = ratesFor(size);
  const { weights, paths: path, damping } = rates;
  let mean = start;
  let step = search.step;
  let spreads = start.map(() => 1);
  let [stepPath, spreadPath] = [start.map(() => 0), start.map(() => 0)];
  for (let generation = 1; generation <= generations; generation++) {
    const drawn = Array.from({ length: rates.children }, () => {
      const steps = start.map(() => normal());
      const point = mean.map((at, i) => at + step * Math.sqrt(spreads[i] ?? 1) * (steps[i] ?? 0));
      return { steps, worth: worthOf(point) };
    }).sort((one, other) => other.worth - one.worth);
    const moved = start.map((_, i) =>
      weights.reduce((sum, weight, rank) => sum + weight * (drawn[rank]?.steps[i] ?? 0), 0),
    );
    const scaled = moved.map((by, i) => by * Math.sqrt(spreads[i] ?? 1));
    mean = mean.map((at, i) => at + step * (scaled[i] ?? 0));
    stepPath = followed(stepPath, moved, path.step, rates.effective);
    spreadPath = followed(spreadPath, scaled, path.spread, rates.effective);
    spreads = spreads.map((spread, i) => {
      const ofRank = weights.reduce(
        (sum, weight, rank) => sum + weight * spread * (drawn[rank]?.steps[i] ?? 0) ** 2,
        0,
      );
      const { one, ranks } = rates.learning;
      return (1 - one - ranks) * spread + one * (spreadPath[i] ?? 0) ** 2 + ranks * ofRank;
    });
    const expected = Math.sqrt(size) * (1 - 1 / (4 * size) + 1 / (21 * size ** 2));
    step *= Math.exp((path.step / damping) * (Math.hypot(...stepPath) / expected - 1));
    tell(generation, drawn[0]?.worth ?? NaN);
  }
  return mean;
}

/** An evolution path: where the mean has been going, older moves counting less and less. */
function followed(
  before: readonly number[],
  moved: readonly number[],
  rate: number,
  effective: number,
): number[] {
  const gain = Math.sqrt(rate * (2 - rate) * effective);
  return before.map((at, i) => (1 - rate) * at + gain * (moved[i] ?? 0));
}

/** The strategy's parameters for a number of coordinates, as in the paper. */
function ratesFor(size: number) {
  const children = 4 + Math.floor(3 * Math.log(size));
  const parents = Math.floor(children / 2);
  const raw = Array.from({ length: parents }, (_, i) => Math.log(parents + 0.5) - Math.log(i + 1));
  const sum = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((weight) => weight / sum);
  const effective = 1 / weights.reduce((a, b) => a + b ** 2, 0);
  const step = (effective + 2) / (size + effective + 5);
  // a diagonal has fewer numbers to learn than a full matrix, and can learn them faster
  const faster = (size + 2) / 3;
  const one = Math.min(1, (faster * 2) / ((size + 1.3) ** 2 + effective));
  return {
    children,
    weights,
    effective,
    paths: { step, spread: (4 + effective / size) / (size + 4 + (2 * effective) / size) },
    damping: 1 + 2 * Math.max(0, Math.sqrt((effective - 1) / (size + 1)) - 1) + step,
    learning: {
      one,
      ranks: Math.min(
        1 - one,
        (faster * 2 * (effective - 2 + 1 / effective)) / ((size + 2) ** 2 + effective),
      ),
    },
  };
}

/** Standard normal numbers (Box and Muller). */
function normalNumbers(seed: number): () => number {
  const random = randomNumbers(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
