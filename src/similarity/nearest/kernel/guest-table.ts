/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { DIFFERS, HEAD_LENGTH, HEAD_WORDS } from './index-arrays.ts';
import { greatestOf, splitOf } from './index-tables.ts';
import { valueOf } from './survey-terms.ts';
import { firstGuest } from './guest-room.ts';
import type { GuestRows } from './guest-rows.ts';
import type { ShardIndex } from './shard-index.ts';

/** Writes guests where the search of a thread looks for the film of a query. */
interface GuestTable {
  /** The guests `from` to `to` (exclusive), ordered so that those of one class are adjacent. */
  readonly byClass: (from: number, to: number) => Uint32Array;
  /** Writes a guest to a place of the thread's and returns its rank there. Places are filled in order. */
  readonly write: (guest: number, place: number) => number;
}

/** What is read and written while guests come and go. */
interface Room {
  readonly shard: ShardIndex;
  readonly guests: GuestRows;
  /** By the guests' terms: the code in the index, marked, or -1. */
  readonly codes: Int32Array;
  /** The index's memory. */
  readonly words: Int32Array;
  readonly halves: Uint16Array;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  /** The first place of this thread, by rank and by class. */
  readonly first: number;
  /** Which guest's terms of a grouping the thread's last line of its table is of; and where that is. */
  readonly lineOf: Int32Array;
  readonly classOf: Int32Array;
  /** Where the thread's last list of strong classes ends. */
  strongEnd: number;
}

/** Opens a thread's places, when the search has all its memory. */
export function createGuestTable(shard: ShardIndex, guests: GuestRows, thread: number): GuestTable {
  const { buffer } = shard.index.memory;
  const room: Room = {
    shard,
    guests,
    codes: codesOf(shard, guests),
    words: new Int32Array(buffer),
    halves: new Uint16Array(buffer),
    floats: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
    first: firstGuest(thread),
    lineOf: new Int32Array(shard.index.guests!.sizes.length).fill(-1),
    classOf: new Int32Array(shard.index.guests!.sizes.length),
    strongEnd: 0,
  };
  return {
    byClass: (from, to) => byClass(room, from, to),
    write(guest, place) {
      if (place === 0) room.lineOf.fill(-1);
      writeTerms(room, guest, place);
      writeClasses(room, guest, place);
      return rankOf(room, place);
    },
  };
}

/** The codes of the guests' terms: both lists of numbers ascend. */
function codesOf({ terms, codes }: ShardIndex, guests: GuestRows): Int32Array {
  const found = new Int32Array(guests.terms.length).fill(-1);
  let known = 0;
  for (let term = 0; term < found.length; term++) {
    const number = guests.terms[term]!;
    while (known < terms.length && terms[known]! < number) known++;
    if (known < terms.length && terms[known] === number) found[term] = codes[known]!;
  }
  return found;
}

function rankOf({ shard, first }: Room, place: number): number {
  return shard.index.variables['films']! + first + place;
}

/** Writes a guest's sparse terms, rarest first, and all its terms in the order of the model. */
function writeTerms(room: Room, guest: number, place: number): void {
  const { shard, guests, codes, words, floats, doubles, first } = room;
  const { variables, guests: layout } = shard.index;
  const { longestRow, scale } = layout!;
  const firstClassTerm = variables['firstClassTerm']!;
  const rareEntries = variables['rareEntries']! / 4;
  const weights = variables['weights']! / 8;
  const rank = rankOf(room, place);
  const offsets = variables['rareOffsets']! / 4 + rank;
  const firstEntry = layout!.firstRareEntry + first * longestRow;
  if (place === 0) words[offsets] = firstEntry;
  const begin = words[offsets]!;
  let entries = begin;
  let weight = layout!.firstWeight + (first + place) * longestRow;
  const block = layout!.firstBlockWord + (first + place) * (HEAD_WORDS + longestRow);
  const blockAt = variables['filmBlocks']! / 4 + block;
  let next = blockAt + HEAD_WORDS;
  words[blockAt + 1] = weight;
  const end = guests.rowOffsets[guest + 1]!;
  for (let entry = guests.rowOffsets[guest]!; entry < end; entry++) {
    const term = guests.rowTerms[entry]!;
    const marked = codes[term]!;
    if (marked === -1 || guests.rowWeights[entry] === 0) continue;
    words[next++] = marked;
    if (marked < 0) {
      doubles[weights + weight++] = guests.rawRowWeights[entry]! * guests.idfScales[term]!;
    }
    const code = marked & ~DIFFERS;
    if (code >= firstClassTerm) continue;
    const value = valueOf(guests.rowWeights[entry]!, Math.sqrt(guests.termFactors[term]!), scale);
    insertEntry(words, floats, rareEntries, begin, entries++, code, value);
  }
  words[blockAt] = next - blockAt - HEAD_WORDS;
  words[offsets + 1] = entries;
  writeHead(room, guest, rank, block);
}

/** Inserts an entry among those from `begin` to `end` (exclusive), which ascend by code. */
function insertEntry(
  words: Int32Array,
  floats: Float32Array,
  base: number,
  begin: number,
  end: number,
  code: number,
  value: number,
): void {
  let at = end;
  for (; at > begin && words[base + 2 * (at - 1)]! > code; at--) {
    words[base + 2 * at] = words[base + 2 * (at - 1)]!;
    floats[base + 2 * at + 1] = floats[base + 2 * (at - 1) + 1]!;
  }
  words[base + 2 * at] = code;
  floats[base + 2 * at + 1] = value;
}

function writeHead(room: Room, guest: number, rank: number, block: number): void {
  const { shard, guests, words, doubles } = room;
  const { variables, guests: layout } = shard.index;
  const head = (variables['filmHeads']! + rank * variables['headBytes']!) / 8;
  const fields = guests.lengthScales.length / guests.norms.length;
  doubles[head] = guests.squaredNorms[guest]!;
  words[2 * head + 3] = block;
  for (const [i, field] of layout!.scaledFields.entries()) {
    doubles[head + HEAD_LENGTH + i] = guests.lengthScales[guest * fields + field]!;
  }
}

/**
 * Gives a guest a class in each grouping, with a line of what it shares with the index's classes; the
 * line before will do if it is of the same terms and weights.
 */
function writeClasses(room: Room, guest: number, place: number): void {
  const { shard, halves, first, lineOf, classOf } = room;
  const { variables, guests: layout } = shard.index;
  const classes = variables['classes']! / 2 + 4 * rankOf(room, place);
  for (let group = 0; group < lineOf.length; group++) {
    if (layout!.isUsed[group] !== true) {
      halves[classes + group] = 0;
      continue;
    }
    if (lineOf[group] === -1 || !haveSameTerms(room, group, lineOf[group]!, guest)) {
      classOf[group] = layout!.sizes[group]! + first + place;
      writeLine(room, group, guest, place);
    }
    lineOf[group] = guest;
    halves[classes + group] = classOf[group]!;
  }
}

/** Writes the line of the table of a grouping for a guest, and its maximum. */
function writeLine(room: Room, group: number, guest: number, place: number): void {
  const { shard, guests, words, floats, first } = room;
  const { variables, guests: layout } = shard.index;
  const { classOffsets, classNumbers, classValues } = shard;
  const firstClassTerm = variables['firstClassTerm']!;
  const size = layout!.sizes[group]!;
  const number = size + first + place;
  const at = lineAt(variables, group, number);
  const line = floats.subarray(at, at + size).fill(0);
  for (let entry = guests.rowOffsets[guest]!; entry < guests.rowOffsets[guest + 1]!; entry++) {
    if (!isOfGroup(room, group, entry)) continue;
    const term = guests.rowTerms[entry]!;
    const classTerm = (room.codes[term]! & ~DIFFERS) - firstClassTerm;
    const factor = Math.sqrt(guests.termFactors[term]!);
    const value = valueOf(guests.rowWeights[entry]!, factor, layout!.scale);
    for (let i = classOffsets[classTerm]!; i < classOffsets[classTerm + 1]!; i++) {
      line[classNumbers[i]!] = line[classNumbers[i]!]! + value * classValues[i]!;
    }
  }
  floats[variables[`maxima${group}`]! / 4 + number] = greatestOf(line);
  if (group !== 1) return;
  const { strong, weakMaximum } = splitOf(line);
  // Where one list ends, that of the next line begins.
  if (place === 0) room.strongEnd = number * size;
  words.set(strong, variables['strongClasses']! / 4 + room.strongEnd);
  const offsets = variables['strongOffsets']! / 4 + number;
  words[offsets] = room.strongEnd;
  room.strongEnd += strong.length;
  words[offsets + 1] = room.strongEnd;
  floats[variables['weakMaxima']! / 4 + number] = weakMaximum;
}

/** The place of a guest's line: behind those of a table, or apart if the grouping has two of them. */
function lineAt(
  variables: Readonly<Record<string, number>>,
  group: number,
  number: number,
): number {
  const size = variables[`size${group}`]!;
  if (group > 0 || variables['joinedSize'] === 0) {
    return variables[`table${group}`]! / 4 + number * size;
  }
  return variables['joinedLines']! / 4 + (number - size) * size;
}

/** Whether an entry of a guest's is a term of a grouping. */
function isOfGroup({ shard, guests, codes, words }: Room, group: number, entry: number): boolean {
  const { variables } = shard.index;
  const marked = codes[guests.rowTerms[entry]!]!;
  if (marked === -1 || guests.rowWeights[entry] === 0) return false;
  const number = (marked & ~DIFFERS) - variables['firstClassTerm']!;
  return number >= 0 && words[variables['classTermGroups']! / 4 + number] === group;
}

/** Whether two guests have the same terms of a grouping, with the same weights. */
function haveSameTerms(room: Room, group: number, a: number, b: number): boolean {
  const { rowOffsets, rowTerms, rowWeights } = room.guests;
  let i = rowOffsets[a]!;
  let j = rowOffsets[b]!;
  const [endA, endB] = [rowOffsets[a + 1]!, rowOffsets[b + 1]!];
  for (;;) {
    while (i < endA && !isOfGroup(room, group, i)) i++;
    while (j < endB && !isOfGroup(room, group, j)) j++;
    if (i === endA || j === endB) return i === endA && j === endB;
    if (rowTerms[i] !== rowTerms[j] || rowWeights[i] !== rowWeights[j]) return false;
    i++;
    j++;
  }
}

function byClass(room: Room, from: number, to: number): Uint32Array {
  const keys = new Float64Array(to - from);
  for (let guest = from; guest < to; guest++) {
    keys[guest - from] = classKey(room, guest) * 2 ** 21 + (guest - from);
  }
  return Uint32Array.from(keys.sort(), (key) => from + (key % 2 ** 21));
}

/** A number of 32 bits that guests of the same classes have in common. */
function classKey({ shard, guests, codes, words }: Room, guest: number): number {
  const { variables } = shard.index;
  const firstClassTerm = variables['firstClassTerm']!;
  const groups = variables['classTermGroups']! / 4;
  let [first, second] = [0, 0];
  const end = guests.rowOffsets[guest + 1]!;
  for (let entry = guests.rowOffsets[guest]!; entry < end; entry++) {
    const number = (codes[guests.rowTerms[entry]!]! & ~DIFFERS) - firstClassTerm;
    if (codes[guests.rowTerms[entry]!] === -1 || number < 0) continue;
    if (words[groups + number] === 0) first = Math.imul(first ^ number, 0x01000193);
    else second = Math.imul(second ^ number, 0x01000193);
  }
  return (first & 0xffff) * 2 ** 16 + (second & 0xffff);
}
