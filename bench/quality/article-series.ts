/**
 * Film series that the first paragraphs of encyclopaedia articles name: "the third instalment in the
 * Mad Max film series", "a sequel to Alien (1979)", "followed by Aliens (1986)".
 *
 * It reads no titles but to find the film that a sentence names, so what it finds favours no way of
 * comparing titles. It misses whatever an article does not say in these words.
 */

/** A film and the text about it. */
export interface DescribedFilm {
  readonly filmId: number;
  readonly title: string;
  readonly year: number;
  /** The first section of its article; undefined if there is none. */
  readonly article?: string | undefined;
}

/** Films known to belong together: by id, or by title and year. */
export type KnownSeries = readonly {
  readonly film_id?: number;
  readonly title: string;
  readonly year: number;
}[];

const WORD = String.raw`[\p{L}\p{N}_]`;
const REST = String.raw`[\p{L}\p{N}_'’.&:!-]*`;
const SERIES =
  '(?:(?:film|movie) (?:series|franchise)|film trilogy|franchise|trilogy|quadrilogy|tetralogy|series)';
const PART =
  '(?:instal+ment|entry|film|movie|part|chapter|sequel|first|second|third|fourth|fifth|sixth|seventh|' +
  `eighth|ninth|tenth|${WORD}+teenth|${WORD}+eth|twenty-${WORD}+)`;
const OWNER = String.raw`(?:the |an |his |her |[A-Z]\S+'s )`;
const NAME_WORD = `(?:[A-Z0-9]${REST}|of|the|and|to|&|in)`;

/** "the second instalment in the X series" */
const PART_OF_SERIES = new RegExp(
  String.raw`${PART}(?: overall| and final| \(.*?\))? (?:in|of|to) ${OWNER}?(?:original |rebooted |main )?` +
    `(${NAME_WORD}(?: ${NAME_WORD})*?) ${SERIES}`,
  'gu',
);

/** "a sequel to X (1979)", "a prequel to the 1979 film X" */
const SEQUEL_TO = new RegExp(
  String.raw`(?:sequel|prequel|follow-up|followup|spin-off|spinoff)s?(?: film)? (?:to|of) ` +
    String.raw`(?:the |his |her |[A-Z]\S+'s )?(?:(?:film|movie) )?(?:(?<before>\d{4})(?:'s)? )?` +
    String.raw`(?:[\p{L}\p{N}_-]+ ){0,4}?(?:film |movie )?(?<title>[A-Z][^.;()]*?)` +
    String.raw`(?: \((?<after>\d{4})\)|,| and (?:the|is|stars|was)|\.|;|$)`,
  'gu',
);

/** "followed by X (1986)" */
const FOLLOWED_BY = new RegExp(
  String.raw`followed by (?:(?:a|the|two) )?(?:sequels?,? )?(?<title>[A-Z][^.;()]*?)` +
    String.raw`(?: \((?<after>\d{4})\)|,|\.|;|$)`,
  'gu',
);

const SHORTEST_NAME = 4;

/** Groups of at least two films each, ids ascending, by the smallest id. */
export function seriesOf(
  films: readonly DescribedFilm[],
  known: readonly KnownSeries[],
): readonly (readonly number[])[] {
  const sets = disjointSets(films.map(({ filmId }) => filmId));
  const byTitle = Map.groupBy(films, ({ title }) => normalTitle(title));
  const filmsNamed = (title: string, year: number): readonly number[] =>
    (byTitle.get(normalTitle(title)) ?? [])
      .filter((film) => Math.abs(film.year - year) <= 1)
      .map(({ filmId }) => filmId);

  const bySeries = new Map<string, number[]>();
  for (const { filmId, article = '' } of films) {
    for (const [, name = ''] of article.matchAll(PART_OF_SERIES)) {
      const key = normalTitle(name);
      if (key.length >= SHORTEST_NAME) bySeries.set(key, [...(bySeries.get(key) ?? []), filmId]);
    }
    for (const { title, year } of filmsMentioned(article)) {
      const [other, ...more] = filmsNamed(title, year).filter((found) => found !== filmId);
      if (other !== undefined && more.length === 0) sets.join(filmId, other);
    }
  }
  for (const members of bySeries.values()) joinAll(sets, members);
  for (const series of known) {
    const members = series.flatMap(({ film_id: filmId, title, year }) =>
      filmId !== undefined && sets.has(filmId) ? [filmId] : filmsNamed(title, year),
    );
    joinAll(sets, members);
  }
  return sets.groups().filter((group) => group.length > 1);
}

/** The films that an article calls the one before or after it, as far as it says their years. */
function filmsMentioned(article: string): readonly { title: string; year: number }[] {
  const sentences = [...article.matchAll(SEQUEL_TO), ...article.matchAll(FOLLOWED_BY)];
  return sentences.flatMap(({ groups }) => {
    const year = Number(groups?.['before'] ?? groups?.['after'] ?? 0);
    return year === 0 ? [] : [{ title: groups?.['title'] ?? '', year }];
  });
}

/** Lower case, without accents, punctuation and an article in front. */
function normalTitle(title: string): string {
  const folded = title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’]/gu, '');
  const words = folded.match(/[a-z0-9]+/g) ?? [];
  return words.slice(words.length > 1 && /^(?:the|an?)$/.test(words[0] ?? '') ? 1 : 0).join(' ');
}

interface DisjointSets {
  readonly has: (filmId: number) => boolean;
  readonly join: (one: number, other: number) => void;
  readonly groups: () => readonly (readonly number[])[];
}

function disjointSets(filmIds: readonly number[]): DisjointSets {
  const parents = new Map(filmIds.map((filmId) => [filmId, filmId]));
  const rootOf = (filmId: number): number => {
    const parent = parents.get(filmId) ?? filmId;
    return parent === filmId ? filmId : rootOf(parent);
  };
  return {
    has: (filmId) => parents.has(filmId),
    join(one, other) {
      const roots = [rootOf(one), rootOf(other)];
      parents.set(Math.max(...roots), Math.min(...roots));
    },
    groups: () =>
      Array.from(Map.groupBy(filmIds, rootOf).values(), (group) => group.toSorted((a, b) => a - b)),
  };
}

function joinAll(sets: DisjointSets, [first, ...others]: readonly number[]): void {
  for (const other of others) if (first !== undefined) sets.join(first, other);
}
