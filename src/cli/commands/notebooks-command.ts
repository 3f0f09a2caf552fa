import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { namedNotebooks } from '../../notebooks/notebook-tasks.ts';
import { lastSettings } from '../../workflow/state/runs/last-settings.ts';
import { print } from '../output.ts';
import { exitCodeOf, runAndReport } from '../run/run-and-report.ts';
import { isSourceGiven, notebooksOf, pipelineOf } from '../settings.ts';
import { printPlan } from './inspect-commands.ts';

/**
 * `reelated notebooks`: executes notebooks on what was built last, which is brought up to date first,
 * or on the sample if nothing was. 0 when all are up to date at the end, 1 when one failed, 130
 * interrupted.
 */
export async function notebooksCommand(
  given: Config,
  names: readonly string[],
  { force, dryRun }: { readonly force: boolean; readonly dryRun: boolean },
  signal: AbortSignal,
): Promise<number> {
  const config = await builtOrSample(given);
  const roots = namedNotebooks(await notebooksOf(config, pipelineOf(config)), names);
  const forced = force ? roots.map(({ name }) => name) : [];
  if (dryRun) return printPlan(config, roots, forced);
  const summary = await runAndReport(config, roots, signal, { force: forced });
  if (summary.status === 'succeeded' && !config.json && !config.quiet) {
    print('', `The notebooks are in ${join(config.dataDir, 'output', 'notebooks')}`);
  }
  return exitCodeOf(summary);
}

async function builtOrSample(config: Config): Promise<Config> {
  if (isSourceGiven(config) || (await lastSettings(config.dataDir)) !== null) return config;
  if (!config.json && !config.quiet) print('Nothing has been built yet: using the sample');
  return { ...config, sample: true };
}
