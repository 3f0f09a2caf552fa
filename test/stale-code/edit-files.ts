/**
 * `node edit-files.ts SRC DATA [FILE…]`: edits each file of a copy of the source tree in turn
 * (absent: every file), and prints, as JSON, which tasks over that data directory are then stale.
 */
import { appendFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { createPipeline } from '../../src/pipeline.ts';
import type { planTasks } from '../../src/workflow/plan.ts';
import { SAMPLE_SETTINGS } from './sample-settings.ts';

const [src = '', dataDir = '', ...named] = process.argv.slice(2);

async function load<T>(module: string): Promise<T> {
  const loaded: T = await import(pathToFileURL(join(src, module)).href);
  return loaded;
}

const pipelineModule = await load<{ createPipeline: typeof createPipeline }>('pipeline.ts');
const planModule = await load<{ planTasks: typeof planTasks }>('workflow/plan.ts');
const { tasks } = pipelineModule.createPipeline({ ...SAMPLE_SETTINGS, dataDir });

const stale: Record<string, readonly string[]> = {};
const files = named.length > 0 ? named : globSync('**/*.*', { cwd: src });
for (const file of files) {
  const path = join(src, file);
  const before = readFileSync(path);
  appendFileSync(path, '\n');
  const plan = await planModule.planTasks(tasks, { dataDir });
  writeFileSync(path, before);
  stale[file] = plan.flatMap(({ task, state }) => (state === 'stale' ? [task.name] : []));
}
process.stdout.write(JSON.stringify(stale));
