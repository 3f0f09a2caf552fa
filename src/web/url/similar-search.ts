import { definedOnly, readFilter, type Filter } from './filter.ts';
import { readIdList, readList, readNumber, readText } from './search-string.ts';

/** How films are compared and which of them are shown, as a URL says it. */
export interface SimilarSearch extends Filter {
  readonly preset?: string | undefined;
  /** What counts more or less than in the preset: `people:2,title:0`. */
  readonly tune?: string | undefined;
  /** The topics that do not count: `genre:Horror`, `series:alien,word:alien`. */
  readonly mute?: readonly string[] | undefined;
  /** The topics that count double. */
  readonly boost?: readonly string[] | undefined;
  /** The minimum similarity, in percent; by default {@link SIMILAR_ABOVE}. */
  readonly above?: number | undefined;
  /** How much the films differ from each other, in percent; by default {@link USUAL_VARIETY}. */
  readonly variety?: number | undefined;
  /** How many films are shown. */
  readonly show?: number | undefined;
}

export interface MixSearch extends SimilarSearch {
  readonly like?: readonly number[] | undefined;
  readonly unlike?: readonly number[] | undefined;
}

/**
 * The percentage from which films count as similar. Below it, they share little more than their time or
 * one genre (docs/similarity.md#variety).
 */
export const SIMILAR_ABOVE = 15;
/** How much a list varies by default, in percent (docs/similarity.md#variety). */
export const USUAL_VARIETY = 20;

const MOST_SHOWN = 1000;
const MOST_TOPICS = 20;

export function readSimilar(raw: Readonly<Record<string, unknown>>): SimilarSearch {
  return definedOnly({
    preset: readText(raw['preset']),
    tune: readText(raw['tune']),
    mute: readTopics(raw['mute']),
    boost: readTopics(raw['boost']),
    above: readNumber(raw['above'], 0, 100),
    variety: readNumber(raw['variety'], 0, 100),
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
