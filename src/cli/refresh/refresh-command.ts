import type { Config } from '../../config/config.ts';
import { changedDatasets } from '../../sources/changed-datasets.ts';
import { useProxies } from '../run/proxies.ts';
import { exitCodeOf, runAndReport } from '../run/run-and-report.ts';
import { pipelineOf } from '../settings.ts';

/**
 * `reelated refresh`: asks the server which files have changed, downloads those and builds what
 * depends on them. Files in a folder, and the sample, are read again without asking any server.
 */
export async function refreshCommand(config: Config, signal: AbortSignal): Promise<number> {
  const { datasets, root } = pipelineOf(config);
  using _proxies = await useProxies();
  const isDownloaded = !config.sample && config.datasets === undefined;
  const changed = isDownloaded ? await changedDatasets(config, signal) : [];
  const names = new Set(changed.map(({ name }) => name));
  const force = datasets.filter(({ name }) => names.has(name)).map(({ task }) => task.name);
  const summary = await runAndReport(config, [root], signal, { force });
  return exitCodeOf(summary);
}
