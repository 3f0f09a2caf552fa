import { join } from 'node:path';
import type { Target } from '../../workflow/task.ts';

/** The folders that `FilmTerms` writes. */
export interface TermTargets {
  readonly terms: Target;
  /** The same as the arrays of a model. */
  readonly model: Target;
  /** What people read for terms that are ids, or that their source has a name for. */
  readonly labels: Target;
  /** The terms of the ring's films. */
  readonly ringTerms: Target;
}

/** Where `FilmTerms` writes, on any engine. */
export function termTargets(dataDir: string): TermTargets {
  return {
    terms: { kind: 'directory', path: join(dataDir, 'output', 'terms') },
    model: { kind: 'directory', path: join(dataDir, 'output', 'model') },
    labels: { kind: 'directory', path: join(dataDir, 'output', 'term_labels') },
    ringTerms: { kind: 'directory', path: join(dataDir, 'output', 'ring_terms') },
  };
}
