import cluster from 'node:cluster';
import { once } from 'node:events';
import { LiveApp } from '../api/live-app.ts';
import type { Snapshot } from '../api/snapshot.ts';
import { DEFAULT_RATE_LIMITS, RATE_LIMIT_NAMES, type RateLimits } from '../api/rate-limits.ts';
import { startServer } from '../api/server.ts';
import { openWorkerLink } from '../api/workers/worker-link.ts';
import type { Config } from '../config.ts';
import type { Film } from '../database/film.ts';
import { messageOf, UsageError } from '../errors.ts';
import { filmCount } from '../similarity/model.ts';
import { print } from './output.ts';

/**
 * `reelated serve`: answers until it is told to stop, from the latest published snapshot, then lets
 * running requests finish. What is to go on meanwhile, if anything, is given a signal to end. With
 * several workers, this process starts and watches them.
 */
export async function serveCommand(
  config: Config,
  signal: AbortSignal,
  meanwhile?: (until: AbortSignal) => Promise<void>,
): Promise<number> {
  const rateLimits = rateLimitsOf(config.rateLimit);
  if (config.serverWorkers > 1 && cluster.isPrimary) {
    const { serveWithWorkers } = await import('./serve-with-workers.ts');
    return serveWithWorkers(config, signal, meanwhile);
  }
  const { dataDir, logLevel } = config;
  using link = openWorkerLink();
  await using live = await LiveApp.open({
    dataDir,
    rateLimits,
    logLevel,
    allMetrics: link?.allMetrics,
    onFallback: tellFallback,
    onSnapshot: (snapshot) => tellSnapshot(config, snapshot),
  });
  link?.share(live.operations);
  await using server = await startServer(live.front, { host: config.host, port: config.port });
  if (isFirst()) await tellAddress(config, server.url, live.snapshot);
  const stopped = link === undefined ? signal : AbortSignal.any([signal, link.stopped]);
  const beside = meanwhile?.(stopped);
  if (!stopped.aborted) await once(stopped, 'abort');
  await Promise.all([beside, server.close()]);
  return 0;
}

/** Whether this process speaks for all that serve together. */
function isFirst(): boolean {
  return cluster.worker === undefined || cluster.worker.id === 1;
}

async function tellAddress(
  { json, quiet }: Config,
  url: string,
  snapshot: Snapshot,
): Promise<void> {
  if (json) print(JSON.stringify({ type: 'listening', url }));
  else if (!quiet) print(...(await greeting(url, snapshot)));
}

function tellSnapshot({ json, quiet }: Config, { id, model }: Snapshot): void {
  if (!isFirst()) return;
  if (json) print(JSON.stringify({ type: 'snapshot', snapshot: id, films: filmCount(model) }));
  else if (!quiet) print(`Now answers from snapshot ${id} (${filmCount(model)} films).`);
}

function tellFallback(error: unknown, { id }: Snapshot): void {
  if (!isFirst()) return;
  process.stderr.write(
    `reelated: warning: the published snapshot cannot be served: ${messageOf(error)}\n` +
      `reelated: warning: snapshot ${id}, which was published before, is served instead\n`,
  );
}

async function greeting(url: string, snapshot: Snapshot): Promise<readonly string[]> {
  const films = filmCount(snapshot.model);
  const example = await filmWithLikes(snapshot);
  return [
    '',
    `Reelated answers at ${url} (${films} films, snapshot ${snapshot.id}). Try:`,
    '',
    `  the web page         ${url}/`,
    `  the API's pages      ${url}/docs`,
    `  how it was built     ${url}/pipeline`,
    ...(example === undefined
      ? []
      : [
          `  a film               curl ${url}/film/${example.film_id}`,
          `  the films like it    curl ${url}/film/${example.film_id}/similar/0.2`,
        ]),
    '',
    'Press Ctrl-C to stop.',
  ];
}

/** A film that many know and that has some films close to it. */
async function filmWithLikes({ database, rankSimilar }: Snapshot): Promise<Film | undefined> {
  const known = await database.findFilms('', 50);
  const page = { threshold: 0.2, offset: 0, limit: 1 };
  return known.find(({ film_id }) => rankSimilar(film_id, page).total >= 3) ?? known[0];
}

const WINDOWS_MS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};

/**
 * Reads limits such as `search=60/minute`.
 *
 * @throws UsageError `config-invalid`
 */
export function rateLimitsOf(texts: readonly string[]): RateLimits {
  const limits: Record<string, RateLimits[keyof RateLimits]> = { ...DEFAULT_RATE_LIMITS };
  for (const text of texts) {
    const [, name = '', max, unit = ''] = /^(\w+)=(\d{1,9})\/(\w+)$/.exec(text) ?? [];
    const windowMs = Object.hasOwn(WINDOWS_MS, unit) ? WINDOWS_MS[unit] : undefined;
    if (!Object.hasOwn(DEFAULT_RATE_LIMITS, name) || windowMs === undefined || Number(max) === 0) {
      throw new UsageError(
        'config-invalid',
        `--rate-limit must be like search=60/minute, for ${RATE_LIMIT_NAMES.join(', ')} and ` +
          `${Object.keys(WINDOWS_MS).join(', ')}, but it is ${JSON.stringify(text)}`,
        { data: { option: '--rate-limit' } },
      );
    }
    limits[name] = { max: Number(max), windowMs };
  }
  return limits as RateLimits;
}
