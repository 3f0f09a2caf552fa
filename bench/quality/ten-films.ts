/** The ten films nearest to each of some films, under the previous default and today's, with reasons. */
import { withPreset } from '../../src/similarity/model/build-model.ts';
import { asFilmId, rowOf, type FilmVectors } from '../../src/similarity/model/model.ts';
import { PRESETS } from '../../src/similarity/model/presets.ts';
import type { PresetName } from '../../src/similarity/terms/preset-choices.ts';
import { explainSimilarity } from '../../src/similarity/query/explain.ts';
import { createRanker } from '../../src/similarity/query/ranking.ts';
import { reasonsOf } from '../../src/similarity/query/reasons.ts';
import { personTerm } from '../../src/similarity/terms/terms.ts';
import { alignColumns } from '../../src/workflow/views/align-columns.ts';
import type { CollectedFilm, Collection } from './collection.ts';

/** Films of different kinds; a documentary is added. */
const FILMS = [
  'Alien',
  'Blade Runner',
  'The Shawshank Redemption',
  'Groundhog Day',
  'Spirited Away',
  'Seven Samurai',
  'Heat',
  'Amélie',
  'Toy Story',
];
const COMPARED: readonly PresetName[] = ['classic', 'balanced'];
const LISTED = 10;
const REASONS = 3;

/** One list. */
export interface TenFilms {
  readonly film: string;
  readonly preset: PresetName;
  readonly similar: readonly {
    readonly film: string;
    readonly similarity: number;
    readonly why: string;
  }[];
}

/** The lists of the films with these titles, the best known of each; of some chosen films if none. */
export function tenFilms(collection: Collection, titles: readonly string[]): readonly TenFilms[] {
  const byVotes = collection.films.toSorted((a, b) => b.votes - a.votes);
  const documentary = byVotes.filter(({ genres }) => genres.includes('Documentary')).slice(0, 1);
  const chosen = titles.length > 0 ? titles : FILMS;
  const films = [
    ...chosen.flatMap((title) => filmNamed(byVotes, title) ?? []),
    ...(titles.length > 0 ? [] : documentary),
  ];
  return films.flatMap((film) => COMPARED.map((preset) => listOf(collection, film, preset)));
}

/** The first film with a title; says so if there is none. */
function filmNamed(films: readonly CollectedFilm[], title: string): CollectedFilm | undefined {
  const found = films.find((film) => film.title === title);
  if (found === undefined) console.error(`There is no film "${title}".`);
  return found;
}

function listOf(collection: Collection, film: CollectedFilm, preset: PresetName): TenFilms {
  const { films, names } = collection;
  const model = weighed(collection.model, preset);
  const row = rowOf(model, asFilmId(film.filmId));
  if (row === undefined) throw new RangeError(`${film.title} is not in the model`);
  const people = new Map(Array.from(names, ([id, name]) => [personTerm(id), name]));
  const page = { threshold: 0, offset: 0, limit: LISTED };
  return {
    film: nameOf(film),
    preset,
    similar: createRanker(model)
      .similarTo(row, page)
      .films.map((similar) => {
        const shared = explainSimilarity(model, row, similar.row);
        const reasons = reasonsOf(shared, ({ term }) => people.get(term)).slice(0, REASONS);
        const other = films.find(({ filmId }) => filmId === similar.filmId);
        return {
          film: other === undefined ? '' : nameOf(other),
          similarity: Number(similar.similarity.toFixed(3)),
          why: reasons
            .map(({ text, share }) => `${text} ${Math.round((100 * share) / similar.similarity)}%`)
            .join(', '),
        };
      }),
  };
}

function weighed(model: FilmVectors, preset: PresetName): FilmVectors {
  return withPreset(model, PRESETS[preset]);
}

function nameOf({ title, year, genres }: CollectedFilm): string {
  return `${title} (${year}) ${genres.join('+')}`;
}

/** The lists as text. */
export function linesOf(lists: readonly TenFilms[]): readonly string[] {
  return lists.flatMap(({ film, preset, similar }) => [
    '',
    `${film}, ${preset}`,
    ...alignColumns(similar.map((one) => [one.similarity.toFixed(3), one.film, one.why])),
  ]);
}
