#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { dirname } from 'node:path';
import { messageOf, ReelatedError, UsageError, type ErrorCode } from '../errors.ts';

/** Errors of what was asked for, which the API answers with 400. */
const MISTAKEN_QUESTIONS: ReadonlySet<ErrorCode> = new Set([
  'request-invalid',
  'pattern-unsupported',
]);

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Exit codes: 0 done, 1 a task failed, 2 wrong use or configuration, 130 interrupted. */
async function main(): Promise<number> {
  // Node keeps what it made of the code, types removed, for the next start; it does so in the
  // system's folder for temporary files. Threads learn of it from the environment, and use the same
  // folder in it, which bears the name of Node's version.
  const { directory } = enableCompileCache();
  if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = dirname(directory);
  const { createProgram, isUsageExit } = await import('./program.ts');
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    // the next one ends the process as if nobody listened: at once, and with no thread left to end,
    // which inside DuckDB would abort it
    for (const name of STOP_SIGNALS) process.off(name, stop);
    controller.abort(new Error(`stopped by ${signal}`));
  };
  for (const name of STOP_SIGNALS) process.on(name, stop);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    controller.abort(new Error('the reader of the output has gone'));
  });
  try {
    return await createProgram(controller.signal).run(process.argv);
  } catch (error) {
    if (controller.signal.aborted) return 130;
    if (isUsageExit(error)) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof ReelatedError)) throw error;
    process.stderr.write(`reelated: ${messageOf(error)} (${error.code})\n`);
    return error instanceof UsageError || MISTAKEN_QUESTIONS.has(error.code) ? 2 : 1;
  }
}

process.exitCode = await main();
