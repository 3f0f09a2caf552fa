import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a folder of MovieLens with the ratings of some of its people; returns its path. */
export function writeMovieLens(
  movieLens: string,
  folder: string,
  keeps: (userId: number) => boolean,
): string {
  const [header = '', ...lines] = readFileSync(join(movieLens, 'ratings.csv'), 'utf8').split('\n');
  const column = header.trim().toLowerCase().split(',').indexOf('userid');
  const kept = lines.filter((line) => line.trim() !== '' && keeps(Number(line.split(',')[column])));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'ratings.csv'), `${[header, ...kept].join('\n')}\n`);
  copyFileSync(join(movieLens, 'links.csv'), join(folder, 'links.csv'));
  return folder;
}
