import type { FieldWeighing, PresetName } from './preset-choices.ts';

/**
 * What the terms of a field are:
 * - `word`: text that reads as it is, such as `Sci-Fi`
 * - `person`: an id such as `nm0000631`
 * - `name`: a full name in lower case, such as `james bond`
 * - `pair`: two words of its group, such as `Horror+Sci-Fi`
 * - `phrase`: how a title begins, then a genre, such as `star wars/Action`
 * - `language`: a code such as `ja`
 * - `range`: a number or a range of numbers, such as `8.6` or `1970-1979`
 */
export const TERM_KINDS = [
  'word',
  'person',
  'name',
  'pair',
  'phrase',
  'language',
  'range',
] as const;

type TermKind = (typeof TERM_KINDS)[number];

/** A field by which films are compared: a kind of term. */
export interface SimilarityField {
  /** As the API, the tables and addresses name it; never changed. */
  readonly field: string;
  readonly label: string;
  /** What a film's terms are, for people who choose weights. */
  readonly description: string;
  /** The name of its group; an own field has its own group name. */
  readonly group: string;
  readonly kind: TermKind;
  /** What a person was in this field, before the name in a reason: `director Ridley Scott`. */
  readonly role?: string;
  /** How a range reads, in place of `{term}`; just the range when absent. */
  readonly rangeText?: string;
  /** How each preset weighs the field; a preset that is absent ignores it. */
  readonly presets: Readonly<Partial<Record<PresetName, FieldWeighing>>>;
  /** Whether its terms are words of the article about the film. */
  readonly fromArticle?: boolean;
  /** Whether it needs data that not everybody has: without a term, there is no such field. */
  readonly optional?: boolean;
}
