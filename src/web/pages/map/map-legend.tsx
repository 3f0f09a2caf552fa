import type { Neighbourhood } from './neighbourhood.ts';
import { genreColour, legendGenres, MAP_COLOURS } from './star-colour.ts';

/** What places, sizes and colours on the map mean. */
export function MapLegend({
  neighbourhood,
}: {
  readonly neighbourhood: Neighbourhood | undefined;
}) {
  const genres = neighbourhood === undefined ? [] : legendGenres(neighbourhood.stars);
  const others = genres.slice(MAP_COLOURS.length);
  return (
    <div className="mt-3 min-h-24 text-sm text-quiet">
      {neighbourhood !== undefined && (
        <ul aria-label="Colours" className="flex flex-wrap gap-x-4 gap-y-1">
          {genres.slice(0, MAP_COLOURS.length).map((genre) => (
            <Entry key={genre} colour={genreColour(genres, genre)} name={genre} />
          ))}
          {others.length > 0 && (
            <Entry colour={genreColour(genres, undefined)} name={others.join(', ')} />
          )}
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

function Entry({ colour, name }: { readonly colour: string; readonly name: string }) {
  return (
    <li className="flex items-center gap-1.5">
      <span className="dot size-2.5! rounded-full!" style={{ background: colour }} />
      {name}
    </li>
  );
}
