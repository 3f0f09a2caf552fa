/*
 * A run that downloads title.ratings in a separate process, for tests that kill it:
 *
 *   node download-child.ts <base url> <data directory>
 */
import { sourceDataset } from '../../src/sources/source-dataset.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import { FAST } from '../fixtures/ratings-download.ts';

const [baseUrl = '', dataDir = ''] = process.argv.slice(2);
const source = sourceDataset('title.ratings', { kind: 'download', baseUrl, limits: FAST }, dataDir);
const { status } = await runTasks([source.task], { dataDir, workers: 1 });
process.exitCode = status === 'succeeded' ? 0 : 1;
