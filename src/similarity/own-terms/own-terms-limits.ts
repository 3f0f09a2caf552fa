/** The bounds of a weight: far enough apart for any count, close enough together for their squares. */
export const [LEAST_WEIGHT, MOST_WEIGHT] = [1e-6, 1e6] as const;
/** Longer terms are left out, longer labels cut. */
export const LONGEST_TEXT = 200;
