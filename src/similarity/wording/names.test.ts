import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageName, phraseOf, titleCase } from './names.ts';

test('a language is named by its code, and a code that is unknown by itself', () => {
  assert.equal(languageName('ja'), 'Japanese');
  for (const code of ['qbn', 'not a code', '']) assert.equal(languageName(code), code);
});

test('every word of a name begins with a capital letter, and only its first letter changes', () => {
  assert.equal(titleCase("james o'neill"), "James O'neill");
  assert.equal(titleCase('éric rohmer'), 'Éric Rohmer');
});

test('a phrase is what is before the genre', () => {
  assert.equal(phraseOf('star wars/Action'), 'star wars');
  assert.equal(phraseOf('face/off/Action'), 'face/off');
});
