/**
 * How well each way of comparing films finds films that belong together.
 *
 *     npm run bench -- quality [--datasets DIR] [--movielens DIR] [--series FILE] [--json]
 *     npm run bench -- quality --learn --datasets DIR [--generations 150] [--json]
 *     npm run bench -- quality --slider --movielens DIR [--datasets DIR] [--json]
 *     npm run bench -- quality --lists [--datasets DIR] ['Toy Story' 'Alien' …]
 *
 * --datasets has IMDb's files, and if there are any, articles.tsv.gz (tconst, article, text); without
 * it, the sample is used. Which films the same people like is computed from ratings.csv and links.csv
 * of --movielens, or read from liked-together.json ({ tconst: [[tconst, score], …] }) of --datasets.
 * --series has known series, { name: [{ title, year }, …] }; by default it is franchises.json next to
 * the datasets, if that is there. docs/quality.md says what is measured.
 *
 * --slider raises the slider of films that the same people like: half of the people of --movielens say
 * which those are, and what the other half likes is looked for.
 *
 * --learn searches for factors and exponents on half of the films and reports them on the other.
 * --lists prints the ten films nearest to each of some films, under classic and balanced, with
 * reasons. --data-dir holds scratch data, which the next run reuses.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadCollection, type Collection } from './quality/collection.ts';
import { likedInFile, likedInMovieLens, type LikedTogether } from './quality/liked-together.ts';
import { PRESETS, type Preset } from '../src/similarity/model/presets.ts';
import { contendersFor, nearestBy, type Contender } from './quality/contenders.ts';
import { judgedIn } from './quality/judged.ts';
import { knobTable, learn } from './quality/learn.ts';
import { measure, table, type Evidence, type Report } from './quality/report.ts';
import { linesOf, tenFilms } from './quality/ten-films.ts';
import { sliderContenders, sliderEvidence } from './quality/slider.ts';
import { truthsOf } from './quality/truths.ts';

const { values: options, positionals: titles } = parseArgs({
  allowPositionals: true,
  options: {
    datasets: { type: 'string' },
    series: { type: 'string' },
    movielens: { type: 'string' },
    'data-dir': { type: 'string', default: join(tmpdir(), 'reelated-quality') },
    learn: { type: 'boolean', default: false },
    generations: { type: 'string', default: '150' },
    lists: { type: 'boolean', default: false },
    slider: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const { datasets, json } = options;
  if (options.slider) return measureSlider();
  const collection = await loadCollection({ datasets, dataDir: resolve(options['data-dir']) });
  if (options.lists) {
    const lists = tenFilms(collection, titles);
    print(json ? [JSON.stringify(lists, null, 2)] : linesOf(lists));
    return;
  }
  const evidence = evidenceOn(collection, await likedTogether(collection));
  const contenders = contendersFor(collection);
  if (options.learn) learnAndReport(collection, contenders, evidence);
  else printReport(reportOn(collection, measure(contenders, evidence)));
}

function evidenceOn(collection: Collection, liked: LikedTogether): Evidence {
  const series = options.series ?? seriesNextTo(options.datasets);
  return { truths: truthsOf(collection, { liked, series }), judged: judgedIn(collection) };
}

async function measureSlider(): Promise<void> {
  const { datasets, movielens } = options;
  if (movielens === undefined) {
    tell('--movielens DIR is missing: a folder with ratings.csv and links.csv');
    process.exitCode = 2;
    return;
  }
  const dataDir = resolve(options['data-dir']);
  const { collection, liked } = await sliderEvidence(movielens, { datasets, dataDir });
  const evidence = evidenceOn(collection, liked);
  printReport(reportOn(collection, measure(sliderContenders(collection), evidence)));
}

/** Half B is looked at once, after everything has been learned. */
function learnAndReport(
  collection: Collection,
  contenders: readonly Contender[],
  evidence: Evidence,
): void {
  const { model } = collection;
  const preset = learn(model, evidence, Number(options.generations), tell);
  const learned: Contender = {
    name: 'learned',
    label: 'learned on half A',
    nearest: () => nearestBy(model, preset),
  };
  const report = reportOn(collection, measure([...contenders, learned], evidence));
  if (!options.json) print([...knobTable({ balanced: PRESETS.balanced, learned: preset }), '']);
  printReport({ ...report, learned: preset });
}

function printReport(report: Report & { readonly learned?: Preset }): void {
  print(options.json ? [JSON.stringify(report, null, 2)] : table(report));
}

async function likedTogether({ filmFiles }: Collection): Promise<LikedTogether> {
  const { datasets, movielens } = options;
  if (movielens !== undefined) return await likedInMovieLens(movielens, filmFiles);
  return datasets === undefined ? new Map() : likedInFile(datasets);
}

function reportOn({ films }: Collection, contenders: Report['contenders']): Report {
  return {
    date: new Date().toISOString().slice(0, 10),
    command: command(),
    films: films.length,
    contenders,
  };
}

/** Without what changes no figure, and folders by their names: where they are is of no interest. */
function command(): string {
  const named = (['datasets', 'movielens', 'series'] as const).flatMap((name) => {
    const path = options[name];
    return path === undefined ? [] : [`--${name} ${basename(path)}`];
  });
  return [
    'npm run bench -- quality',
    ...(options.learn ? ['--learn'] : []),
    ...(options.slider ? ['--slider'] : []),
    ...named,
  ].join(' ');
}

function seriesNextTo(datasets: string | undefined): string | undefined {
  const file = join(dirname(resolve(datasets ?? '')), 'franchises.json');
  return datasets !== undefined && existsSync(file) ? file : undefined;
}

/** Progress, apart from the results. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

await main();
