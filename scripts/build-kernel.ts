/** Compiles the similarity kernel; its result is checked in, so that nobody needs the compiler. */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const KERNEL = new URL('../src/similarity/kernel/', import.meta.url);
const target = process.argv[2] ?? fileURLToPath(new URL('nearest.wasm', KERNEL));

execFileSync(
  process.execPath,
  [
    fileURLToPath(new URL('../node_modules/assemblyscript/bin/asc.js', import.meta.url)),
    fileURLToPath(new URL('assembly/nearest.ts', KERNEL)),
    '--outFile',
    target,
    '-O3',
    '--noAssert',
    '--runtime=stub',
    '--importMemory',
    '--sharedMemory',
    '--initialMemory=1',
    '--maximumMemory=65536',
    '--enable=simd',
    '--enable=threads',
    '--enable=bulk-memory',
  ],
  { stdio: 'inherit' },
);
