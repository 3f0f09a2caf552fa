import type { Target, Task, TaskWork } from '../workflow/task.ts';
import { checkTerms } from './checks/term-checks.ts';
import type { TermSource } from './term-sources/source-terms.ts';
import { termTargets, type TermTargets } from './terms/term-targets.ts';

export interface FilmTermsOptions {
  readonly dataDir: string;
  /** The task that writes the films and the credits. */
  readonly prepFilms: Task;
  readonly films: Target;
  readonly credits: Target;
  /** The ring, with what its terms are made from. */
  readonly ring: Target;
  /** Where more terms come from; absent if there are none. */
  readonly sources?: readonly TermSource[];
}

/** What `FilmTerms` is computed from, and where it goes. */
export interface FilmTermsInput {
  readonly films: Target;
  readonly credits: Target;
  readonly ring: Target;
  /** The folders with the terms of other sources. */
  readonly sources: readonly Target[];
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
 * `output/model/*.parquet` as the arrays of a model (stored-model.ts), and what people read for
 * terms with a label is in `output/term_labels/`: field, term, label. The ring changes none of them; its
 * own terms are in `output/ring_terms/` (ring/write-ring-terms.ts). The modules of the engines add the
 * work.
 */
export function filmTerms(
  { dataDir, prepFilms, films, credits, ring, sources = [] }: FilmTermsOptions,
  workOn: (input: FilmTermsInput) => TaskWork,
): FilmTerms {
  const targets = termTargets(dataDir);
  const folders = sources.map(({ terms }) => terms);
  const task: Task = {
    name: 'FilmTerms',
    summary: 'Weigh the words, genres, people and other terms of every film by tf-idf',
    requires: [prepFilms, ...sources.map(({ task: source }) => source)],
    reads: [films, credits, ring, ...folders],
    targets: [targets.terms, targets.model, targets.labels, targets.ringTerms],
    parameters: {},
    ...workOn({ films, credits, ring, sources: folders, targets }),
    check: (context) => checkTerms(context, films, targets),
  };
  return { task, ...targets };
}
