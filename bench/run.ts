/** `npm run bench -- NAME [options]` runs `bench/NAME.ts`. */
import { readdirSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const names = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && file !== 'python.ts')
  .map((file) => file.slice(0, -'.ts'.length));

const name = process.argv[2] ?? '';
if (names.includes(name)) {
  process.argv.splice(2, 1);
  await import(new URL(`${name}.ts`, import.meta.url).href);
} else {
  console.error(
    `usage: npm run bench -- NAME [options], where NAME is one of: ${names.join(', ')}`,
  );
  process.exitCode = 2;
}
