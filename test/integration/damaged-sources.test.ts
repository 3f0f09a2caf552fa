import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

// unlike any film's, so that no line of them passes the filter
const rows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `tt${9e7 + i}\t1\tnm1\tactor\t\\N\t\\N\n`).join('');
const text = `${QUIRKS['title.principals']}${rows(150_000)}`;
const packed = gzipSync(text);
const middle = Math.floor(packed.length / 2);
const changed = (at: number): Buffer => {
  const bytes = Buffer.from(packed);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes;
};
const FAULTS: readonly (readonly [string, Buffer, string, RegExp])[] = [
  ['cut off', packed.subarray(0, middle), 'gzip-invalid', /is cut off: its \d+ bytes end/],
  ['a changed bit', changed(middle), 'gzip-invalid', /is (damaged|cut off)/],
  ['a wrong checksum', changed(packed.length - 8), 'gzip-invalid', /not match the gzip checksum/],
  ['a wrong length', changed(packed.length - 4), 'gzip-invalid', /not match the gzip checksum/],
  [
    'zeros after the end',
    Buffer.concat([packed, Buffer.alloc(9)]),
    'gzip-invalid',
    /other bytes follow the end of the gzip stream/,
  ],
  [
    'a NUL character',
    gzipSync(`${text}tt1\0\n`),
    'source-value',
    /title\.principals\.tsv\.gz, line \d{6}: the line has a NUL character/,
  ],
  [
    'megabytes of empty lines',
    gzipSync(`${text}${'\n'.repeat(12 << 20)}${rows(1)}`),
    'source-value',
    /line \d{6}: from here on there are millions of empty lines/,
  ],
];
for (const [name, bytes, code, message] of FAULTS) {
  test(`damage far into a file stops the task that reads it: ${name}`, async (t) => {
    const folder = scratchFolder(t);
    const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
    writeFileSync(join(datasets, 'title.principals.tsv.gz'), bytes);
    for (const workers of [1, 2]) {
      const summary = await runPipeline(join(folder, 'data'), datasets, { workers });
      const failed = summary.tasks.filter(({ state }) => state === 'failed');
      assert.deepEqual(
        failed.map(({ task }) => task),
        ['PrepFilms'],
      );
      assert.equal(failureOf(summary).code, code);
      assert.match(failureOf(summary).message, message);
      assert.ok(failureOf(summary).message.startsWith('title.principals.tsv.gz'));
      assert.equal(existsSync(join(folder, 'data/output/films')), false);
    }
  });
}
