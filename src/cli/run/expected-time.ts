import type { PlannedTask } from '../../workflow/plan.ts';
import { inCount, inTime } from '../../workflow/units.ts';

/** How long tasks would take one after another, if each took as long as last time. */
export function expectedTime(tasks: readonly PlannedTask[]): string {
  const known = tasks.flatMap(({ lastElapsedMs }) => lastElapsedMs ?? []);
  if (known.length === 0) return 'There are no earlier runs to estimate the duration from.';
  const total = inTime(known.reduce((sum, elapsedMs) => sum + elapsedMs, 0));
  const unknown = tasks.length - known.length;
  const rest =
    unknown === 0 ? '' : `, not counting ${inCount(unknown, 'task')} of unknown duration`;
  return `Based on earlier runs, this takes up to ${total}${rest}.`;
}
