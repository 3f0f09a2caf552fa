import type { CriteriaTable, PatternRow } from '../criterion.ts';
import { filmAddress } from '../../titles/film-address.ts';
import { literalText, textAsWritten } from '../patterns/literal-text.ts';
import { plainPattern, type PlainPattern } from '../patterns/plain-pattern.ts';
import type { FoldedLists } from '../patterns/folded-lists.ts';
import type { FoldedTitles } from '../patterns/folded-titles.ts';
import { listSearch } from '../patterns/list-match.ts';
import { titleSearch, type SearchedFor } from '../patterns/text-match.ts';
import { withoutAccents } from '../patterns/without-accents.ts';
import type { FilmTable } from '../table/film-table.ts';
import type { TableTest } from '../table/table-criteria.ts';

/** The values of criteria by name, each of the type that the table of criteria has for it. */
export type CriteriaByName = Readonly<Record<string, unknown>>;

/** A criterion that is matched in memory, without DuckDB. */
type InMemory = { readonly criterion: string; readonly test: TableTest } | InMemoryText;

/** Text that is looked for in a text of each film. */
export type InMemoryText = InMemoryPattern | InMemoryTitle | InMemoryNames;

/** A pattern that is matched with texts as they are, and without its accents with them without theirs. */
export interface InMemoryPattern {
  readonly criterion: string;
  readonly text: string;
  readonly pattern: PlainPattern;
  readonly unaccented: PlainPattern | undefined;
}

/** Plain text, which is compared by its words, with titles. */
interface InMemoryTitle {
  readonly criterion: string;
  readonly text: string;
  readonly holds: 'title';
  readonly searched: SearchedFor<FoldedTitles>;
  /** The text to look for in other titles, too; undefined: in none. */
  readonly inOtherTitles: string | undefined;
}

/** The same with lists of names. */
interface InMemoryNames {
  readonly criterion: string;
  readonly text: string;
  readonly holds: 'list';
  readonly searched: SearchedFor<FoldedLists>;
}

export interface SplitCriteria {
  /** The fastest first. */
  readonly inMemory: readonly InMemory[];
  readonly inDatabase: CriteriaByName;
}

/**
 * Separates the criteria that can be matched in memory from those that need DuckDB.
 *
 * @param textOf the text of a pattern that is plain text
 */
export function splitCriteria(
  table: CriteriaTable,
  films: FilmTable,
  criteria: CriteriaByName,
  textOf = literalText,
): SplitCriteria {
  const tests: InMemory[] = [];
  const patterns: InMemory[] = [];
  const inDatabase: Record<string, unknown> = {};
  for (const [criterion, row] of Object.entries(table)) {
    const value = criteria[criterion];
    if (!isGiven(value)) continue;
    if (row.type === 'pattern') {
      const found = inMemoryPattern(criterion, row, String(value), films, textOf);
      if (found === undefined) inDatabase[criterion] = value;
      else patterns.push(found);
    } else if (row.test === undefined) inDatabase[criterion] = value;
    // the value has the type of its criterion, which the compiler cannot follow
    else tests.push({ criterion, test: row.test(films, value as never) });
  }
  return { inMemory: [...tests, ...patterns], inDatabase };
}

function inMemoryPattern(
  criterion: string,
  { text, holds, inOtherTitles }: PatternRow,
  value: string,
  films: FilmTable,
  textOf: typeof literalText,
): InMemoryText | undefined {
  const isAddress = holds === 'title' && filmAddress(value) !== undefined;
  const literal = isAddress ? value : textOf(value);
  if (holds === 'list' && literal !== undefined) {
    return { criterion, text, holds, searched: listSearch(literal) };
  }
  if (holds === 'title' && literal !== undefined) {
    const other = inOtherTitles === true && !isAddress ? literal : undefined;
    return {
      criterion,
      text,
      holds,
      searched: titleSearch(literal, films),
      inOtherTitles: other,
    };
  }
  const pattern = plainPattern(value);
  if (pattern === undefined) return undefined;
  return { criterion, text, pattern, unaccented: plainPattern(withoutAccents(value)) };
}

/** Whether a criterion may be meant as plain text, although it is a pattern, too. */
export function isNatural(table: CriteriaTable, criteria: CriteriaByName): boolean {
  return Object.entries(table).some(([criterion, { type }]) => {
    const value = criteria[criterion];
    return (
      type === 'pattern' &&
      typeof value === 'string' &&
      literalText(value) === undefined &&
      textAsWritten(value) !== undefined
    );
  });
}

/** An empty list requires nothing. */
function isGiven(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
