/** A service's scale of ratings. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  /** What converts a rating to one out of ten. */
  readonly factor: number;
}

export const OUT_OF_TEN: Scale = { least: 1, most: 10, factor: 1 };
export const HALVES_OUT_OF_TEN: Scale = { least: 0.5, most: 10, factor: 1 };
export const OUT_OF_FIVE: Scale = { least: 0.5, most: 5, factor: 2 };
export const OUT_OF_HUNDRED: Scale = { least: 0, most: 100, factor: 0.1 };

const LEAST_OUT_OF_TEN = 0.5;

/** A rating out of ten, or what is wrong with it; neither where there is none. */
export interface ReadRating {
  readonly rating?: number;
  readonly why?: string;
}

/** Reads a rating: `8`, `3.5`, `3,5`; empty text is not a rating. */
export function readRating(text: string | number | null | undefined, scale: Scale): ReadRating {
  const written = String(text ?? '').trim();
  if (written === '') return {};
  const { least, most, factor } = scale;
  const value = /^\d{1,3}(?:[.,]\d{1,6})?$/.test(written) ? Number(written.replace(',', '.')) : NaN;
  if (!(value >= least && value <= most)) {
    return { why: `the rating “${written.slice(0, 20)}” is not between ${least} and ${most}` };
  }
  const outOfTen = Math.round(value * factor * 100) / 100;
  return { rating: Math.max(outOfTen, LEAST_OUT_OF_TEN) };
}
