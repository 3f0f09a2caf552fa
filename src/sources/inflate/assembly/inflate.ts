/**
 * Inflate, the decompression of RFC 1951 ("deflate"), in AssemblyScript: TypeScript's syntax over
 * bytes in memory. `../gunzip.ts` feeds it; `npm run build:kernel` compiles it to `../inflate.wasm`.
 *
 * It is fast by the techniques of libdeflate and ISA-L:
 * - Input is buffered in 64 bits, which one load fills.
 * - The first bits of a code are looked up in one step. An entry says everything about the symbol,
 *   and about two literals if both codes fit; longer codes lead to a second table.
 * - Matches are copied 16 bytes at a time, beyond their end if necessary.
 *
 * ```
 *  bits      31 … 16                 15, 14   11 … 8          6, 5      4 … 0
 *  literals  one or two bytes                                 how many  length of their codes
 *  match     least length, distance  MATCH    length of code            of code and extra bits
 *  long      where its table begins  LONG                               of the first table
 *  end       1                                                          length of its code
 *  invalid   0                       0        0               0         0
 * ```
 *
 * There are no checks between the bytes of an input: a few bytes after its end may be read, and
 * reading too much is noticed afterwards.
 */

// Set by name from outside; addresses.
/** The next byte of the input. */
export let input: usize = 0;
/** Its end, after which {@link INPUT_MARGIN} bytes may be read: zeros at the end of the file. */
export let inputEnd: usize = 0;
/** Where the next byte of text goes. */
export let output: usize = 0;
/** The first byte that a match may refer to. */
export let window: usize = 0;

/** More than a block's header can take. */
export const INPUT_MARGIN: usize = 1024;
/** How far beyond its limit output may be written: two literals thrice, a match, a vector. */
export const OUTPUT_MARGIN: usize = 512;

// What `inflate` returns; `../open-inflate.ts` has zlib's messages for the errors.
const NEEDS_INPUT: i32 = 0;
const OUTPUT_FULL: i32 = 1;
const STREAM_END: i32 = 2;
const TRUNCATED: i32 = 3;
const BAD_BLOCK_TYPE: i32 = 4;
const BAD_STORED_LENGTH: i32 = 5;
const TOO_MANY_SYMBOLS: i32 = 6;
const BAD_CODE_LENGTHS: i32 = 7;
const BAD_REPEAT: i32 = 8;
const NO_END_OF_BLOCK: i32 = 9;
const BAD_LITERAL_CODES: i32 = 10;
const BAD_DISTANCE_CODES: i32 = 11;
const BAD_LITERAL_CODE: i32 = 12;
const BAD_DISTANCE_CODE: i32 = 13;
const TOO_FAR_BACK: i32 = 14;
/** The block continues, or the next one starts. */
const GOES_ON: i32 = -1;

// What comes next.
const BLOCK_HEADER: u32 = 0;
const STORED_BYTES: u32 = 1;
const CODES: u32 = 2;

let bits: u64 = 0;
/** How many of `bits` are from the input; between calls, fewer than eight. */
let bitCount: u32 = 0;
let next: u32 = BLOCK_HEADER;
let isLastBlock: bool = false;
/** The remaining bytes of a stored block. */
let storedCount: usize = 0;
let tablesAreFixed: bool = false;

const LITERAL_BITS: u32 = 11;
const DISTANCE_BITS: u32 = 8;
const LENGTH_CODE_BITS: u32 = 7;
const LONGEST_CODE: u32 = 15;

// An entry's parts.
const VALUE_SHIFT: u32 = 16;
const MATCH: u32 = 1 << 15;
const LONG: u32 = 1 << 14;
const CODE_LENGTH_SHIFT: u32 = 8;
const LITERALS_SHIFT: u32 = 5;
const LITERALS: u32 = 3 << LITERALS_SHIFT;
const CONSUMED: u32 = 31;
const INVALID: u32 = 0;
const END_OF_BLOCK: u32 = 1 << VALUE_SHIFT;

// Which alphabet a table is for.
const LITERALS_AND_LENGTHS: u32 = 0;
const DISTANCES: u32 = 1;
const CODE_LENGTHS: u32 = 2;

// Addresses in the first 64 KiB, which nothing else may use. A second table has all endings of a
// code; there are at most half as many second tables as symbols.
const literalTable: usize = 4096;
const distanceTable = literalTable + 4 * ((1 << 11) + 144 * (1 << 4));
const lengthCodeTable = distanceTable + 4 * ((1 << 8) + 16 * (1 << 7));
/** By length: how many codes, and the next one. */
const codeCounts = lengthCodeTable + 4 * (1 << 7);
const nextCodes = codeCounts + 4 * 16;
/** The lengths of a block's codes, literals and lengths before distances. */
const codeLengths = nextCodes + 4 * 16;

// RFC 1951, 3.2.5
const lengthBases = memory.data<u16>([
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
]);
const lengthExtras = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
]);
const LENGTH_SYMBOLS: u32 = 29;
const distanceBases = memory.data<u16>([
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
]);
const distanceExtras = memory.data<u8>([
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
]);
const DISTANCE_SYMBOLS: u32 = 30;
// RFC 1951, 3.2.7
const lengthCodeOrder = memory.data<u8>([
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
]);

/** Starts a stream at `input`. */
export function start(): void {
  bits = 0;
  bitCount = 0;
  next = BLOCK_HEADER;
  isLastBlock = false;
}

/**
 * Writes text until the output reaches its limit, the stream ends, or too little input is left;
 * `input` is then after the last byte that was used. `atEnd`: there is no more input.
 */
export function inflate(outputLimit: usize, atEnd: bool): i32 {
  const inputLimit = atEnd ? inputEnd + 16 : inputEnd - INPUT_MARGIN;
  let status = GOES_ON;
  while (status == GOES_ON) {
    if (next == BLOCK_HEADER && isLastBlock) return STREAM_END;
    if (output >= outputLimit) return OUTPUT_FULL;
    if (input >= inputLimit) return NEEDS_INPUT;
    if (next == BLOCK_HEADER) status = readBlockHeader();
    else if (next == CODES) status = decodeBlock(outputLimit, inputLimit);
    else status = copyStored(outputLimit);
    // an error in the last bytes, where the checksum should be, is about zeros that were added
    if (atEnd && (input > inputEnd || (status > STREAM_END && inputEnd - input < 8))) {
      return TRUNCATED;
    }
  }
  return status;
}

/** Fills `bits` up to 56 of them or more. */
function fillBits(): void {
  bits |= load<u64>(input) << (<u64>bitCount);
  input += (63 - bitCount) >>> 3;
  bitCount |= 56;
}

function takeBits(count: u32): u32 {
  const taken = <u32>(bits & (((<u64>1) << (<u64>count)) - 1));
  bits >>= <u64>count;
  bitCount -= count;
  return taken;
}

/** Puts whole bytes of `bits` back. */
function returnBytes(): void {
  input -= bitCount >>> 3;
  bitCount &= 7;
  bits &= ((<u64>1) << (<u64>bitCount)) - 1;
}

function readBlockHeader(): i32 {
  fillBits();
  isLastBlock = takeBits(1) == 1;
  const type = takeBits(2);
  let status = GOES_ON;
  if (type == 0) status = readStoredLength();
  else if (type == 1) buildFixedTables();
  else if (type == 2) status = readCodes();
  else status = BAD_BLOCK_TYPE;
  returnBytes();
  if (type != 0) next = CODES;
  return status;
}

function readStoredLength(): i32 {
  takeBits(bitCount & 7);
  const length = takeBits(16);
  if (takeBits(16) != (length ^ 0xffff)) return BAD_STORED_LENGTH;
  storedCount = length;
  next = STORED_BYTES;
  return GOES_ON;
}

function copyStored(outputLimit: usize): i32 {
  if (input >= inputEnd && storedCount > 0) return TRUNCATED;
  const count = min(min(storedCount, inputEnd - input), outputLimit - output);
  memory.copy(output, input, count);
  output += count;
  input += count;
  storedCount -= count;
  if (storedCount == 0) next = BLOCK_HEADER;
  return GOES_ON;
}

/** RFC 1951, 3.2.6 */
function buildFixedTables(): void {
  if (tablesAreFixed) return;
  memory.fill(codeLengths, 8, 144);
  memory.fill(codeLengths + 144, 9, 112);
  memory.fill(codeLengths + 256, 7, 24);
  memory.fill(codeLengths + 280, 8, 8);
  buildTable(codeLengths, 288, literalTable, LITERAL_BITS, LITERALS_AND_LENGTHS);
  pairLiterals();
  memory.fill(codeLengths, 5, 32);
  buildTable(codeLengths, 32, distanceTable, DISTANCE_BITS, DISTANCES);
  tablesAreFixed = true;
}

/** RFC 1951, 3.2.7 */
function readCodes(): i32 {
  const literalCount = takeBits(5) + 257;
  const distanceCount = takeBits(5) + 1;
  const lengthCodeCount = takeBits(4) + 4;
  if (literalCount > 286 || distanceCount > 30) return TOO_MANY_SYMBOLS;
  tablesAreFixed = false;
  memory.fill(codeLengths, 0, 19);
  for (let index: u32 = 0; index < lengthCodeCount; index++) {
    fillBits();
    store<u8>(codeLengths + load<u8>(lengthCodeOrder + index), <u8>takeBits(3));
  }
  if (!buildTable(codeLengths, 19, lengthCodeTable, LENGTH_CODE_BITS, CODE_LENGTHS)) {
    return BAD_CODE_LENGTHS;
  }
  const status = readCodeLengths(literalCount + distanceCount);
  if (status != GOES_ON) return status;
  if (load<u8>(codeLengths + 256) == 0) return NO_END_OF_BLOCK;
  if (!buildTable(codeLengths, literalCount, literalTable, LITERAL_BITS, LITERALS_AND_LENGTHS)) {
    return BAD_LITERAL_CODES;
  }
  pairLiterals();
  const distances = codeLengths + literalCount;
  if (!buildTable(distances, distanceCount, distanceTable, DISTANCE_BITS, DISTANCES)) {
    return BAD_DISTANCE_CODES;
  }
  return GOES_ON;
}

function readCodeLengths(count: u32): i32 {
  for (let index: u32 = 0; index < count;) {
    fillBits();
    const entry = load<u32>(lengthCodeTable + ((<usize>bits & 127) << 2));
    takeBits(entry & CONSUMED);
    const symbol = entry >>> VALUE_SHIFT;
    if (symbol < 16) {
      store<u8>(codeLengths + index++, <u8>symbol);
      continue;
    }
    if (symbol == 16 && index == 0) return BAD_REPEAT;
    const repeated = symbol == 16 ? load<u8>(codeLengths + index - 1) : 0;
    const times = symbol == 16 ? 3 + takeBits(2) : symbol == 17 ? 3 + takeBits(3) : 11 + takeBits(7);
    if (index + times > count) return BAD_REPEAT;
    memory.fill(codeLengths + index, repeated, times);
    index += times;
  }
  return GOES_ON;
}

/**
 * Fills a table for the canonical code with these lengths (RFC 1951, 3.2.2). False if they are not a
 * valid code: too many for their lengths, or too few, except for a single one of one bit or, for
 * distances and literals, none.
 */
function buildTable(lengths: usize, count: u32, table: usize, tableBits: u32, kind: u32): bool {
  memory.fill(codeCounts, 0, 64);
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const at = codeCounts + ((<usize>load<u8>(lengths + symbol)) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  store<u32>(codeCounts, 0);
  let code: u32 = 0;
  let longest: u32 = 0;
  for (let length: u32 = 1; length <= LONGEST_CODE; length++) {
    code <<= 1;
    store<u32>(nextCodes + (length << 2), code);
    const codes = load<u32>(codeCounts + (length << 2));
    if (codes > 0) longest = length;
    code += codes;
    if (code > (<u32>1) << length) return false;
  }
  const isWhole = code == (<u32>1) << LONGEST_CODE;
  if (!isWhole && (kind == CODE_LENGTHS || longest > 1)) return false;

  const size: u32 = 1 << tableBits;
  memory.fill(table, 0, size << 2);
  let end = size;
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const length: u32 = load<u8>(lengths + symbol);
    if (length == 0) continue;
    const nextCode = nextCodes + (length << 2);
    const reversed = reversedBits(load<u32>(nextCode), length);
    store<u32>(nextCode, load<u32>(nextCode) + 1);
    if (length <= tableBits) {
      fillTable(table, size, reversed, length, entryOf(kind, symbol, length));
      continue;
    }
    const first = table + ((reversed & (size - 1)) << 2);
    const secondSize: u32 = 1 << (LONGEST_CODE - tableBits);
    if (load<u32>(first) == 0) {
      store<u32>(first, (end << VALUE_SHIFT) | LONG | tableBits);
      memory.fill(table + (end << 2), 0, secondSize << 2);
      end += secondSize;
    }
    const second = table + ((load<u32>(first) >>> VALUE_SHIFT) << 2);
    const rest = length - tableBits;
    fillTable(second, secondSize, reversed >>> tableBits, rest, entryOf(kind, symbol, rest));
  }
  return true;
}

/** Stores an entry at every index that ends in a code, its first bit lowest. */
function fillTable(table: usize, size: u32, code: u32, length: u32, entry: u32): void {
  for (let index = code; index < size; index += (<u32>1) << length) {
    store<u32>(table + (index << 2), entry);
  }
}

function entryOf(kind: u32, symbol: u32, length: u32): u32 {
  if (kind == CODE_LENGTHS) return (symbol << VALUE_SHIFT) | length;
  if (kind == DISTANCES) {
    if (symbol >= DISTANCE_SYMBOLS) return INVALID;
    const base: u32 = load<u16>(distanceBases + (symbol << 1));
    return matchEntry(base, load<u8>(distanceExtras + symbol), length);
  }
  if (symbol < 256) return (symbol << VALUE_SHIFT) | (1 << LITERALS_SHIFT) | length;
  if (symbol == 256) return END_OF_BLOCK | length;
  const index = symbol - 257;
  if (index >= LENGTH_SYMBOLS) return INVALID;
  const base: u32 = load<u16>(lengthBases + (index << 1));
  return matchEntry(base, load<u8>(lengthExtras + index), length);
}

function matchEntry(base: u32, extra: u32, length: u32): u32 {
  return (base << VALUE_SHIFT) | MATCH | (length << CODE_LENGTH_SHIFT) | (length + extra);
}

function reversedBits(code: u32, length: u32): u32 {
  code = ((code & 0x5555) << 1) | ((code >>> 1) & 0x5555);
  code = ((code & 0x3333) << 2) | ((code >>> 2) & 0x3333);
  code = ((code & 0x0f0f) << 4) | ((code >>> 4) & 0x0f0f);
  code = ((code & 0x00ff) << 8) | (code >>> 8);
  return code >>> (16 - length);
}

/** Turns entries of the first table into two literals where both codes fit an index. */
function pairLiterals(): void {
  // downwards, because the second literal's entry has a smaller index and must still be single
  for (let index: i32 = (1 << LITERAL_BITS) - 1; index >= 0; index--) {
    const at = literalTable + (index << 2);
    const first = load<u32>(at);
    if ((first & LITERALS) == 0) continue;
    const length = first & CONSUMED;
    const second = load<u32>(literalTable + ((index >>> length) << 2));
    const lengths = length + (second & CONSUMED);
    if ((second & LITERALS) == 0 || lengths > LITERAL_BITS) continue;
    const values = (second & 0xff0000) << 8 | (first & 0xff0000);
    store<u32>(at, values | (2 << LITERALS_SHIFT) | lengths);
  }
}

/** Decodes symbols up to the block's end or a limit. */
function decodeBlock(outputLimit: usize, inputLimit: usize): i32 {
  const oldest = window;
  let status = GOES_ON;
  let at = input;
  let out = output;
  let held = bits;
  let count = bitCount;
  while (out < outputLimit && at < inputLimit) {
    held |= load<u64>(at) << (<u64>count);
    at += (63 - count) >>> 3;
    count |= 56;
    let entry = literalEntry(held);
    if (entry & LITERALS) {
      out = putLiterals(out, entry);
      held >>= <u64>(entry & CONSUMED);
      count -= entry & CONSUMED;
      entry = literalEntry(held);
      if (entry & LITERALS) {
        out = putLiterals(out, entry);
        held >>= <u64>(entry & CONSUMED);
        count -= entry & CONSUMED;
        entry = literalEntry(held);
        if (entry & LITERALS) {
          out = putLiterals(out, entry);
          held >>= <u64>(entry & CONSUMED);
          count -= entry & CONSUMED;
          continue;
        }
      }
      held |= load<u64>(at) << (<u64>count);
      at += (63 - count) >>> 3;
      count |= 56;
    }
    if (!(entry & MATCH)) {
      if (entry & LONG) {
        held >>= <u64>LITERAL_BITS;
        count -= LITERAL_BITS;
        const second = literalTable + ((entry >>> VALUE_SHIFT) << 2);
        entry = load<u32>(second + (((<usize>held) & ((1 << (LONGEST_CODE - LITERAL_BITS)) - 1)) << 2));
      }
      if (entry & LITERALS) {
        out = putLiterals(out, entry);
        held >>= <u64>(entry & CONSUMED);
        count -= entry & CONSUMED;
        continue;
      }
      if (!(entry & MATCH)) {
        held >>= <u64>(entry & CONSUMED);
        count -= entry & CONSUMED;
        next = BLOCK_HEADER;
        if (entry == INVALID) status = BAD_LITERAL_CODE;
        break;
      }
    }
    const length: usize = matchValue(entry, held);
    held >>= <u64>(entry & CONSUMED);
    count -= entry & CONSUMED;

    entry = load<u32>(distanceTable + (((<usize>held) & ((1 << DISTANCE_BITS) - 1)) << 2));
    if (!(entry & MATCH)) {
      if (entry & LONG) {
        held >>= <u64>DISTANCE_BITS;
        count -= DISTANCE_BITS;
        const second = distanceTable + ((entry >>> VALUE_SHIFT) << 2);
        entry = load<u32>(second + (((<usize>held) & ((1 << (LONGEST_CODE - DISTANCE_BITS)) - 1)) << 2));
      }
      if (entry == INVALID) {
        status = BAD_DISTANCE_CODE;
        break;
      }
    }
    const distance: usize = matchValue(entry, held);
    held >>= <u64>(entry & CONSUMED);
    count -= entry & CONSUMED;
    if (distance > out - oldest) {
      status = TOO_FAR_BACK;
      break;
    }
    out = copyMatch(out, distance, length);
  }
  input = at;
  output = out;
  bits = held;
  bitCount = count;
  returnBytes();
  return status;
}

// @ts-ignore: decorator
@inline
function literalEntry(held: u64): u32 {
  return load<u32>(literalTable + (((<usize>held) & ((1 << LITERAL_BITS) - 1)) << 2));
}

/** Writes the literals of an entry, perhaps with one byte too many; returns where they end. */
// @ts-ignore: decorator
@inline
function putLiterals(out: usize, entry: u32): usize {
  store<u16>(out, <u16>(entry >>> VALUE_SHIFT));
  return out + ((entry & LITERALS) >>> LITERALS_SHIFT);
}

/** A length or distance: its base and the extra bits after its code. */
// @ts-ignore: decorator
@inline
function matchValue(entry: u32, held: u64): u32 {
  const all = <u32>held & (((<u32>1) << (entry & CONSUMED)) - 1);
  return (entry >>> VALUE_SHIFT) + (all >>> ((entry >>> CODE_LENGTH_SHIFT) & 15));
}

/** Repeats text, perhaps with some bytes too many; returns where it ends. */
// @ts-ignore: decorator
@inline
function copyMatch(out: usize, distance: usize, length: usize): usize {
  const end = out + length;
  let from = out - distance;
  if (distance >= 16) {
    do {
      v128.store(out, v128.load(from));
      out += 16;
      from += 16;
    } while (out < end);
  } else if (distance >= 8) {
    do {
      store<u64>(out, load<u64>(from));
      out += 8;
      from += 8;
    } while (out < end);
  } else {
    do {
      store<u8>(out++, load<u8>(from++));
    } while (out < end);
  }
  return end;
}
