import { Tabs } from '@base-ui/react/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../api/queries.ts';
import type { Presets } from '../api/types.ts';
import { BASE_PATH } from '../url/base-path.ts';
import { saveAsCsv, type FilmsView } from './save-csv.ts';
import { curlOf, typescriptOf } from './snippets.ts';
import { sqlOf } from './sql.ts';
import type { View } from './view.ts';

const TAB =
  'border-b-2 border-transparent px-1 py-1.5 text-sm text-quiet hover:text-ink data-active:border-accent data-active:text-ink';

/** A view as a link, as CSV to download, and as curl, TypeScript and SQL to copy. */
export function ExportPanel({ view }: { readonly view: View }) {
  const { data: presets } = useQuery(queries.presets());
  const [link, ...snippets] = snippetsOf(view, presets);
  return (
    <Tabs.Root defaultValue="Link" className="mt-3 flex min-h-0 flex-col">
      <Tabs.List className="flex gap-5 overflow-x-auto border-b border-line">
        <Tabs.Tab value="Link" className={TAB}>
          Link
        </Tabs.Tab>
        {view.kind !== 'compare' && (
          <Tabs.Tab value="CSV" className={TAB}>
            CSV
          </Tabs.Tab>
        )}
        {snippets.map(({ label }) => (
          <Tabs.Tab key={label} value={label} className={TAB}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {[link, ...snippets].map((snippet) => (
        <SnippetPanel key={snippet.label} {...snippet} />
      ))}
      {view.kind !== 'compare' && (
        <Tabs.Panel value="CSV" className="pt-4 outline-offset-4">
          <p className="pb-4">
            The first 1,000 films as a table that spreadsheets open, with IMDb ids.
          </p>
          <CsvButton view={view} />
        </Tabs.Panel>
      )}
    </Tabs.Root>
  );
}

/** A text to copy. */
interface Snippet {
  readonly label: string;
  readonly code: string;
  readonly note: string;
}

/** The link to a view, then what asks for the same films. */
function snippetsOf(view: View, presets: Presets | undefined): readonly [Snippet, ...Snippet[]] {
  const api = location.origin + BASE_PATH;
  return [
    {
      label: 'Link',
      code: location.href,
      note: 'Anyone who can reach this server sees the same list. Your own films are not included.',
    },
    {
      label: 'curl',
      code: curlOf(view, api),
      note: 'Run it in a shell. For more films, add a limit or a cursor.',
    },
    {
      label: 'TypeScript',
      code: typescriptOf(view, api),
      note: 'Uses Reelated’s own client, in Node or in a browser.',
    },
    ...(view.kind === 'for-you'
      ? []
      : [
          {
            label: 'SQL',
            code: sqlOf(view, presets),
            note: 'Run it in the folder “duckdb” of the server’s data directory: duckdb -readonly films.duckdb',
          },
        ]),
  ];
}

function SnippetPanel({ label, code, note }: Snippet) {
  return (
    <Tabs.Panel value={label} className="flex min-h-0 flex-col pt-4 outline-offset-4">
      <pre
        tabIndex={0}
        aria-label={`${label} code`}
        className="max-h-80 overflow-auto whitespace-pre-wrap rounded-sm bg-wash p-4 font-mono text-[0.8rem] leading-relaxed"
      >
        {code}
      </pre>
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-quiet">{note}</p>
        <CopyButton text={code} />
      </div>
    </Tabs.Panel>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [label, setLabel] = useState('Copy');
  return (
    <button
      type="button"
      className="pill"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setLabel('Copied'),
          () => setLabel('Can’t copy: select the text instead'),
        )
      }
    >
      <span aria-live="polite">{label}</span>
    </button>
  );
}

function CsvButton({ view }: { readonly view: FilmsView }) {
  const [problem, setProblem] = useState<string>();
  return (
    <>
      <button
        type="button"
        className="pill"
        onClick={() =>
          void saveAsCsv(view).then(
            () => setProblem(undefined),
            (error: unknown) =>
              setProblem(error instanceof Error ? error.message : 'The download failed.'),
          )
        }
      >
        Download films.csv
      </button>
      {problem !== undefined && (
        <p role="alert" className="mt-3 text-bad">
          {problem}
        </p>
      )}
    </>
  );
}
