import type { Collection } from './collection.ts';
import type { Dice } from './dice.ts';
import { LINE_FEED, NULL, TAB, utf8, type RowBuffer } from './row-buffer.ts';
import { KINDS, type Title } from './title.ts';

const BASICS = 2;
const NAMES = 3;
const AKAS = 4;
const KIND_NAMES = KINDS.map(({ name }) => utf8(`\t${name}\t`));
const ADULT = [utf8('\t0\t'), utf8('\t1\t')];
const EPISODE = utf8('Episode #');
const DOT = utf8('.');
const SPACE = utf8(' ');
const QUOTE = utf8('"');
const DASH = utf8(' - ');
const ODD_TITLES = ['&', '"', '...', '1922', '#', '???', '""', '3:10', '½', '七人の影', 'Ночь'].map(
  utf8,
);

/** A row of title.basics. */
export function writeBasics(rows: RowBuffer, collection: Collection, item: number): void {
  const title = collection.titleOf(item);
  const { dice, vocabulary } = collection;
  collection.titles.write(rows, item);
  rows.put(KIND_NAMES[title.kind] ?? NULL);
  const from = rows.length;
  writeTitle(rows, collection, item, title);
  const to = rows.length;
  dice.roll(BASICS, item);
  rows.put(TAB);
  const original = dice.unit();
  if (original < 0.00005) rows.put(NULL);
  else if (original < 0.93 || title.isEpisode) rows.repeat(from, to);
  else writeWords(rows, collection, 1 + dice.below(5));
  rows.put(ADULT[dice.chance(0.03) ? 1 : 0] ?? NULL);
  rows.numberOrNull(title.year);
  rows.put(TAB);
  rows.numberOrNull(KINDS[title.kind]?.name === 'tvSeries' && title.year > 0 ? title.year + 2 : 0);
  rows.put(TAB);
  rows.numberOrNull(title.minutes);
  rows.put(TAB);
  if (title.hasGenres) vocabulary.genres.draw(rows, dice);
  else if (!dice.chance(0.02)) rows.put(NULL);
  rows.put(LINE_FEED);
}

/** A row of title.ratings, for a title that has one. */
export function writeRating(rows: RowBuffer, collection: Collection, item: number): void {
  const { votes, ratingTenths } = collection.titleOf(item);
  if (votes === 0) return;
  collection.titles.write(rows, item);
  rows.put(TAB);
  rows.number(Math.floor(ratingTenths / 10));
  rows.put(DOT);
  rows.number(ratingTenths % 10);
  rows.put(TAB);
  rows.number(votes);
  rows.put(LINE_FEED);
}

/** Where a title is shown, in which language, and what it calls an episode. */
const REGIONS = [
  ['DE', 'de', 'Folge #'],
  ['FR', 'fr', 'Épisode #'],
  ['JP', 'ja', 'エピソード #'],
  ['ES', 'es', 'Episodio #'],
  ['IT', 'it', 'Episodio #'],
  ['PT', 'pt', 'Episódio #'],
  ['IN', 'hi', 'कड़ी #'],
  ['US', '\\N', 'Episode #'],
].map(([region, language, episode]) => ({
  end: utf8(`\t${region}\t${language}\timdbDisplay\t\\N\t0\n`),
  episode: utf8(episode ?? ''),
}));
const ORIGINAL = utf8('\t\\N\t\\N\toriginal\t\\N\t1\n');
const ORIGINAL_ENGLISH = utf8('\t\\N\ten\toriginal\t\\N\t1\n');

/** A title's rows of title.akas: the original one, and those of some regions. */
export function writeAkas(rows: RowBuffer, collection: Collection, item: number): void {
  const title = collection.titleOf(item);
  collection.dice.roll(AKAS, item);
  const isTranslated = title.isEpisode ? title.episode > 900 || item % 2 === 0 : item % 3 === 0;
  const regions = isTranslated ? 7 : collection.dice.below(3);
  const hasLanguage = collection.dice.chance(0.05);
  beginAka(rows, collection, item, 1);
  const from = rows.length;
  writeTitle(rows, collection, item, title);
  const to = rows.length;
  rows.put(hasLanguage ? ORIGINAL_ENGLISH : ORIGINAL);
  collection.dice.roll(AKAS, -1 - item);
  for (let at = 0; at < regions; at++) {
    const region = REGIONS[(at + item) % REGIONS.length];
    if (region === undefined) continue;
    beginAka(rows, collection, item, at + 2);
    if (isEpisodeNumber(title, item)) {
      rows.put(region.episode);
      writeEpisodeNumber(rows, title);
    } else if (collection.dice.chance(0.85)) rows.repeat(from, to);
    else writeWords(rows, collection, 1 + collection.dice.below(5));
    rows.put(region.end);
  }
}

function beginAka(rows: RowBuffer, collection: Collection, item: number, ordering: number): void {
  rows.beginRow();
  collection.titles.write(rows, item);
  rows.put(TAB);
  rows.number(ordering);
  rows.put(TAB);
}

/** A title's text, the same in every file. */
function writeTitle(rows: RowBuffer, collection: Collection, item: number, title: Title): void {
  if (isEpisodeNumber(title, item)) {
    rows.put(EPISODE);
    writeEpisodeNumber(rows, title);
    return;
  }
  const dice = collection.dice.roll(NAMES, item);
  const oddity = dice.unit();
  const words = 1 + dice.below(3) + dice.below(2);
  if (oddity < 0.0005) rows.put(ODD_TITLES[dice.below(ODD_TITLES.length)] ?? DOT);
  else if (oddity < 0.0008) writeWords(rows, collection, 60 + dice.below(60));
  else if (oddity < 0.002) writeQuoted(rows, collection, dice, words);
  else writeWords(rows, collection, words);
}

function isEpisodeNumber(title: Title, item: number): boolean {
  return title.isEpisode && item % 5 < 2;
}

function writeEpisodeNumber(rows: RowBuffer, { season, episode }: Title): void {
  rows.number(season);
  rows.put(DOT);
  rows.number(episode);
}

/** Quotes around a word, or one that nothing closes. */
function writeQuoted(rows: RowBuffer, collection: Collection, dice: Dice, words: number): void {
  rows.put(QUOTE);
  collection.vocabulary.firstNames.draw(rows, dice);
  if (dice.chance(0.7)) rows.put(QUOTE);
  rows.put(DASH);
  writeWords(rows, collection, words);
}

function writeWords(rows: RowBuffer, { vocabulary, dice }: Collection, count: number): void {
  for (let i = 0; i < count; i++) {
    if (i > 0) rows.put(SPACE);
    vocabulary.titleWords.draw(rows, dice);
  }
}
