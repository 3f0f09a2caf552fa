/**
 * Made-up files in IMDb's format, of any size.
 *
 *     node bench/imdb-files/generate.ts --out DIR [--scale 0.01] [--akas] [--seed 1] [--workers 2]
 *
 * Scale 1 is IMDb's size: 11.5 M titles, 1.5 M ratings, 90 M principals, 14 M names.
 */
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { generateImdbFiles } from './generate-files.ts';

const { values: options } = parseArgs({
  options: {
    out: { type: 'string' },
    scale: { type: 'string', default: '0.01' },
    akas: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
if (options.out === undefined) throw new Error('name a folder with --out');

const start = performance.now();
await generateImdbFiles({
  folder: options.out,
  scale: Number(options.scale),
  akas: options.akas,
  seed: Number(options.seed),
  workers: Number(options.workers),
  onFile({ name, textBytes, gzipBytes }) {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `${name}  ${megabytes(gzipBytes)} MB, ${megabytes(textBytes)} MB of text, after ${seconds} s`,
    );
  },
});
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`peak memory ${peak.toFixed(0)} MiB`);

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
