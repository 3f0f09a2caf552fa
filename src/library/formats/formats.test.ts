import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import type { LibraryFilm, ReadLibrary } from '../library-film.ts';
import { readLibraryFile } from '../read-library-file.ts';
import { TABLE_EXAMPLES } from '../testing/format-examples.ts';
import { csvOf, QUIRKS } from '../testing/table-quirks.ts';

function filmsOf({ entries }: ReadLibrary): readonly LibraryFilm[] {
  return entries.map(({ file: _file, line: _line, ...film }) => film);
}

const GUIDE = readFileSync(new URL('../../../docs/your-ratings.md', import.meta.url), 'utf8');

test('the guide lists every kind of table, and every form in which each is read', () => {
  const table = GUIDE.slice(GUIDE.indexOf('| kind of file'), GUIDE.indexOf('The forms: '));
  const kinds = [...table.matchAll(/^\| (.+?) +\|/gm)].slice(2).map(([, kind]) => kind);
  assert.deepEqual(
    kinds,
    TABLE_EXAMPLES.map(({ format }) => format),
  );
  const [, forms = ''] = /The forms: ([^]*?)\.\n/.exec(GUIDE) ?? [];
  assert.deepEqual(
    forms.replaceAll('\n', ' ').split('; '),
    QUIRKS.map(({ name }) => name),
  );
});

for (const example of TABLE_EXAMPLES) {
  suite(example.format, () => {
    for (const quirk of QUIRKS) {
      test(`is read with ${quirk.name}`, async () => {
        const library = await readLibraryFile(example.file, quirk.bytesOf(example));
        assert.deepEqual(filmsOf(library), example.films);
        assert.deepEqual(library.notUnderstood, []);
        const skipped = library.skipped.map(({ what, count }) => [what, count]);
        assert.deepEqual(Object.fromEntries(skipped), example.skipped ?? {});
      });
    }

    test('names the line of each film, also after cells of several lines', async () => {
      const text = csvOf(example);
      const bytes = new TextEncoder().encode(text);
      const { entries } = await readLibraryFile(example.file, bytes);
      const lines = text.split('\n');
      for (const { line, title, filmId } of entries) {
        const named = filmId === undefined ? (title ?? '') : String(filmId);
        assert.ok(lines[line - 1]?.includes(named), `${named} is not in line ${line}`);
      }
    });
  });
}
