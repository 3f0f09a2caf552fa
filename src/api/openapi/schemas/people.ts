import { Type } from 'typebox';
import { EXAMPLE_FILM, filmFields } from './film.ts';
import { PAGE_HEADERS, paging } from './paging.ts';
import { nullable, strings } from './values.ts';

export const PEOPLE_LIMIT = 20;

const EXAMPLE_PERSON = {
  person_id: 1392,
  name: 'Peter Jackson',
  birth_year: 1961,
  death_year: null,
  professions: ['producer', 'director', 'writer'],
  films: 3,
};

export const personFields = {
  person_id: Type.Integer({ description: 'IMDb’s name id without its `nm`.' }),
  name: Type.String(),
  birth_year: nullable<number>('integer'),
  death_year: nullable<number>('integer'),
  professions: strings('What the person is known as.'),
  films: Type.Integer({ description: 'In how many films they had a part.' }),
};

const PersonSchema = Type.Object(personFields, { title: 'Person', examples: [EXAMPLE_PERSON] });

const partFields = {
  job: nullable<string>('string', { description: 'More about it, such as `screenplay`.' }),
  characters: Type.Unsafe<readonly string[] | null>({
    type: ['array', 'null'],
    items: { type: 'string' },
    description: 'Whom they played.',
  }),
};

export const CareerSchema = Type.Object(
  {
    ...personFields,
    credits: Type.Array(
      Type.Object({
        category: Type.String({ examples: ['director'] }),
        films: Type.Array(Type.Object({ ...filmFields, ...partFields })),
      }),
      { description: 'What the person did most often first; in each, the latest films first.' },
    ),
  },
  {
    title: 'Career',
    examples: [
      {
        ...EXAMPLE_PERSON,
        credits: [
          { category: 'director', films: [{ ...EXAMPLE_FILM, job: null, characters: null }] },
        ],
      },
    ],
  },
);

export const PersonParamsSchema = Type.Object({
  person_id: Type.String({
    pattern: '^(nm)?[0-9]{1,9}$',
    description: 'The digits of IMDb’s name id, with or without `nm`.',
    examples: ['1392', 'nm0001392'],
  }),
});

export const PeopleQuerySchema = Type.Object(
  {
    name: Type.Optional(
      Type.String({
        maxLength: 1000,
        description:
          'A regular expression (RE2), case-insensitive, found anywhere in the name. Text that is no pattern is matched as text.',
        examples: ['^peter j'],
      }),
    ),
    profession: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'One of their professions, exactly as it is written.',
        examples: ['director'],
      }),
    ),
    ...paging(PEOPLE_LIMIT),
  },
  { additionalProperties: false },
);

export const PeopleSchema = Type.Array(PersonSchema, {
  description: 'Those with the most films first; equals by person_id.',
  headers: {
    ...PAGE_HEADERS,
    'X-Matched-As-Text': {
      type: 'string',
      description: '`name`, when it is no pattern and was matched as text.',
    },
  },
});

export const FilmCreditsSchema = Type.Array(
  Type.Object({
    person_id: Type.Integer(),
    name: Type.String(),
    category: Type.String({ description: 'What they did, such as `director`.' }),
    ...partFields,
    ordering: Type.Integer({ description: 'The place in IMDb’s list; 1 is the first.' }),
  }),
  {
    description:
      'In the order of the credits; a person with several parts stands there several times.',
    examples: [
      [
        {
          person_id: 704,
          name: 'Elijah Wood',
          category: 'actor',
          job: null,
          characters: ['Frodo'],
          ordering: 1,
        },
      ],
    ],
  },
);
