import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_LIMITS } from './limits.ts';
import { redirectTarget } from './redirect.ts';
import { TransferFault } from './transfer-fault.ts';
import { delayMs, withRetries } from './with-retries.ts';

test('pauses double up to a limit, with jitter of at most a half', () => {
  const fault = new TransferFault('x', 'later');
  for (let useless = 1; useless <= 20; useless += 1) {
    const longest = Math.min(1000 * 2 ** (useless - 1), 60_000);
    const pause = delayMs(fault, useless, DEFAULT_LIMITS);
    assert.ok(pause <= longest && pause >= longest / 2, `${useless}: ${pause}`);
  }
  assert.ok(delayMs(fault, 0, DEFAULT_LIMITS) <= 1000);
});

test('a pause that the server requests is kept, up to a limit', () => {
  const asking = (ms: number) => new TransferFault('x', 'later', { retryAfterMs: ms });
  assert.equal(delayMs(asking(0), 5, DEFAULT_LIMITS), 0);
  assert.equal(delayMs(asking(90_000), 1, DEFAULT_LIMITS), 90_000);
  assert.equal(delayMs(asking(86_400_000), 1, DEFAULT_LIMITS), 300_000);
});

test('a redirect may go to https, and not back', () => {
  const path = ['http://a.test/x'];
  assert.equal(redirectTarget(path, 'https://a.test/x#part'), 'https://a.test/x');
  assert.equal(redirectTarget(path, '../y?z'), 'http://a.test/y?z');
  assert.throws(() => redirectTarget(['https://a.test/x'], 'http://a.test/y'), /from https to/);
  assert.throws(() => redirectTarget(path, null), /without a valid URL \(Location: none\)/);
});

test('a pause is reported with its reason and length before it begins', async () => {
  const notes: string[] = [];
  let attempts = 0;
  const result = await withRetries({
    url: 'http://a.test/x',
    limits: DEFAULT_LIMITS,
    signal: new AbortController().signal,
    note: (message) => notes.push(`${attempts}: ${message}`),
    async attempt() {
      attempts += 1;
      if (attempts === 2) return 'done';
      throw new TransferFault('the server is busy', 'later', { retryAfterMs: 1000 });
    },
  });
  assert.equal(result, 'done');
  assert.deepEqual(notes, ['1: http://a.test/x: the server is busy; trying again in 1.0 s']);
});
