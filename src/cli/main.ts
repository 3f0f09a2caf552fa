#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { dirname } from 'node:path';
import { printError } from './output.ts';
import { onStop } from './stop-signals.ts';
import { exitCodeFor, messageOf, ReelatedError } from '../errors.ts';

/** Exit codes: 0 done, 1 or 2 as `EXIT_CODES` says, 130 interrupted. */
async function main(): Promise<number> {
  // Node caches the compiled code, without types, for the next start, in the system's folder for
  // temporary files. Threads find it through the environment; in it they use the same subfolder,
  // which is named after Node's version.
  const { directory } = enableCompileCache();
  if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = dirname(directory);
  const controller = new AbortController();
  // before the rest is loaded: the first process of a container ignores signals that nobody listens to
  onStop((reason) => controller.abort(reason));
  const { createProgram, isUsageExit } = await import('./program.ts');
  let outputFailed = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      controller.abort(new Error('the reader of the output is gone'));
    } else {
      // it may fail again and again while what is under way comes to its end, or once that has ended
      if (!outputFailed) void failOutput(error);
      outputFailed = true;
      controller.abort(error);
    }
  });
  try {
    const code = await createProgram(controller.signal).run(process.argv);
    return outputFailed ? 1 : code;
  } catch (error) {
    if (outputFailed) return 1;
    if (controller.signal.aborted) return 130;
    if (isUsageExit(error)) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof ReelatedError)) {
      const { systemFault } = await import('../workflow/system-fault.ts');
      const fault = systemFault(error);
      if (fault === undefined) throw error;
      printError(`reelated: ${fault} (task-failed)`);
      return 1;
    }
    printError(`reelated: ${messageOf(error)} (${error.code})`);
    return exitCodeFor(error);
  }
}

async function failOutput(error: Error): Promise<void> {
  process.exitCode = 1;
  const { systemFault } = await import('../workflow/system-fault.ts');
  const fault = systemFault(error, 'standard output') ?? messageOf(error);
  printError(`reelated: the output cannot be written: ${fault} (task-failed)`);
}

process.exitCode = await main();
