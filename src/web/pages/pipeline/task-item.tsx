import type { TaskInRun, TaskResult } from '../../api/types.ts';
import { dateTime } from '../../format/words.ts';
import { StateLine } from './state-line.tsx';
import { progressOf, progressText, resultOf, resultText } from './task-words.ts';

/** A task of the last run, with its result. */
export function TaskItem({
  task,
  last,
}: {
  readonly task: TaskInRun;
  readonly last: TaskResult | undefined;
}) {
  const result = resultOf(task, last);
  const progress = progressOf(task);
  return (
    <li className="py-3">
      <StateLine title={task.task} state={task.state} />
      <p className="text-sm text-quiet">
        {progress === null ? result && resultText(result) : progressText(progress)}
      </p>
      {task.problem !== null && <p className="text-sm text-bad">{task.problem}</p>}
      {(result?.notes ?? []).map((note) => (
        <p key={note} className="text-sm text-quiet">
          {note}
        </p>
      ))}
      {(result?.warnings ?? []).map((warning) => (
        <p key={warning} className="text-sm text-accent">
          {warning}
        </p>
      ))}
      <TaskDetails task={task} result={result} />
    </li>
  );
}

function TaskDetails({
  task,
  result,
}: {
  readonly task: TaskInRun;
  readonly result: TaskResult | undefined;
}) {
  const facts = Object.entries((result?.facts ?? {}) as Readonly<Record<string, unknown>>);
  return (
    <details className="mt-1 text-sm">
      <summary className="w-fit text-quiet">Details</summary>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1">
        <Fact name="depends on" text={task.requires.join(', ') || 'nothing'} />
        <Fact name="ran because" text={task.reasons.join('; ')} />
        <Fact name="last result" text={result ? dateTime(result.startedAt) : 'none'} />
        {facts.map(([name, value]) => (
          <Fact
            key={name}
            name={name}
            text={typeof value === 'string' ? value : JSON.stringify(value, null, 1)}
          />
        ))}
      </dl>
    </details>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="whitespace-pre-wrap">{text}</dd>
    </>
  );
}
