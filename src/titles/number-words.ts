const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );

const FRACTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['half', ['1', '2']],
  ['third', ['1', '3']],
  ['quarter', ['1', '4']],
]);
/** `25th`; `fifty first` may also be 50 and then the first. */
const ORDINAL_ABOVE_TWENTY = /^([2-9])([1-9])(st|nd|rd|th)$/;

const BELOW_TWENTY: ReadonlyMap<string, number> = new Map(
  ONES.map((word, index) => [word, index + 1]),
);
const ROUND: ReadonlyMap<string, number> = new Map(
  TENS.map((word, index) => [word, 10 * (index + 2)]),
);
const SINGLE: ReadonlyMap<string, string> = new Map([
  ...ROMAN.map((word, index) => [word, String(index + 1)] as const),
  ...ORDINALS.map((word, index) => [word, `${index + 1}${ending(index + 1)}`] as const),
  ...TENS.map((word, index) => [word.replace(/y$/, 'ieth'), `${10 * (index + 2)}th`] as const),
  ['zero', '0'],
  ['cubed', '3'],
]);

function ending(ordinal: number): string {
  return ['th', 'st', 'nd', 'rd'][ordinal] ?? 'th';
}

/** A number that some words are, and how many of them. */
interface NumberInWords {
  readonly value: number;
  readonly words: number;
}

/**
 * Words with their numbers as digits: number words up to 99,999, years in two parts, Roman numerals
 * up to twenty, ordinals (above the 20th in two parts), and fractions as `½` is folded; digits lose
 * their leading zeros.
 *
 *     one hundred and one dalmatians       101 dalmatians
 *     house of a thousand corpses          house of 1000 corpses
 *     nineteen eighty four                 1984
 *     rocky iv, friday the thirteenth      rocky 4, friday the 13th
 *     25th hour, twenty fifth hour         20 5th hour
 *     nine and a half weeks                9 1 2 weeks
 */
export function numbersAsDigits(words: readonly string[]): readonly string[] {
  if (!words.some(isNumeral)) return words;
  const found: string[] = [];
  for (let i = 0; i < words.length;) {
    const number = thousandsAt(words, i);
    if (number === undefined) {
      found.push(...digitsOf(words[i] ?? ''));
      i += 1;
    } else {
      found.push(String(number.value));
      i += number.words;
    }
    const fraction = fractionAt(words, i);
    if (fraction === undefined || !/^\d+$/.test(found.at(-1) ?? '')) continue;
    found.push(...fraction);
    i += 3;
  }
  return found;
}

function isNumeral(word: string): boolean {
  return (
    SINGLE.has(word) ||
    BELOW_TWENTY.has(word) ||
    ROUND.has(word) ||
    FRACTIONS.has(word) ||
    word === 'hundred' ||
    word === 'thousand' ||
    /^(?:0\d|[2-9][1-9](?:st|nd|rd|th)$)/.test(word)
  );
}

function digitsOf(word: string): readonly string[] {
  const [, tens, ones, end] = ORDINAL_ABOVE_TWENTY.exec(word) ?? [];
  if (tens !== undefined) return [`${tens}0`, `${ones}${end}`];
  return [SINGLE.get(word) ?? word.replace(/^0+(?=\d)/, '')];
}

/** `and a half`, as it follows a number. */
function fractionAt(words: readonly string[], at: number): readonly string[] | undefined {
  if (words[at] !== 'and' || words[at + 1] !== 'a') return undefined;
  return FRACTIONS.get(words[at + 2] ?? '');
}

function thousandsAt(words: readonly string[], at: number): NumberInWords | undefined {
  return (
    onceScaledAt(words, at) ??
    scaledAt(words, at, 'thousand', hundredsAt) ??
    yearAt(words, at) ??
    hundredsAt(words, at)
  );
}

/** `a thousand`, `the hundred`. */
function onceScaledAt(words: readonly string[], at: number): NumberInWords | undefined {
  const before = words[at] === 'a' ? 1 : 0;
  if (before === 0 && at > 0 && words[at - 1] !== 'the') return undefined;
  const scale = words[at + before];
  if (scale === 'hundred') return withRest(words, at, 100, before + 1, belowHundredAt);
  return scale === 'thousand' ? withRest(words, at, 1000, before + 1, hundredsAt) : undefined;
}

function hundredsAt(words: readonly string[], at: number): NumberInWords | undefined {
  return scaledAt(words, at, 'hundred', belowHundredAt) ?? belowHundredAt(words, at);
}

/** `two hundred and ten`: how many times the scale, and what is added. */
function scaledAt(
  words: readonly string[],
  at: number,
  scale: 'hundred' | 'thousand',
  partAt: typeof belowHundredAt,
): NumberInWords | undefined {
  const times = partAt(words, at);
  if (times === undefined || words[at + times.words] !== scale) return undefined;
  const value = times.value * (scale === 'hundred' ? 100 : 1000);
  return withRest(words, at, value, times.words + 1, partAt);
}

/** A number of some words, and what the words after them add to it. */
function withRest(
  words: readonly string[],
  at: number,
  value: number,
  length: number,
  partAt: typeof belowHundredAt,
): NumberInWords {
  const linked = words[at + length] === 'and' ? length + 1 : length;
  const rest = partAt(words, at + linked);
  return rest === undefined
    ? { value, words: length }
    : { value: value + rest.value, words: linked + rest.words };
}

/** `nineteen eighty four`, `nineteen oh one`, as people say years. */
function yearAt(words: readonly string[], at: number): NumberInWords | undefined {
  const century = belowHundredAt(words, at);
  if (century === undefined || century.value < 14 || century.value > 20) return undefined;
  const zero = /^oh?$/.test(words[at + century.words] ?? '') ? 1 : 0;
  const rest = belowHundredAt(words, at + century.words + zero);
  if (rest === undefined || rest.value < 10 === (zero === 0)) return undefined;
  return { value: 100 * century.value + rest.value, words: century.words + zero + rest.words };
}

function belowHundredAt(words: readonly string[], at: number): NumberInWords | undefined {
  const word = words[at] ?? '';
  const small = BELOW_TWENTY.get(word);
  if (small !== undefined) return { value: small, words: 1 };
  const tens = ROUND.get(word);
  if (tens === undefined) return undefined;
  const ones = BELOW_TWENTY.get(words[at + 1] ?? '') ?? 10;
  return ones < 10 ? { value: tens + ones, words: 2 } : { value: tens, words: 1 };
}
