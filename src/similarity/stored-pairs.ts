import { join } from 'node:path';
import type { JsonValue, Target } from '../workflow/task.ts';

/**
 * Which similarities are stored: of every film with its nearest others, in both directions, or of
 * every unordered pair once, film_id < other_id, from a minimum similarity on.
 */
export type StoredPairs =
  | { readonly kind: 'nearest'; readonly neighbours: number }
  | { readonly kind: 'all-pairs'; readonly minSimilarity: number };

/** Where `CosineSimilarity` writes, on any engine. */
export function csfilmsTarget(dataDir: string): Target {
  return { kind: 'directory', path: join(dataDir, 'output', 'csfilms') };
}

/** What is stored, as parameters of a task. */
export function storedParameters(stored: StoredPairs): Readonly<Record<string, JsonValue>> {
  return stored.kind === 'nearest'
    ? { neighbours: stored.neighbours }
    : { allPairs: true, minSimilarity: stored.minSimilarity };
}
