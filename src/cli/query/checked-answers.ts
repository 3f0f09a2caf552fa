/** The parts of a server's answers that this program shows; each check throws a TypeError. */
import type { ListInfo } from '../../api/export/named-list.ts';
import type { FilmTitles } from '../../library/titles/film-titles.ts';
import type { Film } from '../../search/film.ts';
import { isObject } from '../../sources/services/json-fields.ts';

/** Films, if they have what is shown of them. */
export function checkedFilms<Listed extends Film>(films: readonly Listed[]): readonly Listed[] {
  return checkedList(films, isFilm, 'a film lacks its id, title, year, rating or genres');
}

/** Similar films, which also have their similarity. */
export function checkedSimilar<Listed extends Film>(films: readonly Listed[]): readonly Listed[] {
  return checkedList(films, isSimilar, 'a film lacks its id, title, year, genres or similarity');
}

/** Suggestions of films and people, if the films have what distinguishes them. */
export function checkedSuggestions<Suggested extends { readonly kind: 'film' | 'person' }>(
  suggestions: readonly Suggested[],
): readonly Suggested[] {
  return checkedList(suggestions, isSuggestion, 'a suggestion lacks its kind, id, title or year');
}

/** Named lists. */
export function checkedLists(lists: readonly ListInfo[]): readonly ListInfo[] {
  return checkedList(lists, isNamedList, 'a list lacks its name or counts');
}

/** The titles of all films, in columns of one length. */
export function checkedTitles(titles: FilmTitles): FilmTitles {
  const given: unknown = titles;
  if (isObject(given) && areTitles(given)) return titles;
  throw new TypeError('the columns of titles differ in length');
}

function areTitles(titles: Readonly<Record<string, unknown>>): boolean {
  const { film_ids: ids, titles: texts, years, vote_counts: votes } = titles;
  return (
    isListOf(texts, 'string') &&
    [ids, years, votes].every((one) => isListOf(one, 'number') && one.length === texts.length) &&
    [titles['original_titles'], titles['alternate_titles']].every(areOtherTitles)
  );
}

function areOtherTitles(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { rows, titles } = value;
  return isListOf(rows, 'number') && isListOf(titles, 'string') && rows.length === titles.length;
}

function checkedList<Item>(
  list: readonly Item[],
  isItem: (value: unknown) => boolean,
  fault: string,
): readonly Item[] {
  if (!Array.isArray(list)) throw new TypeError('a list was expected');
  if (!list.every(isItem)) throw new TypeError(fault);
  return list;
}

function isFilm(film: unknown): boolean {
  return (
    isObject(film) &&
    Number.isInteger(film['film_id']) &&
    typeof film['title'] === 'string' &&
    (film['year'] === null || typeof film['year'] === 'string') &&
    typeof film['rating'] === 'number' &&
    isListOf(film['genres'], 'string')
  );
}

function isSimilar(film: unknown): boolean {
  return isFilm(film) && isObject(film) && typeof film['similarity'] === 'number';
}

function isSuggestion(one: unknown): boolean {
  if (!isObject(one)) return false;
  if (one['kind'] === 'person') return true;
  return (
    one['kind'] === 'film' &&
    Number.isInteger(one['film_id']) &&
    typeof one['title'] === 'string' &&
    (one['year'] === null || typeof one['year'] === 'number')
  );
}

function isNamedList(list: unknown): boolean {
  return (
    isObject(list) &&
    typeof list['name'] === 'string' &&
    typeof list['count'] === 'number' &&
    isListOf(list['first_bad_lines'], 'number')
  );
}

function isListOf(value: unknown, type: 'string' | 'number'): value is readonly unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item === type);
}
