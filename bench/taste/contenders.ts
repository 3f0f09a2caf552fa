/** The ways of guessing what a person will like that are compared. */
import { withPreset } from '../../src/similarity/model/build-model.ts';
import { asFilmId } from '../../src/similarity/model/model.ts';
import { PRESETS } from '../../src/similarity/model/presets.ts';
import { createAnswerer } from '../../src/similarity/query/answer.ts';
import { forYou } from '../../src/taste/for-you.ts';
import { ringEvidence } from '../../src/taste/ring/ring-evidence.ts';
import type { Ring } from '../../src/taste/ring/ring.ts';
import { ratedFilms } from '../../src/taste/ratings.ts';
import { createTasteModel } from '../../src/taste/taste-model.ts';
import type { Collection } from '../quality/collection.ts';
import type { Half } from '../quality/halves.ts';
import { jellyfinPoints } from '../quality/jellyfin.ts';
import type { Scores } from './measures.ts';
import { LIKED, type Person, type Rating } from './people.ts';

/** Scores all films by what a person rated. */
type Guess = (person: Person) => Scores;

export interface Contender {
  readonly name: string;
  readonly label: string;
  readonly guess: () => Guess;
  /** The half of people that it may be judged by; absent: both. */
  readonly half?: Half;
}

/** The same films with what some people like together, who are therefore no judges of it. */
export interface Evidence {
  /** What the people of half A like together. */
  readonly ofHalf: Collection;
  /** By fold: what everybody else likes together. */
  readonly ofOthers: readonly Collection[];
}

/** All contenders. */
export function contendersFor(collection: Collection, evidence: Evidence): readonly Contender[] {
  return [
    {
      name: 'popularity',
      label: 'popularity (number of votes)',
      guess: () => popularity(collection),
    },
    {
      name: 'jellyfin',
      label: 'Jellyfin’s formula, summed over likes',
      guess: () => jellyfinSum(collection),
    },
    {
      name: 'likes',
      label: 'likes summed (POST /film/similar)',
      guess: () => likesSummed(collection),
    },
    { name: 'for-you', label: 'for you', guess: () => forYouGuess(collection, 0) },
    {
      name: 'for-you-offered',
      label: 'for you, without films rated too low',
      guess: () => forYouGuess({ ...collection, ring: NO_RING }, 0),
    },
    {
      name: 'for-you-listed',
      label: 'for you, in the default order',
      guess: () => forYouGuess(collection, undefined),
    },
    {
      name: 'for-you-movielens',
      label: 'for you, with MovieLens of half A',
      guess: () => forYouGuess(evidence.ofHalf, 0),
      half: 'B',
    },
    {
      name: 'for-you-movielens-others',
      label: 'for you, with MovieLens of the others',
      guess: () => forYouByFold(evidence.ofOthers),
    },
  ];
}

const NO_RING: Ring = {
  filmIds: new Int32Array(),
  titles: [],
  voteCounts: new Int32Array(),
  rowOffsets: new Int32Array(1),
  rowTerms: new Int32Array(),
  termCounts: new Float64Array(),
};

function popularity({ films }: Collection): Guess {
  const scores = new Map(films.map(({ filmId, votes }) => [filmId, votes]));
  return () => scores;
}

function jellyfinSum(collection: Collection): Guess {
  const pointsOf = jellyfinPoints(collection);
  return ({ shown }) => {
    const scores = new Map<number, number>();
    for (const filmId of likedOf(shown)) {
      for (const [row, points] of (pointsOf(filmId) ?? []).entries()) {
        const film = collection.films[row]?.filmId ?? 0;
        scores.set(film, (scores.get(film) ?? 0) + points);
      }
    }
    return scores;
  };
}

/** The product's answer to films "like" all that a person likes. */
function likesSummed({ model }: Collection): Guess {
  const weighed = withPreset(model, PRESETS.balanced);
  const answer = createAnswerer(weighed);
  return ({ shown }) => {
    const like = likedOf(shown).map((filmId) => ({ filmId: asFilmId(filmId) }));
    if (like.length === 0) return new Map();
    const { films } = answer({ like, limit: weighed.filmIds.length });
    return new Map(films.map(({ filmId, similarity }) => [filmId, similarity]));
  };
}

/** The product's answer to ratings; its order, as scores, as diversity reorders films. */
function forYouGuess(
  { model, films, ring, opinions }: Collection,
  diversity: number | undefined,
): Guess {
  const taste = createTasteModel(model, {
    voteCounts: films.map(({ votes }) => votes),
    ratings: films.map(({ rating }) => rating),
    opinions,
  });
  return ({ shown, below }) => {
    const rated = ratedFilms(model, [...shown, ...below]);
    const evidence = ringEvidence(taste, ring, rated.others);
    const answer = forYou(taste, { rated, ring: evidence, diversity, limit: films.length });
    return new Map(answer.films.map(({ filmId }, place) => [filmId, -place]));
  };
}

/** {@link forYouGuess} with the evidence of people outside the person's fold. */
function forYouByFold(collections: readonly Collection[]): Guess {
  const guesses = collections.map((collection) => forYouGuess(collection, 0));
  return (person) => guesses[person.fold]?.(person) ?? new Map();
}

function likedOf(shown: readonly Rating[]): readonly number[] {
  return shown.filter(({ rating }) => rating >= LIKED).map(({ filmId }) => filmId);
}
