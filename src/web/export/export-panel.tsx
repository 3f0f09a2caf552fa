import { Tabs } from '@base-ui/react/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../api/queries.ts';
import { curlOf, typescriptOf } from './snippets.ts';
import { saveAsCsv, type FilmsView } from './save-csv.ts';
import { sqlOf } from './sql.ts';
import type { View } from './view.ts';

const TAB =
  'border-b-2 border-transparent px-1 py-1.5 text-sm text-quiet hover:text-ink data-active:border-accent data-active:text-ink';

/** A view as SQL, curl and TypeScript to copy, and as CSV to save. */
export function ExportPanel({ view }: { readonly view: View }) {
  const { data: presets } = useQuery(queries.presets());
  const texts = [
    {
      id: 'curl',
      label: 'curl',
      text: curlOf(view, location.origin),
      note: 'For a shell. Add a limit or a cursor for more.',
    },
    {
      id: 'typescript',
      label: 'TypeScript',
      text: typescriptOf(view, location.origin),
      note: 'With this package’s own client, for Node and browsers.',
    },
    {
      id: 'sql',
      label: 'SQL',
      text: sqlOf(view, presets),
      note: 'For the database file: duckdb -readonly data/duckdb/films.duckdb',
    },
  ];
  return (
    <Tabs.Root defaultValue="curl" className="mt-3 flex min-h-0 flex-col">
      <Tabs.List className="flex gap-5 border-b border-line">
        {texts.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id} className={TAB}>
            {label}
          </Tabs.Tab>
        ))}
        {view.kind !== 'compare' && (
          <Tabs.Tab value="csv" className={TAB}>
            CSV
          </Tabs.Tab>
        )}
      </Tabs.List>
      {texts.map(({ id, label, text, note }) => (
        <Tabs.Panel key={id} value={id} className="flex min-h-0 flex-col pt-4 outline-offset-4">
          <pre
            tabIndex={0}
            aria-label={`${label} for this`}
            className="h-80 overflow-auto whitespace-pre-wrap rounded-sm bg-wash p-4 font-mono text-[0.8rem] leading-relaxed"
          >
            {text}
          </pre>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-quiet">{note}</p>
            <CopyButton text={text} />
          </div>
        </Tabs.Panel>
      ))}
      {view.kind !== 'compare' && (
        <Tabs.Panel value="csv" className="pt-4 outline-offset-4">
          <p className="pb-4">A table of the first thousand films, for a spreadsheet.</p>
          <CsvButton view={view} />
        </Tabs.Panel>
      )}
    </Tabs.Root>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const [state, setState] = useState('Copy');
  return (
    <button
      type="button"
      className="pill"
      onClick={() =>
        void navigator.clipboard.writeText(text).then(
          () => setState('Copied'),
          () => setState('Select it and copy by hand'),
        )
      }
    >
      <span aria-live="polite">{state}</span>
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
            (error: unknown) => setProblem(error instanceof Error ? error.message : 'It failed.'),
          )
        }
      >
        Save films.csv
      </button>
      {problem !== undefined && (
        <p role="alert" className="mt-3 text-bad">
          {problem}
        </p>
      )}
    </>
  );
}
