import { Type } from '../type.ts';
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
  person_id: Type.Integer({ description: 'IMDb’s name id without `nm`.' }),
  name: Type.String(),
  birth_year: nullable<number>('integer'),
  death_year: nullable<number>('integer'),
  professions: strings('The person’s main professions.'),
  films: Type.Integer({ description: 'The number of films they worked on.' }),
};

const PersonSchema = Type.Object(personFields, { title: 'Person', examples: [EXAMPLE_PERSON] });

const partFields = {
  job: nullable<string>('string', {
    description: 'Details of the category, such as `screenplay`.',
  }),
  characters: Type.Unsafe<readonly string[] | null>({
    type: ['array', 'null'],
    items: { type: 'string' },
    description: 'The characters they played.',
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
      { description: 'By category, most frequent first; within each, the latest films first.' },
    ),
  },
  {
    title: 'Career',
    description: 'A person and their films.',
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
    pattern: '^([nN][mM])?[0-9]{1,10}$',
    description: 'An IMDb name id, with or without `nm`.',
    examples: ['1392', 'nm0001392'],
  }),
});

export const PeopleQuerySchema = Type.Object(
  {
    name: Type.Optional(
      Type.String({
        maxLength: 1000,
        description:
          'A regular expression (RE2) that matches anywhere in the name, regardless of case and accents. Text without special characters is compared by its words, in any order and spacing (`Kurosawa, Akira`); text that is not a valid expression is matched as plain text.',
        examples: ['^peter j'],
      }),
    ),
    profession: Type.Optional(
      Type.String({
        maxLength: 100,
        description: 'One of their professions, spelled exactly.',
        examples: ['director'],
      }),
    ),
    ...paging(PEOPLE_LIMIT),
  },
  { additionalProperties: false },
);

export const PeopleSchema = Type.Array(PersonSchema, {
  description:
    'The matching people, those with the most films first; ties are ordered by person_id.',
  headers: {
    ...PAGE_HEADERS,
    'X-Matched-As-Text': {
      type: 'string',
      description: '`name`, if it is not a valid regular expression and was matched as plain text.',
    },
  },
});

export const FilmCreditsSchema = Type.Array(
  Type.Object({
    person_id: Type.Integer(),
    name: Type.String(),
    category: Type.String({ description: 'Their role, such as `director`.' }),
    ...partFields,
    ordering: Type.Integer({ description: 'The position in IMDb’s list, from 1.' }),
  }),
  {
    description:
      'The credits in IMDb’s order; a person with several roles is listed several times.',
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
