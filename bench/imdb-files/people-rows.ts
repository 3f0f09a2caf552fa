import type { Collection } from './collection.ts';
import { Dice, WeightedTable } from './dice.ts';
import { LINE_FEED, NULL, TAB, utf8, type RowBuffer } from './row-buffer.ts';
import type { Title } from './title.ts';
import type { Vocabulary } from './vocabulary.ts';

const CREDITS = 5;
const NAMES = 6;
const SERIES = 8;
const MOST_CREDITS = 75;
const SPACE = utf8(' ');
const COMMA = utf8(',');
const OPEN = utf8('["');
const CLOSE = utf8('"]');
const NEXT = utf8('","');
const NICKNAME = utf8('\\"');
const CAST = ['actor', 'actress', 'self'].map(utf8);
const SELF = 2;
const CREW = [
  ['director', '\\N'],
  ['writer', '\\N'],
  ['writer', 'written by'],
  ['writer', 'screenplay'],
  ['writer', 'based on the novel "Trabo" by'],
  ['producer', 'producer'],
  ['producer', 'executive producer'],
  ['composer', '\\N'],
  ['cinematographer', '\\N'],
  ['editor', '\\N'],
  ['casting_director', '\\N'],
  ['production_designer', '\\N'],
  ['archive_footage', '\\N'],
].map(([category, job]) => ({ category: utf8(category ?? ''), job: utf8(`\t${job}\t`) }));
const crewTable = new WeightedTable([3, 1.5, 1, 0.6, 0.1, 2, 1, 1, 1.2, 1.2, 0.5, 0.5, 0.1]);

/** The numbers 1 to n sorted as text, as IMDb sorts a title's credits: 1, 10, 11, 2. */
const textOrders = Array.from({ length: MOST_CREDITS + 1 }, (_, count) => {
  const orderings = [...new Uint8Array(count).keys()].map((place) => String(place + 1));
  return Uint8Array.from(orderings.sort(), Number);
});
const persons = new Int32Array(MOST_CREDITS);
const isRegular = new Uint8Array(MOST_CREDITS);
const regularDice = new Dice(1);

/** A title's rows of title.principals. */
export function writeCredits(rows: RowBuffer, collection: Collection, item: number): void {
  const { vocabulary } = collection;
  const title = collection.titleOf(item);
  const dice = collection.dice.roll(CREDITS, item);
  drawPersons(collection, title, dice);
  const cast = title.persons > 3 ? Math.ceil(title.persons * 0.62) : title.persons;
  for (const ordering of textOrders[title.persons] ?? []) {
    rows.beginRow();
    collection.titles.write(rows, item);
    rows.put(TAB);
    rows.number(ordering);
    rows.put(TAB);
    collection.names.write(rows, persons[ordering - 1] ?? 0);
    rows.put(TAB);
    if (ordering <= cast) writeRole(rows, vocabulary, title, roleDice(title, ordering - 1, dice));
    else writeWork(rows, dice);
    rows.put(LINE_FEED);
  }
}

/** Episodes of a series share most people; some people occur in a title twice. */
function drawPersons(collection: Collection, title: Title, dice: Dice): void {
  for (let i = 0; i < title.persons; i++) {
    const chance = dice.unit();
    isRegular[i] = 0;
    if (i > 0 && chance < 0.03) persons[i] = persons[dice.below(i)] ?? 0;
    else {
      isRegular[i] = title.isEpisode && chance < 0.88 ? 1 : 0;
      const dicePerson = isRegular[i] ? rollRegular(title, i) : dice;
      persons[i] = collection.personAt(dicePerson.unit());
    }
  }
}

/** A regular of a series is the same person in the same role in each of its episodes. */
function rollRegular({ series }: Title, place: number): Dice {
  return regularDice.roll(SERIES, series * MOST_CREDITS + place);
}

function writeRole(rows: RowBuffer, vocabulary: Vocabulary, title: Title, dice: Dice): void {
  const category = title.isEpisode && title.series % 3 === 0 ? SELF : dice.below(2);
  rows.put(CAST[category] ?? NULL);
  rows.put(TAB);
  rows.put(NULL);
  rows.put(TAB);
  if (dice.chance(0.3)) {
    rows.put(NULL);
    return;
  }
  rows.put(OPEN);
  vocabulary.firstNames.draw(rows, dice);
  const more = dice.unit();
  if (more < 0.01) {
    rows.put(SPACE);
    rows.put(NICKNAME);
    vocabulary.lastNames.draw(rows, dice);
    rows.put(NICKNAME);
  } else if (more < 0.45 && category !== SELF) {
    rows.put(SPACE);
    vocabulary.titleWords.draw(rows, dice);
  } else if (more < 0.48) {
    rows.put(NEXT);
    vocabulary.firstNames.draw(rows, dice);
  }
  rows.put(CLOSE);
}

function roleDice(title: Title, place: number, dice: Dice): Dice {
  return isRegular[place] ? rollRegular(title, place) : dice;
}

function writeWork(rows: RowBuffer, dice: Dice): void {
  const work = CREW[crewTable.draw(dice)];
  rows.put(work?.category ?? NULL);
  rows.put(work?.job ?? TAB);
  rows.put(NULL);
}

/** A row of name.basics; one in 5,000 persons has none. */
export function writeName(rows: RowBuffer, collection: Collection, item: number): void {
  const { vocabulary } = collection;
  const dice = collection.dice.roll(NAMES, item);
  if (dice.chance(1 / 5000)) return;
  collection.names.write(rows, item);
  rows.put(TAB);
  vocabulary.firstNames.draw(rows, dice);
  if (!dice.chance(0.01)) {
    rows.put(SPACE);
    vocabulary.lastNames.draw(rows, dice);
  }
  rows.put(TAB);
  const born = dice.chance(0.05) ? 1880 + dice.below(130) : 0;
  rows.numberOrNull(born);
  rows.put(TAB);
  rows.numberOrNull(born > 0 && born < 1960 && dice.chance(0.6) ? born + 40 + dice.below(26) : 0);
  rows.put(TAB);
  const professions = dice.unit();
  if (professions < 0.8) vocabulary.professions.draw(rows, dice);
  else if (professions < 0.99) rows.put(NULL);
  rows.put(TAB);
  writeKnownFor(rows, collection, dice);
  rows.put(LINE_FEED);
}

function writeKnownFor(rows: RowBuffer, { titles }: Collection, dice: Dice): void {
  const count = Math.min(4, Math.floor(-1.7 * Math.log(1 - dice.unit())));
  if (count === 0) rows.put(NULL);
  for (let i = 0; i < count; i++) {
    if (i > 0) rows.put(COMMA);
    titles.write(rows, dice.below(titles.count));
  }
}
