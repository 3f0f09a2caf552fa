import { ReelatedError } from '../errors.ts';
import { asFilmId, type FilmId } from '../similarity/model/model.ts';

/** An item of `include` or `exclude`: a film's id, also as text, or the name of a list. */
export type ListItem = number | string;

/**
 * A name that a list can have; it is also the name of its file. What looks like a film's id, `tt0078748`
 * or `78748`, matches too, and always means the film.
 */
export const LIST_NAME_PATTERN = '[a-z0-9][a-z0-9_-]{0,63}';

/** What an item can be as text. */
export const LIST_ITEM_PATTERN = `^(${LIST_NAME_PATTERN}|[tT]{2}[0-9]{1,10})$`;

const NAME = new RegExp(`^${LIST_NAME_PATTERN}$`);
const FILM = /^(?:tt)?(\d+)$/i;

/** The film that an item means; undefined when it is the name of a list. */
export function filmIdOfItem(item: ListItem): FilmId | undefined {
  if (typeof item === 'number') return asFilmId(item);
  const digits = FILM.exec(item)?.[1];
  return digits === undefined ? undefined : asFilmId(Number(digits));
}

/** Whether a list can have this name. */
export function isListName(text: string): boolean {
  return NAME.test(text) && !FILM.test(text);
}

/** The error for a list that is not there. */
export function unknownList(name: string, criterion?: string): ReelatedError {
  return new ReelatedError('list-unknown', `no list is named ${JSON.stringify(name)}`, {
    data: { list: name, ...(criterion !== undefined && { criterion }) },
  });
}
