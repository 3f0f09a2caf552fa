import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ratingsFile, sendAsAsked, sendWhole, serve } from '../fixtures/dataset-server.ts';
import {
  downloadPlace,
  downloadRatings,
  failedDownload,
  type DownloadPlace,
} from '../fixtures/ratings-download.ts';

const FILE = ratingsFile('v1', 3000);
const SIZE = FILE.bytes.length;

describe('going on', () => {
  test('an interrupted transfer resumes from its last byte, under the ETag of the first', async (t) => {
    const place = downloadPlace(t);
    const { url, seen } = await serve(t, (asked) =>
      sendAsAsked(asked, FILE, asked.number < 3 ? { cut: 9000 } : {}),
    );
    const download = await downloadRatings(url, place);
    assert.deepEqual(
      seen.map(({ headers }) => [headers.range, headers['if-range'], headers['accept-encoding']]),
      [
        [undefined, undefined, 'identity'],
        ['bytes=9000-', '"v1"', 'identity'],
        ['bytes=18000-', '"v1"', 'identity'],
      ],
    );
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
    assert.equal(download.etag, '"v1"');
    assert.equal(download.lastModified, 'Sat, 21 Nov 2026 03:00:00 GMT');
  });

  test('more broken transfers than attempts do no harm while each brings something', async (t) => {
    const place = downloadPlace(t);
    const { url, seen } = await serve(t, (asked) => sendAsAsked(asked, FILE, { cut: 2000 }));
    await downloadRatings(url, place);
    assert.equal(seen.length, Math.ceil(SIZE / 2000));
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
  });

  test('a length that only a later response gives is respected', async (t) => {
    const place = downloadPlace(t);
    // Cut between its members, it is a whole gzip file.
    const bytes = Buffer.concat([FILE.bytes, gzipSync('tt1\t5.0\t7\n')]);
    const { url } = await serve(t, (asked) => {
      const { from, response } = asked;
      if (from === null) return sendWhole(asked, { ...FILE, bytes }, { chunked: true, cut: 9000 });
      const end = from < SIZE ? SIZE : bytes.length;
      const range = `bytes ${from}-${end - 1}/${bytes.length}`;
      response.writeHead(206, { etag: FILE.etag, 'content-range': range });
      return response.end(bytes.subarray(from, end));
    });
    await downloadRatings(url, place);
    assert.deepEqual(readFileSync(place.path), bytes);
  });

  test('a second run resumes where the first gave up', async (t) => {
    const place = downloadPlace(t);
    let faulty = true;
    const { url, seen } = await serve(t, (asked) => {
      if (faulty && asked.number > 1) asked.response.writeHead(502).end();
      else sendAsAsked(asked, FILE, faulty ? { cut: 9000 } : {});
    });
    const error = await failedDownload(downloadRatings(url, place), place);
    assert.equal(error.code, 'download-failed');
    assert.match(
      error.message,
      /gz: the server answered 502 Bad Gateway \(5 attempts\); run again to continue from byte 9000$/,
    );
    assert.deepEqual(error.data, { url, attempts: 5 });
    assert.equal(statSync(place.part).size, 9000);

    faulty = false;
    await downloadRatings(url, place);
    assert.equal(seen.at(-1)?.headers.range, 'bytes=9000-');
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
  });

  test('a finished file that is lost before it is recorded is not fetched again', async (t) => {
    const place = downloadPlace(t);
    const { url, seen } = await serve(t, (asked) => sendAsAsked(asked, FILE));
    await downloadRatings(url, place);
    rmSync(place.path);
    await downloadRatings(url, place);
    assert.equal(seen.at(-1)?.headers.range, `bytes=${SIZE}-`);
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
  });

  test('a finished file that was not recorded is taken without a byte', async (t) => {
    const place = downloadPlace(t);
    const { url, seen } = await serve(t, (asked) => sendAsAsked(asked, FILE));
    await downloadRatings(url, place);
    const again = { ...place, path: place.again };
    await downloadRatings(url, again);
    assert.equal(seen.at(-1)?.headers.range, `bytes=${SIZE}-`);
    assert.deepEqual(readFileSync(again.path), FILE.bytes);
  });

  test('a finished file does not grow, no matter what the server sends', async (t) => {
    const place = downloadPlace(t);
    const { url } = await serve(t, (asked) => {
      const { from, response } = asked;
      if (from === null) return sendWhole(asked, FILE, { chunked: true });
      const range = `bytes ${from}-${from + 2}/${from + 3}`;
      return response.writeHead(206, { etag: FILE.etag, 'content-range': range }).end('xyz');
    });
    await downloadRatings(url, place);
    await downloadRatings(url, { ...place, path: place.again });
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
    assert.deepEqual(readFileSync(place.again), FILE.bytes);
  });

  test('a finished file is not written when another version is fetched', async (t) => {
    const place = downloadPlace(t);
    const next = ratingsFile('v2', 2000);
    const { url } = await serve(t, (asked) => sendAsAsked(asked, asked.number > 1 ? next : FILE));
    await downloadRatings(url, place);
    const second = { ...place, path: place.again };
    await downloadRatings(url, second);
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
    assert.deepEqual(readFileSync(second.path), next.bytes);
  });

  test('416 at full size: what is there is verified and taken', async (t) => {
    const place = downloadPlace(t);
    const { url, seen } = await serve(t, (asked) => sendAsAsked(asked, FILE));
    writePart(place, FILE.bytes, url);
    await downloadRatings(url, place);
    assert.deepEqual(
      seen.map(({ headers }) => headers.range),
      [`bytes=${SIZE}-`],
    );
    assert.deepEqual(readFileSync(place.path), FILE.bytes);
  });

  const SPOILT: readonly {
    readonly name: string;
    readonly bytes: Buffer;
  }[] = [
    { name: 'whose beginning is damaged', bytes: spoil(FILE.bytes, 100, 9000) },
    { name: 'whose end was never written', bytes: zeros(FILE.bytes, 8000, 9000) },
    { name: 'longer than the file', bytes: Buffer.concat([FILE.bytes, FILE.bytes]) },
  ];
  for (const { name, bytes } of SPOILT) {
    test(`a partial file ${name} is given up for a new one`, async (t) => {
      const place = downloadPlace(t);
      const { url } = await serve(t, (asked) => sendAsAsked(asked, FILE));
      writePart(place, bytes, url);
      await downloadRatings(url, place);
      assert.deepEqual(readFileSync(place.path), FILE.bytes);
    });
  }

  const NOTES: readonly { readonly name: string; readonly note: (url: string) => string }[] = [
    { name: 'half a note', note: (url) => JSON.stringify({ url, etag: '"v1"' }).slice(0, -4) },
    { name: 'a note of another address', note: (url) => note(`${url}2`, '"v1"') },
    { name: 'a note of a weak ETag', note: (url) => note(url, 'W/"v1"') },
    { name: 'a note that is not an object', note: () => 'null' },
  ];
  for (const { name, note: noteFor } of NOTES) {
    test(`a partial file with ${name} is not gone on from`, async (t) => {
      const place = downloadPlace(t);
      const { url, seen } = await serve(t, (asked) => sendAsAsked(asked, FILE));
      writeFileSync(place.part, FILE.bytes.subarray(0, 9000));
      writeFileSync(place.note, noteFor(url));
      await downloadRatings(url, place);
      assert.equal(seen[0]?.headers.range, undefined);
      assert.deepEqual(readFileSync(place.path), FILE.bytes);
    });
  }

  for (const etag of ['W/"v1"', null, 'v1']) {
    test(`with the ETag ${etag} nothing is gone on from, and nothing kept`, async (t) => {
      const place = downloadPlace(t);
      const { url, seen } = await serve(t, (asked) =>
        sendAsAsked(asked, FILE, { etag, cut: 9000 }),
      );
      const error = await failedDownload(downloadRatings(url, place), place);
      assert.match(
        error.message,
        /the transfer was interrupted .+ \(5 attempts\); run again to retry$/,
      );
      assert.ok(seen.every(({ headers }) => headers.range === undefined));
      assert.equal(existsSync(place.part) || existsSync(place.note), false);
    });
  }
});

function note(url: string, etag: string): string {
  return JSON.stringify({ url, etag, lastModified: null, total: null });
}

function writePart(place: DownloadPlace, bytes: Buffer, url: string): void {
  writeFileSync(place.part, bytes);
  writeFileSync(place.note, note(url, FILE.etag));
}

function spoil(bytes: Buffer, place: number, length: number): Buffer {
  const spoilt = Buffer.from(bytes.subarray(0, length));
  spoilt[place] = (spoilt[place] ?? 0) ^ 0x55;
  return spoilt;
}

function zeros(bytes: Buffer, from: number, length: number): Buffer {
  return Buffer.from(bytes.subarray(0, length)).fill(0, from);
}
