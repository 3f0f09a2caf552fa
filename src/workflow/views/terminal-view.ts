import { DefaultRenderer, Listr, ListrLogger, ProcessOutput } from 'listr2';
import type { EventSink } from '../event.ts';
import { terminalLine, type TerminalLine } from './terminal-line.ts';

const REFRESH_EVERY_MS = 500;
const SHOW_CURSOR = '\u001B[?25h';

/** The live view of one run; dispose when the run has ended, before anything else is printed. */
export interface TerminalView extends AsyncDisposable {
  readonly sink: EventSink;
}

/**
 * Shows a run on an interactive terminal as it happens: a line for each task that has started,
 * with its bar, time, speed and end. The lines disappear on disposal, so that a summary can take their place.
 * listr2 only draws: it runs nothing, and signals are left to the caller. The
 * cursor comes back on disposal and on any exit of the process.
 */
export function terminalView(
  stdout: NodeJS.WriteStream = process.stdout,
  stderr: NodeJS.WriteStream = process.stderr,
): TerminalView {
  const lines = new Map<string, TerminalLine>();
  let drawing: Promise<unknown> = Promise.resolve();
  const showCursor = (): boolean => stdout.write(SHOW_CURSOR);
  process.once('exit', showCursor);
  const timer = setInterval(() => lines.forEach((line) => line.refresh()), REFRESH_EVERY_MS);
  timer.unref();

  return {
    sink(event) {
      if (event.type === 'run-started') {
        for (const task of event.tasks) lines.set(task, terminalLine(task));
        drawing = draw([...lines.values()], new ProcessOutput(stdout, stderr));
      } else if ('task' in event) lines.get(event.task)?.show(event);
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      lines.forEach((line) => line.close());
      try {
        await drawing;
      } finally {
        process.off('exit', showCursor);
        showCursor();
      }
    },
  };
}

/** Draws on any stream it is given; the caller has decided whether that is a terminal. */
class TerminalRenderer extends DefaultRenderer {
  static override nonTTY = true;
}

async function draw(lines: readonly TerminalLine[], processOutput: ProcessOutput): Promise<void> {
  const list = new Listr(
    lines.map((line) => line.listrTask),
    {
      concurrent: true,
      exitOnError: false,
      registerSignalListeners: false,
      renderer: TerminalRenderer,
      rendererOptions: {
        clearOutput: true,
        formatOutput: 'truncate',
        logger: new ListrLogger({ useIcons: true, toStderr: [], processOutput }),
      },
    },
  );
  await list.run();
}
