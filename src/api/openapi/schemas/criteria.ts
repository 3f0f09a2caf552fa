import { Type, type TOptional, type TSchemaOptions } from '../type.ts';
import type { CriteriaTable, CriterionType } from '../../../search/criterion.ts';
import { CRITERIA, type Criterion, type SearchCriteria } from '../../../search/search-criteria.ts';
import { INT32_MAX } from './values.ts';

const NAME = Type.String({ maxLength: 300 });
const ID = Type.Integer({ minimum: 0, maximum: INT32_MAX });

/** The schema of a criterion's value, by the type of the criterion. */
const SCHEMAS = {
  pattern: (options: TSchemaOptions) => Type.String({ maxLength: 1000, ...options }),
  code: (options: TSchemaOptions) => Type.String({ maxLength: 20, ...options }),
  names: (options: TSchemaOptions) => Type.Array(NAME, { maxItems: 50, ...options }),
  words: (options: TSchemaOptions) => Type.Array(NAME, { maxItems: 50, ...options }),
  ids: (options: TSchemaOptions) => Type.Array(ID, { maxItems: 50, ...options }),
  date: (options: TSchemaOptions) => Type.String({ format: 'date', ...options }),
  count: (options: TSchemaOptions) => Type.Integer({ minimum: 0, maximum: INT32_MAX, ...options }),
  rating: (options: TSchemaOptions) => Type.Number({ minimum: 0, maximum: 10, ...options }),
} as const satisfies Record<CriterionType, unknown>;

/** What applies to all criteria of a type. */
const NOTES: Partial<Record<CriterionType, string>> = {
  pattern:
    ' RE2 syntax, regardless of case and accents. Text without special characters is compared by its words, so punctuation and spaces do not matter either; text that is not a valid regular expression is matched as plain text.',
  names: ' Names must match exactly.',
  words: ' Names must match exactly.',
  ids: ' An id is IMDb’s `nconst` without `nm`.',
};

/** The schemas of criteria, as properties of a body or parameters of a query. */
export function criteriaSchemas(table: CriteriaTable) {
  return Object.fromEntries(
    Object.entries(table).map(([criterion, { type, meaning, example }]) => {
      const description = `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.${NOTES[type] ?? ''}`;
      return [criterion, Type.Optional(SCHEMAS[type]({ description, examples: [example] }))];
    }),
  );
}

type CriteriaSchemas = {
  [Name in Criterion]: TOptional<ReturnType<(typeof SCHEMAS)[(typeof CRITERIA)[Name]['type']]>>;
};

export const criteria = criteriaSchemas(CRITERIA) as CriteriaSchemas;

const NAMES = Object.keys(criteria);

export const SearchCriteriaSchema = Type.Object(criteria, {
  title: 'SearchCriteria',
  additionalProperties: false,
  description: 'A film must match all criteria that are given; `{}` matches every film.',
  examples: [{ title: '^the lord of the rings', persons: ['Ian McKellen'], min_rating: 8.5 }, {}],
});

/** The criteria among the parameters of a query, in one order, regardless of theirs. */
export function criteriaOf(query: SearchCriteria): SearchCriteria {
  const given: Readonly<Record<string, unknown>> = query;
  const found: Record<string, unknown> = {};
  for (const name of NAMES) if (Object.hasOwn(given, name)) found[name] = given[name];
  return found;
}
