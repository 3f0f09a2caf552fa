import { ttIdIn } from '../values/film-id.ts';
import { markOfName } from '../values/mark-of-name.ts';
import { ANY_LIST, filmWith, type FileMark, type Item } from './format.ts';

/** How many lines are looked at to recognise a list. */
const FIRST_LINES = 50;
const COMMENT = /^\s*(?:#|\/\/|;)/;

/** A plain list: an id or an IMDb URL on each line, with comments after `#`. */
export const PLAIN_IDS = {
  name: 'list of ids',
  recognises(text: string): boolean {
    const lines = text.split('\n', FIRST_LINES).filter(saysSomething);
    const withId = lines.filter((line) => ttIdIn(withoutComment(line)) !== undefined);
    return withId.length > 0 && withId.length * 2 >= lines.length;
  },
  markOf(fileName: string): FileMark {
    const mark = markOfName(fileName);
    return mark === undefined ? ANY_LIST : { mark };
  },
  read(line: string, mark: FileMark['mark']): Item | undefined {
    if (!saysSomething(line)) return undefined;
    const filmId = ttIdIn(withoutComment(line));
    return filmId === undefined
      ? { odd: 'no id such as tt0078748' }
      : { film: filmWith({ filmId, mark }) };
  },
} as const;

function saysSomething(line: string): boolean {
  return line.trim() !== '' && !COMMENT.test(line);
}

function withoutComment(line: string): string {
  return line.replace(/\s#.*$/, '');
}
