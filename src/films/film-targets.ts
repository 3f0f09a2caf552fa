import { join } from 'node:path';
import type { Target, Task } from '../workflow/task.ts';

/** The folders of parquet files that `PrepFilms` writes. */
export interface FilmTargets {
  readonly films: Target;
  readonly people: Target;
  readonly credits: Target;
  readonly alternateTitles: Target;
  /**
   * The ring: titles with enough votes that are not rated well enough to be films, which count as
   * evidence of taste. A row has what terms are made from.
   */
  readonly ring: Target;
  /** The films' languages, and whether IMDb gives them or they are inferred; only for `FilmFacts`. */
  readonly languages?: Target;
}

/** The films as they are published, and the task that writes them: `PrepFilms` or `FilmFacts`. */
export interface PublishedFilms {
  readonly task: Task;
  readonly films: Target;
}

/** The folder of the films as they are published. */
const FILMS_FOLDER = 'films';
/** The folder of the films as IMDb has them, where facts are added to them. */
const IMDB_FILMS_FOLDER = 'imdb_films';

/**
 * Where `PrepFilms` writes, on any engine.
 *
 * @param withFacts whether `FilmFacts` writes the published films
 */
export function filmTargets(dataDir: string, withFacts: boolean): FilmTargets {
  const folder = (name: string): Target => outputFolder(dataDir, name);
  return {
    films: folder(withFacts ? IMDB_FILMS_FOLDER : FILMS_FOLDER),
    people: folder('people'),
    credits: folder('credits'),
    alternateTitles: folder('alternate_titles'),
    ring: folder('ring_films'),
    ...(withFacts && { languages: filmLanguagesTarget(dataDir) }),
  };
}

/** The films' languages as IMDb's files have them, which `FilmFacts` reads. */
export function filmLanguagesTarget(dataDir: string): Target {
  return outputFolder(dataDir, 'film_languages');
}

/** Where the published films are, regardless of which task writes them. */
export function publishedFilmsTarget(dataDir: string): Target {
  return outputFolder(dataDir, FILMS_FOLDER);
}

/** A folder of parquet files. */
export function outputFolder(dataDir: string, name: string): Target {
  return { kind: 'directory', path: join(dataDir, 'output', name) };
}
