import type { DatasetSource } from '../sources/source-dataset.ts';
import type { Task, TaskWork } from '../workflow/task.ts';
import { checkFilms } from './checks/film-checks.ts';
import type { FilmTargets } from './film-targets.ts';

/** Which titles count as films. */
export interface FilmFilter {
  /** Films rated above this, from 0 to 10. */
  readonly minRating: number;
  /** Films with more votes than this. */
  readonly minVotes: number;
  /** IMDb's title types, such as `movie` or `tvMovie`. */
  readonly titleTypes: readonly string[];
}

/** Which titles `PrepFilms` writes. */
export interface PrepFilmsFilter extends FilmFilter {
  /** Whether it also writes the {@link FilmTargets.ring}. */
  readonly ring: boolean;
}

/** What `PrepFilms` is computed from, and where it goes. */
export interface PrepFilmsInput {
  readonly sources: readonly DatasetSource[];
  readonly filter: PrepFilmsFilter;
  readonly targets: FilmTargets;
}

/** Titles must be rated above this to be read: every title is, with the ring. */
export function leastRating({ minRating, ring }: PrepFilmsFilter): number {
  return ring ? -1 : minRating;
}

/** The task `PrepFilms` and what it writes. */
export interface PrepFilms extends FilmTargets {
  readonly task: Task;
}

/**
 * The task `PrepFilms`: IMDb's files denormalised to films, with their people, credits and alternate
 * titles. The engines' modules add the work.
 */
export function prepFilms(
  sources: readonly DatasetSource[],
  filter: PrepFilmsFilter,
  targets: FilmTargets,
  workOn: (input: PrepFilmsInput) => TaskWork,
): PrepFilms {
  const task: Task = {
    name: 'PrepFilms',
    summary: 'Denormalise the dataset files to films, people, credits and alternate titles',
    requires: sources.map((source) => source.task),
    reads: sources.flatMap((source) => source.target ?? []),
    externalInputs: sources.flatMap((source) => (source.target ? [] : source.path)),
    targets: Object.values(targets),
    parameters: { ...filter },
    ...workOn({ sources, filter, targets }),
    check: (context) => checkFilms(context, targets),
  };
  return { task, ...targets };
}
