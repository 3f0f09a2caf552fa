import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listValue } from '@duckdb/node-api';
import * as fc from 'fast-check';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql } from '../../duckdb/sql-file.ts';
import { BLOCK, FoldedTexts } from './folded-texts.ts';
import { narrowToPattern, plainPattern } from './plain-pattern.ts';

const character = fc.constantFrom(...Array.from("aeéÉsSſkKKLth.^$|,-:' ÅÄäΣσςЖж七&3"));
const isBorder = (part?: string): boolean => part === '^' || part === '$';
const mark = fc.constantFrom(...Array.from('.^$|()*+?[]{}/\\'));
const quoted = mark.map((one) => `\\${one}`);
const patterns = fc
  .array(fc.oneof({ weight: 5, arbitrary: character }, quoted), { maxLength: 5 })
  .filter((parts) => !parts.some((part, i) => isBorder(part) && isBorder(parts[i + 1])))
  .map((parts) => parts.join(''));

test('a plain pattern matches the texts that RE2 matches', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  const texts = fc.array(fc.string({ unit: fc.oneof(character, mark), maxLength: 8 }), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(patterns, texts, async (pattern, given) => {
      const plain = plainPattern(pattern);
      assert.ok(plain);
      const rows = await querySql(
        connection,
        `SELECT regexp_matches(text, $pattern, 'i') AS holds FROM (SELECT unnest($texts) AS text)`,
        { pattern, texts: listValue(given) },
      );
      const fits = new Uint8Array(given.length).fill(1);
      await narrowToPattern(fits, { texts: given, folded: new FoldedTexts(given) }, plain);
      assert.deepEqual(
        Array.from(fits, Boolean),
        rows.map(({ holds }) => holds),
      );
    }),
    { numRuns: 300 },
  );
});

test('two borders in a row are left to RE2, where they mean something else', () => {
  for (const pattern of ['$$', 'a$$', '^^', '^$', 'a|b$$|c'])
    assert.equal(plainPattern(pattern), undefined);
  for (const pattern of ['a$', 'a$|b$', '\\$$']) assert.ok(plainPattern(pattern));
});

test('RE2 and JavaScript agree on the cases of all letters in plain patterns', async () => {
  const letters = Array.from({ length: 0xffff }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => letter.toLowerCase() !== letter || letter.toUpperCase() !== letter,
  );
  const plain = letters.filter((letter) => plainPattern(letter) !== undefined);
  assert.ok(plain.length > 500);
  using session = await openDuckDB();
  const all = letters.join('');
  const finds = plain.map((_, i) => `regexp_extract_all($all, $p${i}, 0, 'i') AS p${i}`);
  const bound = Object.fromEntries(plain.map((letter, i) => [`p${i}`, letter]));
  const [found = {}] = await querySql(session.connection, `SELECT ${finds.join(', ')}`, {
    all,
    ...bound,
  });
  for (const [i, letter] of plain.entries()) {
    assert.deepEqual(found[`p${i}`], all.match(new RegExp(letter, 'giu')));
  }
});

test('a literal is searched for in any case', () => {
  const all = Array.from({ length: 0xffff }, (_, code) => String.fromCodePoint(code));
  const folded = new FoldedTexts(all);
  const text = all.join('');
  for (const letter of all) {
    const plain = plainPattern(letter);
    if (plain === undefined || plain.literal === '') continue;
    if (letter.toLowerCase() === letter && letter.toUpperCase() === letter) continue;
    const found = new Set(folded.rowsWith(letter, 0, all.length));
    for (const other of text.match(new RegExp(letter, 'giu')) ?? []) {
      assert.ok(found.has(other.charCodeAt(0)), `${letter} finds ${other}`);
    }
  }
});

test('patterns with groups, repetition, classes or many alternatives are left to RE2', () => {
  const needy = [
    'a+',
    'a*',
    'a?',
    '(a)',
    '[ab]',
    'a{2}',
    String.raw`\d`,
    'a\0',
    '\ud800',
    'ƛ',
    '𐐀',
  ];
  for (const pattern of [...needy, 'a|'.repeat(9), 'a'.repeat(201)]) {
    assert.equal(plainPattern(pattern), undefined, pattern);
  }
});

test('no film is lost at the border of two slices', async () => {
  const rows = [0, BLOCK - 1, BLOCK, 5 * BLOCK - 1, 5 * BLOCK, 44_999];
  const texts = Array.from({ length: 45_000 }, (_, row) => (rows.includes(row) ? 'Alien' : 'Al'));
  const fits = new Uint8Array(texts.length).fill(1);
  const alien = plainPattern('^alien');
  assert.ok(alien);
  await narrowToPattern(fits, { texts, folded: new FoldedTexts(texts) }, alien);
  assert.deepEqual(
    [...fits.keys()].filter((row) => fits[row] === 1),
    rows,
  );
});

test('a long search ends when its client disconnects', async () => {
  const texts = Array.from({ length: 50_000 }, () => 'alien');
  const fits = new Uint8Array(texts.length).fill(1);
  const left = AbortSignal.abort(new Error('left'));
  const long = { texts, folded: new FoldedTexts(texts) };
  const alien = plainPattern('alien');
  assert.ok(alien);
  await assert.rejects(narrowToPattern(fits, long, alien, undefined, left), /left/);
});
