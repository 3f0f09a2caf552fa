/**
 * Which films belong together, by three kinds of evidence that no preset has seen:
 *
 * - liked: the films that the people who like a film like most, from ratings of MovieLens;
 * - series: the other films of a film's series;
 * - directors: the other films of a film's directors, which a list should not lose.
 *
 * Films are split in two halves by a hash of their ids: presets are learned on one and reported on
 * the other.
 */
import { readFileSync } from 'node:fs';
import { seriesOf, type KnownSeries } from './article-series.ts';
import type { Collection } from './collection.ts';
import { parityOf, type Half } from './halves.ts';
import type { LikedTogether } from './liked-together.ts';

/** What should be found near one film. */
export interface Question {
  readonly filmId: number;
  readonly half: Half;
  readonly relevant: ReadonlySet<number>;
}

export interface Truth {
  readonly name: 'liked' | 'series' | 'directors';
  /** How many of the nearest films are looked at. */
  readonly depths: readonly number[];
  readonly questions: readonly Question[];
  /** The only films that may be found; absent: all. */
  readonly candidates?: ReadonlySet<number>;
}

export interface Evidence {
  readonly liked: LikedTogether;
  /** A file of series by name, each a list of films with title and year. */
  readonly series?: string | undefined;
}

/** The half that a film falls into. */
export function halfOf(filmId: number): Half {
  return parityOf(tconst(filmId));
}

/** All truths for which there is evidence. */
export function truthsOf(collection: Collection, evidence: Evidence): readonly Truth[] {
  const truths = [
    likedTogether(collection, evidence),
    series(collection, evidence),
    directors(collection),
  ];
  return truths.filter(({ questions }) => questions.length > 0);
}

/** Among judged films only: that few people rated a film says nothing about likeness. */
function likedTogether({ films }: Collection, { liked }: Evidence): Truth {
  const there = new Set(films.map(({ filmId }) => filmId));
  const questions = Array.from(liked, ([filmId, others]) => {
    const relevant = new Set(others.filter((other) => there.has(other)));
    return { filmId, half: halfOf(filmId), relevant };
  }).filter(({ filmId, relevant }) => there.has(filmId) && relevant.size > 0);
  const candidates = new Set(questions.flatMap(({ filmId, relevant }) => [filmId, ...relevant]));
  return { name: 'liked', depths: [10, 20], questions: byFilm(questions), candidates };
}

/** A series falls into the half of its first film, so that no series is in both. */
function series({ films, articles }: Collection, { series: file }: Evidence): Truth {
  const described = films.map((film) => ({ ...film, article: articles.get(film.filmId) }));
  const ofSample = knownSeries(new URL('sample-series.json', import.meta.url));
  const known = [...ofSample, ...(file === undefined ? [] : knownSeries(file))];
  const questions = seriesOf(described, known).flatMap((group) => {
    const half = halfOf(group[0] ?? 0);
    return group.map((filmId) => ({ filmId, half, relevant: without(group, filmId) }));
  });
  return { name: 'series', depths: [10], questions: byFilm(questions) };
}

function directors({ credits }: Collection): Truth {
  const directed = credits.filter(({ category }) => category === 'director');
  const byDirector = Map.groupBy(directed, ({ personId }) => personId);
  const questions = Array.from(
    Map.groupBy(directed, ({ filmId }) => filmId),
    ([filmId, own]) => {
      const films = own.flatMap(({ personId }) => byDirector.get(personId) ?? []);
      const relevant = without(
        films.map((credit) => credit.filmId),
        filmId,
      );
      return { filmId, half: halfOf(filmId), relevant };
    },
  );
  return {
    name: 'directors',
    depths: [10],
    questions: byFilm(questions.filter(({ relevant }) => relevant.size > 0)),
  };
}

function knownSeries(file: string | URL): readonly KnownSeries[] {
  return Object.values(
    JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, KnownSeries>>,
  );
}

function byFilm(questions: readonly Question[]): readonly Question[] {
  return questions.toSorted((a, b) => a.filmId - b.filmId);
}

function without(films: readonly number[], filmId: number): ReadonlySet<number> {
  return new Set(films.filter((other) => other !== filmId));
}

function tconst(filmId: number): string {
  return `tt${String(filmId).padStart(7, '0')}`;
}
