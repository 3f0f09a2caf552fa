import { join } from 'node:path';
import type { Target } from '../workflow/task.ts';

/** The folders of parquet files that `PrepFilms` writes. */
export interface FilmTargets {
  readonly films: Target;
  readonly people: Target;
  readonly credits: Target;
  readonly alternateTitles: Target;
}

/** Where `PrepFilms` writes, on any engine. */
export function filmTargets(dataDir: string): FilmTargets {
  const folder = (name: string): Target => ({
    kind: 'directory',
    path: join(dataDir, 'output', name),
  });
  return {
    films: folder('films'),
    people: folder('people'),
    credits: folder('credits'),
    alternateTitles: folder('alternate_titles'),
  };
}
