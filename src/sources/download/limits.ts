import { LARGEST_TEXT_BYTES } from '../reader/text-check.ts';

const SECOND_MS = 1000;
const GIB = 1 << 30;

/** The limits of a download. */
export interface DownloadLimits {
  /** How many attempts in a row may make no progress. */
  readonly attempts: number;
  /** The pause after the first failed attempt; it doubles with each further one, with jitter. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** The longest pause that a server may request. */
  readonly longestRetryAfterMs: number;
  /** How long a server may send nothing, before or during its response. */
  readonly stallMs: number;
  /** How long one file may take, with all attempts and pauses. */
  readonly totalMs: number;
  readonly largestFileBytes: number;
  /** The most that a file may unpack to. */
  readonly largestTextBytes: number;
  /** Whether a redirect may lead to a less public address than that of the first URL. */
  readonly privateRedirects: boolean;
}

export const DEFAULT_LIMITS: DownloadLimits = {
  attempts: 6,
  firstDelayMs: SECOND_MS,
  longestDelayMs: 60 * SECOND_MS,
  longestRetryAfterMs: 300 * SECOND_MS,
  stallMs: 30 * SECOND_MS,
  totalMs: 12 * 3600 * SECOND_MS,
  largestFileBytes: 10 * GIB,
  largestTextBytes: LARGEST_TEXT_BYTES,
  privateRedirects: false,
};
