/**
 * The process of a notebook: executes the file named by its argument as a module, and reports on
 * file descriptor 3. The notebook is loaded with a call at the start of each marker's line, so that
 * all line numbers are those of the file.
 */
import { readFileSync, writeSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { AT_END, SHOW, type NotebookEvent, type Shown, type ThrownError } from './events.ts';
import { isCodeMarker, isMarker } from './percent-format.ts';
import { lineInStack, lineOfQuoted } from './stack-line.ts';

const EVENTS = 3;
/** Under this name, and in this process alone, a cell says that it begins. */
const BEGIN = '__beginCell';

const notebook = pathToFileURL(process.argv[2] ?? '').href;
const source = readFileSync(fileURLToPath(notebook), 'utf8');
const SOURCES = new URL('../', import.meta.url).href;
let hasEnded = false;

function report(event: NotebookEvent): void {
  let rest = Buffer.from(`${JSON.stringify(event)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(EVENTS, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) {
        // the reader is gone
        hasEnded = true;
        process.exit(1);
      }
    }
  }
}

/** The source with its types blanked out, and a call at each marker of code. */
function markedSource(): string {
  let cell = 0;
  const marked = source.split('\n').map((line) => {
    if (isMarker(line)) cell += 1;
    // the semicolon keeps a statement that a cell leaves open from going on in the next one
    return isCodeMarker(line) ? `;${BEGIN}(${cell});${line}` : line;
  });
  return stripTypeScriptTypes(marked.join('\n'), { sourceUrl: notebook });
}

registerHooks({
  resolve(specifier, context, next) {
    if (context.parentURL !== notebook) return next(specifier, context);
    const inSources = /^\.\.\/src\/(.*)$/.exec(specifier)?.[1];
    // the published package has the sources compiled, in another folder
    if (inSources !== undefined && !import.meta.url.endsWith('.ts')) {
      return next(new URL(inSources.replace(/\.ts$/, '.js'), SOURCES).href, context);
    }
    try {
      return next(specifier, context);
    } catch (error) {
      fail(error, lineOfQuoted(source, specifier));
      throw error;
    }
  },
  load(url, context, next) {
    if (url !== notebook) return next(url, context);
    try {
      return { format: 'module', source: markedSource(), shortCircuit: true };
    } catch (error) {
      fail(error, lineOfOpenStatement(error));
      throw error;
    }
  },
});

/** Where a syntax error is: one at a marker is in what the cell before leaves open. */
function lineOfOpenStatement(error: unknown): number | undefined {
  const lines = source.split('\n');
  let line = error instanceof Error ? lineInStack(error.stack ?? '', notebook) : undefined;
  if (line === undefined || !isMarker(lines[line - 1] ?? '')) return line;
  do line -= 1;
  while (line > 1 && (lines[line - 1] ?? '').trim() === '');
  return line;
}

/** Reports an error, the first one only, and ends the process. */
function fail(error: unknown, line?: number): never {
  const isFirst = !hasEnded;
  hasEnded = true;
  if (isFirst) report({ type: 'error', error: thrown(error, line) });
  process.exit(1);
}

function thrown(error: unknown, line: number | undefined): ThrownError {
  if (!(error instanceof Error)) {
    const message = `${typeof error} thrown: ${String(error)}`;
    return { name: 'Error', message, stack: message, line: line ?? null };
  }
  const stack = error.stack ?? String(error);
  return {
    name: error.name,
    message: error.message,
    stack,
    line: line ?? lineInStack(stack, notebook) ?? null,
  };
}

function reportOutput(stream: 'stdout' | 'stderr'): void {
  process[stream].write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    report({ type: 'printed', stream, text });
    const done = rest.find((one) => typeof one === 'function');
    if (done !== undefined) process.nextTick(done);
    return true;
  };
}

function endedBySelf(code: number): void {
  if (hasEnded) return;
  hasEnded = true;
  // Node's own code for a top-level await that nothing can fulfil any more
  if (code === 13) return report({ type: 'stuck' });
  const line = lineInStack(new Error('exit').stack ?? '', notebook) ?? null;
  report({ type: 'exit', code, line });
}

reportOutput('stdout');
reportOutput('stderr');
process.on('uncaughtException', (error) => fail(error));
process.on('unhandledRejection', (error) => fail(error));
process.on('exit', endedBySelf);

// a run that was killed needs no notebook
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 500).unref();

const atEnd: (() => Promise<void> | void)[] = [];
Object.assign(globalThis, {
  [BEGIN]: (cell: number) => report({ type: 'cell', cell }),
  [SHOW]: (shown: Shown) => report({ type: 'shown', shown }),
  [AT_END]: atEnd,
});

try {
  await import(notebook);
  for (const end of atEnd) await end();
} catch (error) {
  fail(error);
}
// what cells have started and not awaited may still fail, so the process ends when all of it has
process.once('beforeExit', () => {
  if (hasEnded) return;
  hasEnded = true;
  report({ type: 'done' });
});
