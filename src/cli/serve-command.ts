import { once } from 'node:events';
import { buildApp } from '../api/app.ts';
import { openSnapshot } from '../api/snapshot.ts';
import { DEFAULT_RATE_LIMITS, RATE_LIMIT_NAMES, type RateLimits } from '../api/rate-limits.ts';
import { startServer } from '../api/server.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { print } from './output.ts';

/** `reelated serve`: answers until it is told to stop, then lets running requests finish. */
export async function serveCommand(config: Config, signal: AbortSignal): Promise<number> {
  const rateLimits = rateLimitsOf(config.rateLimit);
  await using snapshot = await openSnapshot(config.dataDir);
  const app = await buildApp({ snapshot, rateLimits });
  await using server = await startServer(app, { host: config.host, port: config.port });
  if (!config.quiet) print(...(await greeting(server.url, snapshot)));
  if (!signal.aborted) await once(signal, 'abort');
  return 0;
}

async function greeting(
  url: string,
  snapshot: Awaited<ReturnType<typeof openSnapshot>>,
): Promise<readonly string[]> {
  const { total } = await snapshot.database.searchFilms({}, { limit: 1 });
  const [film] = await snapshot.database.findFilms('a', 1);
  return [
    '',
    `Reelated answers at ${url} (${total} films, snapshot ${snapshot.id})`,
    '',
    `  the web page    ${url}/`,
    `  the API         ${url}/docs`,
    ...(film === undefined
      ? []
      : [`  for example     curl ${url}/film/${film.film_id}/similar/0.1`]),
    '',
    'Press Ctrl-C to stop.',
  ];
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
    const windowMs = WINDOWS_MS[unit];
    if (!(name in DEFAULT_RATE_LIMITS) || windowMs === undefined || Number(max) === 0) {
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
