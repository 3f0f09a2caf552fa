/** One thing in the forms in which it can be shown. */
export interface Shown {
  /** Always there, for terminals and as a last resort. */
  readonly text: string;
  /** For a page or a notebook: it must make no requests. */
  readonly html?: string;
  /** A picture that takes the colours of the page around it; `html` has the same with fixed ones. */
  readonly svg?: string;
}

/** An error as a notebook shows it. */
export interface ThrownError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
  /** The line of the notebook where it was thrown, from 1; null when that is not known. */
  readonly line: number | null;
}

/**
 * What the process of a notebook reports, one JSON text a line. It writes each one before it
 * continues, so that what it never comes back from is charged to the right cell.
 */
export type NotebookEvent =
  | { readonly type: 'cell'; readonly cell: number }
  | { readonly type: 'shown'; readonly shown: Shown }
  | { readonly type: 'printed'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly type: 'error'; readonly error: ThrownError }
  /** The notebook ended the process itself. */
  | { readonly type: 'exit'; readonly code: number; readonly line: number | null }
  /** The last cell was waiting for something, and nothing was left that could happen. */
  | { readonly type: 'stuck' }
  | { readonly type: 'done' };

/** Under this name the process of a notebook has a function that shows something. */
export const SHOW = Symbol.for('reelated.notebook.show');

/** Under this name the process of a notebook has a list of what to do after the last cell. */
export const AT_END = Symbol.for('reelated.notebook.at-end');
