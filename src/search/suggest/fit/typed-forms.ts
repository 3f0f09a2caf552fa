import { foldText } from '../../../titles/fold-text.ts';
import { foldTitle } from '../../../titles/fold-title.ts';
import { titlesOfYear, withoutKind } from '../../../titles/title-of-year.ts';
import { withoutArticle } from '../names/key-index.ts';
import { romanized } from './romanize.ts';
import { BEGINS, MISSPELT, typedText, type TypedText } from './text-fit.ts';

/** One reading of what has been typed. */
export interface TypedForm extends TypedText {
  readonly folded: string;
  /** From 0, the words as they are, how far it is from what was typed. */
  readonly distance: number;
  /** The year that was typed with it. */
  readonly year?: number;
  /** Whether only a name that is nothing else fits. */
  readonly isWhole?: boolean;
  /** It is read only if nothing of a better rank has been found. */
  readonly unlessBelow?: number;
}

/** How far readings are from what was typed, less than one fit is from the next. */
const KEY = 0.05;
const OTHER_ORDER = 0.15;
const WITH_YEAR = 0.2;
const OTHER_LETTERS = 0.25;
const LONG_YEAR = 0.3;
const FEWER_WORDS = 0.3;

/** After what starts with the number: `star wars 1` is Episode I rather than Star Wars. */
const FIRST_PART = 1.25;

/** More words than any name has are not read. */
const MOST_WORDS = 24;
/** A surname before a first name, or a title before its article. */
const AFTER_COMMA = /^([^,]+), *([^,]+)$/;
/** `Die` and the articles of other languages are often more than that. */
const ENGLISH_ARTICLE = /^(?:the|an?) (?=.)/;
/** `class of 84` */
const SHORT_YEAR = /^(.+ )(\d\d)$/;
/** `watch up online`, `thor full movie`. */
const ASKED_FOR =
  /^(?:watch )?(.+?)(?: (?:full|the))?(?: (?:movie|film|online|trailer|imdb|wikipedia|wiki))+$/;
/** Words that people add and leave out. */
const SMALL_WORDS = /(?<= )(?:and|the|of|an?|in|on|to) /g;
const TWO_LETTERS = /a[ae]|oe|ue/g;

/** The readings of what has been typed, the closest first; none when it is blank. */
export function typedForms(typed: string): readonly TypedForm[] {
  const forms = new Map<string, TypedForm>();
  const add = (folded: string, form: Omit<TypedForm, 'folded' | 'words' | 'letters'>): void => {
    const text = folded.split(' ').slice(0, MOST_WORDS).join(' ');
    const key = `${form.year ?? ''} ${text}`;
    if (text === '' || forms.has(key)) return;
    forms.set(key, { ...form, ...typedText(text), folded: text });
  };
  const title = withoutKind(typed);
  const text = foldText(title);
  add(text, { distance: title === typed ? 0 : OTHER_ORDER });
  const key = foldTitle(title);
  const article = foreignArticle(text);
  if (article !== '') add(key, { distance: KEY, isWhole: true });
  else if (key !== withoutArticle(text)) add(key, { distance: KEY });
  if (key.endsWith(' 1')) add(key.slice(0, -2), { distance: FIRST_PART, isWhole: true });
  add(text.replace(ENGLISH_ARTICLE, ''), { distance: OTHER_ORDER, unlessBelow: BEGINS + 0.5 });
  const [, asked = ''] = ASKED_FOR.exec(text) ?? [];
  add(asked, { distance: OTHER_ORDER, unlessBelow: BEGINS + 0.5 });
  const [, last, first] = AFTER_COMMA.exec(typed) ?? [];
  if (last !== undefined) add(foldText(`${first} ${last}`), { distance: OTHER_ORDER });
  for (const { title: named, year } of titlesOfYear(typed)) {
    const words = foldText(named);
    add(words, { distance: WITH_YEAR, year, unlessBelow: BEGINS });
    const other = { distance: WITH_YEAR + OTHER_ORDER, year, unlessBelow: BEGINS };
    add(words.replace(ENGLISH_ARTICLE, ''), other);
    const digits = foldTitle(named);
    if (digits === withoutArticle(words)) continue;
    add(digits, { distance: WITH_YEAR + KEY, year, unlessBelow: BEGINS });
  }
  const [, before = '', digits = ''] = SHORT_YEAR.exec(text) ?? [];
  for (const century of digits === '' ? [] : ['19', '20']) {
    const long = { distance: LONG_YEAR, isWhole: true, unlessBelow: BEGINS + 1 };
    add(before + century + digits, long);
  }
  const letters = text.replaceAll(TWO_LETTERS, (two) => two.charAt(0));
  add(letters, { distance: OTHER_LETTERS, unlessBelow: BEGINS + 1 });
  add(romanized(text), { distance: OTHER_LETTERS });
  add((article + key).replaceAll(SMALL_WORDS, ''), {
    distance: FEWER_WORDS,
    unlessBelow: MISSPELT,
  });
  return [...forms.values()];
}

/** The key of what has been typed, with an article that may be another word. */
export function typedKey(typed: string): string {
  const title = withoutKind(typed);
  return foreignArticle(foldText(title)) + foldTitle(title);
}

/** The article at the start of a folded text, which in English may be another word: `die hard`. */
function foreignArticle(text: string): string {
  const name = withoutArticle(text);
  return name === text || ENGLISH_ARTICLE.test(text) ? '' : text.slice(0, -name.length);
}
