import { readYear } from '../values/year.ts';

/** The parts of `Heat (1995)`; the whole as title when it does not end in a year. */
export function parseTitle(text: string): { readonly title: string; readonly year?: number } {
  const [, written] = /\((\d{4})\)$/.exec(text) ?? [];
  const year = readYear(written);
  return year === undefined ? { title: text } : { title: text.slice(0, -6).trim(), year };
}
