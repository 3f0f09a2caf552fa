import { checkAddress } from '../../api/server/server.ts';
import type { Config } from '../../config/config.ts';
import { CURED_BY_A_BUILD, ReelatedError } from '../../errors.ts';
import type { EventSink } from '../../workflow/event.ts';
import { inTime } from '../../workflow/units.ts';
import { print, printError, printJsonLine } from '../output.ts';
import { claimRefresh } from '../refresh/claim-refresh.ts';
import { refreshInProcess } from '../refresh/refresh-process.ts';
import { keepRefreshing } from '../refresh/refresh-schedule.ts';
import { buildToServe } from '../run/build-to-serve.ts';
import { checkPublicUrl } from '../serve/public-url-setting.ts';
import { rateLimitsOf } from '../serve/rate-limit-setting.ts';
import { serveCommand } from '../serve/serve-command.ts';
import { pipelineOf } from '../settings.ts';

const RETRY_MS = 3_600_000;

/**
 * `reelated up`: serves what has been published before, and builds what is out of date in the
 * background; the first time, a page shows how far the build is until its snapshot can be served. With
 * `--refresh`, the data is refreshed in the background: now, and whenever it is due. A task that the
 * snapshot does not need may fail; if another one does, the snapshot that was published before stays.
 */
export async function upCommand(config: Config, signal: AbortSignal): Promise<number> {
  const rateLimits = rateLimitsOf(config.rateLimit);
  checkPublicUrl(config);
  await checkAddress(config);
  // wrong settings are reported before anything is served
  pipelineOf(config);
  const everyMs = config.refresh;
  using _claim = everyMs === undefined ? undefined : await claimRefresh(config);
  try {
    return await serveCommand(config, signal, (until) =>
      everyMs === undefined
        ? buildOnce(config, until)
        : refreshUntil(config, { firstMs: 0, everyMs }, until),
    );
  } catch (error) {
    if (!isCuredByABuild(error)) throw error;
  }
  const meanwhile =
    everyMs === undefined
      ? undefined
      : (until: AbortSignal) => refreshUntil(config, { firstMs: everyMs, everyMs }, until);
  const build = (sink?: EventSink): Promise<number> =>
    buildToServe(config, signal, { isServing: false, sinks: sink === undefined ? [] : [sink] });
  if (config.serverWorkers === 1) {
    const { serveFirstBuild } = await import('../serve/serve-first-build.ts');
    return serveFirstBuild(config, { rateLimits, build, meanwhile }, signal);
  }
  // several processes listen themselves, each with a snapshot
  const code = await build();
  return code === 0 ? serveCommand(config, signal, meanwhile) : code;
}

/** Builds in the background, while an earlier snapshot is served. */
async function buildOnce(config: Config, signal: AbortSignal): Promise<void> {
  await refreshInProcess({ config, work: 'build' }, signal);
}

function isCuredByABuild(error: unknown): boolean {
  return error instanceof ReelatedError && CURED_BY_A_BUILD.has(error.code);
}

async function refreshUntil(
  config: Config,
  { firstMs, everyMs }: { readonly firstMs: number; readonly everyMs: number },
  signal: AbortSignal,
): Promise<void> {
  const { json, quiet } = config;
  const retryMs = Math.min(RETRY_MS, everyMs);
  await keepRefreshing({
    firstMs,
    everyMs,
    retryMs,
    signal,
    async refresh() {
      const code = await refreshInProcess({ config, work: 'refresh' }, signal);
      if (signal.aborted) return false;
      const wentWell = code === 0;
      const nextMs = wentWell ? everyMs : retryMs;
      if (json) printJsonLine({ type: 'refreshed', wentWell, nextMs });
      else if (!wentWell) {
        printError(
          `reelated: the refresh failed; the published snapshot is still served, ` +
            `and the next attempt is in ${inTime(nextMs)}`,
        );
      } else if (!quiet) print(`The next refresh is in ${inTime(nextMs)}.`);
      return wentWell;
    },
  });
}
