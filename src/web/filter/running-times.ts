import type { Facets } from '../api/types.ts';

/** Running times to choose from, in minutes. */
export interface RunningTime {
  readonly label: string;
  readonly min?: number;
  readonly max?: number;
}

export const RUNNING_TIMES: readonly RunningTime[] = [
  { label: 'Under 1½ hours', max: 89 },
  { label: '1½ to 2 hours', min: 90, max: 119 },
  { label: '2 to 2½ hours', min: 120, max: 149 },
  { label: '2½ hours or longer', min: 150 },
];

/** How many films have a running time, by their half hours as the server counts them. */
export function filmsOf(
  { min = 0, max = Infinity }: RunningTime,
  durations: Facets['durations'],
): number {
  return durations
    .filter(({ value }) => value !== null && value >= min && value <= max)
    .reduce((sum, { count }) => sum + count, 0);
}

/** The bounds of a running time in words. */
export function runningTimeText(min: number | undefined, max: number | undefined): string {
  const known = RUNNING_TIMES.find((one) => one.min === min && one.max === max);
  if (known !== undefined) return known.label;
  if (min === undefined) return `up to ${max} min`;
  return max === undefined ? `${min} min or longer` : `${min} to ${max} min`;
}
