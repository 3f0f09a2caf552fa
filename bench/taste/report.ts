/** The figures of all contenders, as data and as a table. */
import { alignColumns } from '../../src/workflow/views/align-columns.ts';
import type { Half } from '../quality/halves.ts';
import { mean } from '../quality/recall.ts';
import type { Contender } from './contenders.ts';
import { figuresOf, type Figures } from './measures.ts';
import type { Person } from './people.ts';

const HALVES: readonly Half[] = ['A', 'B'];

/** The means of one half's people. */
interface HalfFigures {
  readonly half: Half;
  readonly precision: number;
  readonly gain: number;
  readonly auc: number;
  /** How many people have hidden films that they like, and how many of them also dislike some. */
  readonly people: { readonly liking: number; readonly both: number };
}

interface ContenderFigures {
  readonly name: string;
  readonly label: string;
  readonly figures: readonly HalfFigures[];
  readonly seconds: number;
}

export interface TasteReport {
  /** The day, `2026-11-29`. */
  readonly date: string;
  readonly command: string;
  readonly films: number;
  /** How many films compete: those that anybody rated. */
  readonly candidates: number;
  readonly contenders: readonly ContenderFigures[];
}

/** Measures every contender on everybody. */
export function measure(
  contenders: readonly Contender[],
  people: readonly Person[],
  candidates: readonly number[],
): readonly ContenderFigures[] {
  return contenders.map(({ name, label, guess }) => {
    const start = performance.now();
    const scoresFor = guess();
    const figures = people.map((person) => ({
      half: person.half,
      ...figuresOf(person, candidates, scoresFor(person.shown)),
    }));
    return {
      name,
      label,
      figures: HALVES.map((half) =>
        meansOf(
          half,
          figures.filter((one) => one.half === half),
        ),
      ),
      seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
    };
  });
}

function meansOf(half: Half, figures: readonly Figures[]): HalfFigures {
  const known = (name: keyof Figures): readonly number[] =>
    figures.flatMap((one) => one[name] ?? []);
  const meanOf = (name: keyof Figures): number => Number(mean(known(name)).toFixed(4));
  return {
    half,
    precision: meanOf('precision'),
    gain: meanOf('gain'),
    auc: meanOf('auc'),
    people: { liking: known('precision').length, both: known('auc').length },
  };
}

/** The films that anybody rated. */
export function candidatesOf(people: readonly Person[]): readonly number[] {
  const rated = people.flatMap(({ shown, hidden }) => [...shown, ...hidden]);
  return [...new Set(rated.map(({ filmId }) => filmId))].sort((one, other) => one - other);
}

/** The report as lines with aligned columns. */
export function table({ films, candidates, contenders }: TasteReport): readonly string[] {
  const counts =
    contenders[0]?.figures.map(({ half, people }) => `${half}: ${people.liking}`) ?? [];
  return [
    `Taste, ${candidates} rated films of ${films}; methods are chosen on half A and judged on half B`,
    `People: ${counts.join(', ')}`,
    '',
    ...alignColumns([
      [
        '',
        ...HALVES.flatMap((half) => [`precision@10 ${half}`, `nDCG@20 ${half}`, `AUC ${half}`]),
        's',
      ],
      ...contenders.map(({ label, figures, seconds }) => [
        label,
        ...figures.flatMap(({ precision, gain, auc }) =>
          [precision, gain, auc].map((figure) => figure.toFixed(3)),
        ),
        seconds.toFixed(1),
      ]),
    ]),
  ];
}
