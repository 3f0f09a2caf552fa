import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fieldSplitter } from './field-splitter.ts';

/** The lines of a text that arrives in pieces cut at these places; null where it is not UTF-8. */
function linesOf(bytes: Uint8Array, cuts: readonly number[] = []): readonly unknown[] {
  const lines: unknown[] = [];
  const splitter = fieldSplitter((line, fields, count) => {
    assert.equal(line, lines.length + 1);
    if (fields !== undefined) assert.equal(fields.length, Math.min(count, 1000));
    lines.push(fields ?? null);
  });
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (a, b) => a - b,
  );
  for (const [index, to] of places.entries()) {
    splitter.take(Buffer.from(bytes.subarray(places[index - 1] ?? 0, to)));
  }
  splitter.end();
  return lines;
}

test('lines and fields are those of the text, wherever it is cut', () => {
  const part = fc.constantFrom('\t', '\n', 'a', 'é', '𝔸', '"', ' ', '\uFEFF');
  const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), (whole, cuts) => {
      const lines = whole.split('\n').map((line) => line.split('\t'));
      if (whole === '' || whole.endsWith('\n')) lines.pop();
      assert.deepEqual(linesOf(Buffer.from(whole), cuts), lines);
    }),
  );
});

test('a carriage return at the end of a line is not part of it', () => {
  assert.deepEqual(linesOf(Buffer.from('a\r\tb\r\nc\r')), [['a\r', 'b'], ['c']]);
});

test('of a long field the beginning is kept, to a whole character', () => {
  for (const character of ['x', 'é', '𝔸']) {
    const field = character.repeat(1 << 20);
    for (const start of ['', 'a', 'ab', 'abc']) {
      const [[kept, next] = []] = linesOf(
        Buffer.from(`${start}${field}\tnext\n`),
        [77, 300_001],
      ) as readonly string[][];
      assert.ok(kept !== undefined && `${start}${field}`.startsWith(kept));
      const bytes = Buffer.byteLength(kept);
      assert.ok(bytes <= 256 << 10 && bytes > (256 << 10) - 4, `${bytes} bytes`);
      assert.equal(next, 'next');
    }
  }
});

test('a line with bytes that are not UTF-8 is distinguished from others', () => {
  const bytes = Buffer.concat([Buffer.from('a\t'), Buffer.of(0xff), Buffer.from('\tc\nd\n')]);
  assert.deepEqual(linesOf(bytes), [null, ['d']]);
});

test('of a line with millions of fields only the first are kept', () => {
  const [fields] = linesOf(Buffer.from('\t'.repeat(3_000_000)));
  assert.equal((fields as readonly string[]).length, 1000);
});
