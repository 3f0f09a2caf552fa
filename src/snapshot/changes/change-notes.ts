import { clip } from '../../sources/source-error.ts';
import { inCount } from '../../workflow/units.ts';
import type { ChangedFilm, FilmChanges, SnapshotChanges } from './compare-snapshots.ts';

const inFigures = (count: number): string => count.toLocaleString('en-US');

/** The changes in a few lines, for people. */
export function changeNotes(changes: SnapshotChanges): readonly string[] {
  const { since, added, removed, changed } = changes;
  const day = since.built_at.slice(0, 10);
  return [
    `since snapshot ${since.snapshot} of ${day}: ${inCount(added.films, 'film')} added, ` +
      `${inFigures(removed.films)} removed, ${inFigures(changed.films)} changed`,
    ...examplesOf('added', added, filmName),
    ...examplesOf('removed', removed, filmName),
    ...columnNote(changes),
    ...examplesOf(
      'changed',
      changed,
      (film) => `${filmName(film)}: ${film.columns.join(' and ')}`,
      '; ',
    ),
    `rows: ${rowsNote(changes)}`,
  ];
}

function examplesOf(
  kind: string,
  { films, examples }: FilmChanges,
  inWords: (film: ChangedFilm) => string,
  separator = ', ',
): readonly string[] {
  if (films === 0) return [];
  const more = films - examples.length;
  const rest = more > 0 ? `${separator}and ${inFigures(more)} more` : '';
  return [`${kind}: ${examples.map(inWords).join(separator)}${rest}`];
}

function filmName({ title, year }: ChangedFilm): string {
  return year === null ? clip(title) : `${clip(title)} (${year})`;
}

function columnNote({ columns }: SnapshotChanges): readonly string[] {
  const counts = Object.entries(columns).map(([name, films]) => `${name} of ${inFigures(films)}`);
  return counts.length === 0 ? [] : [`changed columns: ${counts.join(', ')}`];
}

function rowsNote({ rows }: SnapshotChanges): string {
  return Object.entries(rows)
    .map(([table, { before, now }]) => {
      const sign = now > before ? '+' : '−';
      const by = now === before ? '' : ` (${sign}${inFigures(Math.abs(now - before))})`;
      return `${table} ${inFigures(now)}${by}`;
    })
    .join(', ');
}
