import { Type } from '../type.ts';
import { LIST_NAME_PATTERN } from '../../../lists/list-name.ts';
import { MOST_BAD_LINES } from '../../../lists/parse-list.ts';
import { EXPORT_TYPES } from '../../export/format.ts';
import { LIST_FORMATS } from '../../export/format.ts';
import { nullable } from './values.ts';

const count = (description: string, example: number) =>
  Type.Integer({ minimum: 0, description, examples: [example] });

const listFields = {
  name: Type.String({ description: 'Its name.', examples: ['owned'] }),
  count: count('The number of films in the list.', 1234),
  known: count('How many of them are in the collection.', 1200),
  unknown: count('How many of them are not.', 34),
  bad_lines: count('The number of lines that are neither an id nor a comment.', 2),
  first_bad_lines: Type.Array(Type.Integer({ minimum: 1 }), {
    description: `The numbers of the first ${MOST_BAD_LINES} of these lines.`,
    examples: [[4, 9]],
  }),
  changed_at: nullable<string>('string', {
    format: 'date-time',
    description: 'When its file was last changed; null if it cannot be read.',
  }),
  problem: nullable<string>('string', {
    description: 'Why the list cannot be read; null if it can.',
    examples: [null],
  }),
};

const ListSchema = Type.Object(listFields, {
  title: 'List',
  description: 'A named list of films.',
});

export const ListsSchema = Type.Array(ListSchema, { description: 'By name.' });

const ListFilmsSchema = Type.Object(
  {
    ...listFields,
    film_ids: Type.Array(Type.Integer({ minimum: 0 }), {
      description: 'The films in the order of the list.',
      examples: [[78748, 90605]],
    }),
  },
  { title: 'ListFilms', description: 'A named list with its films.' },
);

export const ListParamsSchema = Type.Object({
  name: Type.String({ pattern: `^${LIST_NAME_PATTERN}$`, examples: ['owned'] }),
});

export const ListFormatSchema = Type.Object(
  {
    format: Type.Optional(
      Type.Enum([...LIST_FORMATS], {
        type: 'string',
        description:
          '`json` by default; `ids` is one IMDb id per line, which Kometa reads, `radarr` the JSON of a custom list for Radarr. Both contain all films of the list, also those that are not in the collection.',
        examples: ['ids'],
      }),
    ),
  },
  { additionalProperties: false },
);

/** The response of a list: JSON, or a file in one of the other formats. */
export const LIST_FILMS_RESPONSE = {
  description: 'The list with its films.',
  content: {
    'application/json': { schema: ListFilmsSchema },
    [EXPORT_TYPES.ids]: { schema: { type: 'string' } },
    [EXPORT_TYPES.radarr]: { schema: { type: 'string' } },
  },
};
