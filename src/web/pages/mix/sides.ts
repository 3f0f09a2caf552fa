/** Films that the others are to be similar to, and films that they are to be different from. */
export const SIDES = ['like', 'unlike'] as const;
export type Side = (typeof SIDES)[number];

/** What puts a film on a side. */
export const SIDE_ACTIONS: Readonly<Record<Side, string>> = {
  like: 'More like this',
  unlike: 'Less like this',
};

export const SIDE_TITLES: Readonly<Record<Side, string>> = {
  like: 'More like',
  unlike: 'Less like',
};

/** Moves a film to a side, or out of the mix. */
export type MoveFilm = (filmId: number, side: Side | undefined) => void;

/** The sides after a film has moved to one of them, or out of the mix. */
export function moved(
  sides: Readonly<Record<Side, readonly number[]>>,
  filmId: number,
  to: Side | undefined,
): Readonly<Record<Side, readonly number[]>> {
  const after = (side: Side): readonly number[] => {
    const others = sides[side].filter((id) => id !== filmId);
    return side === to ? [...others, filmId] : others;
  };
  return { like: after('like'), unlike: after('unlike') };
}
