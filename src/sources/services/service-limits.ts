import { DEFAULT_LIMITS, type DownloadLimits } from '../download/limits.ts';

const SECOND_MS = 1000;
const MIB = 1 << 20;

/**
 * What bounds requests to a public service. A query may take the service a minute in which it sends
 * nothing, and a lagging one is given a few minutes to catch up.
 */
export const SERVICE_LIMITS: DownloadLimits = {
  ...DEFAULT_LIMITS,
  attempts: 10,
  longestRetryAfterMs: 600 * SECOND_MS,
  stallMs: 90 * SECOND_MS,
  largestFileBytes: 64 * MIB,
};
