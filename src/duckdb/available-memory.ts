import { totalmem } from 'node:os';

/**
 * How much memory this process may use, in bytes: that of the machine or, in a container or a service
 * with a limit, what its control group allows.
 */
export function availableMemory(
  machine = totalmem(),
  // no limit is 0 or, on some systems, more than there is
  limit = process.constrainedMemory(),
): number {
  return limit > 0 ? Math.min(machine, limit) : machine;
}
