import type { FilmTable } from './table/film-table.ts';
import type { TableTest } from './table/table-criteria.ts';

/** What the value of a criterion is, for each type of criterion. */
export interface CriterionValues {
  /** A regular expression. */
  readonly pattern: string;
  /** A short text, such as the code of a language. */
  readonly code: string;
  /** Names in which a comma may occur, such as those of people. */
  readonly names: readonly string[];
  /** Names in which no comma occurs, such as those of genres. */
  readonly words: readonly string[];
  /** IMDb's ids as numbers, without the letters before them. */
  readonly ids: readonly number[];
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** A whole number from 0. */
  readonly count: number;
  /** From 0 to 10. */
  readonly rating: number;
}

export type CriterionType = keyof CriterionValues;

interface Described<Type extends CriterionType> {
  readonly type: Type;
  /** What it means, as a help text says it: no capital letter at the start, no full stop at the end. */
  readonly meaning: string;
  readonly example: CriterionValues[Type];
}

/** A pattern, found anywhere in a text of the film, regardless of case and accents. */
export interface PatternRow extends Described<'pattern'> {
  /** The text, in SQL over `films`. */
  readonly text: string;
  /** What the text is, if plain text is to be compared with it by its words. */
  readonly holds?: 'title' | 'list';
  /** Whether plain text is also found in the titles that films have besides their own. */
  readonly inOtherTitles?: boolean;
}

/** A condition on the film. */
interface ConditionRow<Type extends CriterionType> extends Described<Type> {
  /** In SQL over `films`; it binds the value as `$` and the name of the criterion. */
  readonly condition: string;
  /** The same in memory, which is some 20 times as fast, where {@link FilmTable} has the column. */
  readonly test?: (films: FilmTable, value: CriterionValues[Type]) => TableTest;
}

type ConditionType = Exclude<CriterionType, 'pattern'>;

/** Everything that is known of one criterion: what it takes, what it means, how it is matched. */
type CriterionRow = PatternRow | { [Type in ConditionType]: ConditionRow<Type> }[ConditionType];

/** Criteria by name. */
export type CriteriaTable = Readonly<Record<string, CriterionRow>>;
