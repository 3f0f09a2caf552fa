import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable, printableJson } from './printable.ts';

const EVERY = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('');

test('no control character is left but line breaks and tabs, and nothing else changes', () => {
  const shown = printable(EVERY);
  assert.equal(shown.length, EVERY.length);
  // oxlint-disable-next-line no-control-regex -- none may be there
  assert.deepEqual(shown.match(/[\u0000-\u001f\u007f-\u009f]/g), ['\t', '\n']);
  assert.equal(printable('\u001b[2J Alien\u009b1m\u007f'), '␛[2J Alien�1m␡');
  assert.equal(printable('Alien \u202e(1979)\u2066'), 'Alien �(1979)�');
  for (const text of ['Amélie\t千と千尋 😀\nسینما', 'a,b\r\nc\r\n'])
    assert.equal(printable(text), text);
});

test('JSON stays the same value', () => {
  const json = printableJson({ title: EVERY }, 2);
  // oxlint-disable-next-line no-control-regex -- none may be there
  assert.deepEqual(new Set(json.match(/[\u0000-\u001f\u007f-\u009f]/g)), new Set(['\n']));
  assert.deepEqual(JSON.parse(json), { title: EVERY });
  const title = 'Alien \u202e(1979)\u2066 سینما';
  assert.deepEqual(JSON.parse(printable(printableJson({ title }))), { title });
});
