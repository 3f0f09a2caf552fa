/**
 * Runs the task CosineSimilarity alone over the model in DATADIR/output/model, and prints what came
 * of it: `run-task.ts DATADIR PRESET duckdb [WORKERS] [MEBIBYTES]` or
 * `… spark MASTER [SETTINGS] [SHARD_FILMS] [kill]`, where `kill` kills an executor of each application.
 */
import { join } from 'node:path';
import process from 'node:process';
import { cosineSimilarityOnDuckDB } from '../../src/similarity/local/cosine-similarity-on-duckdb.ts';
import type { FilmTerms } from '../../src/similarity/film-terms.ts';
import { presetNamed } from '../../src/similarity/model/presets.ts';
import { cosineSimilarityOnSpark } from '../../src/similarity/spark/cosine-similarity-on-spark.ts';
import { termTargets } from '../../src/similarity/terms/term-targets.ts';
import { findSpark } from '../../src/spark/spark.ts';
import { logLines } from '../../src/workflow/views/log-lines.ts';
import { killExecutors } from './kill-executors.ts';
import { runTasks } from '../../src/workflow/runner.ts';

const [dataDir = '', preset, engine, ...words] = process.argv.slice(2);
const [master = 'local[2]', settings = '', shardFilms = '', kill = ''] = words;
const [workers, mebibytes] = engine === 'duckdb' ? words.map(Number) : [];
const targets = termTargets(dataDir);
const filmTerms: FilmTerms = {
  ...targets,
  // Its files exist already; only what reads them is measured.
  task: {
    name: 'FilmTerms',
    summary: '',
    requires: [],
    externalInputs: [join(targets.model.path, 'film_ids-00000.parquet')],
    targets: [],
    parameters: {},
    run: () => Promise.resolve({}),
  },
};
const options = { dataDir, filmTerms, preset: presetNamed(preset) ?? 'seed', neighbours: 100 };
const conf = settings === '' ? [] : settings.split(/,(?=spark\.)/);
const { task } =
  engine === 'spark'
    ? cosineSimilarityOnSpark(findSpark({ master, conf }), options, Number(shardFilms) || undefined)
    : cosineSimilarityOnDuckDB(options);
const stop = kill === 'kill' ? killExecutors() : () => undefined;
const summary = await runTasks([{ ...task, reads: [] }], {
  dataDir,
  workers: workers ?? 2,
  memoryBytes: (mebibytes ?? 4096) * 2 ** 20,
  force: ['CosineSimilarity'],
  sinks: [logLines(process.stderr)],
});
stop();
console.log(JSON.stringify(summary.tasks.find(({ task: name }) => name === 'CosineSimilarity')));
if (summary.status !== 'succeeded') process.exitCode = 1;
