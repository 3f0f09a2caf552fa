import { VERSION } from '../../version.ts';
import { planTasks } from '../../workflow/plan.ts';
import { readFormatMark } from '../../workflow/state/data-format.ts';
import { runsIn } from '../../workflow/state/runs/run-file.ts';
import type { Task } from '../../workflow/task.ts';
import { inCount } from '../../workflow/units.ts';
import { expectedTime } from './expected-time.ts';

/**
 * After an upgrade, which version has built the data, what is built again and how long that may take;
 * undefined if this version has built it, or everything can stay.
 */
export async function upgradeNote(
  dataDir: string,
  roots: readonly Task[],
): Promise<string | undefined> {
  const mark = await readFormatMark(dataDir);
  if (mark?.version === VERSION) return undefined;
  // before there were marks
  if (mark === undefined && (await runsIn(dataDir)).length === 0) return undefined;
  const planned = await planTasks(roots, { dataDir, force: [] });
  const toRun = planned.filter(({ task, state }) => task.run !== undefined && state !== 'fresh');
  if (toRun.length === 0) return undefined;
  const builder = mark?.version ? `Reelated ${mark.version}` : 'an earlier version';
  return (
    `The data in ${dataDir} was built by ${builder}. Up to ${inCount(toRun.length, 'task')} ` +
    `will run again with ${VERSION}. ${expectedTime(toRun)}`
  );
}
