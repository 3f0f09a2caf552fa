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

/** What `PrepFilms` is computed from, and where it goes. */
export interface PrepFilmsInput {
  readonly sources: readonly DatasetSource[];
  readonly filter: FilmFilter;
  readonly targets: FilmTargets;
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
  filter: FilmFilter,
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
