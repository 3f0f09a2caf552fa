import type { Neighbourhood } from './neighbourhood.ts';
import { genreColour, legendGenres } from './star-colour.ts';

/** What places, sizes and colours on the map mean. */
export function MapLegend({
  neighbourhood,
}: {
  readonly neighbourhood: Neighbourhood | undefined;
}) {
  return (
    <div className="mt-3 min-h-24 text-sm text-quiet">
      {neighbourhood !== undefined && (
        <ul aria-label="Colours" className="flex flex-wrap gap-x-4 gap-y-1">
          {legendGenres(neighbourhood.stars).map((genre) => (
            <li key={genre} className="flex items-center gap-1.5">
              <span
                className="dot size-2.5! rounded-full!"
                style={{ background: genreColour(genre) }}
              />
              {genre}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 max-w-prose">
        The closer to the centre, the more similar; larger dots are better known films. Pale dots
        are similar to a film around the centre. Zoom with the buttons, with Ctrl and the mouse
        wheel, or with two fingers.
      </p>
    </div>
  );
}
