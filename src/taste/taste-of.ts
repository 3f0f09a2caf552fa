/**
 * What ratings say: how much each rated film counts, and how well known the films should be.
 *
 *     liking = 1 + (rating − usual rating) / 2
 *     weight = liking − quality / 3
 *
 * A film that somebody chose to see says something good even if they gave it their usual rating; a
 * good rating says less of a film that everybody rates well. Some two points below the usual rating,
 * a film counts against those like it. Of films that are not offered, the usual rating and quality say
 * nothing. docs/adr/0017-taste.md has the trials.
 */
import type { EvidenceFilms } from './evidence.ts';

/** What having seen a film says. */
const SEEN = 1;
/** How many points of a rating say as much as 1. */
const POINTS = 2;
const QUALITY = 1 / 3;

/** The usual rating of somebody of whom nothing is known, and how many ratings that is worth. */
const USUAL = 7;
const USUAL_RATINGS = 5;
/** The usual rating of people who rate only films that they hate, or love. */
const LEAST_USUAL = 5.5;
const GREATEST_USUAL = 8.5;

/** r: how much the person likes each rated film, from their usual rating. */
export function likingsOf({ ratings }: EvidenceFilms, usual: number): Float64Array {
  return ratings.map((rating) => SEEN + (rating - usual) / POINTS);
}

/** r: how much each rated film counts; negative if it counts against the films like it. */
export function weightsOf({ quality }: EvidenceFilms, likings: Float64Array): Float64Array {
  return likings.map((liking, film) => liking - QUALITY * (quality[film] ?? 0));
}

/** The usual rating of somebody, by their ratings of films of the collection. */
export function usualRating(ratings: Float64Array): number {
  const sum = ratings.reduce((all, rating) => all + rating, USUAL_RATINGS * USUAL);
  const usual = sum / (ratings.length + USUAL_RATINGS);
  return Math.min(Math.max(usual, LEAST_USUAL), GREATEST_USUAL);
}

const FAME = 0.5;
const FAME_RATINGS = 5;

/**
 * How many hidden gems suit a person, from 0 to 1: the better known the films that they rated, the
 * fewer. 0.5 without ratings.
 */
export function hiddenGemsOf({ fame }: EvidenceFilms): number {
  const sum = fame.reduce((all, one) => all + one, 0);
  const slope = (FAME * sum) / (fame.length + FAME_RATINGS);
  return Math.min(Math.max((1 - slope) / 2, 0), 1);
}

/** What one step of the fame of a film adds to its score: from 1, for well-known films, to −1. */
export function fameSlope(hiddenGems: number): number {
  return 1 - 2 * hiddenGems;
}
