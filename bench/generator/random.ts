/** Numbers that look random and are the same for the same seed (mulberry32), in [0, 1). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws places from 0 to the number of weights, each as often as its weight says. */
export function weightedDraw(weights: ArrayLike<number>, random: () => number): () => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < sums.length; i++) sums[i] = total += weights[i] ?? 0;
  return () => {
    const wanted = random() * total;
    let from = 0;
    let to = sums.length - 1;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((sums[middle] ?? Infinity) > wanted) to = middle;
      else from = middle + 1;
    }
    return from;
  };
}
