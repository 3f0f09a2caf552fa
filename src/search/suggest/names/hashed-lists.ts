/**
 * Numbered texts by what they have in common, such as a run of letters: each such mark is hashed to
 * one of 2^17 lists of the texts that have it, ascending. Two marks may share a list, so the texts
 * that are found have to be checked.
 */
export interface HashedLists {
  /** 2^17 + 1: where each list begins, and where the last one ends. */
  readonly starts: Uint32Array;
  readonly lists: Uint32Array;
}

const LISTS = 2 ** 17;

/**
 * Lists texts by their marks.
 *
 * @param addMarks adds the lists to which a text belongs; one that is repeated counts once
 */
export function buildHashedLists(
  texts: number,
  addMarks: (text: number, add: (list: number) => void) => void,
): HashedLists {
  const starts = new Uint32Array(LISTS + 1);
  const lastText = new Int32Array(LISTS).fill(-1);
  // the lists of all texts, one after another, and where those of a text end
  let marks = new Uint32Array(16 * texts + 1);
  const ends = new Uint32Array(texts);
  let end = 0;
  for (let text = 0; text < texts; text++) {
    addMarks(text, (list) => {
      if (lastText[list] === text) return;
      lastText[list] = text;
      if (end === marks.length) marks = longer(marks);
      marks[end] = list;
      end += 1;
      starts[list + 1] = (starts[list + 1] ?? 0) + 1;
    });
    ends[text] = end;
  }
  for (let list = 0; list < LISTS; list++) {
    starts[list + 1] = (starts[list + 1] ?? 0) + (starts[list] ?? 0);
  }
  return { starts, lists: textsByMark(starts, marks, ends) };
}

function longer(marks: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(2 * marks.length);
  copy.set(marks);
  return copy;
}

function textsByMark(starts: Uint32Array, marks: Uint32Array, ends: Uint32Array): Uint32Array {
  const places = starts.slice(0, LISTS);
  const lists = new Uint32Array(starts[LISTS] ?? 0);
  let mark = 0;
  for (const [text, end] of ends.entries()) {
    for (; mark < end; mark++) {
      const list = marks[mark] ?? 0;
      const place = places[list] ?? 0;
      lists[place] = text;
      places[list] = place + 1;
    }
  }
  return lists;
}

/** The texts of a list. */
export function listed({ starts, lists }: HashedLists, list: number): Uint32Array {
  return lists.subarray(starts[list], starts[list + 1]);
}

/** The list of three numbers, such as the codes of letters. */
export function listOf(first: number, second: number, third: number): number {
  const mixed =
    Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & (LISTS - 1);
}
