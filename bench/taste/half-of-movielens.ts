import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Half } from '../quality/halves.ts';
import { halfOfUser } from './people.ts';

/** Writes a folder of MovieLens with the ratings of one half of its people; returns its path. */
export function writeHalf(movieLens: string, half: Half, dataDir: string): string {
  const [header = '', ...lines] = readFileSync(join(movieLens, 'ratings.csv'), 'utf8').split('\n');
  const column = header.trim().toLowerCase().split(',').indexOf('userid');
  const kept = lines.filter((line) => {
    const user = line.split(',')[column];
    return line.trim() !== '' && halfOfUser(Number(user)) === half;
  });
  const folder = join(dataDir, `movielens-half-${half.toLowerCase()}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ratings.csv'), `${[header, ...kept].join('\n')}\n`);
  copyFileSync(join(movieLens, 'links.csv'), join(folder, 'links.csv'));
  return folder;
}
