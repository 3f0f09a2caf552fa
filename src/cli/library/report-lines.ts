import { inCount } from '../../workflow/units.ts';
import type { LibraryPlace, ReadLibrary } from '../../library/library-film.ts';
import type { LibraryReport, MatchedEntry } from '../../library/match-library.ts';
import type { LibraryFiles } from './read-library-files.ts';

/** How many examples of a kind are listed. */
const MOST_EXAMPLES = 10;

/** What was read and found, for people: counts, then every kind of doubt with some examples. */
export function reportLines({ library, report }: LibraryFiles): readonly string[] {
  return [
    summary(library, report),
    ...skippedLines(library),
    ...library.refused.map(({ why }) => `not read: ${why}`),
    ...library.questions.map(
      ({ file, choices }) => `${file} does not say what its films are: ${choices.join(', ')}`,
    ),
    ...examples(
      'matched loosely',
      report.matched.filter(({ loosely }) => loosely !== undefined).map(looseLine),
    ),
    ...examples(
      'more than one film matches',
      report.matched.flatMap((one) => (one.others === undefined ? [] : tieLine(one))),
    ),
    ...examples(
      'not in this collection',
      report.unmatched.map(
        (entry) => `${placeOf(entry)}: ${nameOf(entry.title ?? idOf(entry.filmId), entry.year)}`,
      ),
    ),
    ...examples(
      'not understood',
      library.notUnderstood.map((odd) => `${placeOf(odd)}: ${odd.why}: ${odd.text}`),
    ),
  ];
}

function summary({ files }: ReadLibrary, { matched, films, unmatched, rerated }: LibraryReport) {
  const loosely = matched.filter(({ loosely: how }) => how !== undefined).length;
  const evidence = films.filter(({ notOffered }) => notOffered).length;
  const parts = [
    `${inCount(files.length, 'file')} read`,
    `${inCount(films.length - evidence, 'film')} in this collection`,
    ...(evidence > 0 ? [`${number(evidence)} counted as evidence, not offered`] : []),
    ...(loosely > 0 ? [`${number(loosely)} matched loosely`] : []),
    ...(unmatched.length > 0 ? [`${number(unmatched.length)} not in it`] : []),
    ...(rerated > 0 ? [`${inCount(rerated, 'rating')} replaced by a later one`] : []),
  ];
  return parts.join(', ');
}

const PLURALS = { episode: 'episodes', series: 'series', game: 'games', other: 'other lines' };

function skippedLines({ skipped }: ReadLibrary): readonly string[] {
  const kinds = Object.entries(PLURALS).flatMap(([what, plural]) => {
    const total = skipped.reduce((sum, one) => sum + (one.what === what ? one.count : 0), 0);
    return total === 0 ? [] : [`${number(total)} ${total === 1 ? singular(what) : plural}`];
  });
  return kinds.length === 0 ? [] : [`skipped: ${kinds.join(', ')}`];
}

function singular(what: string): string {
  return what === 'other' ? 'other line' : what;
}

function examples(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST_EXAMPLES;
  return [
    `${title}:`,
    ...lines.slice(0, MOST_EXAMPLES).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${number(more)} more`] : []),
  ];
}

function looseLine({ entry, film, loosely = [] }: MatchedEntry): string {
  const named = nameOf(entry.title ?? '', entry.year);
  return `${placeOf(entry)}: ${named} = ${nameOf(film.title, film.year)} (${loosely.join(', ')})`;
}

function tieLine({ entry, film, others = [] }: MatchedEntry): string {
  const named = nameOf(entry.title ?? '', entry.year);
  const rest = others.map(({ filmId }) => idOf(filmId)).join(', ');
  return `${placeOf(entry)}: ${named} = ${idOf(film.filmId)}, not ${rest}, with fewer votes`;
}

function placeOf({ file, line }: LibraryPlace): string {
  return `${file}:${line}`;
}

function nameOf(title: string, year: number | undefined): string {
  return year === undefined ? title : `${title} (${year})`;
}

function idOf(filmId: number | undefined): string {
  return `tt${String(filmId ?? 0).padStart(7, '0')}`;
}

function number(amount: number): string {
  return amount.toLocaleString('en');
}
