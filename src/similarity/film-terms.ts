import type { Target, Task, TaskWork } from '../workflow/task.ts';
import { checkTerms } from './checks/term-checks.ts';
import { termTargets, type TermTargets } from './terms/term-targets.ts';

export interface FilmTermsOptions {
  readonly dataDir: string;
  /** The task that writes the films and the credits. */
  readonly prepFilms: Task;
  readonly films: Target;
  readonly credits: Target;
}

/** What `FilmTerms` is computed from, and where it goes. */
export interface FilmTermsInput {
  readonly films: Target;
  readonly credits: Target;
  readonly targets: TermTargets;
}

/** The task `FilmTerms` and what it writes. */
export interface FilmTerms extends TermTargets {
  readonly task: Task;
}

/**
 * The task that turns films into weighted terms: `output/terms/part-00000.parquet` with film_id,
 * field, term, weight, sorted by film_id, field in the order of FIELDS, term. A term that all films
 * have has weight 0 and stays. The same terms, with the films that have none, are in
 * `output/model/model.parquet` as the arrays of a model (stored-model.ts). The modules of the
 * engines add the work.
 */
export function filmTerms(
  { dataDir, prepFilms, films, credits }: FilmTermsOptions,
  workOn: (input: FilmTermsInput) => TaskWork,
): FilmTerms {
  const targets = termTargets(dataDir);
  const task: Task = {
    name: 'FilmTerms',
    summary: 'Weigh the words, genres, people and other terms of every film by tf-idf',
    requires: [prepFilms],
    reads: [films, credits],
    targets: [targets.terms, targets.model],
    parameters: {},
    ...workOn({ films, credits, targets }),
    check: (context) => checkTerms(context, films, targets.terms),
  };
  return { task, ...targets };
}
