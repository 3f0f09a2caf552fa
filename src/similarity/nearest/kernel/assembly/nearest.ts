/**
 * The pruned search for a film's nearest films, in AssemblyScript: TypeScript's syntax over bytes
 * in a memory that all threads share. `../kernel-index.ts` writes the index that it reads and
 * explains it, `../open-kernel.ts` sets the addresses below, `../../neighbours.ts` does the same in
 * fifty plain lines. `npm run build:kernel` compiles it to `../nearest.wasm`.
 *
 * Films are numbered by rank, descending by 1/norm, so every list of films is in order of the most
 * that a shared term can contribute. Scores leave out the film's own norm:
 *
 *     score(j) = (Σ tables[own class][class of j]  +  Σ own weight · weight in j) / norm of j
 *                  few-valued fields                    rare terms
 *
 * One film takes five steps. The threshold is what the k-th best so far guarantees, or is guessed to be
 * in the end; a film is dropped when its score, or the most that it could still become, is below.
 *
 *   1. rare terms, rarest first    sums[j] += …               postings of a few hundred films
 *   2. their films                 score, threshold           frequent terms included
 *   3. frequent terms              postings by rank ──────►│  stop: even a perfect film is below
 *   4. classes                     films by rank ───►│        of each class that can still matter
 *   5. the winners                 cosine in float64, sorted: the same bits as the reference
 *
 * Scores are float32; everything added is positive, so errors are relative and `keep` covers them
 * (see `keepOf`): no film that belongs to the nearest is ever dropped, ties included.
 */

// The index: addresses in the shared memory, and sizes. Set by name.
export let films: u32 = 0;
export let greatestInverse: f32 = 0;
export let classes: usize = 0;
/** Bytes of a posting's record: 12, or 16 if the classes of all groups do not fit in 32 bits. */
export let recordBytes: usize = 12;
/** Of a term: its first posting and its usual value. */
export let postingHeads: usize = 0;
/** By a posting's upper bits: its value divided by the usual one. */
export let ratios: usize = 0;
export let postings: usize = 0;
/** Of frequent terms only. */
export let frequentRecords: usize = 0;
export let firstFrequentPosting: u32 = 0;
export let termMaxima: usize = 0;
export let firstFrequent: u32 = 0;
export let rareOffsets: usize = 0;
export let rareEntries: usize = 0;
export let frequentOffsets: usize = 0;
export let filmHeads: usize = 0;
export let filmBlocks: usize = 0;
export let weights: usize = 0;
export let commonWeights: usize = 0;
export let termFactors: usize = 0;
/** Of a term: where in a film's head the scale of its field is; 0 if there is none. */
export let termScales: usize = 0;
/** Bytes of a film's head: 16, and 8 for each of its length scales. */
export let headBytes: usize = 16;
/** The first number of a term of a few-valued field; sparse ones have those below. */
export let firstClassTerm: u32 = 0;
/** For each term of a few-valued field: its group, and a bit for each class that has it. */
export let classTermGroups: usize = 0;
export let classBits: usize = 0;
export let classBitWords: u32 = 0;
export let ranksByRow: usize = 0;
export let table0: usize = 0;
/** The first grouping's classes may be combinations: of those of table0 and those of another table. */
export let joinedTable: usize = 0;
/** The sizes of both tables; of the other 0 if there is none. */
export let tableSize: u32 = 0;
export let joinedSize: u32 = 0;
/** By combination: its class in table0 and, in the upper half, in the other table. */
export let joinedClasses: usize = 0;
/** Of films that are not in the index: what each shares with the combinations. */
export let joinedLines: usize = 0;
export let table1: usize = 0;
export let table2: usize = 0;
export let table3: usize = 0;
export let size0: u32 = 0;
export let size1: u32 = 0;
export let size2: u32 = 0;
export let size3: u32 = 0;
export let maxima0: usize = 0;
export let maxima1: usize = 0;
export let maxima2: usize = 0;
export let maxima3: usize = 0;
export let mainOffsets: usize = 0;
export let mainInverse: usize = 0;
export let mainFilms: usize = 0;
export let splitOffsets: usize = 0;
export let splitEntries: usize = 0;
export let splitFilms: usize = 0;
export let strongOffsets: usize = 0;
export let strongClasses: usize = 0;
export let weakMaxima: usize = 0;
export let keep: f32 = 0;
/** Frequent terms are summed like rare ones while fewer postings than this have been read. */
export let summedPostings: u32 = 0;

// Scratch memory of this instance.
export let capacity: u32 = 0;
export let queries: usize = 0;
/** Of a query: the least score that matters, as nearer films have been found elsewhere; 0 if none. */
export let floors: usize = 0;
export let outRows: usize = 0;
export let outSimilarities: usize = 0;
/** What the film shares with each combination of the third and fourth grouping, if they are few. */
export let restLine: usize = 0;
/** By rank: what the film shares so far, and its record. */
export let filmRecords: usize = 0;
/** A bit for each rank: the film has its score already, or is the one of the query. */
export let seen: usize = 0;
export let touched: usize = 0;
export let scores: usize = 0;
export let ranks: usize = 0;
export let frequentWeights: usize = 0;
export let histogram: usize = 0;
export let places: usize = 0;
export let winners: usize = 0;
export let matches: usize = 0;
export let sortRows: usize = 0;
export let sortSimilarities: usize = 0;
export let mergeRows: usize = 0;
export let mergeSimilarities: usize = 0;
/** By class in the first grouping: the films' usual threshold, and how many films it was for. */
export let usualThresholds: usize = 0;
/** Of a combination: what it shares with each of them. */
export let joinedLine: usize = 0;

// What has been done, for tests and tuning.
export let touchedFilms: u64 = 0;
export let scannedPostings: u64 = 0;
export let skippedPostings: u64 = 0;
export let visitedFilms: u64 = 0;
export let skippedClasses: u64 = 0;
export let rescoredFilms: u64 = 0;


/** A posting is a rank, and above it the number of a ratio. */
const RANK_BITS: u32 = 21;
const RANK_MASK: u32 = (1 << RANK_BITS) - 1;

// The film of the current query.
let found: u32 = 0;
let threshold: f32 = 0;
/** What the threshold is guessed to become; 0 without a guess. */
let guess: f32 = 0;
/** What the k-th best guarantees, whatever was guessed. */
let certain: f32 = 0;
/** How many scores are collected before the threshold is raised again; grows when many are equal. */
let raiseAt: u32 = 0;
/** A bit for each frequent term that was not summed. */
let frequentBits: u32 = 0;
/** How many films have been changed. */
let touchedCount: u32 = 0;
/** Keeps the compiler from removing loads whose value is not used. */
export let unused: u32 = 0;
/** The combination whose line is in joinedLine, and the greatest value there. */
let joinedClass: u32 = 0xffffffff;
let joinedMaximum: f32 = 0;
let own0: usize = 0;
let own1: usize = 0;
let own2: usize = 0;
let own3: usize = 0;

@inline function at(base: usize, index: u32): usize { return base + ((<usize>index) << 2); }
@inline function at8(base: usize, index: u32): usize { return base + ((<usize>index) << 3); }
@inline function at16(base: usize, index: u32): usize { return base + ((<usize>index) << 4); }
@inline function u32At(base: usize, index: u32): u32 { return load<u32>(at(base, index)); }
@inline function f32At(base: usize, index: u32): f32 { return load<f32>(at(base, index)); }
@inline function f64At(base: usize, index: u32): f64 { return load<f64>(at8(base, index)); }

// Classes in a word: 13 bits of the first grouping, 12 of the second, 7 of the third and fourth.
@inline function inFirst(word: u32): u32 { return word & 0x1fff; }
@inline function inSecond(word: u32): u32 { return (word >> 13) & 0xfff; }
@inline function inRest(word: u32): u32 { return word >> 25; }

/** The part of the third and fourth grouping, whose classes follow in a record of 16 bytes. */
@inline function restPart(record: usize): f32 {
  const high = load<u32>(record, 4);
  return f32At(own2, high & 0xffff) + f32At(own3, high >> 16);
}

/** Adds up what each combination of the third and fourth grouping shares, if words have room for them. */
function setRestLine(): void {
  if (recordBytes != 12) return;
  let place = restLine;
  for (let third: u32 = 0; third < size2; third++) {
    const part = f32At(own2, third);
    for (let fourth: u32 = 0; fourth < size3; fourth++, place += 4) {
      store<f32>(place, part + f32At(own3, fourth));
    }
  }
}

/** A record ends with a bit for each of the film's frequent terms, and 1/norm. */
@inline function recordBits(record: usize): u32 { return load<u32>(record + recordBytes - 8); }
@inline function recordInverse(record: usize): f32 { return load<f32>(record + recordBytes - 4); }

/** The sum of the query's own film: no score added to it changes it. */
const OWN: f32 = -Infinity;

@inline function filmOf(rank: u32): usize {
  return filmRecords + <usize>rank * (recordBytes + 4);
}

@inline function seenWord(rank: u32): usize { return at(seen, rank >> 5); }
@inline function isSeen(rank: u32): bool { return ((load<u32>(seenWord(rank)) >> (rank & 31)) & 1) != 0; }

/** Returns whether the film was new. The bits of all films are in the fastest cache, unlike records. */
@inline function see(rank: u32): bool {
  const word = seenWord(rank);
  const bits = load<u32>(word);
  const bit: u32 = 1 << (rank & 31);
  if ((bits & bit) != 0) return false;
  store<u32>(word, bits | bit);
  store<u32>(at(touched, touchedCount++), rank);
  return true;
}

function forgetSeen(): void {
  for (let i: u32 = 0; i < touchedCount; i++) store<u32>(seenWord(u32At(touched, i)), 0);
  touchedCount = 0;
}

@inline function add(rank: u32, score: f32): void {
  store<f32>(at(scores, found), score);
  store<u32>(at(ranks, found), rank);
  found++;
}

/** The nearest films of `count` queries, which are ranks. */
export function findNearest(count: u32): void {
  for (let query: u32 = 0; query < count; query++) {
    if (query + 1 < count) touchLists(u32At(queries, query + 1));
    findOne(u32At(queries, query), query);
  }
}

/** Prefetches a film's lists while another one is being searched. */
function touchLists(rank: u32): void {
  const end = u32At(rareOffsets, rank + 1);
  let sum: u32 = 0;
  for (let entry = u32At(rareOffsets, rank); entry < end; entry++) {
    sum += u32At(postings, load<u32>(at8(postingHeads, load<u32>(at8(rareEntries, entry)))));
  }
  unused += sum;
}

function findOne(self: u32, query: u32): void {
  const own = at8(classes, self);
  const class0 = <u32>load<u16>(own);
  const class1 = <u32>load<u16>(own, 2);
  const class2 = <u32>load<u16>(own, 4);
  const class3 = <u32>load<u16>(own, 6);
  const maximum0 = setMainLine(class0);
  own1 = table1 + (((<usize>class1) * size1) << 2);
  own2 = table2 + (((<usize>class2) * size2) << 2);
  own3 = table3 + (((<usize>class3) * size3) << 2);
  setRestLine();
  const restMaximum = f32At(maxima2, class2) + f32At(maxima3, class3);
  const classMaximum = maximum0 + f32At(maxima1, class1) + restMaximum;

  const floor = f32At(floors, query);
  const isFor = at8(usualThresholds, class0);
  const usual = load<u32>(isFor, 4) == capacity ? load<f32>(isFor) : 0;
  guess = floor == 0 ? trust * usual : 0;
  threshold = max(floor, guess);
  let unsummed = collect(self, class1, restMaximum, classMaximum);
  if (guess > 0) {
    trust = certain >= guess ? min(1, trust * MORE_TRUST) : trust * LESS_TRUST;
    if (certain < guess) {
      guess = 0;
      threshold = certain;
      forgetSeen();
      unsummed = collect(self, class1, restMaximum, classMaximum);
    }
  }
  // A second time over a narrower range, which finds the k-th best more exactly.
  raiseThreshold();
  store<f32>(isFor, usual == 0 ? threshold : usual + (threshold - usual) * WEIGHT_OF_LAST);
  store<u32>(isFor, capacity, 4);
  orderByScore();
  const end = u32At(rareOffsets, self + 1);
  rescore(self, unsummed < end ? load<u32>(at8(rareEntries, unsummed)) : firstClassTerm);
  forgetWinners();
  emit(query);
  forgetSeen();
}

/** How much the last film's threshold counts in the usual one. */
const WEIGHT_OF_LAST: f32 = 0.3;
/** How much of the usual threshold of a class the next one is expected to reach. */
let trust: f32 = 1;
/** So that one guess in thirty or so is too high, whatever the films. */
const LESS_TRUST: f32 = 0.97;
const MORE_TRUST: f32 = 1.001;

/**
 * Steps 1 to 4. Films of one class have nearly the same threshold, so it is guessed by those of the last
 * ones: most films can be dropped at once if it is known from the start. If too few reach the guess, all
 * is done again with what is certain. Returns the first of the film's terms that was not summed.
 */
function collect(self: u32, class1: u32, restMaximum: f32, classMaximum: f32): u32 {
  found = 0;
  certain = 0;
  raiseAt = 3 * capacity;
  const end = u32At(rareOffsets, self + 1);
  see(self);
  store<f32>(filmOf(self), OWN);
  const unsummed = sumRareTerms(u32At(rareOffsets, self), end);
  const frequentMaximum = setFrequent(unsummed, end);
  store<f32>(filmOf(self), 0);
  scoreSummed(frequentMaximum);
  if (unsummed < end) {
    if (guess == 0) raiseThreshold();
    scanFrequent(unsummed, end, classMaximum, frequentMaximum);
    clearFrequent(unsummed, end);
  }
  if (guess == 0) raiseThreshold();
  if (classMaximum > 0 && classMaximum * greatestInverse >= threshold) {
    visitStrong(class1, restMaximum);
    visitWeak(class1, restMaximum);
  }
  raiseThreshold();
  return unsummed;
}

/** Sets own0 to what a class of the first grouping shares with each; returns the most of it. */
function setMainLine(class0: u32): f32 {
  if (joinedSize == 0) {
    own0 = table0 + (((<usize>class0) * size0) << 2);
    return f32At(maxima0, class0);
  }
  if (class0 >= size0) {
    own0 = joinedLines + (((<usize>(class0 - size0)) * size0) << 2);
    return f32At(maxima0, class0);
  }
  own0 = joinedLine;
  if (class0 == joinedClass) return joinedMaximum;
  joinedClass = class0;
  const own = u32At(joinedClasses, class0);
  const first = table0 + (((<usize>(own & 0xffff)) * tableSize) << 2);
  const second = joinedTable + (((<usize>(own >> 16)) * joinedSize) << 2);
  const line = joinedLine;
  const pairs = joinedClasses;
  const size = size0;
  for (let other: u32 = 0; other < size; other++) {
    const both = u32At(pairs, other);
    store<f32>(at(line, other), f32At(first, both & 0xffff) + f32At(second, both >> 16));
  }
  joinedMaximum = greatestOf(line, size);
  return joinedMaximum;
}

/** The greatest of values that are not negative. */
function greatestOf(values: usize, count: u32): f32 {
  let greatest = f32x4.splat(0);
  const whole = count & ~3;
  for (let i: u32 = 0; i < whole; i += 4) {
    greatest = f32x4.pmax(greatest, v128.load(at(values, i)));
  }
  let most = max(
    max(f32x4.extract_lane(greatest, 0), f32x4.extract_lane(greatest, 1)),
    max(f32x4.extract_lane(greatest, 2), f32x4.extract_lane(greatest, 3)),
  );
  for (let i = whole; i < count; i++) most = max(most, f32At(values, i));
  return most;
}

/** Step 1. Returns the first entry of the film's terms that is left for the other steps. */
function sumRareTerms(first: u32, end: u32): u32 {
  let work: u32 = 0;
  let count = touchedCount;
  const films = filmRecords;
  const width = <usize>recordBytes + 4;
  const list = touched;
  const ratioOf = ratios;
  let entry = first;
  for (; entry < end; entry++) {
    const term = load<u32>(at8(rareEntries, entry));
    const head = at8(postingHeads, term);
    const length = load<u32>(head, 8) - load<u32>(head);
    if (term >= firstFrequent && (work >= summedPostings || length > 8 * summedPostings)) break;
    work += length;
    const usual = load<f32>(at8(rareEntries, entry), 4) * load<f32>(head, 4);
    let posting = at(postings, load<u32>(head));
    const last = at(postings, load<u32>(head, 8));
    for (; posting < last; posting += 4) {
      const packed = load<u32>(posting);
      const rank = packed & RANK_MASK;
      const film = films + <usize>rank * width;
      const sum = load<f32>(film);
      store<f32>(film, sum + usual * f32At(ratioOf, packed >> RANK_BITS));
      store<u32>(at(list, count), rank);
      count += sum == 0 ? 1 : 0;
    }
  }
  touchedCount = count;
  return entry;
}

/** Step 2: scores the films that have a sum; the first one touched is the one of the query. */
function scoreSummed(frequentMaximum: f32): void {
  let kept: u32 = 0;
  let pending: u32 = 0;
  const floor = threshold;
  const unfinished = places;
  const count = touchedCount - 1;
  const films = filmRecords;
  const size = <usize>recordBytes;
  const list = touched + 4;
  const outScores = scores;
  const outRanks = ranks;
  const bits = frequentBits;
  const line0 = own0;
  const line1 = own1;
  const lineRest = restLine;
  const bitsSeen = seen;
  for (let i: u32 = 0; i < count; i++) {
    const rank = u32At(list, i);
    const film = films + <usize>rank * (size + 4);
    const word = load<u32>(film, 4);
    let score = load<f32>(film) + (f32At(line0, inFirst(word)) + f32At(line1, inSecond(word)));
    score += size == 12 ? f32At(lineRest, inRest(word)) : restPart(film + 4);
    store<f32>(film, 0);
    const bitsWord = at(bitsSeen, rank >> 5);
    store<u32>(bitsWord, load<u32>(bitsWord) | (1 << (rank & 31)));
    score *= load<f32>(film + size);
    store<f32>(at(outScores, kept), score);
    store<u32>(at(outRanks, kept), rank);
    // Most films have none of the terms that were not summed, nor their bits.
    store<u32>(at(unfinished, pending), kept);
    const isUnfinished: u32 = (load<u32>(film + size - 4) & bits) != 0 ? 1 : 0;
    pending += isUnfinished;
    kept += isUnfinished | (score >= floor ? 1 : 0);
  }
  touchedFilms += count;
  found = kept;
  if (pending > 0) addFrequent(pending, frequentMaximum);
}

/** Adds what films share of the frequent terms, if that could make them near enough. */
function addFrequent(pending: u32, frequentMaximum: f32): void {
  let floor = threshold;
  if (guess == 0 && found >= capacity) floor = max(floor, kthScore() * keep);
  for (let i: u32 = 0; i < pending; i++) {
    const place = u32At(places, i);
    const rank = u32At(ranks, place);
    const inverse = recordInverse(filmOf(rank) + 4);
    const score = f32At(scores, place);
    if (score + frequentMaximum * inverse < floor) continue;
    store<f32>(at(scores, place), score + frequentPart(rank) * inverse);
  }
}

/** Stores the weights of the film's frequent terms by number; returns the most they can contribute. */
function setFrequent(from: u32, to: u32): f32 {
  let maximum: f32 = 0;
  frequentBits = 0;
  for (let entry = from; entry < to; entry++) {
    const term = load<u32>(at8(rareEntries, entry));
    frequentBits |= 1 << (term & 31);
    const weight = load<f32>(at8(rareEntries, entry), 4);
    store<f32>(at(frequentWeights, term - firstFrequent), weight);
    maximum += weight * f32At(termMaxima, term);
  }
  return maximum;
}

function clearFrequent(from: u32, to: u32): void {
  for (let entry = from; entry < to; entry++) {
    store<f32>(at(frequentWeights, load<u32>(at8(rareEntries, entry)) - firstFrequent), 0);
  }
}

/** What a film shares with this one of the frequent terms that were not summed. */
@inline function frequentPart(rank: u32): f32 {
  let entry = at8(rareEntries, u32At(frequentOffsets, rank));
  const end = at8(rareEntries, u32At(rareOffsets, rank + 1));
  let part: f32 = 0;
  for (; entry < end; entry += 8) {
    part += f32At(frequentWeights, load<u32>(entry) - firstFrequent) * load<f32>(entry, 4);
  }
  return part;
}

/** Step 3: films that share only frequent terms, and possibly classes, with this one. */
function scanFrequent(from: u32, to: u32, classMaximum: f32, frequentMaximum: f32): void {
  let remaining = frequentMaximum;
  for (let entry = from; entry < to; entry++) {
    const term = load<u32>(at8(rareEntries, entry));
    const weight = load<f32>(at8(rareEntries, entry), 4);
    const best = classMaximum + remaining;
    // Films that share one of the earlier terms have been visited there.
    remaining = 0;
    let bits: u32 = 0;
    for (let later = entry + 1; later < to; later++) {
      const other = load<u32>(at8(rareEntries, later));
      remaining += load<f32>(at8(rareEntries, later), 4) * f32At(termMaxima, other);
      bits |= 1 << (other & 31);
    }
    scanTerm(term, weight, best, remaining, bits);
  }
}

function scanTerm(term: u32, weight: f32, best: f32, remaining: f32, laterBits: u32): void {
  const head = at8(postingHeads, term);
  const from = load<u32>(head);
  const usual = weight * load<f32>(head, 4);
  const size = <usize>recordBytes;
  const ratioOf = ratios;
  const line0 = own0;
  const line1 = own1;
  const lineRest = restLine;
  let record = frequentRecords + <usize>(from - firstFrequentPosting) * size;
  let posting = at(postings, from);
  const last = at(postings, load<u32>(head, 8));
  let floor = threshold;
  for (; posting < last; posting += 4, record += size) {
    const inverse = load<f32>(record + size - 4);
    if (best * inverse < floor) break;
    const word = load<u32>(record);
    const rest = size == 12 ? f32At(lineRest, inRest(word)) : restPart(record);
    const inClasses = f32At(line0, inFirst(word)) + f32At(line1, inSecond(word)) + rest;
    const packed = load<u32>(posting);
    const part = inClasses + usual * f32At(ratioOf, packed >> RANK_BITS);
    // Most films have none of the later terms, nor their bits.
    const maybeMore = (load<u32>(record + size - 8) & laterBits) != 0;
    if ((maybeMore ? part + remaining : part) * inverse < floor) continue;
    const rank = packed & RANK_MASK;
    if (!see(rank)) continue;
    const score = (maybeMore ? inClasses + frequentPart(rank) : part) * inverse;
    if (score < floor) continue;
    add(rank, score);
    if (found < raiseAt) continue;
    raiseThreshold();
    floor = threshold;
  }
  const scanned = <u32>((posting - at(postings, from)) >> 2);
  scannedPostings += scanned;
  skippedPostings += load<u32>(head, 8) - from - scanned;
}

/** Step 4, first half: films whose class in the second grouping is strong for this one. */
function visitStrong(class1: u32, restMaximum: f32): void {
  const end = u32At(strongOffsets, class1 + 1);
  const line0 = own0;
  let floor = threshold;
  for (let i = u32At(strongOffsets, class1); i < end; i++) {
    const other = u32At(strongClasses, i);
    const part1 = f32At(own1, other);
    const rest = part1 + restMaximum;
    const first = u32At(splitOffsets, other);
    const last = u32At(splitOffsets, other + 1);
    for (let split = first; split < last; split++) {
      const entry = at16(splitEntries, split);
      const part0 = f32At(line0, load<u32>(entry));
      if ((part0 + rest) * load<f32>(entry, 12) < floor) continue;
      visitSplit(load<u32>(entry, 4), load<u32>(entry, 8), part0 + part1, part0 + rest);
      floor = threshold;
    }
    skippedClasses += last - first;
  }
}

/** Films of one class in both groupings by rank, as long as the best could be near enough. */
@inline function visitSplit(from: u32, to: u32, part: f32, best: f32): void {
  const lineRest = restLine;
  const isWide = recordBytes != 12;
  let floor = threshold;
  let film = at16(splitFilms, from);
  const first = film;
  const end = at16(splitFilms, to);
  for (; film < end; film += 16) {
    const inverse = load<f32>(film, 4);
    if (best * inverse < floor) break;
    const rest = isWide ? restPart(film + 8) : f32At(lineRest, inRest(load<u32>(film, 8)));
    const score = (part + rest) * inverse;
    if (score < floor || score == 0) continue;
    const rank = load<u32>(film);
    if (!see(rank)) continue;
    add(rank, score);
    if (found < raiseAt) continue;
    raiseThreshold();
    floor = threshold;
  }
  visitedFilms += (film - first) >> 4;
  skippedClasses--;
}

/** Step 4, second half: all other films, by their class in the first grouping. */
function visitWeak(class1: u32, restMaximum: f32): void {
  const weak = f32At(weakMaxima, class1);
  const rest = weak + restMaximum;
  const line0 = own0;
  const size = size0;
  skippedClasses += size;
  const rests = f32x4.splat(rest);
  const inverses = mainInverse;
  let floors = f32x4.splat(threshold);
  for (let main: u32 = 0; main < size; main += 4) {
    const best = f32x4.mul(
      f32x4.add(v128.load(at(line0, main)), rests),
      v128.load(at(inverses, main)),
    );
    // Four classes at a time; beyond the last class 1/norm is 0.
    let hits = i32x4.bitmask(f32x4.ge(best, floors));
    if (hits == 0) continue;
    while (hits != 0) {
      const other = main + <u32>ctz(hits);
      hits &= hits - 1;
      if (other >= size) break;
      visitMain(u32At(mainOffsets, other), u32At(mainOffsets, other + 1), f32At(line0, other), rest, weak);
    }
    floors = f32x4.splat(threshold);
  }
}

/** The same for one class of the first grouping, without films that are strong for this one. */
@inline function visitMain(from: u32, to: u32, part0: f32, mostOfRest: f32, weak: f32): void {
  const line1 = own1;
  const lineRest = restLine;
  const isWide = recordBytes != 12;
  const best = part0 + mostOfRest;
  let floor = threshold;
  let film = at16(mainFilms, from);
  const first = film;
  const end = at16(mainFilms, to);
  for (; film < end; film += 16) {
    const inverse = load<f32>(film, 4);
    if (best * inverse < floor) break;
    const word = load<u32>(film, 8);
    const part1 = f32At(line1, inSecond(word));
    const rest = isWide ? restPart(film + 8) : f32At(lineRest, inRest(word));
    const score = (part0 + part1 + rest) * inverse;
    if (score < floor || score == 0 || part1 > weak) continue;
    const rank = load<u32>(film);
    if (!see(rank)) continue;
    add(rank, score);
    if (found < raiseAt) continue;
    raiseThreshold();
    floor = threshold;
  }
  visitedFilms += (film - first) >> 4;
  skippedClasses--;
}

/**
 * Raises the threshold to what the k-th best score guarantees, and drops what is below. Positive
 * floats sort like their bits, so counting bits in bins finds the k-th without sorting.
 */
function raiseThreshold(): void {
  if (found == 0) return;
  if (found >= capacity) certain = max(certain, kthScore() * keep);
  threshold = max(threshold, certain);
  if (threshold == 0) return;
  const floor = threshold;
  let kept: u32 = 0;
  for (let i: u32 = 0; i < found; i++) {
    const score = f32At(scores, i);
    store<f32>(at(scores, kept), score);
    store<u32>(at(ranks, kept), u32At(ranks, i));
    kept += score >= floor ? 1 : 0;
  }
  found = kept;
  raiseAt = max(3 * capacity, 2 * kept);
}

let least: u32 = 0;
let greatest: u32 = 0;

/** The least and the greatest bits of the scores that were found, four at a time. */
function rangeOfScores(): void {
  let low = i32x4.splat(-1);
  let high = i32x4.splat(0);
  const whole = found & ~3;
  for (let i: u32 = 0; i < whole; i += 4) {
    const bits = v128.load(at(scores, i));
    low = i32x4.min_u(low, bits);
    high = i32x4.max_u(high, bits);
  }
  low = i32x4.min_u(low, i32x4.shuffle(low, low, 2, 3, 0, 1));
  low = i32x4.min_u(low, i32x4.shuffle(low, low, 1, 0, 3, 2));
  high = i32x4.max_u(high, i32x4.shuffle(high, high, 2, 3, 0, 1));
  high = i32x4.max_u(high, i32x4.shuffle(high, high, 1, 0, 3, 2));
  least = i32x4.extract_lane(low, 0);
  greatest = i32x4.extract_lane(high, 0);
  for (let i = whole; i < found; i++) {
    const bits = u32At(scores, i);
    greatest = max(greatest, bits);
    least = min(least, bits);
  }
}

/** A score that at least k of those found reach: the lower end of the k-th best one's bin. */
function kthScore(): f32 {
  const count = found;
  rangeOfScores();
  const range = greatest - least;
  const shift = <u32>max<i32>(0, 22 - <i32>clz(range));
  const top = range >> shift;
  memory.fill(histogram, 0, ((<usize>top) + 1) << 2);
  for (let i: u32 = 0; i < count; i++) {
    const bin = at(histogram, (u32At(scores, i) - least) >> shift);
    store<u32>(bin, load<u32>(bin) + 1);
  }
  let bin = top;
  let reached = u32At(histogram, bin);
  while (reached < capacity) reached += u32At(histogram, --bin);
  return reinterpret<f32>(least + (bin << shift));
}

/** Of a film: {squared norm, row, place of its block, length scales …}. */
@inline function headOf(rank: u32): usize { return filmHeads + <usize>rank * headBytes; }
/** Of a film: {number of terms, first of its weights, terms …}. */
@inline function blockOf(rank: u32): usize { return at(filmBlocks, load<u32>(headOf(rank), 12)); }

const BLOCK_TERMS: usize = 8;
/** Of a film's term: set if its weight differs between films. */
const DIFFERS: u32 = 0x80000000;

/**
 * Step 5: the cosines of what is left, added up like in the reference: term by term. Which of the
 * winners have a term follows again from its postings, which are now in the fastest cache, from bits
 * of frequent terms or from classes; the winners' other terms are never read.
 */
function rescore(self: u32, firstUnsummed: u32): void {
  setWinners();
  const own = blockOf(self);
  const count = load<u32>(own);
  for (let i: u32 = 0; i < count; i++) {
    addTerm(self, own, u32At(own + BLOCK_TERMS, i), firstUnsummed);
  }
  setSimilarities(load<f64>(headOf(self)));
  rescoredFilms += found;
}

/**
 * Numbers the winners from 1, in place of their sums, and notes where their heads are. Their classes
 * replace the scores, which have no further use.
 */
function setWinners(): void {
  for (let i: u32 = 0; i < found; i++) {
    const rank = u32At(ranks, u32At(places, i));
    const film = filmOf(rank);
    store<u32>(at(winners, i), rank);
    store<u32>(film, i + 1);
    store<u32>(at(scores, i), load<u32>(film, 4));
    const head = headOf(rank);
    store<f64>(at8(mergeSimilarities, i), load<f64>(head));
    store<f64>(at8(sortSimilarities, i), 0);
    store<u32>(at(sortRows, i), load<u32>(head, 8));
    store<u32>(at(mergeRows, i), <u32>head);
  }
}

function forgetWinners(): void {
  for (let i: u32 = 0; i < found; i++) store<u32>(filmOf(u32At(winners, i)), 0);
}

/** Adds one of the film's terms to the dot products of the winners that have it. */
function addTerm(self: u32, own: usize, marked: u32, firstUnsummed: u32): void {
  const term = marked & ~DIFFERS;
  const end = term < firstUnsummed
    ? matchesByPostings(term)
    : term < firstClassTerm ? matchesByBits(term) : matchesByClass(term);
  const differs = marked != term;
  const weight = differs ? weightIn(own, term) : f64At(commonWeights, term);
  const factor = f64At(termFactors, term);
  const inHead = <usize>u32At(termScales, term);
  if (inHead != 0) {
    addScaled(weight * load<f64>(headOf(self) + inHead), marked, factor, end, inHead);
    return;
  }
  const usual = weight * weight * factor;
  for (let match = matches; match < end; match += 4) {
    const winner = load<u32>(match);
    const dot = at8(sortSimilarities, winner);
    const product = differs
      ? weight * weightIn(blockOf(u32At(winners, winner)), term) * factor
      : usual;
    store<f64>(dot, load<f64>(dot) + product);
  }
}

/** Adds a term whose weights are scaled by film, grouped as in the model: (weight · scale). */
function addScaled(own: f64, marked: u32, factor: f64, end: usize, inHead: usize): void {
  const term = marked & ~DIFFERS;
  const heads = mergeRows;
  const dots = sortSimilarities;
  if (marked != term) {
    for (let match = matches; match < end; match += 4) {
      const winner = load<u32>(match);
      const weight = weightIn(blockOf(u32At(winners, winner)), term);
      const scale = load<f64>(<usize>u32At(heads, winner) + inHead);
      const dot = at8(dots, winner);
      store<f64>(dot, load<f64>(dot) + own * (weight * scale) * factor);
    }
    return;
  }
  const weight = f64At(commonWeights, term);
  for (let match = matches; match < end; match += 4) {
    const winner = load<u32>(match);
    const scale = load<f64>(<usize>u32At(heads, winner) + inHead);
    const dot = at8(dots, winner);
    store<f64>(dot, load<f64>(dot) + own * (weight * scale) * factor);
  }
}

/** The winners among the films of a term that was summed; returns the end of the list. */
function matchesByPostings(term: u32): usize {
  const head = at8(postingHeads, term);
  const last = at(postings, load<u32>(head, 8));
  const films = filmRecords;
  const width = <usize>recordBytes + 4;
  const count = found;
  let match = matches;
  for (let posting = at(postings, load<u32>(head)); posting < last; posting += 4) {
    const rank = load<u32>(posting) & RANK_MASK;
    const winner = load<u32>(films + <usize>rank * width) - 1;
    store<u32>(match, winner);
    match += winner < count ? 4 : 0;
  }
  return match;
}

/** The winners that have a frequent term; most lack its bit. */
function matchesByBits(term: u32): usize {
  const bit: u32 = 1 << (term & 31);
  let match = matches;
  for (let winner: u32 = 0; winner < found; winner++) {
    const rank = u32At(winners, winner);
    if ((recordBits(filmOf(rank) + 4) & bit) == 0 || !hasFrequent(rank, term)) continue;
    store<u32>(match, winner);
    match += 4;
  }
  return match;
}

function hasFrequent(rank: u32, term: u32): bool {
  const end = u32At(rareOffsets, rank + 1);
  for (let entry = u32At(frequentOffsets, rank); entry < end; entry++) {
    if (load<u32>(at8(rareEntries, entry)) == term) return true;
  }
  return false;
}

/** The winners of the classes that have a term. */
function matchesByClass(term: u32): usize {
  const number = term - firstClassTerm;
  const bits = at(classBits, number * classBitWords);
  const group = u32At(classTermGroups, number);
  if (group > 1 && recordBytes != 12) return matchesByRest(bits, group);
  const shift: u32 = group == 0 ? 0 : group == 1 ? 13 : 25;
  const mask: u32 = group == 0 ? 0x1fff : 0xfff;
  const words = scores;
  const count = found;
  let match = matches;
  for (let winner: u32 = 0; winner < count; winner++) {
    const inClass = (u32At(words, winner) >> shift) & mask;
    store<u32>(match, winner);
    match += <usize>((u32At(bits, inClass >> 5) >> (inClass & 31)) & 1) << 2;
  }
  return match;
}

/** The same for the third and fourth grouping, if words have no room for their classes. */
function matchesByRest(bits: usize, group: u32): usize {
  const inRecord: usize = 4 + ((<usize>group) << 1);
  let match = matches;
  for (let winner: u32 = 0; winner < found; winner++) {
    const inClass = <u32>load<u16>(filmOf(u32At(winners, winner)) + inRecord);
    store<u32>(match, winner);
    match += <usize>((u32At(bits, inClass >> 5) >> (inClass & 31)) & 1) << 2;
  }
  return match;
}

/** The weight, in a film that has it, of a term whose weight differs between films. */
function weightIn(block: usize, term: u32): f64 {
  let weight = load<u32>(block, 4);
  let place = block + BLOCK_TERMS;
  for (; load<u32>(place) != (term | DIFFERS); place += 4) weight += load<u32>(place) >> 31;
  return f64At(weights, weight);
}

/** Makes cosines of the winners' dot products, two at a time. */
function setSimilarities(square: f64): void {
  const squares = f64x2.splat(square);
  const ones = f64x2.splat(1);
  for (let i: u32 = 0; i < found; i += 2) {
    const products = f64x2.mul(squares, v128.load(at8(mergeSimilarities, i)));
    const dots = at8(sortSimilarities, i);
    v128.store(dots, f64x2.min(f64x2.div(v128.load(dots), f64x2.sqrt(products)), ones));
  }
}

/** Writes the k best; films with nothing in common fill the remaining places, by row. */
function emit(query: u32): void {
  sort();
  const rows = at(outRows, query * capacity);
  const similarities = at8(outSimilarities, query * capacity);
  const count = min(found, capacity);
  memory.copy(rows, sortRows, (<usize>count) << 2);
  memory.copy(similarities, sortSimilarities, (<usize>count) << 3);
  let filled = count;
  if (f32At(floors, query) > 0) {
    // What else there is does not matter; a negative similarity ends the list.
    if (filled < capacity) store<f64>(at8(similarities, filled), -1);
    return;
  }
  for (let row: u32 = 0; filled < capacity; row++) {
    if (isSeen(u32At(ranksByRow, row))) continue;
    store<u32>(at(rows, filled), row);
    store<f64>(at8(similarities, filled), 0);
    filled++;
  }
}

@inline function before(similarity: f64, row: u32, i: u32): bool {
  const other = load<f64>(at8(sortSimilarities, i));
  return similarity > other || (similarity == other && row < u32At(sortRows, i));
}

/** The places of the scores, by descending bins: a counting sort. */
function orderByScore(): void {
  const count = found;
  if (count == 0) return;
  rangeOfScores();
  const shift = <u32>max<i32>(0, 22 - <i32>clz(greatest - least));
  const bins = ((greatest - least) >> shift) + 1;
  memory.fill(histogram, 0, (<usize>bins) << 2);
  for (let i: u32 = 0; i < count; i++) {
    const bin = at(histogram, (greatest - u32At(scores, i)) >> shift);
    store<u32>(bin, load<u32>(bin) + 1);
  }
  let sum: u32 = 0;
  for (let bin: u32 = 0; bin < bins; bin++) {
    const size = u32At(histogram, bin);
    store<u32>(at(histogram, bin), sum);
    sum += size;
  }
  for (let i: u32 = 0; i < count; i++) {
    const bin = at(histogram, (greatest - u32At(scores, i)) >> shift);
    const place = load<u32>(bin);
    store<u32>(bin, place + 1);
    store<u32>(at(places, place), i);
  }
}

const RUN: u32 = 8;

/** By similarity descending, then row; {@link orderByScore} has left them nearly in this order. */
function sort(): void {
  if (insertionSort(0, found, 4 * found)) return;
  // Many are equal: sort runs of eight by insertion, then merge them.
  for (let from: u32 = 0; from < found; from += RUN) {
    insertionSort(from, min(from + RUN, found), RUN * RUN);
  }
  for (let width = RUN; width < found; width *= 2) {
    for (let from: u32 = 0; from < found; from += 2 * width) {
      merge(from, min(from + width, found), min(from + 2 * width, found));
    }
    swapSortArrays();
  }
}

/** Returns whether it was done within a number of moves. */
function insertionSort(from: u32, to: u32, moves: u32): bool {
  let left = moves;
  for (let i = from + 1; i < to; i++) {
    const similarity = load<f64>(at8(sortSimilarities, i));
    const row = u32At(sortRows, i);
    let place = i;
    while (place > from && before(similarity, row, place - 1)) {
      store<f64>(at8(sortSimilarities, place), load<f64>(at8(sortSimilarities, place - 1)));
      store<u32>(at(sortRows, place), u32At(sortRows, place - 1));
      place--;
    }
    store<f64>(at8(sortSimilarities, place), similarity);
    store<u32>(at(sortRows, place), row);
    if (i - place > left) return false;
    left -= i - place;
  }
  return true;
}

function merge(from: u32, middle: u32, to: u32): void {
  let left = from;
  let right = middle;
  for (let place = from; place < to; place++) {
    const takeRight = left == middle || (right < to &&
      before(load<f64>(at8(sortSimilarities, right)), u32At(sortRows, right), left));
    const source = takeRight ? right++ : left++;
    store<f64>(at8(mergeSimilarities, place), load<f64>(at8(sortSimilarities, source)));
    store<u32>(at(mergeRows, place), u32At(sortRows, source));
  }
}

function swapSortArrays(): void {
  const rows = sortRows;
  const similarities = sortSimilarities;
  sortRows = mergeRows;
  sortSimilarities = mergeSimilarities;
  mergeRows = rows;
  mergeSimilarities = similarities;
}
