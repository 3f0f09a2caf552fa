import { Type, type Static } from '../type.ts';
import { GREATEST_RATING, LEAST_RATING, MOST_RATINGS } from '../../../taste/ratings.ts';
import { SearchCriteriaSchema } from './criteria.ts';
import { tastePresetParameter, WeightsSchema } from './field-weights.ts';
import { EXAMPLE_FILM, filmFields } from './film.ts';
import { listedFields } from './listed.ts';
import { paging, TOTAL_HEADER } from './paging.ts';
import { TermShareSchema } from './similar.ts';
import { INT32_MAX } from './values.ts';

/** The default number of films per page. */
export const FOR_YOU_LIMIT = 20;
/** How many rated films are named as reasons. */
export const BECAUSE_FILMS = 5;
/** How many terms are named as reasons. */
export const BECAUSE_TERMS = 30;

const EXAMPLE_RATINGS = [
  { film_id: 167261, rating: 9 },
  { film_id: 76759, rating: 8.5 },
  { film_id: 92494, rating: 3 },
];

const rating = Type.Number({
  minimum: LEAST_RATING,
  maximum: GREATEST_RATING,
  description: `The person’s rating of the film, from ${LEAST_RATING} to ${GREATEST_RATING}.`,
  examples: [8.5],
});

const RatingSchema = Type.Object(
  { film_id: Type.Integer({ minimum: 0, maximum: INT32_MAX, examples: [167261] }), rating },
  { title: 'Rating', additionalProperties: false },
);

export const ForYouQuerySchema = Type.Object(
  {
    ratings: Type.Array(RatingSchema, {
      minItems: 1,
      maxItems: MOST_RATINGS,
      description:
        'The films that the person has rated, in any order; if a film is rated twice, the later rating counts. Films that are only rated too low for the collection count as well, though they are never offered; others that are not in it are counted in `used`, and otherwise ignored.',
      examples: [EXAMPLE_RATINGS],
    }),
    hidden_gems: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          'From well-known films (0) to hidden gems (1); by default, as well known as the films that the person rated.',
        examples: [0.8],
      }),
    ),
    diversity: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          'How much to avoid films that are similar to the ones listed before them. By default a little, and in any six films at most three by one director; with 0, films are ordered by score alone.',
        examples: [0],
      }),
    ),
    ...tastePresetParameter,
    weights: Type.Optional(WeightsSchema),
    filter: Type.Optional(SearchCriteriaSchema),
    ...listedFields,
    ...paging(FOR_YOU_LIMIT),
    explain: Type.Optional(
      Type.Boolean({ description: 'Whether to say why each film is listed, in `because`.' }),
    ),
  },
  {
    title: 'ForYouQuery',
    additionalProperties: false,
    description:
      'A person’s ratings. They are used for this response alone, and neither stored nor logged.',
    examples: [{ ratings: EXAMPLE_RATINGS, filter: { min_rating: 7 }, limit: 3, explain: true }],
  },
);

export type ForYouQuery = Static<typeof ForYouQuerySchema>;

const score = Type.Number({
  description: 'The higher, the better; only comparable within a response.',
  examples: [3.2],
});

const share = Type.Number({ description: 'What it adds to the score.', examples: [0.42] });

const BecauseSchema = Type.Object(
  {
    films: Type.Array(
      Type.Object(
        { film_id: filmFields.film_id, title: filmFields.title, rating, share },
        { title: 'RatedFilmShare' },
      ),
      {
        description: `The films that the person likes that add the most to the score, at most ${BECAUSE_FILMS}, the largest share first.`,
      },
    ),
    reasons: Type.Array(TermShareSchema, {
      description: `The terms that add the most to the score, at most ${BECAUSE_TERMS}, the largest share first: what the film has more in common with the films that the person likes than most films have.`,
    }),
    personal: Type.Number({
      description:
        'What the person’s ratings add to the score: the sum of the shares of all rated films, and also of all terms, those not listed and those that count against the film included.',
      examples: [2.9],
    }),
    rating: Type.Number({
      description:
        'What the film’s own rating adds; few votes count less. With MovieLens, it includes the opinions of its users.',
      examples: [0.4],
    }),
    popularity: Type.Number({
      description:
        'What its number of votes adds; negative for well-known films among hidden gems.',
      examples: [-0.1],
    }),
  },
  {
    title: 'Because',
    description:
      'Only with `explain`. `personal`, `rating` and `popularity` add up to the score (within 1e-12).',
  },
);

export const ForYouAnswerSchema = Type.Object(
  {
    total: Type.Integer({
      minimum: 0,
      description: 'The number of films on all pages: those that match, without the rated ones.',
    }),
    used: Type.Object(
      {
        rated: Type.Integer({ minimum: 0, description: 'How many films the person has rated.' }),
        known: Type.Integer({
          minimum: 0,
          description:
            'How many of them count: those in the collection, and those that are only rated too low for it.',
        }),
        liked: Type.Integer({
          minimum: 0,
          description: 'How many of those count in favour of similar films.',
        }),
        disliked: Type.Integer({ minimum: 0, description: 'How many count against them.' }),
      },
      { title: 'UsedRatings' },
    ),
    hidden_gems: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'The value that was used, requested or not.',
      examples: [0.3],
    }),
    films: Type.Array(
      Type.Object(
        { ...filmFields, score, because: Type.Optional(BecauseSchema) },
        { title: 'OfferedFilm', examples: [{ ...EXAMPLE_FILM, score: 3.2 }] },
      ),
      { description: 'The best first. Rated films are not listed.' },
    ),
    next: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The cursor of the next page; null on the last one.',
    }),
  },
  {
    title: 'ForYouAnswer',
    description: 'A page of films for a person.',
    headers: TOTAL_HEADER,
  },
);
