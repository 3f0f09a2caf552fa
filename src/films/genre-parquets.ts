import { join } from 'node:path';
import type { Target, Task, TaskWork } from '../workflow/task.ts';
import { checkGenres } from './checks/genre-checks.ts';
import type { PublishedFilms } from './film-targets.ts';

/** What `GenreParquets` reads and writes. */
export interface GenreFolders {
  readonly films: Target;
  readonly genres: Target;
}

/**
 * The task `GenreParquets`: the films once more, under each of their genres, in Hive partitions
 * `output/genres/genre=Drama/`. The engines' modules add the work.
 */
export function genreParquets(
  { task: filmsTask, films }: PublishedFilms,
  dataDir: string,
  workOn: (folders: GenreFolders) => TaskWork,
): Task {
  const genres: Target = { kind: 'directory', path: join(dataDir, 'output', 'genres') };
  return {
    name: 'GenreParquets',
    summary: 'Write the films of each genre to a separate partition',
    requires: [filmsTask],
    reads: [films],
    targets: [genres],
    parameters: {},
    ...workOn({ films, genres }),
    check: (context) => checkGenres(context, films, genres),
  };
}
