import type { CriteriaTable } from '../criterion.ts';
import { plainPattern, type PlainPattern } from '../patterns/plain-pattern.ts';
import type { FilmTable } from '../table/film-table.ts';
import type { TableTest } from '../table/table-criteria.ts';

/** The values of criteria by name, each of the type that the table of criteria has for it. */
export type CriteriaByName = Readonly<Record<string, unknown>>;

/** A criterion that is matched in memory, without DuckDB. */
export type InMemory =
  | { readonly criterion: string; readonly test: TableTest }
  | { readonly criterion: string; readonly text: string; readonly pattern: PlainPattern };

export interface SplitCriteria {
  /** The fastest first. */
  readonly inMemory: readonly InMemory[];
  readonly inDatabase: CriteriaByName;
}

/** Separates the criteria that can be matched in memory from those that need DuckDB. */
export function splitCriteria(
  table: CriteriaTable,
  films: FilmTable,
  criteria: CriteriaByName,
): SplitCriteria {
  const tests: InMemory[] = [];
  const patterns: InMemory[] = [];
  const inDatabase: Record<string, unknown> = {};
  for (const [criterion, row] of Object.entries(table)) {
    const value = criteria[criterion];
    if (!isGiven(value)) continue;
    if (row.type === 'pattern') {
      const pattern = plainPattern(String(value));
      if (pattern === undefined) inDatabase[criterion] = value;
      else patterns.push({ criterion, text: row.text, pattern });
    } else if (row.test === undefined) inDatabase[criterion] = value;
    // the value has the type of its criterion, which the compiler cannot follow
    else tests.push({ criterion, test: row.test(films, value as never) });
  }
  return { inMemory: [...tests, ...patterns], inDatabase };
}

/** An empty list requires nothing. */
function isGiven(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
