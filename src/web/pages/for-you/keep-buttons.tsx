import { plural } from '../../format/words.ts';
import { exportedFilms } from '../../my-films/exported-films.ts';
import type { MyFilms } from '../../my-films/film-state.ts';
import type { UndoableChanges } from '../../my-films/use-undo.ts';

interface KeepButtonsProps {
  readonly films: MyFilms;
  readonly changes: UndoableChanges;
}

/** Saves all that is known of the user's films as a file, or erases it. */
export function KeepButtons({ films, changes }: KeepButtonsProps) {
  if (films.size === 0) return null;
  return (
    <>
      <button type="button" className="pill" onClick={() => saveFilms(films)}>
        Save as a file
      </button>
      <button
        type="button"
        className="pill"
        onClick={() => {
          changes.erase(`Erased ${plural(films.size, 'film')}.`);
          // this button disappears
          document.querySelector<HTMLElement>('h1')?.focus();
        }}
      >
        Erase all
      </button>
    </>
  );
}

function saveFilms(films: MyFilms): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([exportedFilms(films)], { type: 'application/json' }));
  link.download = 'my-films.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
