/** `npm run bench -- NAME [options]` runs `bench/NAME.ts`; `--help` lists what there is. */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { alignColumns } from '../src/workflow/views/align-columns.ts';

const NOT_BENCHES = new Set(['run', 'python']);

const names = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => !NOT_BENCHES.has(name));

/** What the comment at the head of a file says, without its stars. */
function headOf(name: string): string {
  const source = readFileSync(new URL(`${name}.ts`, import.meta.url), 'utf8');
  const comment = /^\/\*+(.*?)\*\//s.exec(source)?.[1] ?? '';
  return comment.replaceAll(/^ *\* ?/gm, '').trim();
}

/** Its first sentence, or what comes before a colon. */
function titleOf(name: string): string {
  return /^.*?(?=[.:](\s|$))/s.exec(headOf(name))?.[0].replaceAll(/\s+/g, ' ') ?? '';
}

function usage(): string {
  return [
    'Usage: npm run bench -- NAME [options]; npm run bench -- NAME --help explains one\n',
    ...alignColumns(names.map((name) => [name, titleOf(name)])),
  ].join('\n');
}

function isWrongOption(error: unknown): error is Error {
  return (
    error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')
  );
}

const [name = '', ...options] = process.argv.slice(2);
if (name === '--help' || name === '-h') {
  console.log(usage());
} else if (!names.includes(name)) {
  console.error(`${name === '' ? '' : `There is no ${name}. `}${usage()}`);
  process.exitCode = 2;
} else if (options.includes('--help') || options.includes('-h')) {
  console.log(headOf(name));
} else {
  process.argv.splice(2, 1);
  try {
    await import(new URL(`${name}.ts`, import.meta.url).href);
  } catch (error) {
    if (!isWrongOption(error)) throw error;
    console.error(`${error.message}\n\n${headOf(name)}`);
    process.exitCode = 2;
  }
}
