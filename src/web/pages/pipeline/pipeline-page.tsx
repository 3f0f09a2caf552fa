import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import type { PipelineView, Run, TaskInRun, TaskResult } from '../../api/types.ts';
import { momentInWords } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage, Message } from '../../layout/message.tsx';
import { TaskGraph } from './task-graph.tsx';
import {
  figures,
  progressOf,
  progressWords,
  resultOf,
  runWords,
  stateWords,
  toneOf,
} from './task-words.ts';

/** How the data was built: the tasks of the newest run, live while it is at work, and the last runs. */
export function PipelinePage() {
  const { data, error } = useQuery(queries.pipeline());
  if (error !== null && data === undefined)
    return <FailedPage error={error} unknown="No pipeline" />;
  return (
    <>
      <Heading />
      {data !== undefined && <Runs view={data} />}
    </>
  );
}

function Runs({ view }: { readonly view: PipelineView }) {
  const [newest] = view.runs;
  if (newest === undefined) {
    return (
      <Message>
        No run has left its events here yet. The data was built elsewhere, or without a record.
      </Message>
    );
  }
  return (
    <>
      <p role="status" className="mb-10 mt-3 text-quiet">
        The last run, {momentInWords(newest.startedAt)}: {runWords(newest)}
      </p>
      <section aria-labelledby="tasks">
        <h2 id="tasks" className="mb-4">
          Tasks
        </h2>
        <TaskGraph view={view} />
        <ol className="mt-6 divide-y divide-line">
          {newest.tasks.map((task) => (
            <TaskLine key={task.task} task={task} last={view.last[task.task]} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="runs" className="mt-12">
        <h2 id="runs" className="mb-2">
          Last runs
        </h2>
        <ol className="divide-y divide-line">
          {view.runs.map((run) => (
            <RunLine key={run.run} run={run} />
          ))}
        </ol>
      </section>
    </>
  );
}

function TaskLine({
  task,
  last,
}: {
  readonly task: TaskInRun;
  readonly last: TaskResult | undefined;
}) {
  const result = resultOf(task, last);
  const progress = progressOf(task);
  const facts = Object.entries((result?.facts ?? {}) as Readonly<Record<string, unknown>>);
  return (
    <li className="py-3">
      <Line title={task.task} state={task.state} />
      <p className="text-sm text-quiet">
        {progress === null ? result && figures(result) : progressWords(progress)}
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
      <details className="mt-1 text-sm">
        <summary className="w-fit text-quiet">More</summary>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1">
          <Fact name="comes after" text={task.requires.join(', ') || 'nothing'} />
          <Fact name="ran because" text={task.reasons.join('; ')} />
          <Fact name="last result" text={result ? momentInWords(result.startedAt) : 'none'} />
          {facts.map(([name, value]) => (
            <Fact
              key={name}
              name={name}
              text={typeof value === 'string' ? value : JSON.stringify(value, null, 1)}
            />
          ))}
        </dl>
      </details>
    </li>
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

function RunLine({ run }: { readonly run: Run }) {
  return (
    <li className="py-3">
      <Line title={momentInWords(run.startedAt)} state={run.state} />
      <p className="text-sm text-quiet">{runWords(run)}</p>
      {!run.whole && <p className="text-sm text-accent">Not all of its events could be read.</p>}
    </li>
  );
}

const TONES = { good: 'text-good', bad: 'text-bad', busy: 'text-accent', quiet: 'text-quiet' };

function Line({ title, state }: { readonly title: string; readonly state: string }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <span className="font-serif text-lg leading-snug">{title}</span>
      <span className={`text-sm ${TONES[toneOf(state)]}`}>{stateWords(state)}</span>
    </div>
  );
}
