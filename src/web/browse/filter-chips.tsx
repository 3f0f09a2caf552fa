import { NO_FILTER, type Filter } from '../address/filter.ts';
import { count, languageName } from '../format/words.ts';

interface Chip {
  readonly text: string;
  /** What removes it. */
  readonly change: Filter;
}

/** What a list is narrowed by, each to be removed again. */
export function FilterChips({
  filter,
  onChange,
}: {
  readonly filter: Filter;
  readonly onChange: (change: Filter) => void;
}) {
  const chips = chipsOf(filter);
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap gap-1.5">
      {chips.map(({ text, change }) => (
        <li key={text}>
          <button type="button" className="pill" onClick={() => onChange(change)}>
            {text}
            <span aria-hidden="true">×</span>
            <span className="sr-only">, remove</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="px-2 py-1 text-sm text-quiet underline underline-offset-4"
            onClick={() => onChange(NO_FILTER)}
          >
            Remove all
          </button>
        </li>
      )}
    </ul>
  );
}

function chipsOf(filter: Filter): readonly Chip[] {
  const lists = [
    ['genres', (genre: string) => genre],
    ['not', (genre: string) => `no ${genre}`],
    ['with', (name: string) => `with ${name}`],
    ['without', (name: string) => `without ${name}`],
  ] as const;
  const fromLists = lists.flatMap(([key, words]) =>
    (filter[key] ?? []).map((value) => ({
      text: words(value),
      change: { [key]: filter[key]?.filter((one) => one !== value) },
    })),
  );
  const { from, to, language, rating, votes } = filter;
  return [
    ...fromLists,
    ...(from === undefined && to === undefined
      ? []
      : [{ text: yearsInWords(from, to), change: { from: undefined, to: undefined } }]),
    ...(language === undefined
      ? []
      : [{ text: languageName(language), change: { language: undefined } }]),
    ...(rating === undefined ? [] : [{ text: `${rating} and up`, change: { rating: undefined } }]),
    ...(votes === undefined
      ? []
      : [{ text: `${count(votes)} votes and more`, change: { votes: undefined } }]),
  ];
}

function yearsInWords(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to === from + 9 && from % 10 === 0) return `${from}s`;
  if (from === undefined) return `until ${to}`;
  return to === undefined ? `since ${from}` : `${from} – ${to}`;
}
