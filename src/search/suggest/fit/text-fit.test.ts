import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fitOf, typedText } from './text-fit.ts';

const fit = (typed: string, text: string): number | undefined => fitOf(typedText(typed), text);

test('a text fits better the more it is what was typed', () => {
  const fits: [string, string, number | undefined][] = [
    ['alien', 'alien', 0],
    ['godfather', 'the godfather', 0],
    ['the godfather', 'the godfather', 0],
    ['spiderman', 'spider man', 0],
    ['wall e', 'walle', 0],
    ['godfa', 'the godfather', 1],
    ['the lord of the ri', 'the lord of the rings', 1],
    ['jackson p', 'peter jackson', 2],
    ['verse', 'spiderverse', 2],
    ['har pot', 'harry potter', 2],
    ['matirx', 'the matrix', 4],
    ['matirx', 'the matrix reloaded', 5],
    ['godfahter', 'the godfather', 4],
    ['the godfahter', 'the godfather', 4],
    ['千尋', '千と千尋の神隠し', 2],
    ['toy story 3', 'toy story 2', undefined],
    ['alien', 'amelie', undefined],
  ];
  for (const [typed, text, wanted] of fits) {
    assert.equal(fit(typed, text), wanted, `${typed} in ${text}`);
  }
});

test('a text that begins with what was typed fits better than one with a letter wrong', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(word, word, (typed, rest) => {
      assert.ok((fit(typed, typed + rest) ?? Infinity) <= 1);
      const other = fit(`x${typed}`, typed + rest);
      assert.ok(other === undefined || other >= 2);
    }),
  );
});
