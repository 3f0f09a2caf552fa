import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** How long an executor may work before it is killed. */
const AFTER_MS = 25_000;

/**
 * Kills one executor of every Spark application that this process starts, in the middle of its work.
 * Call what it returns to stop.
 */
export function killExecutors(): () => void {
  /** By the application's driver: when its executors were first seen; 0 once one was killed. */
  const seen = new Map<number, number>();
  const timer = setInterval(() => {
    for (const { pid, driver } of executors()) {
      const since = seen.get(driver) ?? Date.now();
      seen.set(driver, since);
      if (since === 0 || Date.now() - since < AFTER_MS) continue;
      seen.set(driver, 0);
      process.kill(pid, 'SIGKILL');
      console.error(`killed executor ${pid} of application ${driver}`);
    }
  }, 1000);
  return () => clearInterval(timer);
}

/** The executors that this process has started, directly or not, with their parents. */
function executors(): readonly { readonly pid: number; readonly driver: number }[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const all = lines.flatMap((line) => {
    const [, pid, parent, command = ''] = /^ *(\d+) +(\d+) (.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), driver: Number(parent), command }];
  });
  const parents = new Map(all.map(({ pid, driver }) => [pid, driver]));
  const isOurs = (pid: number | undefined): boolean =>
    pid === process.pid || (pid !== undefined && pid > 1 && isOurs(parents.get(pid)));
  return all.filter(({ pid, command }) => command.includes('ExecutorBackend') && isOurs(pid));
}
