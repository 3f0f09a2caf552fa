import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../../config/config.ts';
import { messageOf } from '../../errors.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import { printError } from '../output.ts';

const CHILD = moduleFile(import.meta.url, './refresh-child.ts');

/** A refresh that does not stop within this time is killed; a run may be killed at any moment. */
const STOP_MS = 8000;

/** What a separate process does: `build` what is out of date, or download what has changed first. */
export interface Assignment {
  readonly config: Config;
  readonly work: 'build' | 'refresh';
}

/**
 * Builds or refreshes in a separate process, so that the server keeps running if that one fails.
 * Its output is passed on. Resolves to its exit code, or to 1 when it died.
 */
export async function refreshInProcess(
  { config, work }: Assignment,
  signal: AbortSignal,
): Promise<number> {
  if (signal.aborted) return 130;
  const child = fork(CHILD, {
    // not the terminal itself, where a live view would draw over the server's lines
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  child.stdout?.pipe(process.stdout, { end: false });
  child.send({ config, work } satisfies Assignment, () => undefined);
  using _stopping = stopOn(signal, child);
  try {
    const [code, by] = (await once(child, 'close')) as [number | null, string | null];
    if (code === null && !signal.aborted) printError(`reelated: the ${work} was stopped by ${by}`);
    return code ?? 1;
  } catch (error) {
    printError(`reelated: the ${work} could not be started: ${messageOf(error)}`);
    return 1;
  }
}

/** Stops a process when the signal is aborted, in the end by force; dispose once it has ended. */
function stopOn(signal: AbortSignal, child: ChildProcess): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.kill('SIGTERM');
    timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener('abort', stop);
      clearTimeout(timer);
    },
  };
}
