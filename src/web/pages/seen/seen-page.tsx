import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import { FilmGrid } from '../../cards/film-grid.tsx';
import { count, plural } from '../../format/words.ts';
import { Heading } from '../../layout/heading.tsx';
import { Message } from '../../layout/message.tsx';
import { matchTitles } from './match-titles.ts';
import { readList } from './read-list.ts';
import { seenStore } from '../../seen/seen-store.ts';
import { useSeen } from '../../seen/use-seen.ts';

const SHOWN = 24;

/** The films that one has seen: taken in from other lists, kept in this browser alone. */
export function SeenPage() {
  const { seen } = useSeen();
  const [said, say] = useState('');

  async function takeIn(file: File): Promise<void> {
    try {
      say(`Reading ${file.name}…`);
      const listed = readList(await file.text());
      const known = listed.flatMap(({ filmId }) => (filmId === undefined ? [] : [filmId]));
      const named = listed.filter(({ filmId }) => filmId === undefined);
      const found = await matchTitles(named, (done) =>
        say(`${count(done)} of ${plural(named.length, 'film')} found…`),
      );
      await seenStore.change((films) => {
        for (const id of [...known, ...found]) films.add(id);
      });
      const lost = named.length - found.length;
      const rest = lost === 0 ? '' : `; not in this collection: ${count(lost)}`;
      say(`Taken in: ${plural(known.length + found.length, 'film')}${rest}.`);
    } catch (error) {
      say(error instanceof Error ? error.message : 'This could not be read.');
    }
  }

  return (
    <>
      <Heading />
      <p className="mt-2 max-w-prose text-quiet">
        Films that you have seen are marked in every list, and can be hidden in those of likeness.
        The list is kept in this browser alone. To find and show its films this server is asked for
        them by title or number.
      </p>
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <label className="pill cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent">
          Import a list (CSV)
          <input
            type="file"
            accept=".csv,text/csv"
            className="sr-only"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void takeIn(file);
              target.value = '';
            }}
          />
        </label>
        {seen.size > 0 && (
          <button
            type="button"
            className="pill"
            onClick={() => {
              if (!confirm(`Forget all ${count(seen.size)} films?`)) return;
              void seenStore.change((films) => films.clear()).then(() => say('All forgotten.'));
            }}
          >
            Forget all
          </button>
        )}
        <p role="status" className="text-quiet">
          {said}
        </p>
      </div>
      <p className="mt-4 max-w-prose text-sm text-quiet">
        From IMDb: Your ratings or a list, “Export”. From Letterboxd: Settings, Data, “Export your
        data”, then <code>watched.csv</code> of it.
      </p>
      {seen.size === 0 ? (
        <Message>Nothing yet. Import a list, or mark a film on its page.</Message>
      ) : (
        <LastSeen ids={[...seen].slice(-SHOWN).toReversed()} total={seen.size} />
      )}
    </>
  );
}

function LastSeen({ ids, total }: { readonly ids: readonly number[]; readonly total: number }) {
  const films = useQueries({
    queries: ids.map((id) => queries.film(id)),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  });
  return (
    <section aria-labelledby="seen" className="mt-10">
      <h2 id="seen" className="mb-4">
        {plural(total, 'film')}, the last ones first
      </h2>
      <FilmGrid films={films} />
    </section>
  );
}
