import { Type } from 'typebox';
import type { SearchCriteria } from '../../../search/search-criteria.ts';
import { INT32_MAX } from './values.ts';

const pattern = (text: string, example: string) =>
  Type.Optional(
    Type.String({
      maxLength: 1000,
      description: `A regular expression (RE2), case-insensitive, found anywhere in ${text}. Text that is no pattern is matched as text.`,
      examples: [example],
    }),
  );
const names = (what: string, example: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 300 }), {
      maxItems: 50,
      description: `All of these ${what}, each exactly as it is written.`,
      examples: [[example]],
    }),
  );
const date = (text: string, example: string) =>
  Type.Optional(Type.String({ format: 'date', description: text, examples: [example] }));
const minutes = (text: string, example: number) =>
  Type.Optional(
    Type.Integer({ minimum: 0, maximum: INT32_MAX, description: text, examples: [example] }),
  );
const rating = (text: string, example: number) =>
  Type.Optional(Type.Number({ minimum: 0, maximum: 10, description: text, examples: [example] }));

const noneOf = (what: string, example: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 300 }), {
      maxItems: 50,
      description: `None of these ${what}, each exactly as it is written.`,
      examples: [[example]],
    }),
  );

export const criteria = {
  title: pattern('the title', '^the lord of the rings'),
  original_title: pattern('the original title', 'chihiro'),
  genre: pattern('the genres joined by `,`', 'adventure|fantasy'),
  person: pattern('the names of the persons joined by `,`', 'peter jackson'),
  genres: names('genres', 'Adventure'),
  exclude_genres: noneOf('genres', 'Horror'),
  persons: names('persons', 'Ian McKellen'),
  person_ids: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0, maximum: INT32_MAX }), {
      maxItems: 50,
      description:
        'All of these persons, by id (IMDb’s `nconst` without `nm`), which tells people of one name apart.',
      examples: [[5212]],
    }),
  ),
  exclude_persons: noneOf('persons', 'Orlando Bloom'),
  language: Type.Optional(
    Type.String({
      maxLength: 20,
      description: 'The code of the language, exactly as films bear it.',
      examples: ['en'],
    }),
  ),
  earliest_date: date('A film’s date is 1 January of its year.', '2001-01-01'),
  latest_date: date('A film’s date is 1 January of its year.', '2003-12-31'),
  min_duration: minutes('Minutes.', 120),
  max_duration: minutes('Minutes.', 240),
  min_rating: rating('Out of 10.', 8.5),
  max_rating: rating('Out of 10.', 9.5),
  vote_count: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: INT32_MAX,
      description: 'At least so many votes.',
      examples: [100000],
    }),
  ),
};

export const SearchCriteriaSchema = Type.Object(criteria, {
  title: 'SearchCriteria',
  additionalProperties: false,
  description: 'Every criterion given must hold; `{}` means all films.',
  examples: [{ title: '^the lord of the rings', persons: ['Ian McKellen'], min_rating: 8.5 }, {}],
});

/** The criteria among the parameters of an address, in one order whatever theirs is. */
export function criteriaOf(query: SearchCriteria): SearchCriteria {
  const given: Readonly<Record<string, unknown>> = { ...query };
  return Object.fromEntries(
    Object.keys(criteria).flatMap((name) => (name in given ? [[name, given[name]]] : [])),
  );
}
