import { Option } from 'commander';
import { date, number, readValue, text, Unfit, whole } from '../../config/config-values.ts';
import type { CriteriaTable, CriterionType } from '../../search/criterion.ts';
import { CRITERIA, type SearchCriteria } from '../../search/search-criteria.ts';

/** The greatest DuckDB INTEGER. */
const INT32_MAX = 2 ** 31 - 1;

/** How values of a type look on the command line, and how they are read. */
interface OptionValue {
  readonly placeholder: string;
  readonly read: (value: unknown) => unknown;
}

const TEXT: OptionValue['read'] = String;

const VALUES: Readonly<Record<CriterionType, OptionValue>> = {
  pattern: { placeholder: '<pattern>', read: TEXT },
  code: { placeholder: '<code>', read: TEXT },
  names: { placeholder: '<names...>', read: (names) => items(names).map(text) },
  words: { placeholder: '<names...>', read: (words) => itemsAndParts(words).map(text) },
  ids: { placeholder: '<ids...>', read: (ids) => itemsAndParts(ids).map(personId) },
  date: { placeholder: '<date>', read: date },
  count: { placeholder: '<number>', read: whole(0, INT32_MAX) },
  rating: { placeholder: '<number>', read: number(0, 10) },
};

/** What all options of a type have in common. */
const NOTES: Partial<Record<CriterionType, string>> = {
  words: ' (separated by spaces or commas)',
  ids: ' (such as nm0000244, separated by spaces or commas)',
  date: ' (YYYY-MM-DD)',
};

/** An option for each search criterion, under a heading of the help. */
export function criteriaOptions(
  heading: string,
  table: CriteriaTable = CRITERIA,
): readonly Option[] {
  return Object.entries(table).map(([criterion, { type, meaning }]) => {
    const flags = `${optionOf(criterion)} ${VALUES[type].placeholder}`;
    const option = new Option(flags, `${meaning}${NOTES[type] ?? ''}`).helpGroup(heading);
    // not in camel case, where a criterion could share its key with a setting
    return Object.assign(option, { attributeName: () => criterion });
  });
}

/**
 * The criteria among the options of a command.
 *
 * @throws {UsageError} `config-invalid`
 */
export function criteriaFrom(
  options: Readonly<Record<string, unknown>>,
  table: CriteriaTable = CRITERIA,
): SearchCriteria {
  return Object.fromEntries(
    Object.entries(table).flatMap(([criterion, { type }]) => {
      const given = options[criterion];
      if (given === undefined) return [];
      return [[criterion, readValue(VALUES[type].read, optionOf(criterion), given)]];
    }),
  );
}

/** The option of a criterion: `--min-rating` of `min_rating`. */
export function optionOf(criterion: string): string {
  return `--${criterion.replaceAll('_', '-')}`;
}

function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function itemsAndParts(value: unknown): readonly string[] {
  return items(value).flatMap((item) =>
    String(item)
      .split(',')
      .map((part) => part.trim()),
  );
}

function personId(value: string): number {
  const digits = /^(?:nm)?(\d{1,9})$/i.exec(value)?.[1];
  if (digits === undefined) throw new Unfit('a list of ids of people, such as nm0000244');
  return Number(digits);
}
