/**
 * Compiles the loops that are written in AssemblyScript. The results are checked in, so that nobody
 * needs the compiler. With a folder: writes them there instead.
 */
import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const SHARED_MEMORY = ['--sharedMemory', '--maximumMemory=65536', '--enable=threads'];

const MODULES = [
  { folder: '../src/similarity/nearest/kernel/', name: 'nearest', flags: SHARED_MEMORY },
  { folder: '../src/sources/filter/', name: 'pick-lines', flags: [] },
  { folder: '../src/sources/inflate/', name: 'inflate', flags: [] },
];

const elsewhere = process.argv[2];
for (const { folder, name, flags } of MODULES) {
  const result = fileURLToPath(new URL(`${folder}${name}.wasm`, import.meta.url));
  execFileSync(
    process.execPath,
    [
      fileURLToPath(new URL('../node_modules/assemblyscript/bin/asc.js', import.meta.url)),
      fileURLToPath(new URL(`${folder}assembly/${name}.ts`, import.meta.url)),
      '--outFile',
      elsewhere === undefined ? result : join(elsewhere, basename(result)),
      '-O3',
      '--noAssert',
      '--runtime=stub',
      '--importMemory',
      '--initialMemory=1',
      '--enable=simd',
      '--enable=bulk-memory',
      ...flags,
    ],
    { stdio: 'inherit' },
  );
}
