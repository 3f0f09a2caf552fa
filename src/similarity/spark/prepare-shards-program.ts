/**
 * Runs on an executor: `prepare-shards-program.ts PRESET PARTS FILE…` reads numbers of shards, prepares
 * the search over each from its file, and writes it in as many parts: shard, part, bytes in base64.
 * The parts of a shard beyond the limits of the compiled search are empty.
 */
import { createInterface } from 'node:readline';
import { closeSync, fstatSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DEFAULT_PRESET, presetNamed } from '../model/presets.ts';
import { readAll } from '../nearest/shards/array-file.ts';
import { prepareShard } from '../nearest/shards/prepare-shard.ts';
import { writeLines } from './write-lines.ts';

const [preset = '', parts = '', ...files] = process.argv.slice(2);
const count = Number(parts);

async function* preparedLines(): AsyncGenerator<string> {
  for await (const line of createInterface({ input: process.stdin })) {
    yield* linesOf(Number(line));
  }
}

function* linesOf(shard: number): Generator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-shard-'));
  const path = join(folder, 'prepared');
  try {
    if (!prepare(files[shard] ?? '', path)) writeFileSync(path, '');
    const file = openSync(path, 'r');
    const { size } = fstatSync(file);
    for (let part = 0; part < count; part++) {
      const from = Math.floor((size * part) / count);
      const bytes = Buffer.alloc(Math.floor((size * (part + 1)) / count) - from);
      readAll(file, bytes, from);
      yield `${shard}\t${part}\t${bytes.toString('base64')}\n`;
    }
    closeSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether the compiled search can take the shard. */
function prepare(rows: string, prepared: string): boolean {
  try {
    prepareShard(rows, prepared, presetNamed(preset) ?? DEFAULT_PRESET, 1);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

await writeLines(preparedLines());
