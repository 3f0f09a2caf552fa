import { readYear } from '../values/year.ts';

/** The parts of `Heat (1995)`; the whole as title when it does not end in a year. */
export function titleAndYear(text: string): { readonly title: string; readonly year?: number } {
  const [, title, written] = /^(.+?)\s*\((\d{4})\)\s*$/.exec(text) ?? [];
  const year = readYear(written);
  return title === undefined || year === undefined ? { title: text } : { title, year };
}
