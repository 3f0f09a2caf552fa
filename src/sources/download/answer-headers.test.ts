import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  contentLength,
  contentRange,
  isEncoded,
  isStrong,
  retryAfterMs,
  unsatisfiedLength,
} from './answer-headers.ts';

test('a strong ETag is one in quotes without W/', () => {
  for (const etag of ['"a"', '""', '"5d41402a-12"', '"W/x"']) assert.equal(isStrong(etag), true);
  for (const etag of [null, '', 'a', 'W/"a"', '"a', 'a"', '"a" "b"', '"a\n"', "'a'"]) {
    assert.equal(isStrong(etag), false, String(etag));
  }
});

test('a Content-Range is only read if it makes sense', () => {
  const read = (value: string) => contentRange(new Headers({ 'content-range': value }));
  assert.deepEqual(read('bytes 0-0/1'), { start: 0, last: 0, total: 1 });
  assert.deepEqual(read('bytes 100-199/1000'), { start: 100, last: 199, total: 1000 });
  assert.deepEqual(read('bytes 100-199/*'), { start: 100, last: 199, total: null });
  const wrong = ['bytes 5-4/10', 'bytes 0-10/10', 'bytes */10', 'bytes 1-', 'lines 0-1/2', '0-1/2'];
  for (const value of [...wrong, 'bytes -1-2/3', 'bytes 0-1/2, bytes 4-5/6']) {
    assert.equal(read(value), null, value);
  }
  assert.equal(contentRange(new Headers()), null);
});

test('the length in a 416 is read', () => {
  const read = (value: string) => unsatisfiedLength(new Headers({ 'content-range': value }));
  assert.equal(read('bytes */1000'), 1000);
  assert.equal(read('bytes */*'), null);
  assert.equal(read('bytes 0-1/1000'), null);
  assert.equal(unsatisfiedLength(new Headers()), null);
});

test('a Content-Length that is not a whole number is ignored', () => {
  const read = (value: string) => contentLength(new Headers({ 'content-length': value }));
  assert.equal(read('0'), 0);
  for (const value of ['-1', '1.5', '1e3', 'x', '10, 10', '99999999999999999999']) {
    assert.equal(read(value), null, value);
  }
});

test('Retry-After is read in seconds and as a date, by the clock of the server', () => {
  const now = Date.parse('Sun, 22 Nov 2026 12:00:00 GMT');
  const read = (headers: Readonly<Record<string, string>>) =>
    retryAfterMs(new Headers(headers), now);
  assert.equal(read({}), null);
  assert.equal(read({ 'retry-after': '120' }), 120_000);
  assert.equal(read({ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }), 30_000);
  assert.equal(read({ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }), 0);
  assert.equal(
    read({
      'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT',
      date: 'Sun, 22 Nov 2026 12:00:20 GMT',
    }),
    10_000,
  );
  for (const value of ['soon', '-5', '1.5', '2026-11-22', '']) {
    assert.equal(read({ 'retry-after': value }), null, value);
  }
});

test('identity is not compression', () => {
  const read = (value: string) => isEncoded(new Headers({ 'content-encoding': value }));
  assert.deepEqual(['', 'identity', 'gzip', 'GZIP', 'br', 'x'].map(read), [
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
  assert.equal(isEncoded(new Headers()), false);
});
