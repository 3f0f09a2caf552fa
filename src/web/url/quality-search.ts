import { definedOnly } from './filter.ts';
import { readNumber } from './search-string.ts';

export interface QualitySearch {
  /** The film whose lists are shown. */
  readonly film?: number | undefined;
}

const GREATEST_ID = 9_999_999_999;

export function readQuality(raw: Readonly<Record<string, unknown>>): QualitySearch {
  return definedOnly({ film: readNumber(raw['film'], 1, GREATEST_ID) });
}
