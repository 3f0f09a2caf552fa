import { once } from 'node:events';
import { LiveApp } from '../../api/server/live-app.ts';
import { startServer } from '../../api/server/server.ts';
import type { RateLimits } from '../../api/traffic/default-rate-limits.ts';
import type { Snapshot } from '../../api/snapshot/snapshot.ts';
import type { Config } from '../../config/config.ts';
import type { EventSink } from '../../workflow/event.ts';
import { RunProgress } from '../../workflow/views/run-progress.ts';
import { reportBuilding, reportSnapshot, reportUrl, warnOfFallback } from './report-serving.ts';

interface FirstBuild {
  readonly rateLimits: RateLimits;
  /** Builds; resolves to an exit code, which is 0 when a snapshot has been published. */
  readonly build: (sink: EventSink) => Promise<number>;
  /** Runs alongside the server from then on, until its signal. */
  readonly meanwhile?: ((until: AbortSignal) => Promise<void>) | undefined;
}

/**
 * Listens at once and shows how far the first build is, then serves its snapshot at the same address,
 * until the signal.
 */
export async function serveFirstBuild(
  config: Config,
  { rateLimits, build, meanwhile }: FirstBuild,
  signal: AbortSignal,
): Promise<number> {
  const progress = new RunProgress();
  const options = {
    ...config,
    rateLimits,
    onFallback: warnOfFallback,
    onSnapshot: (snapshot: Snapshot) => reportSnapshot(config, snapshot),
  };
  await using live = await LiveApp.openEmpty(options, () => progress.view());
  await using server = await startServer(live.dispatcher, config);
  const url = server.url + config.basePath;
  reportBuilding(config, url);
  // a build that is stopped may take as long to end as the last requests
  const closing = onAbort(signal, async () => server.close());
  const code = await build(progress.sink);
  if (code !== 0 || signal.aborted) return code;
  const snapshot = await live.serveFirst();
  if (!signal.aborted) await reportUrl(config, url, snapshot);
  const background = meanwhile?.(signal);
  if (!signal.aborted) await once(signal, 'abort');
  await Promise.all([background, closing()]);
  return 0;
}

/** Does something as soon as a signal is aborted; returns what waits for its end. */
function onAbort(signal: AbortSignal, then: () => Promise<void>): () => Promise<void> {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  ended.catch(() => undefined);
  const start = (): void => void then().then(resolve, reject);
  if (signal.aborted) start();
  else signal.addEventListener('abort', start, { once: true });
  return async () => ended;
}
