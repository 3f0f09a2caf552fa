/** The blocks of scripts without spaces between words, from Thai to Khmer; then Hangul's letters. */
const BLOCKS = [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1100, 0x11ff],
  [0x1780, 0x17ff],
] as const;
/** From here on there are kana, Han characters, Hangul, symbols and surrogates. */
const SYMBOLS = 0x2000;

/** Whether a code unit is of a script that writes words without spaces between them, or a symbol. */
export function isDense(code: number): boolean {
  if (code < 0x0e00) return false;
  return code >= SYMBOLS || BLOCKS.some(([first, last]) => code >= first && code <= last);
}
