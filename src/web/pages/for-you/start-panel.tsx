import type { MyFilms } from '../../my-films/film-state.ts';
import { FileButton } from './file-button.tsx';
import { ImportHelp } from './import-help.tsx';
import { RateFilms } from './rate-films.tsx';

/** For new users: import ratings, or rate some films here. */
export function StartPanel({
  films,
  rated,
  onFiles,
}: {
  readonly films: MyFilms;
  /** How many films are rated already. */
  readonly rated: number;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <>
      <section
        aria-labelledby="import"
        className="mt-6 rounded-sm border border-dashed border-quiet p-5 sm:p-7"
      >
        <div className="mb-5 flex flex-wrap items-center justify-between gap-4">
          <h2 id="import">Drop your ratings here, from any film site</h2>
          <FileButton label="Choose files" onFiles={onFiles} />
        </div>
        <ImportHelp />
      </section>
      <section aria-labelledby="rate" className="mt-10">
        <h2 id="rate" className="mb-5">
          {rated === 0 ? 'Or rate some films you know' : 'Rate films you know'}
        </h2>
        <RateFilms known={films} />
      </section>
    </>
  );
}
