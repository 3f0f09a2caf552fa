import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { FilmTable } from '../../search/table/film-table.ts';
import { JsonWriter } from './json-writer.ts';

const FILMS = ['{"title":"Amélie"}', '{"title":"千と千尋の神隠し"}', '{"title":"😀"}'];

test('what is written is the UTF-8 of the texts and films, of any length, again and again', () => {
  const films = tableOf(FILMS);
  const writer = new JsonWriter();
  const text = fc.record({ text: fc.string({ unit: 'grapheme' }), times: fc.nat(20_000) });
  const comma = fc.constant({ comma: true });
  const film = fc.record({ row: fc.nat(FILMS.length - 1), likes: fc.option(fc.nat()) });
  fc.assert(
    fc.property(fc.array(fc.oneof(text, film, comma)), (parts) => {
      let expected = '';
      for (const part of parts) {
        if ('text' in part) {
          writer.text(part.text.repeat(part.times));
          expected += part.text.repeat(part.times);
        } else if ('comma' in part) {
          writer.comma();
          expected += ',';
        } else {
          const { row, likes } = part;
          writer.film(films, row, likes === null ? '' : `"likes":${likes}`);
          const json = FILMS[row] ?? '';
          expected += likes === null ? json : json.replace(/}$/, `,"likes":${likes}}`);
        }
      }
      assert.ok(writer.take().equals(Buffer.from(expected)));
    }),
    { numRuns: 50 },
  );
});

function tableOf(texts: readonly string[]): FilmTable {
  const text = Uint8Array.from(Buffer.from(texts.map((line) => `${line}\n`).join('')));
  let end = -1;
  const ends = Float64Array.from(texts, (line) => (end += Buffer.byteLength(line) + 1));
  return { json: { text, ends } } as FilmTable;
}
