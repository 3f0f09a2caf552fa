import { definedOnly, readFilter, type Filter } from './filter.ts';
import { readIds, readList, readNumber, readText } from './search-string.ts';

/** How films are compared and which of them are shown, as a URL says it. */
export interface SimilarSearch extends Filter {
  readonly preset?: string | undefined;
  /** What counts more or less than in the preset: `people:2,title:0`. */
  readonly tune?: string | undefined;
  /** The topics that do not count: `genre:Horror`, `series:alien,word:alien`. */
  readonly mute?: readonly string[] | undefined;
  /** The topics that count double. */
  readonly boost?: readonly string[] | undefined;
  /** The minimum similarity, in percent. */
  readonly above?: number | undefined;
  /** How many films are shown. */
  readonly show?: number | undefined;
}

export interface MixSearch extends SimilarSearch {
  readonly like?: readonly number[] | undefined;
  readonly unlike?: readonly number[] | undefined;
}

const MOST_SHOWN = 1000;
const MOST_TOPICS = 20;

export function readSimilar(raw: Readonly<Record<string, unknown>>): SimilarSearch {
  return definedOnly({
    preset: readText(raw['preset']),
    tune: readText(raw['tune']),
    mute: readTopics(raw['mute']),
    boost: readTopics(raw['boost']),
    above: readNumber(raw['above'], 0, 100),
    show: readNumber(raw['show'], 1, MOST_SHOWN),
    ...readFilter(raw),
  });
}

function readTopics(raw: unknown): readonly string[] | undefined {
  return readList(raw)?.slice(0, MOST_TOPICS);
}

export function readMix(raw: Readonly<Record<string, unknown>>): MixSearch {
  return definedOnly({
    like: readIdList(raw['like']),
    unlike: readIdList(raw['unlike']),
    ...readSimilar(raw),
  });
}

export interface MapSearch {
  /** The films on the path to this one. */
  readonly via?: readonly number[] | undefined;
}

export function readMap(raw: Readonly<Record<string, unknown>>): MapSearch {
  return definedOnly({ via: readIdList(raw['via']) });
}

/** Reads ids that are the text of a URL, or numbers already, as in links within the app. */
function readIdList(raw: unknown): readonly number[] | undefined {
  return readIds(Array.isArray(raw) ? raw.join(',') : typeof raw === 'number' ? String(raw) : raw);
}
