import { SHELVES, isOn, type MyFilms, type Shelf } from './film-state.ts';
import type { Listing, NamedShelves, OnlyShelf } from './listed-ids.ts';
import { useMyFilms } from './use-my-films.ts';
import { useNamedShelves } from './use-named-shelves.ts';

const ONLY_LABELS = {
  owned: 'Only films I own',
  watchlist: 'Only my watchlist',
} as const satisfies Record<OnlyShelf, string>;

interface ListingTogglesProps {
  readonly listing: Listing;
  readonly onChange: (change: Listing) => void;
}

/** Limits a list by the user's own films and the server's lists of them, as far as there are any. */
export function ListingToggles({ listing, onChange }: ListingTogglesProps) {
  const { films } = useMyFilms();
  const { named } = useNamedShelves();
  const filled = filledShelves(films, named);
  const { hide = false, only } = listing;
  const shelves = (Object.keys(ONLY_LABELS) as OnlyShelf[]).filter(
    (shelf) => filled.has(shelf) || shelf === only,
  );
  const canHide = hide || filled.has('seen') || filled.has('hidden');
  if (!canHide && shelves.length === 0) return null;
  return (
    <div
      role="group"
      aria-label="Your films"
      className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-quiet"
    >
      {canHide && (
        <Toggle
          label="Hide films I’ve seen"
          isOn={hide}
          onChange={(isHidden) => onChange({ hide: isHidden ? true : undefined })}
        />
      )}
      {shelves.map((shelf) => (
        <Toggle
          key={shelf}
          label={ONLY_LABELS[shelf]}
          isOn={only === shelf}
          onChange={(isOnly) => onChange({ only: isOnly ? shelf : undefined })}
        />
      ))}
    </div>
  );
}

function Toggle({
  label,
  isOn: isChecked,
  onChange,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  return (
    <label className="touch-target flex items-center gap-2 hover:text-ink">
      <input
        type="checkbox"
        className="accent-accent"
        checked={isChecked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  );
}

function filledShelves(films: MyFilms, named: NamedShelves): ReadonlySet<Shelf> {
  const states = [...films.values()];
  return new Set(
    SHELVES.filter((shelf) => named.has(shelf) || states.some((state) => isOn(shelf, state))),
  );
}
