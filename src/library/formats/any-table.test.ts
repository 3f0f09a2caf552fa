import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { readLibraryFile } from '../read-library-file.ts';
import { QUIRKS } from '../testing/table-quirks.ts';

const title = fc
  .array(
    fc.oneof(
      fc.constantFrom(',', ';', '\t', '|', '"', '""', '\n', ' ', "'", '=', 'é', '#', 'Ende'),
      fc.string({ unit: fc.constantFrom(...'abcXYZ019éüß.-'.split('')), maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  // as reading trims, and has line feeds for all ends of lines
  .map((parts) => `x${parts.join('').trim()}`.trim());

const film = fc.record(
  {
    title,
    year: fc.integer({ min: 1900, max: 2030 }),
    rating: fc.integer({ min: 1, max: 10 }),
  },
  { noNullPrototype: true },
);

test('any titles, written in any of the forms, are read as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(film, { minLength: 1, maxLength: 20 }),
      fc.constantFrom(...QUIRKS),
      async (films, quirk) => {
        const bytes = quirk.bytesOf({
          format: 'Letterboxd ratings',
          file: 'ratings.csv',
          rows: [
            ['Date', 'Name', 'Year', 'Letterboxd URI', 'Rating'],
            ...films.map((one) => [
              '2020-01-01',
              one.title,
              `${one.year}`,
              'x',
              `${one.rating / 2}`,
            ]),
          ],
          films: [],
        });
        const { entries, notUnderstood } = await readLibraryFile('ratings.csv', bytes);
        assert.deepEqual(notUnderstood, [], quirk.name);
        assert.deepEqual(
          entries.map((entry) => [entry.title, entry.year, entry.rating]),
          films.map((one) => [one.title, one.year, one.rating]),
          quirk.name,
        );
      },
    ),
    { numRuns: 300 },
  );
});
