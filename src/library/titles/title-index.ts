import { foldText } from '../../titles/fold-text.ts';
import { foldTitle } from '../../titles/fold-title.ts';
import type { FilmTitles } from './film-titles.ts';

/** How a title in a file differs from the film that it was matched with. */
export type Looseness =
  'original title' | 'alternate title' | 'other year' | 'no year' | 'other spelling';

/** A film as titles and years find it. */
export interface IndexedFilm {
  readonly filmId: number;
  readonly title: string;
  /** Undefined when unknown. */
  readonly year: number | undefined;
  readonly votes: number;
  /** Present: rated too low for the collection, so that it only counts as evidence of taste. */
  readonly notOffered?: true;
}

/** The film that a title means. */
interface TitleMatch {
  readonly film: IndexedFilm;
  /** How it differs; empty when title and year are the film's own. */
  readonly loosely: readonly Looseness[];
  /** Other films that fit equally well and have fewer votes. */
  readonly others: readonly IndexedFilm[];
}

/** Finds films by id, or by title and year. */
export interface TitleIndex {
  readonly byId: (filmId: number) => IndexedFilm | undefined;
  readonly byTitle: (title: string, year?: number) => TitleMatch | undefined;
}

/** Services may differ by a year, because of festivals and other countries. */
const YEARS_APART = 1;
const KINDS = ['title', 'original title', 'alternate title'] as const;

/**
 * Prepares the titles of a collection for matching. Titles of a kind are indexed when the first title
 * is looked for among them: of alternate titles there may be a million, and few lists need one.
 */
export function createTitleIndex(titles: FilmTitles): TitleIndex {
  const { film_ids: ids, original_titles: original, alternate_titles: alternate } = titles;
  const notOffered = new Set(titles.not_offered);
  const rows = new Map(ids.map((id, row) => [id, row]));
  const kinds: readonly KindOfTitles[] = [
    kindOf(titles.titles, (place) => place),
    kindOf(original.titles, (place) => original.rows[place]),
    kindOf(alternate.titles, (place) => alternate.rows[place]),
  ];
  const filmOf = (row: number): IndexedFilm => ({
    filmId: ids[row] ?? 0,
    title: titles.titles[row] ?? '',
    year: titles.years[row] || undefined,
    votes: titles.vote_counts[row] ?? 0,
    ...(notOffered.has(row) && { notOffered: true }),
  });
  return {
    byId(filmId) {
      const row = rows.get(filmId);
      return row === undefined ? undefined : filmOf(row);
    },
    byTitle(title, year) {
      const sought = { text: foldText(title), whole: foldTitle(title), year };
      for (const round of roundsOf(title, sought.whole)) {
        const named = Array.from(kinds[round.kind]?.withKey(round.key) ?? [], (found) => ({
          film: filmOf(found.row),
          title: found.title,
        }));
        const [first, ...rest] = candidatesAmong(named, round, sought);
        if (first === undefined) continue;
        const equal = rest.filter((other) => compare(first, other) === 0);
        return {
          film: first.film,
          loosely: loosenessOf(first, year),
          others: equal.map(({ film }) => film),
        };
      }
      return undefined;
    },
  };
}

/** The films of the year, or one before or after, the best first; each once. */
function candidatesAmong(
  named: readonly { readonly film: IndexedFilm; readonly title: string }[],
  { kind, round }: Round,
  { text, whole, year }: Sought,
): readonly Candidate[] {
  const best = new Map<number, Candidate>();
  for (const { film, title } of named) {
    const apart = yearsApart(year, film.year);
    if (apart > YEARS_APART) continue;
    const spelling =
      round > 0 ? 3 : foldText(title) === text ? 0 : foldTitle(title) === whole ? 1 : 2;
    const candidate = { film, kind, apart, spelling };
    const known = best.get(film.filmId);
    if (known === undefined || compare(candidate, known) < 0) best.set(film.filmId, candidate);
  }
  return [...best.values()].sort(
    (one, other) =>
      compare(one, other) ||
      other.film.votes - one.film.votes ||
      one.film.filmId - other.film.filmId,
  );
}

/** What is looked for. */
interface Sought {
  /** The title's {@link foldText}. */
  readonly text: string;
  /** Its {@link foldTitle}. */
  readonly whole: string;
  readonly year: number | undefined;
}

/** Where it is looked for, one after the other until it is found. */
interface Round {
  readonly round: number;
  /** The place in {@link KINDS}. */
  readonly kind: number;
  readonly key: string;
}

/**
 * First the title itself; then, as `Dune` and `Dune: Part One` are one film, with or without a 1; then
 * without what is in brackets at its end, and that alone: `Seven (a.k.a. Se7en)`. Keys have no spaces,
 * so that `Wall-E` and `Walle` are near.
 */
function* roundsOf(title: string, whole: string): Generator<Round> {
  const [, before = '', inside = ''] = /^([^(]+)\((?:a\.?k\.?a\.? )?([^()]+)\)$/i.exec(title) ?? [];
  const keys = [
    whole,
    whole.endsWith(' 1') ? whole.slice(0, -2) : `${whole} 1`,
    ...(before.trim() === '' ? [] : [foldTitle(before), foldTitle(inside)]),
  ];
  for (const [round, key] of keys.entries()) {
    for (const kind of KINDS.keys()) yield { round, kind, key: key.replaceAll(' ', '') };
  }
}

/** The titles of one kind, by their keys. */
interface KindOfTitles {
  readonly withKey: (key: string) => Iterable<{ readonly row: number; readonly title: string }>;
}

/** @param rowOf the film of a title, by their places */
function kindOf(
  titles: readonly string[],
  rowOf: (place: number) => number | undefined,
): KindOfTitles {
  let postings: Postings | undefined;
  return {
    *withKey(key) {
      postings ??= postingsOf(titles);
      const { heads, next } = postings;
      for (let place = heads.get(key) ?? -1; place !== -1; place = next[place] ?? -1) {
        const row = rowOf(place);
        if (row !== undefined) yield { row, title: titles[place] ?? '' };
      }
    },
  };
}

/** Chains of the titles with one key, by their places. */
interface Postings {
  readonly heads: ReadonlyMap<string, number>;
  readonly next: Int32Array;
}

function postingsOf(titles: readonly string[]): Postings {
  const heads = new Map<string, number>();
  const next = new Int32Array(titles.length).fill(-1);
  for (const [place, title] of titles.entries()) {
    const key = foldTitle(title).replaceAll(' ', '');
    next[place] = heads.get(key) ?? -1;
    heads.set(key, place);
  }
  return { heads, next };
}

interface Candidate {
  readonly film: IndexedFilm;
  /** The place in {@link KINDS}. */
  readonly kind: number;
  readonly apart: number;
  /** From 0, equal text, to 3, equal but for a `1` or what is in brackets. */
  readonly spelling: number;
}

function compare(one: Candidate, other: Candidate): number {
  return one.kind - other.kind || one.apart - other.apart || one.spelling - other.spelling;
}

/** A film whose year is unknown does not match a certain year. */
function yearsApart(year: number | undefined, filmYear: number | undefined): number {
  if (year === undefined) return 0;
  return filmYear === undefined ? Infinity : Math.abs(year - filmYear);
}

function loosenessOf({ kind, apart, spelling }: Candidate, year: number | undefined) {
  const loosely: Looseness[] = [];
  const name = KINDS[kind];
  if (name !== undefined && name !== 'title') loosely.push(name);
  if (spelling > 1) loosely.push('other spelling');
  if (year === undefined) loosely.push('no year');
  else if (apart > 0) loosely.push('other year');
  return loosely;
}
