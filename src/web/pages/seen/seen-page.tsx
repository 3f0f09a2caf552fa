import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import { FilmGrid } from '../../cards/film-grid.tsx';
import { count, plural } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { Message } from '../../layout/message.tsx';
import { seenStore } from '../../seen/seen-store.ts';
import { useSeen } from '../../seen/use-seen.ts';
import { importList } from './import-list.ts';

const SHOWN = 24;

/** The films that the user has seen: imported from other lists, kept in this browser. */
export function SeenPage() {
  const { seen } = useSeen();
  const [status, setStatus] = useState('');
  return (
    <>
      <Heading />
      <p className="mt-2 max-w-prose text-quiet">
        Films you’ve seen are marked in every list, and you can hide them among similar films. The
        list is stored in this browser only. To look up and show its films, the browser asks this
        server for them by title or ID.
      </p>
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <FileButton
          label="Import a list (CSV)"
          onFile={(file) => void importList(file, setStatus)}
        />
        {seen.size > 0 && (
          <button
            type="button"
            className="pill"
            onClick={() => {
              if (!confirm(`Remove all ${count(seen.size)} films from the list?`)) return;
              void seenStore
                .change((films) => films.clear())
                .then(() => setStatus('The list is empty.'));
            }}
          >
            Clear list
          </button>
        )}
        <p role="status" className="text-quiet">
          {status}
        </p>
      </div>
      <p className="mt-4 max-w-prose text-sm text-quiet">
        From IMDb: open your ratings or a list, and choose “Export”. From Letterboxd: in the
        settings, under Data, choose “Export your data”; the file is <code>watched.csv</code>.
      </p>
      {seen.size === 0 ? (
        <Message>No films yet. Import a list, or mark a film as seen on its page.</Message>
      ) : (
        <SeenFilms ids={[...seen].slice(-SHOWN).toReversed()} total={seen.size} />
      )}
    </>
  );
}

/** A button that opens a CSV file. */
function FileButton({
  label,
  onFile,
}: {
  readonly label: string;
  readonly onFile: (file: File) => void;
}) {
  return (
    <label className="pill cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
      {label}
      <input
        type="file"
        accept=".csv,text/csv"
        className="sr-only"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) onFile(file);
          // so that the same file can be chosen again
          target.value = '';
        }}
      />
    </label>
  );
}

function SeenFilms({ ids, total }: { readonly ids: readonly number[]; readonly total: number }) {
  const films = useQueries({
    queries: ids.map((id) => queries.film(id)),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  return (
    <section aria-labelledby="seen" className="mt-10">
      <h2 id="seen" className="mb-4">
        {plural(total, 'film')}, most recent first
      </h2>
      <FilmGrid films={films} />
    </section>
  );
}
