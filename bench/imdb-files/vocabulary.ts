import { Dice, WeightedTable, zipf } from './dice.ts';
import { utf8, type RowBuffer } from './row-buffer.ts';

const STREAM = 11;
const GENRES: readonly (readonly [string, number])[] = [
  ['Drama', 30],
  ['Comedy', 21],
  ['Talk-Show', 13],
  ['Short', 12],
  ['Documentary', 11],
  ['News', 9],
  ['Romance', 9],
  ['Family', 8],
  ['Reality-TV', 6],
  ['Animation', 5.5],
  ['Action', 4.6],
  ['Crime', 4.5],
  ['Adventure', 4.1],
  ['Music', 4],
  ['Game-Show', 4],
  ['Adult', 3.5],
  ['Sport', 2.7],
  ['Fantasy', 2.3],
  ['Mystery', 2.3],
  ['Horror', 2.1],
  ['Thriller', 1.9],
  ['History', 1.7],
  ['Biography', 1.2],
  ['Sci-Fi', 1.2],
  ['Musical', 0.9],
  ['War', 0.4],
  ['Western', 0.3],
  ['Film-Noir', 0.01],
];
const OFTEN = [
  'The',
  'of',
  'and',
  'a',
  'in',
  'to',
  'La',
  'de',
  'Der',
  'no',
  'Part',
  'vs.',
  '2',
  'II',
];
const PROFESSIONS = [
  'actor',
  'actress',
  'producer',
  'writer',
  'director',
  'miscellaneous',
  'camera_department',
  'editor',
  'composer',
  'soundtrack',
  'sound_department',
  'art_department',
  'music_department',
  'cinematographer',
  'visual_effects',
  'make_up_department',
  'stunts',
  'animation_department',
];
const ONSETS = 'b c d f g h j k l m n p r s t v w z br ch dr gr kr sh st th tr zh'.split(' ');
const VOWELS = 'a e i o u a e i o ai ea ie ou é ü ø ł á'.split(' ');
const ENDS = ['', '', '', 'n', 'r', 's', 'l', 'm', 'k', 'nd', 'tz', 'x'];

/** Texts next to each other in one array of bytes, and how often each is drawn. */
class WordList {
  readonly #bytes: Uint8Array;
  readonly #starts: Uint32Array;
  readonly #table: WeightedTable;

  constructor(words: readonly string[], weights: readonly number[], tableSize?: number) {
    const encoded = words.map(utf8);
    this.#starts = new Uint32Array(words.length + 1);
    for (const [i, word] of encoded.entries()) {
      this.#starts[i + 1] = (this.#starts[i] ?? 0) + word.length;
    }
    this.#bytes = new Uint8Array(this.#starts.at(-1) ?? 0);
    for (const [i, word] of encoded.entries()) this.#bytes.set(word, this.#starts[i]);
    this.#table = new WeightedTable(weights, tableSize);
  }

  /** Appends a word drawn by its weight. */
  draw(rows: RowBuffer, dice: Dice): void {
    this.put(rows, this.#table.draw(dice));
  }

  put(rows: RowBuffer, place: number): void {
    rows.put(this.#bytes, this.#starts[place], this.#starts[place + 1]);
  }
}

/** All that rows are put together from; every name in it is made of random syllables. */
export interface Vocabulary {
  readonly titleWords: WordList;
  readonly firstNames: WordList;
  readonly lastNames: WordList;
  /** Sets of one to three genres, in the order of the alphabet: `Comedy,Drama`. */
  readonly genres: WordList;
  readonly professions: WordList;
}

/** The same vocabulary for the same seed. */
export function makeVocabulary(seed: number): Vocabulary {
  const dice = new Dice(seed).roll(STREAM, 0);
  const titleWords = [...OFTEN, ...inventWords(dice, 30_000 - OFTEN.length, 3)];
  return {
    titleWords: new WordList(titleWords, zipf(titleWords.length, 4, 1.1)),
    firstNames: new WordList(inventWords(dice, 6_000, 2), zipf(6_000, 20, 1)),
    lastNames: new WordList(inventWords(dice, 80_000, 3), zipf(80_000, 60, 0.7), 1 << 19),
    genres: evenly(combinations(GENRES, dice)),
    professions: evenly(
      combinations(
        PROFESSIONS.map((name, place) => [name, 1 / (place + 1)]),
        dice,
      ),
    ),
  };
}

function evenly(words: readonly string[]): WordList {
  return new WordList(
    words,
    words.map(() => 1),
  );
}

function inventWords(dice: Dice, count: number, syllables: number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const length = 1 + dice.below(syllables + Math.floor((words.size / count) * 1.5));
    let word = '';
    for (let i = 0; i < length; i++) word += oneOf(ONSETS, dice) + oneOf(VOWELS, dice);
    word += oneOf(ENDS, dice);
    words.add(word.charAt(0).toUpperCase() + word.slice(1));
  }
  return [...words];
}

/** 4096 sets of one to three names, as often as their weights make them. */
function combinations(
  weighted: readonly (readonly [name: string, weight: number])[],
  dice: Dice,
): string[] {
  const table = new WeightedTable(weighted.map(([, weight]) => weight));
  return Array.from({ length: 4096 }, () => {
    const names = new Set<string>();
    const wanted = 1 + dice.below(3);
    while (names.size < wanted) names.add(weighted[table.draw(dice)]?.[0] ?? '');
    return [...names].sort().join(',');
  });
}

function oneOf(list: readonly string[], dice: Dice): string {
  return list[dice.below(list.length)] ?? '';
}
