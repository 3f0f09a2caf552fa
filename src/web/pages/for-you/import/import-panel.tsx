import { Link } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';
import type { LibraryEntry, LibraryPlace, Mark } from '../../../../library/library-film.ts';
import { count, plural } from '../../../format/words.ts';
import type { ImportQuestion, ImportSummary, LooseMatch } from './import-summary.ts';
import { importedText, skippedText } from './report-text.ts';
import type { Import, ImportState } from './use-import.ts';

const MOST_LINES = 200;

/** What becomes of files that were dropped or chosen. */
export function ImportPanel({ imports }: { readonly imports: Import }) {
  const { state } = imports;
  return (
    <>
      <p role="status" className={state.kind === 'idle' ? 'sr-only' : 'mt-6'}>
        {statusText(state)}
      </p>
      {state.kind === 'done' && <Report state={state} imports={imports} />}
    </>
  );
}

function statusText(state: ImportState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'reading':
      return `Reading ${state.names.join(', ')}…`;
    case 'failed':
      return `${state.message} Nothing was changed.`;
    case 'undone':
      return 'The import was undone.';
    case 'done':
      return importedText(state.summary);
    default:
      return state satisfies never;
  }
}

interface ReportProps {
  readonly state: Extract<ImportState, { readonly kind: 'done' }>;
  readonly imports: Import;
}

/** What was imported, what was not, and what can be undone. */
function Report({ state, imports }: ReportProps) {
  const { summary, questions, undone } = state;
  const section = useRef<HTMLElement>(null);
  return (
    <section
      ref={section}
      aria-label="Import"
      tabIndex={-1}
      className="mt-3 rounded-sm bg-wash p-4 sm:p-5"
    >
      <Refused refused={summary.refused} />
      {questions.map((question) => (
        <Question
          key={question.file}
          question={question}
          onAnswer={(one, mark) => {
            imports.answer(one, mark);
            // the question disappears
            section.current?.focus();
          }}
        />
      ))}
      <Loose matches={summary.loose} undone={undone} onUndo={imports.undoFilm} />
      <Lines title="Not in this collection" places={summary.missing} textOf={entryText} />
      <Lines
        title="Not understood"
        places={summary.notUnderstood}
        textOf={({ text, why }) => (text === '' ? why : `${why}: ${text}`)}
      />
      {summary.skipped.length > 0 && (
        <p className="mt-2 text-sm text-quiet">{skippedText(summary.skipped)}</p>
      )}
      <div className="mt-4 flex gap-2">
        <button type="button" className="pill" onClick={imports.close}>
          Close
        </button>
        {hasChanged(summary) && (
          <button type="button" className="pill" onClick={imports.undoAll}>
            Undo import
          </button>
        )}
      </div>
    </section>
  );
}

function hasChanged({ changes, questions }: ImportSummary): boolean {
  return changes.length > 0 || questions.length > 0;
}

function Refused({ refused }: Pick<ImportSummary, 'refused'>) {
  return (
    <ul>
      {refused.map(({ file, why }) => (
        <li key={file} className="text-bad">
          {why.startsWith(`${file}: `) ? why : `${file}: ${why}`}
        </li>
      ))}
    </ul>
  );
}

const ANSWERS: Readonly<Record<Mark, string>> = {
  rated: 'Rated',
  seen: 'Seen',
  watchlist: 'Watchlist',
  owned: 'Owned',
  liked: 'Liked',
  listed: 'None of these',
};

/** Asks what the films of a file are. */
function Question({
  question,
  onAnswer,
}: {
  readonly question: ImportQuestion;
  readonly onAnswer: Import['answer'];
}) {
  const { file, filmIds, choices } = question;
  return (
    <div role="group" aria-label={`What is ${file}?`} className="mb-3">
      <p>
        What are the {plural(filmIds.length, 'film')} in <strong>{file}</strong>?
      </p>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {choices.map((mark) => (
          <button
            key={mark}
            type="button"
            className="pill bg-paper"
            onClick={() => onAnswer(question, mark)}
          >
            {ANSWERS[mark]}
          </button>
        ))}
        <button type="button" className="pill" onClick={() => onAnswer(question, undefined)}>
          Leave them out
        </button>
      </div>
    </div>
  );
}

/** The films that were matched with some tolerance, each with a way to undo it. */
function Loose({
  matches,
  undone,
  onUndo,
}: {
  readonly matches: readonly LooseMatch[];
  readonly undone: ReadonlySet<number>;
  readonly onUndo: (filmId: number) => void;
}) {
  return (
    <Folded title="Loosely matched" size={matches.length} isOpen={matches.length <= 5}>
      {matches.slice(0, MOST_LINES).map(({ filmId, title, year, entry, how }) => (
        <li key={filmId} className="flex flex-wrap items-baseline gap-x-2">
          <span>
            {entryText(entry)} →{' '}
            <Link to="/films/$filmId" params={{ filmId }} className="link">
              {title}
              {year !== undefined && ` (${year})`}
            </Link>
          </span>
          <span className="text-quiet">
            {how.join(', ')}, <Place place={entry} />
          </span>
          <button
            type="button"
            className="quiet-action touch-target"
            aria-label={`${undone.has(filmId) ? 'Undone' : 'Undo'}: ${title}`}
            // a disabled button would lose the focus
            aria-disabled={undone.has(filmId)}
            onClick={() => onUndo(filmId)}
          >
            {undone.has(filmId) ? 'Undone' : 'Undo'}
          </button>
        </li>
      ))}
    </Folded>
  );
}

function Lines<P extends LibraryPlace>({
  title,
  places,
  textOf,
}: {
  readonly title: string;
  readonly places: readonly P[];
  readonly textOf: (place: P) => string;
}) {
  return (
    <Folded title={title} size={places.length}>
      {places.slice(0, MOST_LINES).map((place) => (
        <li key={`${place.file} ${place.line} ${textOf(place)}`}>
          {textOf(place)}{' '}
          <span className="text-quiet">
            <Place place={place} />
          </span>
        </li>
      ))}
    </Folded>
  );
}

function Place({ place: { file, line } }: { readonly place: LibraryPlace }) {
  return `${file}, line ${count(line)}`;
}

/** A list that opens. */
function Folded({
  title,
  size,
  isOpen = false,
  children,
}: {
  readonly title: string;
  readonly size: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}) {
  if (size === 0) return null;
  return (
    <details open={isOpen} className="mt-2">
      <summary className="touch-target content-center">
        {title} <span className="numbers text-sm text-quiet">{count(size)}</span>
      </summary>
      <ul className="mb-3 ml-4 mt-1 grid max-h-72 gap-1 overflow-y-auto text-sm" tabIndex={0}>
        {children}
        {size > MOST_LINES && <li className="text-quiet">and {count(size - MOST_LINES)} more</li>}
      </ul>
    </details>
  );
}

function entryText({ title, year, filmId }: LibraryEntry): string {
  if (title === undefined)
    return filmId === undefined ? '' : `tt${String(filmId).padStart(7, '0')}`;
  return year === undefined ? title : `${title} (${year})`;
}
