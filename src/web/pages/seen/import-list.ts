import { count, plural } from '../../format/words.ts';
import { seenStore } from '../../seen/seen-store.ts';
import { matchTitles } from './match-titles.ts';
import { readList } from './read-list.ts';

/** Adds the films of a file to the seen films, and reports how that goes. */
export async function importList(file: File, report: (status: string) => void): Promise<void> {
  try {
    report(`Reading ${file.name}…`);
    const listed = readList(await file.text());
    const known = listed.flatMap(({ filmId }) => (filmId === undefined ? [] : [filmId]));
    const named = listed.filter(({ filmId }) => filmId === undefined);
    const found = await matchTitles(named, (done) =>
      report(`Found ${count(done)} of ${plural(named.length, 'film')}…`),
    );
    await seenStore.change((films) => {
      for (const id of [...known, ...found]) films.add(id);
    });
    report(importedText(known.length + found.length, named.length - found.length));
  } catch (error) {
    report(error instanceof Error ? error.message : 'The file could not be read.');
  }
}

/** `Imported 3 films. Not in this collection: 1.` */
export function importedText(imported: number, missing: number): string {
  const rest = missing === 0 ? '' : ` Not in this collection: ${count(missing)}.`;
  return `Imported ${plural(imported, 'film')}.${rest}`;
}
