import type { PipelineView } from '../api/types.ts';
import { layOut } from './graph-layout.ts';
import { shortly, toneOf, type Tone } from './task-words.ts';

const STROKES: Readonly<Record<Tone, string>> = {
  good: 'stroke-good',
  bad: 'stroke-bad',
  busy: 'stroke-accent',
  quiet: 'stroke-line',
};

/** The tasks of the newest run and what comes after what; the list beside it says the same. */
export function TaskGraph({ view: { runs, last } }: { readonly view: PipelineView }) {
  const tasks = runs[0]?.tasks ?? [];
  const { width, height, nodes, edges } = layOut(
    tasks.map((task) => ({
      name: task.task,
      requires: task.requires,
      detail: shortly(task, last[task.task]),
      tone: toneOf(task.state),
    })),
  );
  if (edges.length === 0) return null;
  return (
    <div className="overflow-x-auto" role="region" tabIndex={0} aria-label="The task graph">
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full min-w-[40rem]" aria-hidden="true">
        {edges.map((path) => (
          <path key={path} d={path} className="fill-none stroke-line" strokeWidth="1.5" />
        ))}
        {nodes.map(({ node, x, y, width: boxWidth }) => (
          <g key={node.name} textAnchor="middle">
            <rect
              x={x}
              y={y}
              width={boxWidth}
              height={42}
              rx={3}
              className={`fill-paper ${STROKES[node.tone]}`}
              strokeWidth="1.25"
            />
            <text x={x + boxWidth / 2} y={y + 18} className="fill-ink text-[12px] font-medium">
              {node.name.replace(/^.*\((.*)\)$/, '$1')}
            </text>
            <text x={x + boxWidth / 2} y={y + 33} className="fill-quiet text-[10.5px]">
              {node.detail}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
