/**
 * Preloaded with `--import` in a process and its threads: appends each module that is loaded and
 * each file that is read to the file that REELATED_TRACE names, a path a line.
 */
import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const log = process.env['REELATED_TRACE'] ?? '';
const append = fs.appendFileSync;
const note = (path: string): void => append(log, `${path}\n`);

registerHooks({
  load(url, context, next) {
    if (url.startsWith('file:')) note(fileURLToPath(url));
    return next(url, context);
  },
});

const read = fs.readFileSync;
function traced(path: unknown, ...rest: unknown[]): unknown {
  if (typeof path === 'string') note(path);
  if (path instanceof URL) note(fileURLToPath(path));
  return Reflect.apply(read, fs, [path, ...rest]);
}
fs.readFileSync = traced as typeof fs.readFileSync;
syncBuiltinESMExports();
