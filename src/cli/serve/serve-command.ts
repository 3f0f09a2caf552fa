import cluster from 'node:cluster';
import { loadSnapshot } from '../../api/snapshot/load-snapshot.ts';
import type { Config } from '../../config/config.ts';
import { publishedFile } from '../../snapshot/published-database.ts';
import { checkPublicUrl } from './public-url-setting.ts';
import { rateLimitsOf } from './rate-limit-setting.ts';

/**
 * `reelated serve`: serves the latest published snapshot until it is stopped, then lets running
 * requests finish. `meanwhile`, if given, runs at the same time until its signal. With several
 * workers, this process starts and watches them.
 */
export async function serveCommand(
  config: Config,
  signal: AbortSignal,
  meanwhile?: (until: AbortSignal) => Promise<void>,
): Promise<number> {
  const rateLimits = rateLimitsOf(config.rateLimit);
  checkPublicUrl(config);
  if (config.serverWorkers > 1 && cluster.isPrimary) {
    const { serveWithWorkers } = await import('./serve-with-workers.ts');
    return serveWithWorkers(config, signal, meanwhile);
  }
  // another thread reads the films while this one reads the server's code
  const loading = loadSnapshot({ path: await publishedFile(config.dataDir) });
  const { servePublished } = await import('./serve-published.ts');
  return servePublished(config, { rateLimits, loading }, signal, meanwhile);
}
