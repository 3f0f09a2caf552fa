/** A preset as people choose it: named factors and what they are for. */
interface PresetChoice {
  /** As the API, the options and addresses name it; never changed. */
  readonly preset: string;
  readonly label: string;
  readonly description: string;
}

/** All presets, the recommended one first. */
export const PRESET_CHOICES = [
  {
    preset: 'balanced',
    label: 'Balanced',
    description:
      'Considers genres, themes, people, characters, series, years, language, rating and votes',
  },
  {
    preset: 'classic',
    label: 'Classic',
    description: 'The former default: no themes, and many credits outweigh a genre',
  },
  {
    preset: 'seed',
    label: 'Plain',
    description: 'Weighs title words, genres, the exact rating and people equally',
  },
] as const satisfies readonly PresetChoice[];

export type PresetName = (typeof PRESET_CHOICES)[number]['preset'];

/** How a preset weighs a field. */
export interface FieldWeighing {
  /** What the weights of its terms are multiplied by. */
  readonly factor: number;
  /**
   * A film's weights in the field are divided by their length as a vector to this power, from 0 to 1:
   * with 0, the default, ten credits count more than one genre; with 1, they count the same.
   */
  readonly length?: number;
  /** The power of the inverse document frequency in a weight, from 0 to 1; by default 1. */
  readonly idf?: number;
}
