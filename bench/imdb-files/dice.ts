/**
 * Numbers that look random and depend only on a seed, a stream and an item, so that every thread
 * can make any row of any file on its own (xoroshiro64**, https://prng.di.unimi.it).
 */
export class Dice {
  readonly #seed: number;
  #a = 1;
  #b = 0;

  constructor(seed: number) {
    this.#seed = mix(seed);
  }

  /** Begins the sequence of an item's stream. */
  roll(stream: number, item: number): this {
    this.#a = mix(Math.imul(item, 0x9e3779b1) ^ Math.imul(stream, 0x85ebca6b) ^ this.#seed);
    this.#b = mix(this.#a ^ item) | 1;
    return this;
  }

  /** From 0 to 2^32 - 1. */
  next(): number {
    const a = this.#a;
    const mixed = Math.imul(a, 0x9e3779bb);
    const result = Math.imul((mixed << 5) | (mixed >>> 27), 5) >>> 0;
    const b = this.#b ^ a;
    this.#a = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
    this.#b = (b << 13) | (b >>> 19);
    return result;
  }

  /** From 0 to 1, without 1. */
  unit(): number {
    return this.next() / 2 ** 32;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor((this.next() / 2 ** 32) * count);
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** Normally distributed with mean 0 and deviation 1. */
  bell(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }
}

/** Draws places of a list, each as often as its weight says, with one look into a table. */
export class WeightedTable {
  readonly #places: Uint32Array;

  constructor(weights: readonly number[], size = 1 << 16) {
    this.#places = new Uint32Array(size);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let place = 0;
    let sum = weights[0] ?? 0;
    for (let i = 0; i < size; i++) {
      while (((i + 0.5) / size) * total > sum) sum += weights[++place] ?? Infinity;
      this.#places[i] = place;
    }
  }

  draw(dice: Dice): number {
    return this.#places[dice.below(this.#places.length)] ?? 0;
  }
}

/** Weights by Zipf's law: the item at place i as often as 1 / (i + offset)^exponent. */
export function zipf(count: number, offset: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, i) => (i + offset) ** -exponent);
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
