/* oxlint-disable typescript/no-non-null-assertion -- places are checked before columns are read */
/**
 * What can be suggested, as columns: some 60 bytes for each film or person in place of several hundred
 * for an object with strings.
 */
import type { ColumnsOf } from '../../duckdb/columns.ts';
import { createTextPacker, type Texts } from './names/packed-texts.ts';
import type { Suggestable, SuggestableList } from './suggestable.ts';

/** The columns of suggested-films.sql. */
export const FILM_COLUMNS = {
  film_id: 'integer',
  title: 'text',
  original_title: 'text',
  year: 'integer',
  rating: 'double',
  vote_count: 'integer',
} as const;

/** The columns of suggested-people.sql. */
export const PERSON_COLUMNS = {
  person_id: 'integer',
  name: 'text',
  birth_year: 'integer',
  death_year: 'integer',
  films: 'integer',
  votes: 'double',
  known_first: 'integer',
  known_second: 'integer',
  known_third: 'integer',
} as const;

/** The films of a snapshot. */
export class SuggestableFilms implements SuggestableList {
  readonly length: number;
  readonly #columns: Omit<ColumnsOf<typeof FILM_COLUMNS>, 'title' | 'original_title'>;
  readonly #titles: Texts;
  /** Empty where it is the title. */
  readonly #originalTitles: Texts;

  constructor({ title, original_title: original, ...columns }: ColumnsOf<typeof FILM_COLUMNS>) {
    this.length = title.length;
    this.#columns = columns;
    this.#titles = packed(title);
    this.#originalTitles = packed(original.map((text, i) => (text === title[i] ? '' : text)));
  }

  get ids(): Int32Array {
    return this.#columns.film_id;
  }

  titleAt(place: number): string {
    return this.#titles.at(place) ?? '';
  }

  at(place: number): Suggestable | undefined {
    if (place >= this.length) return undefined;
    const { film_id: ids, year: years, rating, vote_count: votes } = this.#columns;
    const id = ids[place]!;
    const year = knownYear(years[place]!);
    const title = this.titleAt(place);
    return {
      kind: 'film',
      id,
      year,
      fame: votes[place]!,
      title,
      originalTitle: this.#originalTitles.at(place) || null,
      suggestion: (matchedBy) => ({
        kind: 'film',
        film_id: id,
        title,
        year,
        rating: rating[place]!,
        vote_count: votes[place]!,
        matched_by: matchedBy,
      }),
    };
  }
}

/** The people of a snapshot. */
export class SuggestablePeople implements SuggestableList {
  readonly length: number;
  readonly #columns: Omit<ColumnsOf<typeof PERSON_COLUMNS>, 'name' | `known_${string}`>;
  readonly #names: Texts;
  /** Three for each person: the films that they are known for, by place; -1 for none. */
  readonly #knownFor: Int32Array;
  readonly #films: SuggestableFilms;

  constructor(columns: ColumnsOf<typeof PERSON_COLUMNS>, films: SuggestableFilms) {
    const { name, known_first: first, known_second: second, known_third: third, ...rest } = columns;
    const places = new Map(Array.from(films.ids, (id, place) => [id, place]));
    this.length = name.length;
    this.#columns = rest;
    this.#names = packed(name);
    this.#films = films;
    this.#knownFor = new Int32Array(3 * name.length);
    for (const [k, known] of [first, second, third].entries()) {
      for (const [i, id] of known.entries()) this.#knownFor[3 * i + k] = places.get(id) ?? -1;
    }
  }

  at(place: number): Suggestable | undefined {
    if (place >= this.length) return undefined;
    const { person_id: ids, birth_year: births, death_year: deaths, films, votes } = this.#columns;
    const id = ids[place]!;
    const born = knownYear(births[place]!);
    const name = this.#names.at(place) ?? '';
    return {
      kind: 'person',
      id,
      year: born,
      fame: votes[place]! / 8,
      title: name,
      originalTitle: null,
      suggestion: () => ({
        kind: 'person',
        person_id: id,
        name,
        birth_year: born,
        death_year: knownYear(deaths[place]!),
        films: films[place]!,
        known_for: this.#titlesKnownFor(place),
        matched_by: null,
      }),
    };
  }

  #titlesKnownFor(place: number): readonly string[] {
    return Array.from(this.#knownFor.subarray(3 * place, 3 * place + 3))
      .filter((film) => film >= 0)
      .map((film) => this.#films.titleAt(film));
  }
}

/** Films and people by fame; those of equal fame as they come, films first. */
export function mostPopularFirst(films: SuggestableList, people: SuggestableList): SuggestableList {
  const count = films.length + people.length;
  const one = (place: number): Suggestable | undefined =>
    place < films.length ? films.at(place) : people.at(place - films.length);
  const fames = Float64Array.from({ length: count }, (_, place) => one(place)?.fame ?? 0);
  const order = Uint32Array.from(fames.keys()).sort((a, b) => fames[b]! - fames[a]! || a - b);
  return {
    length: count,
    at: (place) => (place < count ? one(order[place]!) : undefined),
  };
}

function packed(texts: readonly string[]): Texts {
  const packer = createTextPacker();
  for (const text of texts) packer.add(text);
  return packer.texts();
}

function knownYear(year: number): number | null {
  return year === 0 ? null : year;
}
