import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import type { PipelineView, Run } from '../../api/types.ts';
import { dateTime } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { FailedPage, Message } from '../../layout/message.tsx';
import { StateLine } from './state-line.tsx';
import { TaskGraph } from './task-graph.tsx';
import { TaskItem } from './task-item.tsx';
import { runText } from './task-words.ts';

/** How the data was built: the tasks of the last run, live while it is running, and recent runs. */
export function PipelinePage() {
  const { data, error } = useQuery(queries.pipeline());
  if (error !== null && data === undefined) {
    return <FailedPage error={error} notFound="No pipeline" />;
  }
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
    return <Message>No runs are recorded here. The data may have been built elsewhere.</Message>;
  }
  return (
    <>
      <p role="status" className="mb-10 mt-3 text-quiet">
        Last run, {dateTime(newest.startedAt)}: {runText(newest)}
      </p>
      <section aria-labelledby="tasks">
        <h2 id="tasks" className="mb-4">
          Tasks
        </h2>
        <TaskGraph view={view} />
        <ol className="mt-6 divide-y divide-line">
          {newest.tasks.map((task) => (
            <TaskItem key={task.task} task={task} last={view.last[task.task]} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="runs" className="mt-12">
        <h2 id="runs" className="mb-2">
          Recent runs
        </h2>
        <ol className="divide-y divide-line">
          {view.runs.map((run) => (
            <RunItem key={run.run} run={run} />
          ))}
        </ol>
      </section>
    </>
  );
}

function RunItem({ run }: { readonly run: Run }) {
  return (
    <li className="py-3">
      <StateLine title={dateTime(run.startedAt)} state={run.state} />
      <p className="text-sm text-quiet">{runText(run)}</p>
      {!run.whole && <p className="text-sm text-accent">Some of its events could not be read.</p>}
    </li>
  );
}
