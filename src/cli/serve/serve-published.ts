import { once } from 'node:events';
import { LiveApp, type LiveAppOptions } from '../../api/server/live-app.ts';
import { startServer } from '../../api/server/server.ts';
import { openWorkerLink } from '../../api/server/workers/worker-link.ts';
import type { Config } from '../../config/config.ts';
import { isFirst, reportSnapshot, reportUrl, warnOfFallback } from './report-serving.ts';

/** Serves the published snapshot in this process, until the signal; see `serveCommand`. */
export async function servePublished(
  config: Config,
  options: Pick<LiveAppOptions, 'rateLimits' | 'loading'>,
  signal: AbortSignal,
  meanwhile?: (until: AbortSignal) => Promise<void>,
): Promise<number> {
  using link = openWorkerLink();
  await using live = await LiveApp.open({
    // a setting of the app reaches it by its name
    ...config,
    ...options,
    allMetrics: link?.allMetrics,
    onFallback: warnOfFallback,
    onSnapshot: (snapshot) => reportSnapshot(config, snapshot),
  });
  link?.share(live.operations);
  await using server = await startServer(live.dispatcher, config);
  if (isFirst()) await reportUrl(config, server.url + config.basePath, live.snapshot);
  const stopped = link === undefined ? signal : AbortSignal.any([signal, link.stopped]);
  const background = meanwhile?.(stopped);
  if (!stopped.aborted) await once(stopped, 'abort');
  await Promise.all([background, server.close()]);
  return 0;
}
