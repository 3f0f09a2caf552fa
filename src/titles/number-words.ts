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

const BELOW_TWENTY: ReadonlyMap<string, number> = new Map(
  ONES.map((word, index) => [word, index + 1]),
);
const ROUND: ReadonlyMap<string, number> = new Map(
  TENS.map((word, index) => [word, 10 * (index + 2)]),
);
const SINGLE: ReadonlyMap<string, string> = new Map([
  ...ROMAN.map((word, index) => [word, String(index + 1)] as const),
  ...ORDINALS.map((word, index) => [word, `${index + 1}${ending(index + 1)}`] as const),
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
 * up to twenty, ordinals up to the 20th; digits lose their leading zeros.
 *
 *     one hundred and one dalmatians       101 dalmatians
 *     nineteen eighty four                 1984
 *     rocky iv, friday the thirteenth      rocky 4, friday the 13th
 */
export function numbersAsDigits(words: readonly string[]): readonly string[] {
  if (!words.some(isNumeral)) return words;
  const found: string[] = [];
  for (let i = 0; i < words.length;) {
    const number = thousandsAt(words, i);
    if (number === undefined) {
      const word = words[i] ?? '';
      found.push(SINGLE.get(word) ?? word.replace(/^0+(?=\d)/, ''));
      i += 1;
    } else {
      found.push(String(number.value));
      i += number.words;
    }
  }
  return found;
}

function isNumeral(word: string): boolean {
  return SINGLE.has(word) || BELOW_TWENTY.has(word) || ROUND.has(word) || /^0\d/.test(word);
}

function thousandsAt(words: readonly string[], at: number): NumberInWords | undefined {
  return scaledAt(words, at, 'thousand', hundredsAt) ?? yearAt(words, at) ?? hundredsAt(words, at);
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
  const next = times.words + 1;
  const linked = words[at + next] === 'and' ? next + 1 : next;
  const rest = partAt(words, at + linked);
  return rest === undefined
    ? { value, words: next }
    : { value: value + rest.value, words: linked + rest.words };
}

/** `nineteen eighty four`, as people say years. */
function yearAt(words: readonly string[], at: number): NumberInWords | undefined {
  const century = belowHundredAt(words, at);
  if (century === undefined || century.value < 17 || century.value > 20) return undefined;
  const rest = belowHundredAt(words, at + century.words);
  if (rest === undefined || rest.value < 10) return undefined;
  return { value: 100 * century.value + rest.value, words: century.words + rest.words };
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
