import type { SkippedLines } from '../../../../library/library-film.ts';
import { count, plural } from '../../../format/words.ts';
import { isOn, SHELVES, withChanges, type Shelf } from '../../../my-films/film-state.ts';
import type { ImportSummary } from './import-summary.ts';

const SHELF_WORDS = {
  rated: 'rated',
  seen: 'seen',
  watchlist: 'on your watchlist',
  owned: 'owned',
  hidden: 'not interested',
} as const satisfies Record<Shelf, string>;

/** `Imported 3 films: 2 rated, 3 seen.` */
export function importedText({ changes, evidence, questions }: ImportSummary): string {
  const states = [...withChanges(new Map(), changes).values()];
  if (states.length === 0) {
    return questions.length > 0 ? 'One more question.' : 'Nothing was imported.';
  }
  const parts = SHELVES.flatMap((shelf) => {
    const size = states.filter((state) => isOn(shelf, state)).length;
    return size === 0 ? [] : [`${count(size)} ${SHELF_WORDS[shelf]}`];
  });
  const below = evidence === 0 ? '' : ` ${count(evidence)} counted as evidence, not offered.`;
  return `Imported ${plural(states.length, 'film')}: ${parts.join(', ')}.${below}`;
}

const SKIPPED_NOUNS = {
  episode: 'episode',
  series: 'series',
  game: 'game',
  other: 'other title',
} as const satisfies Record<SkippedLines['what'], string>;

/** `Skipped, because they are not films: 12 episodes, 3 series.` */
export function skippedText(skipped: readonly SkippedLines[]): string {
  const totals = new Map<SkippedLines['what'], number>();
  for (const { what, count: lines } of skipped) totals.set(what, (totals.get(what) ?? 0) + lines);
  const parts = [...totals].map(([what, lines]) =>
    what === 'series' ? `${count(lines)} series` : plural(lines, SKIPPED_NOUNS[what]),
  );
  return `Skipped, because they are not films: ${parts.join(', ')}.`;
}
