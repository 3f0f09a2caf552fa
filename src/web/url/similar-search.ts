import type { PresetName } from '../api/types.ts';
import { readFilter, withoutNothing, type Filter } from './filter.ts';
import { readIds, readList, readNumber, readText } from './search-string.ts';

/** How films are compared and which of the answers are shown, as an address says it. */
export interface SimilarSearch extends Filter {
  readonly preset?: PresetName | undefined;
  /** What counts more or less than the preset has it: `people:2,title:0`. */
  readonly tune?: string | undefined;
  /** The topics that do not count: `genre:Horror`, `series:alien,word:alien`. */
  readonly mute?: readonly string[] | undefined;
  /** The topics that count double. */
  readonly boost?: readonly string[] | undefined;
  /** The least similarity, in percent. */
  readonly above?: number | undefined;
  /** How many films are shown. */
  readonly show?: number | undefined;
  /** Whether films that one has seen are left out. */
  readonly hide?: boolean | undefined;
}

export interface MixSearch extends SimilarSearch {
  readonly like?: readonly number[] | undefined;
  readonly unlike?: readonly number[] | undefined;
}

const PRESETS: readonly PresetName[] = ['balanced', 'seed'];
const MOST_SHOWN = 1000;
const MOST_TOPICS = 20;

export function readSimilar(raw: Readonly<Record<string, unknown>>): SimilarSearch {
  return withoutNothing({
    preset: PRESETS.find((preset) => preset === raw['preset']),
    tune: readText(raw['tune']),
    mute: readTopics(raw['mute']),
    boost: readTopics(raw['boost']),
    above: readNumber(raw['above'], 0, 100),
    show: readNumber(raw['show'], 1, MOST_SHOWN),
    hide: raw['hide'] === 'true' || raw['hide'] === true ? true : undefined,
    ...readFilter(raw),
  });
}

function readTopics(raw: unknown): readonly string[] | undefined {
  return readList(raw)?.slice(0, MOST_TOPICS);
}

export function readMix(raw: Readonly<Record<string, unknown>>): MixSearch {
  return withoutNothing({
    like: idsOf(raw['like']),
    unlike: idsOf(raw['unlike']),
    ...readSimilar(raw),
  });
}

export interface MapSearch {
  /** The films that one came by. */
  readonly via?: readonly number[] | undefined;
}

export function readMap(raw: Readonly<Record<string, unknown>>): MapSearch {
  return withoutNothing({ via: idsOf(raw['via']) });
}

/** Ids that were read from an address, or are the numbers already. */
function idsOf(raw: unknown): readonly number[] | undefined {
  return readIds(Array.isArray(raw) ? raw.join(',') : typeof raw === 'number' ? String(raw) : raw);
}
