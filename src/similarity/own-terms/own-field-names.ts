import { FIELD_GROUPS } from '../terms/field-groups.ts';
import { FIELDS } from '../terms/similarity-fields.ts';

/** How many fields of their own people may have: a model numbers all fields with a byte. */
export const MOST_OWN_FIELDS = 64;

/** What a field may be called, as a regular expression of DuckDB and of JavaScript. */
export const FIELD_NAME = '[a-z][a-z0-9_-]{0,39}';

/**
 * Names with a meaning already: the built-in fields, their groups, and the one property that every
 * object has whose name is like that of a field.
 */
export const RESERVED_NAMES: readonly string[] = [
  ...new Set([...FIELDS, ...FIELD_GROUPS.map(({ group }) => group), 'constructor']),
];
