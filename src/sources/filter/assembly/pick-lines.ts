/**
 * The loop of `../line-filter.ts` in AssemblyScript: TypeScript's syntax over bytes in memory. It
 * does the same as `pickPlainly` there, but looks for the end of a line sixteen bytes at a time. `../open-line-picker.ts` sets the addresses; `npm run build:kernel` compiles it to
 * `../pick-lines.wasm`.
 */

// Addresses, set by name.
/** Bits by number; see `../id-set.ts`. */
export let ids: usize = 0;
/** Where the picked lines begin and end in the text, in pairs; neighbours share one. */
export let runs: usize = 0;
/** The numbers of the picked lines. */
export let lines: usize = 0;

/** How many pairs there are in `runs`. */
export let runCount: i32 = 0;
/** How many lines there were. */
export let lineCount: i32 = 0;

const TAB: u32 = 0x09;
const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
const ID_LIMIT: u32 = 1 << 27;
const MOST_DIGITS: usize = 9;
/** A length for which `isSame` is always false. */
const NO_ID: usize = 32;

/**
 * Picks lines of a text of `length` bytes, each with its line feed, numbered from `line`; returns how
 * many. 16 bytes after the text may be read.
 */
export function pick(text: usize, length: usize, idField: i32, line: u32): i32 {
  const end = text + length;
  const first = line;
  let run = runs;
  let out = lines;
  let runEnd: usize = 0;
  // the lines of a title follow each other: the same id does not need to be parsed again
  let lastId = text;
  let lastLength = NO_ID;
  let lastPasses = true;
  for (let at = text; at < end; line++) {
    const from = at;
    let known = true;
    for (let field = 0; known && field < idField; field++) {
      while (load<u8>(at) != TAB && load<u8>(at) != LINE_FEED) at++;
      known = load<u8>(at) == TAB;
      if (known) at++;
    }
    let passes = true;
    if (known && isSame(at, lastId, lastLength)) {
      passes = lastPasses;
      at += lastLength - 1;
    } else if (known && isLetter(load<u8>(at)) && isLetter(load<u8>(at, 1))) {
      const digits = at + 2;
      let number: u32 = 0;
      let digit: u32 = 0;
      for (at = digits; (digit = <u32>load<u8>(at) - 0x30) <= 9; at++) number = number * 10 + digit;
      const count = at - digits;
      // more than nine digits may have overflowed, but then the number is not used
      if (count > 0 && count <= MOST_DIGITS && number < ID_LIMIT && isFieldEnd(at)) {
        passes = ((load<u32>(ids + ((number >>> 5) << 2)) >>> (number & 31)) & 1) == 1;
        // with the tab after it
        lastId = digits - 2;
        lastLength = load<u8>(at) == TAB ? count + 3 : NO_ID;
        lastPasses = passes;
      }
    }
    at = lineEnd(at) + 1;
    if (!passes) continue;
    store<u32>(out, line);
    out += 4;
    if (runEnd != from) {
      store<u32>(run, <u32>(from - text));
      run += 8;
    }
    store<u32>(run - 4, <u32>(at - text));
    runEnd = at;
  }
  lineCount = <i32>(line - first);
  runCount = <i32>((run - runs) >>> 3);
  return <i32>((out - lines) >>> 2);
}

/** Whether two texts of at most 16 bytes are the same; false for longer ones. 16 bytes are read. */
// @ts-ignore: decorator
@inline
function isSame(one: usize, other: usize, length: usize): bool {
  const same = i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)));
  return <usize>ctz(~same) >= length;
}

function isLetter(byte: u32): bool {
  return byte - 0x61 < 26;
}

function isFieldEnd(at: usize): bool {
  const byte: u32 = load<u8>(at);
  if (byte == TAB || byte == LINE_FEED) return true;
  return byte == CARRIAGE_RETURN && load<u8>(at, 1) == LINE_FEED;
}

/** The next line feed, which must exist. */
function lineEnd(at: usize): usize {
  const feed = i8x16.splat(<i8>LINE_FEED);
  let found = 0;
  while ((found = i8x16.bitmask(i8x16.eq(v128.load(at), feed))) == 0) at += 16;
  return at + ctz(found);
}
