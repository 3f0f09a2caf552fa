import { Chip, ChipList } from '../controls/chip-list.tsx';
import { NO_FILTER, type Filter } from '../url/filter.ts';
import { count, languageName } from '../format/words.ts';

interface FilterChip {
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
  return (
    <ChipList
      label="Filters"
      chips={chipsOf(filter)}
      keyOf={({ text }) => text}
      all={{ text: 'Remove all', onClick: () => onChange(NO_FILTER) }}
    >
      {({ text, change }) => (
        <Chip effect="remove" onClick={() => onChange(change)}>
          {text}
        </Chip>
      )}
    </ChipList>
  );
}

function chipsOf(filter: Filter): readonly FilterChip[] {
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
