const ID_IN_TEXT = /(?<![a-z0-9])tt(\d{1,10})(?!\d)/i;
const WHOLE_ID = /^(?:tt)?(\d{1,10})$/i;
/** The largest number that a film id can be stored as. */
const LARGEST = 2 ** 31 - 1;

/** The film id in `tt0078748`, in IMDb's URL or, if there is nothing else, in `0078748`. */
export function filmIdOf(text: string): number | undefined {
  return idOf(WHOLE_ID.exec(text.trim())?.[1] ?? ID_IN_TEXT.exec(text)?.[1]);
}

/** The same, for text in which a bare number means something else. */
export function ttIdIn(text: string): number | undefined {
  return idOf(ID_IN_TEXT.exec(text)?.[1]);
}

function idOf(digits: string | undefined): number | undefined {
  const id = Number(digits);
  return id > 0 && id <= LARGEST ? id : undefined;
}
