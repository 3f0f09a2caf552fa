import { checkAddress } from '../../api/server/server.ts';
import type { Config } from '../../config/config.ts';
import { CURED_BY_A_BUILD, ReelatedError } from '../../errors.ts';
import { publishedFile } from '../../snapshot/published-database.ts';
import type { RunSummary } from '../../workflow/outcome.ts';
import { inTime } from '../../workflow/units.ts';
import { print, printError, printJsonLine } from '../output.ts';
import { claimRefresh } from '../refresh/claim-refresh.ts';
import { refreshInProcess } from '../refresh/refresh-process.ts';
import { keepRefreshing } from '../refresh/refresh-schedule.ts';
import { exitCodeOf, runAndReport } from '../run/run-and-report.ts';
import { checkPublicUrl } from '../serve/public-url-setting.ts';
import { rateLimitsOf } from '../serve/rate-limit-setting.ts';
import { serveCommand } from '../serve/serve-command.ts';
import { pipelineOf } from '../settings.ts';

const RETRY_MS = 3_600_000;

/**
 * `reelated up`: builds what is out of date, then serves. With `--refresh`, a database that has been
 * published before is served at once and refreshed in the background: now, and whenever it is due.
 * A task that the snapshot does not need may fail; if another one does, the snapshot that was published
 * before is served.
 */
export async function upCommand(config: Config, signal: AbortSignal): Promise<number> {
  rateLimitsOf(config.rateLimit);
  checkPublicUrl(config);
  await checkAddress(config);
  const tasks = pipelineOf(config).slice(-1);
  const everyMs = config.refresh;
  using _claim = everyMs === undefined ? undefined : await claimRefresh(config);
  if (everyMs !== undefined) {
    try {
      return await serveCommand(config, signal, (until) => refreshUntil(config, 0, everyMs, until));
    } catch (error) {
      if (!isCuredByABuild(error)) throw error;
    }
  }
  const summary = await runAndReport(config, tasks, signal);
  if (summary.status !== 'succeeded') {
    const served = await servedAnyway(config, summary);
    if (served === undefined) return exitCodeOf(summary);
    const failed = summary.tasks.filter(({ state }) => state === 'failed').map(({ task }) => task);
    printError(`reelated: warning: ${failed.join(', ')} failed, ${served}`);
  }
  if (everyMs === undefined) return serveCommand(config, signal);
  return serveCommand(config, signal, (until) => refreshUntil(config, everyMs, everyMs, until));
}

/** Which snapshot is served after a run that failed, in words; undefined when there is none. */
async function servedAnyway({ dataDir }: Config, summary: RunSummary): Promise<string | undefined> {
  if (summary.status !== 'failed') return undefined;
  if (isPublished(summary)) {
    return 'but the snapshot does not need it, so the snapshot was published and is served';
  }
  const isThere = await publishedFile(dataDir).then(
    () => true,
    () => false,
  );
  return isThere ? 'so the snapshot that was published before is served' : undefined;
}

/** Whether a run that failed has published its snapshot, or found it up to date. */
function isPublished({ status, tasks }: RunSummary): boolean {
  const publication = tasks.find(({ task }) => task === 'PublishSnapshot');
  return status === 'failed' && (publication?.state === 'ran' || publication?.state === 'fresh');
}

function isCuredByABuild(error: unknown): boolean {
  return error instanceof ReelatedError && CURED_BY_A_BUILD.has(error.code);
}

async function refreshUntil(
  config: Config,
  firstMs: number,
  everyMs: number,
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
      const code = await refreshInProcess(config, signal);
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
