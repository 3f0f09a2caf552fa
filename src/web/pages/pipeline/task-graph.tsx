import type { PipelineView } from '../../api/types.ts';
import { layOut, NODE_HEIGHT, type GraphNode } from './graph-layout.ts';
import { boxText, toneOf, type Tone } from './task-words.ts';

const STROKES: Readonly<Record<Tone, string>> = {
  good: 'stroke-good',
  bad: 'stroke-bad',
  busy: 'stroke-accent',
  quiet: 'stroke-line',
};

interface TaskNode extends GraphNode {
  readonly detail: string;
  readonly tone: Tone;
}

/** The tasks of the last run and their dependencies; the list below says the same in words. */
export function TaskGraph({ view: { runs, last } }: { readonly view: PipelineView }) {
  const nodes = (runs[0]?.tasks ?? []).map((task) => ({
    name: task.task,
    label: task.task.replace(/^.*\((.*)\)$/, '$1'),
    requires: task.requires,
    detail: boxText(task, last[task.task]),
    tone: toneOf(task.state),
  }));
  return (
    <>
      <Drawing nodes={nodes} width={330} className="sm:hidden" />
      <Drawing nodes={nodes} width={760} className="max-sm:hidden" />
    </>
  );
}

interface DrawingProps {
  readonly nodes: readonly TaskNode[];
  readonly width: number;
  readonly className: string;
}

function Drawing({ nodes, width, className }: DrawingProps) {
  const { height, nodes: placed, edges } = layOut(nodes, width);
  if (edges.length === 0) return null;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={`w-full ${className}`} aria-hidden="true">
      {edges.map((path) => (
        <path key={path} d={path} className="fill-none stroke-line" strokeWidth="1.5" />
      ))}
      {placed.map(({ node, x, y, width: boxWidth }) => (
        <g key={node.name} textAnchor="middle">
          <rect
            x={x}
            y={y}
            width={boxWidth}
            height={NODE_HEIGHT}
            rx={3}
            className={`fill-paper ${STROKES[node.tone]}`}
            strokeWidth="1.25"
          />
          <text x={x + boxWidth / 2} y={y + 18} className="fill-ink text-[12px] font-medium">
            {node.label}
          </text>
          <text x={x + boxWidth / 2} y={y + 33} className="fill-quiet text-[10.5px]">
            {node.detail}
          </text>
        </g>
      ))}
    </svg>
  );
}
