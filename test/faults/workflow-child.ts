/*
 * A run of the toy pipeline in a separate process, for tests that kill it:
 *
 *   node workflow-child.ts <toy folder> <minLength> kill <n>   dies by SIGKILL at write point n
 *   node workflow-child.ts <toy folder> <minLength> hold       prints "holding", then works forever
 */
import { runTasks } from '../../src/workflow/runner.ts';
import {
  openToyFolder,
  toyPipeline,
  type ToyOptions,
} from '../../src/workflow/testing/toy-pipeline.ts';
import { hookWrites } from '../../src/workflow/state/write-point.ts';

const [root = '', minLength = '1', mode, killAt = '0'] = process.argv.slice(2);
const folder = openToyFolder(root);

let point = 0;
if (mode === 'kill') {
  hookWrites(() => {
    point++;
    if (point === Number(killAt)) process.kill(process.pid, 'SIGKILL');
  });
}

const hold: ToyOptions['onRun'] = () => {
  process.stdout.write('holding\n');
  // A timer keeps the process alive; a promise alone does not.
  return new Promise((resolve) => setTimeout(resolve, 3_600_000));
};
const toy = toyPipeline(folder, {
  minLength: Number(minLength),
  ...(mode === 'hold' ? { onRun: hold } : {}),
});
await runTasks([toy], { dataDir: folder.dataDir, workers: 1 });
