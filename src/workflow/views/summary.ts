import { alignColumns } from './align-columns.ts';
import type { RunSummary, TaskOutcome } from '../outcome.ts';
import { inBytes, inCount, inTime } from '../units.ts';

/** A run's summary for a person, in several lines without a final line break. */
export function summaryText(summary: RunSummary): string {
  const { run, tasks, elapsedMs, runFile, runFileError } = summary;
  const ran = ofState(tasks, 'ran');
  const lines = [
    `Run ${run}: ${inCount(tasks.length, 'task')} in ${inTime(elapsedMs)}${peakOf(ran)}`,
    ...section('up to date', ofState(tasks, 'fresh').length),
    ...section('ran', ran.length, alignColumns(ran.map(ranCells))),
    ...ran.flatMap(({ task, notes }) => notes.map((text) => `    ${task}: ${text}`)),
    ...ran.flatMap(({ task, warnings }) => warnings.map((text) => `    ! ${task}: ${text}`)),
    ...detailed(
      'failed',
      ofState(tasks, 'failed'),
      ({ message, code }) => `: ${message} (${code})`,
    ),
    ...detailed(
      'cancelled',
      ofState(tasks, 'cancelled'),
      (one) => ` after ${inTime(one.elapsedMs)}`,
    ),
    ...section('blocked', ofState(tasks, 'blocked').length, blockedLines(tasks)),
    ...(runFileError === null ? [] : [`The events in ${runFile} are incomplete: ${runFileError}`]),
    verdict(summary),
  ];
  return lines.join('\n');
}

type OutcomeOf<S extends TaskOutcome['state']> = TaskOutcome & { readonly state: S };

function ofState<S extends TaskOutcome['state']>(
  tasks: readonly TaskOutcome[],
  state: S,
): readonly OutcomeOf<S>[] {
  return tasks.filter((task): task is OutcomeOf<S> => task.state === state);
}

function section(title: string, count: number, lines: readonly string[] = []): readonly string[] {
  return count === 0 ? [] : [`  ${count} ${title}`, ...lines.map((line) => `    ${line}`)];
}

function detailed<T extends TaskOutcome>(
  title: string,
  tasks: readonly T[],
  detail: (task: T) => string,
): readonly string[] {
  return section(
    title,
    tasks.length,
    tasks.map((one) => `${one.task}${detail(one)}`),
  );
}

/** One line for all tasks that the same tasks block. */
function blockedLines(tasks: readonly TaskOutcome[]): readonly string[] {
  const byCause = Map.groupBy(ofState(tasks, 'blocked'), ({ by }) => by.join(', '));
  return [...byCause].map(([cause, blocked]) => `${namesOf(blocked)}, by ${cause}`);
}

/** The largest resident size of the process while one of the tasks ran. */
function peakOf(ran: readonly OutcomeOf<'ran'>[]): string {
  if (ran.length === 0) return '';
  const bytes = Math.max(...ran.map(({ peakRssBytes }) => peakRssBytes));
  return `, peak memory ${inBytes(bytes)}`;
}

function ranCells({ task, elapsedMs, rows, bytes, changed }: OutcomeOf<'ran'>): readonly string[] {
  return [
    task,
    inTime(elapsedMs),
    rows === null ? '' : inCount(rows, 'row'),
    bytes === 0 ? '' : inBytes(bytes),
    changed || bytes === 0 ? '' : 'same result as before',
  ];
}

function verdict({ status, counts, tasks }: RunSummary): string {
  switch (status) {
    case 'succeeded':
      return `Run succeeded: ${inCount(counts.ran, 'task')} ran, ${counts.fresh} ${counts.fresh === 1 ? 'was' : 'were'} up to date.`;
    case 'failed':
      return `Run failed: ${namesOf(ofState(tasks, 'failed'))} did not finish. Finished results are kept.`;
    case 'cancelled':
      return 'Run cancelled. Finished results are kept; the next run continues from there.';
    default:
      return status satisfies never;
  }
}

function namesOf(tasks: readonly TaskOutcome[]): string {
  return tasks.map(({ task }) => task).join(', ');
}
