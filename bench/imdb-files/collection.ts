import { Dice } from './dice.ts';
import { Ids } from './ids.ts';
import { titleOf, type Title } from './title.ts';
import { makeVocabulary, type Vocabulary } from './vocabulary.ts';

const TITLES = 11_500_000;
const LAST_TITLE_ID = 36_500_000;
const NAMES = 14_000_000;
const LAST_NAME_ID = 17_300_000;
/** Shares no factor with any number of names: walks through all of them in a scattered order. */
const STRIDE = 7_368_787;
/** The n-th busiest person has about n^-0.6 times as many credits as the busiest. */
const EXPONENT = 0.4;
const OFFSET = 30;

/** Which collection is made; the same options give the same rows. */
export interface CollectionOptions {
  /** 1 is IMDb's size of 2026: 11.5 M titles, 14 M names. */
  readonly scale: number;
  readonly seed: number;
}

/** Made-up titles and people, each computed from its number alone. */
export class Collection {
  readonly titles: Ids;
  readonly names: Ids;
  readonly vocabulary: Vocabulary;
  /** For the rows at hand; `titleOf` and `personOf` have dice of their own. */
  readonly dice: Dice;
  readonly #titleDice: Dice;
  readonly #rankFrom: number;
  readonly #rankTo: number;

  constructor({ scale, seed }: CollectionOptions) {
    this.titles = new Ids('tt', Math.max(100, Math.round(TITLES * scale)), LAST_TITLE_ID, seed);
    this.names = new Ids('nm', Math.max(100, Math.round(NAMES * scale)), LAST_NAME_ID, seed);
    this.vocabulary = makeVocabulary(seed);
    this.dice = new Dice(seed);
    this.#titleDice = new Dice(seed);
    this.#rankFrom = OFFSET ** EXPONENT;
    this.#rankTo = (this.names.count + OFFSET) ** EXPONENT;
  }

  titleOf(item: number): Title {
    return titleOf(item, this.titles.idOf(item), this.#titleDice);
  }

  /** A person by Zipf's law, for a number from 0 to 1. */
  personAt(unit: number): number {
    const power = this.#rankFrom + unit * (this.#rankTo - this.#rankFrom);
    const rank = Math.floor(power ** (1 / EXPONENT) - OFFSET);
    return (Math.min(this.names.count - 1, Math.max(0, rank)) * STRIDE) % this.names.count;
  }
}
