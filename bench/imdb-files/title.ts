import { type Dice, WeightedTable } from './dice.ts';

const STREAM = 1;
/** Titles of neighbouring numbers that are episodes belong to one series. */
const EPISODES = 48;

interface Kind {
  readonly name: string;
  /** Of 10,000 titles. */
  readonly share: number;
  readonly rated: number;
  readonly medianVotes: number;
  readonly votesSpread: number;
  readonly meanRating: number;
  readonly minutes: number;
  readonly minutesKnown: number;
  /** Persons in title.principals, about. */
  readonly persons: number;
}

/** IMDb's title types with what is typical for each, in the order of `Kind`. */
export const KINDS: readonly Kind[] = [
  typical('tvEpisode', 7730, 0.085, 18, 1.5, 7.3, 35, 0.35, 6.1),
  typical('short', 930, 0.16, 20, 1.3, 6.8, 12, 0.65, 6.5),
  typical('movie', 617, 0.48, 70, 2.9, 6, 93, 0.66, 11.5),
  typical('video', 270, 0.17, 30, 1.5, 6.3, 70, 0.6, 6),
  typical('tvSeries', 247, 0.38, 60, 2.2, 6.8, 40, 0.4, 6),
  typical('tvMovie', 130, 0.36, 60, 1.9, 6.5, 75, 0.6, 8),
  typical('tvMiniSeries', 55, 0.32, 90, 2, 7.1, 50, 0.45, 7),
  typical('tvSpecial', 45, 0.25, 25, 1.6, 6.8, 60, 0.5, 6),
  typical('videoGame', 36, 0.42, 60, 1.8, 7.2, 0, 0, 6),
  typical('tvShort', 9, 0.22, 40, 1.5, 6.8, 10, 0.8, 6),
];
const EPISODE = 0;
const MOVIE = 2;
const kindTable = new WeightedTable(KINDS.map(({ share }) => share));

/** The facts of a title that several files must agree on. */
export interface Title {
  /** A place in KINDS. */
  readonly kind: number;
  readonly isEpisode: boolean;
  readonly isMovie: boolean;
  readonly series: number;
  readonly season: number;
  readonly episode: number;
  /** 0 where unknown. */
  readonly year: number;
  readonly minutes: number;
  readonly hasGenres: boolean;
  /** 0 where the title has no row in title.ratings. */
  readonly votes: number;
  readonly ratingTenths: number;
  readonly persons: number;
}

/** The title of a number: the same in every file. */
export function titleOf(item: number, id: number, dice: Dice): Title {
  dice.roll(STREAM, item);
  const kind = kindTable.draw(dice);
  const habits = KINDS[kind] as Kind;
  const isRated = dice.chance(habits.rated);
  const votes = isRated ? drawVotes(habits, dice) : 0;
  return {
    kind,
    isEpisode: kind === EPISODE,
    isMovie: kind === MOVIE,
    series: Math.floor(item / EPISODES),
    season: 1 + (Math.floor(item / EPISODES) % 9),
    episode: 1 + (item % EPISODES) + (item % 7 === 0 ? 900 : 0),
    year: dice.chance(0.12) ? 0 : drawYear(id, dice),
    minutes: dice.chance(habits.minutesKnown) ? drawMinutes(habits, dice) : 0,
    hasGenres: dice.chance(kind === MOVIE ? 0.985 : 0.955),
    votes,
    ratingTenths: isRated ? drawRating(habits, dice) : 0,
    persons: drawPersons(habits, votes, dice),
  };
}

function drawVotes({ medianVotes, votesSpread }: Kind, dice: Dice): number {
  const logarithm = Math.log(medianVotes) + votesSpread * dice.bell();
  // A few titles are known to millions, none to a billion.
  const bounded = logarithm > 12 ? 12 + (logarithm - 12) * 0.5 : logarithm;
  return Math.max(5, Math.floor(Math.exp(bounded)));
}

function drawRating({ meanRating }: Kind, dice: Dice): number {
  return Math.min(100, Math.max(10, Math.round((meanRating + 1.2 * dice.bell()) * 10)));
}

/** Ids are handed out in the course of time, old titles late as well. */
function drawYear(id: number, dice: Dice): number {
  const newest =
    id < 1e7 ? 1950 + Math.floor((id / 1e7) * 69) : 2019 + Math.floor((id - 1e7) / 4e6);
  const back = dice.chance(0.7) ? dice.below(3) : Math.floor(dice.unit() ** 2 * 70);
  return Math.max(1890, newest - back);
}

function drawMinutes({ minutes }: Kind, dice: Dice): number {
  return Math.max(1, Math.round(minutes * (1 + 0.25 * dice.bell())));
}

/** Many have a few, known films twenty or more, none more than 75. */
function drawPersons({ persons }: Kind, votes: number, dice: Dice): number {
  if (dice.chance(0.1)) return 0;
  const mean = votes > 500 ? persons * 1.6 : persons;
  const drawn = Math.round(mean * 0.47 - mean * 0.86 * Math.log(1 - dice.unit()));
  return Math.min(75, Math.max(1, drawn));
}

function typical(
  name: string,
  share: number,
  rated: number,
  medianVotes: number,
  votesSpread: number,
  meanRating: number,
  minutes: number,
  minutesKnown: number,
  persons: number,
): Kind {
  return {
    name,
    share,
    rated,
    medianVotes,
    votesSpread,
    meanRating,
    minutes,
    minutesKnown,
    persons,
  };
}
