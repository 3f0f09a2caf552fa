/**
 * Runs on an executor: `neighbours-program.ts FILE K` opens the search in a file, reads blocks of rows
 * (first row, row after the last) and writes every film's K nearest: film_id, other_id, similarity.
 */
import { createInterface } from 'node:readline';
import process from 'node:process';
import { openKernel } from '../nearest/kernel/open-kernel.ts';
import { neighbourLines } from './neighbour-lines.ts';
import { readSearchFile } from './search-file.ts';
import { writeLines } from './write-lines.ts';

/** Rows in one piece of output. */
const STEP_ROWS = 128;

const [path = '', neighbours = ''] = process.argv.slice(2);
const { filmIds, index } = readSearchFile(path);
const kernel = openKernel(index, Number(neighbours));
if (kernel === undefined) throw new Error('not enough memory for the compiled search');
const { nearest } = kernel;

async function* allLines(): AsyncGenerator<string> {
  for await (const block of createInterface({ input: process.stdin })) {
    const [first = 0, after = 0] = block.split('\t').map(Number);
    for (let row = first; row < after; row += STEP_ROWS) {
      yield linesOf(row, Math.min(row + STEP_ROWS, after));
    }
  }
}

function linesOf(from: number, to: number): string {
  return neighbourLines(filmIds, nearest(from, to), { firstRow: from, from: 0, to: to - from });
}

await writeLines(allLines());
