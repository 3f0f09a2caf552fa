/**
 * How well each method guesses what people like, from half of what they rated.
 *
 *     npm run bench -- taste --movielens DIR [--datasets DIR] [--min-rating 6] [--json]
 *     npm run bench -- taste --speed [--datasets DIR]
 *
 * --movielens has ratings.csv and links.csv of MovieLens. --datasets has IMDb's files, and if there
 * are any, articles.tsv.gz (tconst, article, text); without it, the sample is used. docs/for-you.md
 * says what is measured. With --min-rating 0, films that are usually rated too low to be offered compete
 * as well. --speed measures how long 4,273 ratings take instead. --data-dir holds scratch data, which the next run reuses.
 */
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadCollection, type Collection } from './quality/collection.ts';
import { contendersFor } from './taste/contenders.ts';
import { foldOfUser, FOLDS, halfOfUser, peopleIn } from './taste/people.ts';
import { measureSpeed } from './taste/speed.ts';
import { candidatesOf, measure, table, type TasteReport } from './taste/report.ts';
import { writeMovieLens } from './quality/write-movielens.ts';

const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    movielens: { type: 'string' },
    'data-dir': { type: 'string', default: join(tmpdir(), 'reelated-quality') },
    'min-rating': { type: 'string' },
    speed: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

async function main(movielens: string): Promise<void> {
  const { datasets, json } = options;
  const dataDir = resolve(options['data-dir']);
  const minRating = options['min-rating'] === undefined ? undefined : Number(options['min-rating']);
  const collection = await loadCollection({ datasets, minRating, dataDir });
  const people = await peopleIn(movielens, collection);
  const candidates = candidatesOf(people);
  const likedBy = async (name: string, keeps: (userId: number) => boolean) =>
    loadCollection({
      datasets,
      minRating,
      likedTogether: writeMovieLens(movielens, join(dataDir, `movielens-${name}`), keeps),
      dataDir: join(dataDir, `liked-by-${name}`),
    });
  const ofHalf = await likedBy('half-a', (userId) => halfOfUser(userId) === 'A');
  const ofOthers: Collection[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    ofOthers.push(await likedBy(`all-but-${fold}`, (userId) => foldOfUser(userId) !== fold));
  }
  const report: TasteReport = {
    date: new Date().toISOString().slice(0, 10),
    command: command(),
    films: collection.films.length,
    candidates: candidates.length,
    contenders: measure(contendersFor(collection, { ofHalf, ofOthers }), people, candidates),
  };
  const lines = json ? [JSON.stringify(report, null, 2)] : table(report);
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Folders by their names: where they are is of no interest. */
function command(): string {
  const named = (['movielens', 'datasets'] as const).flatMap((name) => {
    const path = options[name];
    return path === undefined ? [] : [`--${name} ${basename(path)}`];
  });
  return ['npm run bench -- taste', ...named].join(' ');
}

if (options.speed) {
  const dataDir = resolve(options['data-dir']);
  const { datasets } = options;
  const speed = measureSpeed(await loadCollection({ datasets, dataDir }));
  process.stdout.write(`${JSON.stringify(speed, null, 2)}\n`);
} else if (options.movielens === undefined) {
  process.stderr.write('--movielens DIR is missing: a folder with ratings.csv and links.csv\n');
  process.exitCode = 2;
} else {
  await main(options.movielens);
}
