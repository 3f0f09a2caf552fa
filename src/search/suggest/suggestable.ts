/** A suggested film. */
interface SuggestedFilm {
  readonly kind: 'film';
  readonly film_id: number;
  readonly title: string;
  /** The year of release, null when unknown. */
  readonly year: number | null;
  readonly rating: number;
  readonly vote_count: number;
  /** The other title by which it was found; null: by its own. */
  readonly matched_by: string | null;
}

/** A suggested person. */
interface SuggestedPerson {
  readonly kind: 'person';
  readonly person_id: number;
  readonly name: string;
  readonly birth_year: number | null;
  readonly death_year: number | null;
  /** In how many films they had a part. */
  readonly films: number;
  /** The titles of the three most popular of these. */
  readonly known_for: readonly string[];
  readonly matched_by: null;
}

export type Suggestion = SuggestedFilm | SuggestedPerson;

/** Something that can be suggested, and the names by which it is found. */
export interface Suggestable {
  readonly kind: Suggestion['kind'];
  /** The id of the film or person. */
  readonly id: number;
  /** When a film was released or a person born, null when unknown. */
  readonly year: number | null;
  /** How popular it is: a film's votes, or an eighth of the votes of all of a person's films. */
  readonly fame: number;
  readonly title: string;
  /** Null if unknown or the same as `title`. */
  readonly originalTitle: string | null;
  readonly suggestion: (matchedBy: string | null) => Suggestion;
}

/** What can be suggested, by place, the most popular first; an array is such a list. */
export type SuggestableList = Pick<readonly Suggestable[], 'length' | 'at'>;
