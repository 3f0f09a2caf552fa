import { filmIdOf } from '../values/film-id.ts';
import { readYear } from '../values/year.ts';
import type { JsonItem } from './format.ts';

/** The fields of a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields of an object, none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/** A field as text: numbers too, nothing for anything else. */
export function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** The IMDb id in `ids`, as Trakt and Simkl write it. */
export function imdbIdIn(fields: Fields): number | undefined {
  return filmIdOf(textIn(fieldsOf(fields['ids']), 'imdb'));
}

export function yearIn(fields: Fields): number | undefined {
  return readYear(textIn(fields, 'year'));
}

/** The items of a list with their positions, from 1. */
export function numbered(values: readonly unknown[]): readonly JsonItem[] {
  return values.map((value, index) => ({ position: index + 1, value }));
}
