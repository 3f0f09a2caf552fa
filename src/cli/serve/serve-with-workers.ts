import { checkAddress } from '../../api/server/server.ts';
import { superviseWorkers } from '../../api/server/workers/supervise-workers.ts';
import type { Config } from '../../config/config.ts';
import { publishedFile } from '../../snapshot/published-database.ts';
import { printError } from '../output.ts';
import { workerArguments } from './worker-arguments.ts';

/**
 * Serves with several processes at one address; a process that ends is replaced.
 *
 * @throws {UsageError} `address-unusable`, `database-missing`
 */
export async function serveWithWorkers(
  config: Config,
  signal: AbortSignal,
  meanwhile?: (until: AbortSignal) => Promise<void>,
): Promise<number> {
  await checkAddress(config);
  await publishedFile(config.dataDir);
  const background = meanwhile?.(signal);
  const code = await superviseWorkers({
    count: config.serverWorkers,
    args: workerArguments(config),
    signal,
    onReplaced: (message) => printError(`reelated: ${message}`),
  });
  await background;
  return code;
}
