import { SHOW, type Shown } from '../events.ts';

/** What Deno has in a notebook that Jupyter executes. */
interface DenoJupyter {
  readonly broadcast: (type: 'display_data', content: object) => Promise<void>;
}

type Globals = typeof globalThis & {
  readonly [SHOW]?: (shown: Shown) => void;
  readonly Deno?: { readonly jupyter?: DenoJupyter };
};

/** Shows something below the current cell: in Jupyter, or in the results of a run. */
export function show(shown: Shown): void {
  const { [SHOW]: report, Deno: deno }: Globals = globalThis;
  if (report !== undefined) return report(shown);
  if (deno?.jupyter === undefined) return console.log(shown.text);
  const { html, text } = shown;
  const data = { 'text/plain': text, ...(html !== undefined && { 'text/html': html }) };
  void deno.jupyter.broadcast('display_data', { data, metadata: {}, transient: {} });
}
