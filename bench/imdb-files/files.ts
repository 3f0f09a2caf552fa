import type { ImdbDatasetName } from '../../src/sources/imdb-dataset.ts';
import { datasetFileName } from '../../src/sources/reader/formats.ts';
import type { Collection } from './collection.ts';
import { PREFIXES } from './ids.ts';
import { writeCredits, writeName } from './people-rows.ts';
import type { RowBuffer } from './row-buffer.ts';
import { writeAkas, writeBasics, writeRating } from './title-rows.ts';

/** How one of the files is made. */
export interface FileKind {
  readonly header: string;
  readonly endsWithLineFeed: boolean;
  readonly keys: 'titles' | 'names';
  /** Titles or names of a block at IMDb's size, where ids are densest. */
  readonly items: number;
  /** Appends an item's rows, if it has any. */
  readonly write: (rows: RowBuffer, collection: Collection, item: number) => void;
}

export const FILES: Readonly<Record<ImdbDatasetName, FileKind>> = {
  'title.basics': {
    header:
      'tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres',
    endsWithLineFeed: true,
    keys: 'titles',
    items: 64_000,
    write: writeBasics,
  },
  'title.ratings': {
    header: 'tconst\taverageRating\tnumVotes',
    endsWithLineFeed: true,
    keys: 'titles',
    items: 256_000,
    write: writeRating,
  },
  'title.principals': {
    header: 'tconst\tordering\tnconst\tcategory\tjob\tcharacters',
    endsWithLineFeed: true,
    keys: 'titles',
    items: 20_000,
    write: writeCredits,
  },
  'name.basics': {
    header: 'nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles',
    endsWithLineFeed: false,
    keys: 'names',
    items: 64_000,
    write: writeName,
  },
  'title.akas': {
    header: 'titleId\tordering\ttitle\tregion\tlanguage\ttypes\tattributes\tisOriginalTitle',
    endsWithLineFeed: true,
    keys: 'titles',
    items: 24_000,
    write: writeAkas,
  },
};

/** The number of blocks that a file is made in: more than needed do no harm, larger ones cost memory. */
export function blockCount(name: ImdbDatasetName, collection: Collection): number {
  const { keys, items } = FILES[name];
  // Ids of eight digits make three ids out of each prefix's share of one.
  return Math.max(1, Math.ceil((collection[keys].count * 3) / items));
}

/** The text of a block: the header before the first, no line feed after the last where none belongs. */
export function makeBlock(
  name: ImdbDatasetName,
  collection: Collection,
  block: number,
  rows: RowBuffer,
): Uint8Array<ArrayBuffer> {
  const { header, keys, write, endsWithLineFeed } = FILES[name];
  const blocks = blockCount(name, collection);
  const from = Math.floor((block / blocks) * PREFIXES);
  const to = Math.floor(((block + 1) / blocks) * PREFIXES);
  if (block === 0) rows.text(`${header}\n`);
  for (const item of collection[keys].inTextOrder(from, to)) {
    rows.beginRow();
    write(rows, collection, item);
  }
  if (block === blocks - 1 && !endsWithLineFeed) rows.dropLast();
  return rows.take();
}

export function pathOf(folder: string, name: ImdbDatasetName): string {
  return `${folder}/${datasetFileName(name)}`;
}
