/** A part of a notebook, from its marker line to the next one. */
export interface Cell {
  readonly kind: 'code' | 'markdown';
  /** The line of its marker in the file, from 1. */
  readonly line: number;
  /** Without the marker, without blank lines at both ends; of markdown, without the comment signs. */
  readonly text: string;
}

/** A cell's marker, as jupytext writes it: `// %%`, with a title, a kind and metadata if there are any. */
const MARKER = /^\/\/ %%(?:\s|$)/;
const MARKDOWN = /^\/\/ %%.*\[(?:markdown|md)\]/;

/** Whether a line begins a cell. */
export function isMarker(line: string): boolean {
  return MARKER.test(line);
}

/** Whether a line begins a cell that is executed. */
export function isCodeMarker(line: string): boolean {
  return MARKER.test(line) && !MARKDOWN.test(line);
}

/**
 * The cells of a notebook in jupytext's percent format
 * (https://jupytext.readthedocs.io/en/latest/formats-scripts.html). What is in front of the first
 * marker, jupytext's header, belongs to no cell.
 */
export function parsePercentFormat(text: string): readonly Cell[] {
  const lines = text.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (isMarker(line) ? [index] : []));
  return starts.map((start, place) => {
    const body = lines.slice(start + 1, starts[place + 1]);
    const isCode = isCodeMarker(lines[start] ?? '');
    return {
      kind: isCode ? 'code' : 'markdown',
      line: start + 1,
      text: trimmed(isCode ? body : body.map(uncommented)).join('\n'),
    };
  });
}

/** The number of the cell to which a line belongs, from 1; 0 for the header. */
export function cellAt(cells: readonly Cell[], line: number): number {
  return cells.findLastIndex((cell) => cell.line <= line) + 1;
}

/** A notebook's title: its first heading. */
export function titleOf(cells: readonly Cell[]): string | undefined {
  const headings = cells.flatMap(({ kind, text }) =>
    kind === 'markdown' ? (/^# (.+)$/m.exec(text)?.[1] ?? []) : [],
  );
  return headings[0];
}

function uncommented(line: string): string {
  return line.replace(/^\/\/ ?/, '');
}

function trimmed(lines: readonly string[]): readonly string[] {
  return lines.slice(Math.max(0, lines.findIndex(isText)), lines.findLastIndex(isText) + 1);
}

function isText(line: string): boolean {
  return line.trim() !== '';
}
