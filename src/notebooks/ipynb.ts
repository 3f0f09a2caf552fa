import type { ExecutedCell, ExecutedNotebook, Output } from './recording.ts';

/** The kernel that `npm run notebooks` sets up. */
const METADATA = {
  kernelspec: { display_name: 'Deno', language: 'typescript', name: 'deno' },
  language_info: {
    file_extension: '.ts',
    mimetype: 'text/x.typescript',
    name: 'typescript',
    nbconvert_exporter: 'script',
    pygments_lexer: 'typescript',
  },
};

/**
 * An executed notebook in Jupyter's format, nbformat 4.5
 * (https://nbformat.readthedocs.io/en/latest/format_description.html). Equal notebooks give equal text.
 */
export function ipynbOf(notebook: ExecutedNotebook): string {
  const cells = notebook.cells.map(cellOf);
  const content = { cells, metadata: METADATA, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(content, undefined, 1)}\n`;
}

function cellOf({ kind, text, count, outputs }: ExecutedCell, index: number) {
  const common = { id: `cell-${index + 1}`, metadata: {}, source: linesOf(text) };
  if (kind === 'markdown') return { cell_type: 'markdown', ...common };
  return { cell_type: 'code', ...common, execution_count: count, outputs: outputs.map(outputOf) };
}

function outputOf(output: Output) {
  switch (output.kind) {
    case 'shown': {
      const { text, html } = output.shown;
      const data = {
        ...(html === undefined ? {} : { 'text/html': linesOf(html) }),
        'text/plain': linesOf(text),
      };
      return { output_type: 'display_data', data, metadata: {} };
    }
    case 'printed':
      return { output_type: 'stream', name: output.stream, text: linesOf(output.text) };
    case 'error': {
      const { name, message, stack } = output.error;
      return { output_type: 'error', ename: name, evalue: message, traceback: stack.split('\n') };
    }
    default:
      return output satisfies never;
  }
}

/** Text as Jupyter stores it: its lines, each with its line break. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
