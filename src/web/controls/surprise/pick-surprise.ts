/**
 * The film of a press: each press leads far from the one before, and none comes twice before all
 * have come. The same press picks the same film of the same list.
 */
export function pickSurprise<F>(films: readonly F[], press: number): F | undefined {
  const stride = strideOf(films.length);
  return films[(stride * (press + 1)) % Math.max(1, films.length)];
}

/** About the golden ratio of a length, without a common divisor, so that its multiples reach every place. */
function strideOf(length: number): number {
  let stride = Math.max(1, Math.round(length * 0.618));
  while (divisor(stride, length) > 1) stride++;
  return stride;
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
