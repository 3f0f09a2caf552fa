import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { Heading } from '../../layout/heading.tsx';
import { evidenceOf } from '../../my-films/evidence.ts';
import { UndoNotice } from '../../my-films/undo-notice.tsx';
import { useMyFilms } from '../../my-films/use-my-films.ts';
import { useUndo } from '../../my-films/use-undo.ts';
import type { ForYouSearch } from '../../url/for-you-search.ts';
import { DropShade } from './drop-shade.tsx';
import { FileButton } from './file-button.tsx';
import { ImportPanel } from './import/import-panel.tsx';
import { useImport, type Import } from './import/use-import.ts';
import { KeepButtons } from './keep-buttons.tsx';
import { Recommendations } from './recommended/recommendations.tsx';
import { ShelfFilms } from './shelf-films.tsx';
import { ShelfTabs } from './shelf-tabs.tsx';
import { StartPanel } from './start-panel.tsx';
import { useFileDrop } from './use-file-drop.ts';

const route = getRouteApi('/for-you');

/** What to watch next by the user's own ratings, which are imported or given here. */
export function ForYouPage() {
  const search = route.useSearch();
  const { shelf, show } = search;
  const onChange = useChange();
  const { films, isLoaded, isKept } = useMyFilms();
  const changes = useUndo();
  const imports = useImport();
  const isDropping = useFileDrop(imports.start);
  const rated = evidenceOf(films).length;
  const start = useStartPanel(rated, isLoaded, imports);
  const isForYou = isLoaded && shelf === undefined;
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <Heading />
        {films.size > 0 && (
          <div className="flex flex-wrap items-center gap-2">
            {isForYou && rated > 0 && (
              <button
                type="button"
                className="pill"
                aria-expanded={start.isOpen}
                onClick={start.toggle}
              >
                Rate films
              </button>
            )}
            <FileButton label="Import files" onFiles={imports.start} />
            <KeepButtons films={films} changes={changes} />
          </div>
        )}
      </div>
      {films.size === 0 && <Introduction />}
      {!isKept && <NotKept />}
      {films.size > 0 && <ShelfTabs films={films} shelf={shelf} />}
      <ImportPanel imports={imports} />
      {isLoaded && shelf !== undefined && (
        <ShelfFilms films={films} shelf={shelf} show={show} onChange={onChange} />
      )}
      {isForYou && start.isOpen && (
        <StartPanel films={films} rated={rated} onFiles={imports.start} />
      )}
      {isForYou && rated > 0 && (
        <Recommendations search={search} onChange={onChange} changes={changes} />
      )}
      {isDropping && <DropShade />}
      <UndoNotice {...changes} />
    </>
  );
}

/** Whether films to rate are shown: as long as none is rated, and then until it is closed. */
function useStartPanel(rated: number, isLoaded: boolean, imports: Import) {
  const [isOpen, setOpen] = useState<boolean>();
  // people who start to rate here continue here, unless they import their ratings
  const [hasBegun, setBegun] = useState(false);
  if (isLoaded && rated === 0 && !hasBegun) setBegun(true);
  const isOpenNow = rated === 0 || (isOpen ?? (hasBegun && imports.state.kind !== 'done'));
  return { isOpen: isOpenNow, toggle: () => setOpen(!isOpenNow) };
}

function Introduction() {
  return (
    <p className="max-w-prose text-quiet">
      Recommendations from your own ratings, with the reasons for each. What you rate or import
      stays in this browser; the server gets your ratings to answer, and keeps nothing.
    </p>
  );
}

function NotKept() {
  return (
    <p className="mb-4 max-w-prose text-bad">
      This window cannot store anything. What you rate or import here is lost when you close it,
      unless you save it as a file.
    </p>
  );
}

function useChange(): (changed: ForYouSearch) => void {
  const navigate = route.useNavigate();
  return (changed) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), resetScroll: false });
}
