import process from 'node:process';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;
/** How long after a signal the same one may arrive again by another way. */
const TWICE_MS = 300;
const WATCH_MS = 500;

/** Calls `stop` once, with the reason: at a signal, or when npm or the launcher has gone. */
export function onStop(stop: (reason: Error) => void): void {
  const parent = launcherPid();
  let stopped = false;
  const end = (why: string): void => {
    if (stopped) return;
    stopped = true;
    // the next signal ends the process as if there were no listener: at once, and without stopping
    // threads, which inside DuckDB would abort the process. A terminal and npm both send Ctrl-C.
    if (parent === undefined) unlisten();
    else setTimeout(unlisten, TWICE_MS).unref();
    stop(new Error(`stopped by ${why}`));
  };
  const listener = (signal: NodeJS.Signals): void => end(signal);
  const unlisten = (): void => {
    for (const name of STOP_SIGNALS) process.off(name, listener);
  };
  for (const name of STOP_SIGNALS) process.on(name, listener);
  if (parent !== undefined) whenGone(parent, () => end('the end of the program that started it'));
}

/** The process to end with: npm does not pass every signal on, and may be killed. */
function launcherPid(): number | undefined {
  const launcher = Number(process.env['REELATED_LAUNCHER']);
  // not for the processes that this one starts
  delete process.env['REELATED_LAUNCHER'];
  if (launcher > 0) return launcher;
  return process.env['npm_command'] === undefined ? undefined : process.ppid;
}

function whenGone(parent: number, then: () => void): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, WATCH_MS);
  timer.unref();
}
