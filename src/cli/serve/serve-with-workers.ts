import { checkAddress } from '../../api/server/server.ts';
import { superviseWorkers } from '../../api/server/workers/supervise-workers.ts';
import type { Config } from '../../config.ts';
import { publishedFile } from '../../snapshot/published-database.ts';

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
    onReplaced: (message) => process.stderr.write(`reelated: ${message}\n`),
  });
  await background;
  return code;
}

/** The command line of a worker, with all the settings that it needs. */
function workerArguments(config: Config): readonly string[] {
  const { dataDir, host, port, serverWorkers, logLevel, rateLimit, quiet, json } = config;
  const settings = {
    '--data-dir': dataDir,
    '--host': host,
    '--port': port,
    '--workers': serverWorkers,
    '--log-level': logLevel,
    ...(rateLimit.length > 0 && { '--rate-limit': rateLimit.join(',') }),
  };
  return [
    'serve',
    ...Object.entries(settings).flatMap(([flag, value]) => [flag, String(value)]),
    ...(quiet ? ['--quiet'] : []),
    ...(json ? ['--json'] : []),
  ];
}
