import { checkAddress } from '../api/server.ts';
import type { Config } from '../config.ts';
import { print } from './output.ts';
import { exitCodeOf, runWithView } from './run-command.ts';
import { rateLimitsOf, serveCommand } from './serve-command.ts';
import { pipelineOf } from './settings.ts';
import { summaryText } from '../workflow/summary.ts';

/** `reelated up`: builds what is out of date, then serves. */
export async function upCommand(config: Config, signal: AbortSignal): Promise<number> {
  rateLimitsOf(config.rateLimit);
  await checkAddress(config);
  const summary = await runWithView(config, pipelineOf(config).slice(-1), signal);
  if (!config.json && !config.quiet) print(summaryText(summary));
  if (summary.status !== 'succeeded') return exitCodeOf(summary);
  return serveCommand(config, signal);
}
