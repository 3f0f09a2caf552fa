import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Progress } from '../../src/workflow/task.ts';
import { ratingsFile, sendAsAsked, sendWhole, serve } from '../fixtures/dataset-server.ts';
import { downloadPlace, downloadRatings, failedDownload } from '../fixtures/ratings-download.ts';

const FILE = ratingsFile('v1', 3000);
const SIZE = FILE.bytes.length;

describe('time', () => {
  test('a server that falls silent is left and asked again', async (t) => {
    const place = downloadPlace(t);
    const { url, seen } = await serve(t, (asked) => {
      if (asked.number === 1) return;
      if (asked.number > 2) return sendAsAsked(asked, FILE);
      asked.response.writeHead(200, { 'content-length': SIZE, etag: FILE.etag });
      asked.response.write(FILE.bytes.subarray(0, 9000));
    });
    await downloadRatings(url, place, { limits: { stallMs: 1000 } });
    assert.deepEqual(
      seen.map(({ headers }) => headers.range),
      [undefined, undefined, 'bytes=9000-'],
    );
  });

  test('a slow server that never falls silent is not left', async (t) => {
    const place = downloadPlace(t);
    const { url, seen } = await serve(t, async ({ response }) => {
      response.writeHead(200, { 'content-length': SIZE });
      for (let at = 0; at < SIZE; at += 3000) {
        response.write(FILE.bytes.subarray(at, at + 3000));
        await sleep(80);
      }
      response.end();
    });
    await downloadRatings(url, place, { limits: { stallMs: 10_000 } });
    assert.equal(seen.length, 1);
  });

  test('all attempts together end when their time is over', async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, ({ response }) => {
      response.writeHead(200, { etag: FILE.etag });
      const timer = setInterval(() => response.write(FILE.bytes.subarray(0, 1)), 20);
      response.on('close', () => clearInterval(timer));
    });
    const limits = { totalMs: 150, attempts: 1000 };
    const error = await failedDownload(downloadRatings(url, place, { limits }), place);
    assert.match(error.message, /took longer than .+ in total|not a gzip/);
  });

  const ASKED: readonly { readonly name: string; readonly retryAfter: () => string }[] = [
    { name: 'seconds', retryAfter: () => '1' },
    { name: 'a date', retryAfter: () => new Date(Date.now() + 1999).toUTCString() },
  ];
  for (const { name, retryAfter } of ASKED) {
    test(`Retry-After in ${name} is waited for`, async (t) => {
      const place = downloadPlace(t);
      const { url } = await serve(t, (asked) => {
        if (asked.number > 1) return sendAsAsked(asked, FILE);
        asked.response.writeHead(503, { 'retry-after': retryAfter() }).end();
      });
      const startMs = performance.now();
      await downloadRatings(url, place, { limits: { longestRetryAfterMs: 300_000 } });
      assert.ok(performance.now() - startMs > 900);
    });
  }

  test('Retry-After is waited for no longer than the limit', async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, (asked) => {
      if (asked.number > 1) return sendAsAsked(asked, FILE);
      asked.response.writeHead(429, { 'retry-after': '86400' }).end();
    });
    await downloadRatings(url, place, { limits: { longestRetryAfterMs: 10 } });
  });

  test('an abort ends the transfer and keeps what has arrived', { timeout: 180_000 }, async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, ({ response }) => {
      response.writeHead(200, { 'content-length': SIZE, etag: FILE.etag });
      response.write(FILE.bytes.subarray(0, 9000));
    });
    const abort = new AbortController();
    const arrived = ({ done }: Progress): void => {
      if (done === 9000) setTimeout(() => abort.abort(new Error('enough')), 5);
    };
    const limits = { stallMs: 60_000 };
    const options = { signal: abort.signal, progress: arrived, limits };
    await assert.rejects(downloadRatings(url, place, options), /^Error: enough$/);
    assert.deepEqual(readFileSync(place.part), FILE.bytes.subarray(0, 9000));
    assert.equal(existsSync(place.note), true);
  });

  test('an abort ends a pause', { timeout: 180_000 }, async (t) => {
    const place = downloadPlace(t);
    const abort = new AbortController();
    const { url } = await serve(t, ({ response }) => {
      response.writeHead(503, { 'retry-after': '60' }).end();
      setTimeout(() => abort.abort(new Error('enough')), 20);
    });
    const options = { signal: abort.signal, limits: { longestRetryAfterMs: 60_000 } };
    await assert.rejects(downloadRatings(url, place, options), /^Error: enough$/);
  });
});

describe('limits', () => {
  test('a file larger than the cap is refused by its announced length', async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, (asked) => sendWhole(asked, FILE));
    const limits = { largestFileBytes: SIZE - 1 };
    const error = await failedDownload(downloadRatings(url, place, { limits }), place);
    assert.match(error.message, /gz: the file is larger than \d+ bytes; run again/);
    assert.equal(existsSync(place.part), false);
  });

  test('a file larger than the cap is refused while it arrives', async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, (asked) => sendWhole(asked, FILE, { chunked: true }));
    const limits = { largestFileBytes: SIZE - 1 };
    const error = await failedDownload(downloadRatings(url, place, { limits }), place);
    assert.match(error.message, /gz: the file is larger than \d+ bytes/);
  });

  test('a file of exactly the cap is taken', async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, (asked) => sendWhole(asked, FILE, { chunked: true }));
    await downloadRatings(url, place, { limits: { largestFileBytes: SIZE } });
  });

  test('a gzip bomb is given up at the limit', async (t) => {
    const place = downloadPlace(t);
    const bytes = gzipSync(Buffer.alloc(64 << 20, 'tconst\n'));
    const { url, seen } = await serve(t, (asked) => sendWhole(asked, { bytes, etag: '"bomb"' }));
    const limits = { largestTextBytes: 8 << 20 };
    const error = await failedDownload(downloadRatings(url, place, { limits }), place);
    assert.equal(error.code, 'gzip-invalid');
    assert.match(error.message, /gz unpacks to more than 8388608 bytes, so reading it was stopped/);
    assert.equal(seen.length, 1);
  });

  test('progress counts bytes of the whole file, across attempts', async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, (asked) =>
      sendAsAsked(asked, FILE, asked.number === 1 ? { cut: 9000 } : {}),
    );
    const reported: Progress[] = [];
    await downloadRatings(url, place, { progress: (progress) => reported.push(progress) });
    assert.deepEqual(reported.at(-1), { done: SIZE, total: SIZE, unit: 'bytes' });
    assert.ok(reported.every(({ done }, index) => done >= (reported[index - 1]?.done ?? 0)));
  });
});

describe('redirects', () => {
  const LOCATIONS: readonly (readonly [string, RegExp])[] = [
    ['file:///etc/hostname', /redirects to file:\/\/\/etc\/hostname, which is not http or https/],
    ['ftp://127.0.0.1/x.gz', /redirects to ftp:\/\/127\.0\.0\.1\/x\.gz, which is not http/],
    ['data:,x', /redirects to data:,x, which is not http/],
    ['/title.ratings.tsv.gz', /redirects in a loop/],
    ['http://[', /redirects without a valid URL/],
  ];
  for (const [location, message] of LOCATIONS) {
    test(`to ${location} ends with an error`, async (t) => {
      const place = downloadPlace(t);
      const { url, seen } = await serve(t, ({ response }) =>
        response.writeHead(302, { location }).end(),
      );
      const error = await failedDownload(downloadRatings(url, place), place);
      assert.equal(error.code, 'download-failed');
      assert.match(error.message, message);
      assert.equal(seen.length, 1);
    });
  }

  test('five are followed, six are not', async (t) => {
    const hops = async (count: number): Promise<string> => {
      const { url } = await serve(t, (asked) => {
        if (asked.number > count) sendWhole(asked, FILE);
        else asked.response.writeHead(307, { location: `/${asked.number}` }).end();
      });
      return url;
    };
    const place = downloadPlace(t);
    const error = await failedDownload(downloadRatings(await hops(6), place), place);
    assert.match(error.message, /redirects more than 5 times/);
    await downloadRatings(await hops(5), place);
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
  });
});
