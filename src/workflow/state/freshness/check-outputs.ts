import { ReelatedError } from '../../../errors.ts';
import { inCount } from '../../units.ts';
import type { CheckResult, Task, TaskContext, TaskReport } from '../../task.ts';

/**
 * Checks a task's rules on what it has staged and adds the results to its report: the rules under
 * the fact `checks`, broken warnings as warnings.
 *
 * @throws ReelatedError `task-check` that names a broken rule and a row that breaks it
 */
export async function checkOutputs(
  task: Task,
  report: TaskReport,
  context: TaskContext,
): Promise<TaskReport> {
  if (task.check === undefined) return report;
  const results = await task.check(context);
  const broken = results.filter(({ offenders }) => offenders > 0);
  const fatal = broken.find(({ severity }) => severity === 'error');
  if (fatal !== undefined) {
    const { rule, offenders } = fatal;
    throw new ReelatedError('task-check', `${task.name} failed a check: ${breach(fatal)}`, {
      data: { task: task.name, rule, rows: offenders },
    });
  }
  const checks = results.map(({ rule, offenders }) => ({ rule, offenders }));
  return {
    ...report,
    facts: { ...report.facts, checks },
    warnings: [...(report.warnings ?? []), ...broken.map(breach)],
  };
}

/** A broken rule in words: how many rows break it, and one of them. */
export function breach({ rule, offenders, example }: CheckResult): string {
  const verb = offenders === 1 ? 'breaks' : 'break';
  return `${inCount(offenders, 'row')} ${verb} the rule "${rule}", such as ${example}`;
}
