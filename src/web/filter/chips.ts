import { languageName } from '../../similarity/wording/names.ts';
import { count } from '../format/words.ts';
import type { Filter } from '../url/filter.ts';
import { runningTimeText } from './running-times.ts';

interface FilterChip {
  readonly text: string;
  /** The person whose name follows the text. */
  readonly personId?: number;
  /** The change of the URL that removes it. */
  readonly change: Filter;
}

const LIST_TEXTS = [
  ['genres', (genre) => genre],
  ['not', (genre) => `no ${genre}`],
  ['countries', (country) => country],
  ['styles', (style) => style],
  ['with', (name) => `with ${name}`],
  ['without', (name) => `without ${name}`],
] as const satisfies readonly (readonly [keyof Filter, (value: string) => string])[];

const PEOPLE_TEXTS = [
  ['people', 'with'],
  ['except', 'without'],
] as const;

/** A filter in words, one chip for each part that can be removed. */
export function chipsOf(filter: Filter): readonly FilterChip[] {
  const { from, to, language, rating, votes } = filter;
  const chips = LIST_TEXTS.flatMap(([key, textOf]): FilterChip[] =>
    (filter[key] ?? []).map((value) => ({
      text: textOf(value),
      change: { [key]: filter[key]?.filter((one) => one !== value) },
    })),
  );
  for (const [key, text] of PEOPLE_TEXTS) {
    for (const personId of filter[key] ?? []) {
      const others = filter[key]?.filter((id) => id !== personId);
      chips.push({ text, personId, change: { [key]: others } });
    }
  }
  if (from !== undefined || to !== undefined) {
    chips.push({ text: yearsText(from, to), change: { from: undefined, to: undefined } });
  }
  if (filter.min !== undefined || filter.max !== undefined) {
    const text = runningTimeText(filter.min, filter.max);
    chips.push({ text, change: { min: undefined, max: undefined } });
  }
  if (language !== undefined) {
    chips.push({ text: languageName(language), change: { language: undefined } });
  }
  if (rating !== undefined) chips.push({ text: `rated ${rating}+`, change: { rating: undefined } });
  if (votes !== undefined) {
    chips.push({ text: `${count(votes)}+ votes`, change: { votes: undefined } });
  }
  return chips;
}

function yearsText(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to === from + 9 && from % 10 === 0) return `${from}s`;
  if (from === undefined) return `until ${to}`;
  if (to === undefined) return `from ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}
