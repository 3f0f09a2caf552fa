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
  /** The precision for those who like ten hidden films or more, and could have a precision of 1. */
  readonly precisionOfTen: number;
  /** The AUC where not every person counts the same, but every pair of their films. */
  readonly aucOfPairs: number;
  /** The AUC of liked films over hated ones. */
  readonly aucOfHated: number;
  /** How many have hidden films that they like, also such that they dislike, at least ten they like. */
  readonly people: { readonly liking: number; readonly both: number; readonly ten: number };
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
  return contenders.map(({ name, label, guess, half: only }) => {
    const start = performance.now();
    const scoresFor = guess();
    const figures = people
      .filter(({ half }) => only === undefined || half === only)
      .map((person) => ({
        half: person.half,
        ...figuresOf(person, candidates, scoresFor(person)),
      }));
    const halves = HALVES.filter((half) => only === undefined || half === only);
    return {
      name,
      label,
      figures: halves.map((half) =>
        meansOf(
          half,
          figures.filter((one) => one.half === half),
        ),
      ),
      seconds: Number(((performance.now() - start) / 1000).toFixed(2)),
    };
  });
}

const TEN = 10;

/** The means of some people of one half. */
export function meansOf(half: Half, figures: readonly Figures[]): HalfFigures {
  const known = (
    name: 'precision' | 'gain' | 'auc' | 'aucOfHated',
    some = figures,
  ): readonly number[] => some.flatMap((one) => one[name] ?? []);
  const ten = figures.filter(({ liked }) => liked >= TEN);
  const wins = figures.reduce((sum, { auc = 0, pairs }) => sum + auc * pairs, 0);
  const pairs = figures.reduce((sum, one) => sum + one.pairs, 0);
  return {
    half,
    precision: rounded(mean(known('precision'))),
    gain: rounded(mean(known('gain'))),
    auc: rounded(mean(known('auc'))),
    precisionOfTen: rounded(mean(known('precision', ten))),
    aucOfPairs: rounded(wins / pairs),
    aucOfHated: rounded(mean(known('aucOfHated'))),
    people: { liking: known('precision').length, both: known('auc').length, ten: ten.length },
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}

/** The films that anybody rated. */
export function candidatesOf(people: readonly Person[]): readonly number[] {
  const rated = people.flatMap(({ shown, hidden }) => [...shown, ...hidden]);
  return [...new Set(rated.map(({ filmId }) => filmId))].sort((one, other) => one - other);
}

/** The report as lines with aligned columns. */
export function table({ films, candidates, contenders }: TasteReport): readonly string[] {
  return [
    `${candidates} rated films of ${films}; methods are chosen on half A and judged on half B`,
    ...HALVES.flatMap((half) => ['', ...tableOf(half, contenders)]),
  ];
}

const FIGURES = ['precision', 'gain', 'auc', 'precisionOfTen', 'aucOfPairs', 'aucOfHated'] as const;

function tableOf(half: Half, contenders: TasteReport['contenders']): readonly string[] {
  const rows = contenders.flatMap(({ label, figures, seconds }) => {
    const found = figures.find((one) => one.half === half);
    return found === undefined ? [] : [{ label, seconds, ...found }];
  });
  const [first] = rows;
  if (first === undefined) return [];
  const { liking, both, ten } = first.people;
  return [
    `Half ${half}: ${liking} people, of whom ${both} also dislike hidden films, and ${ten} like ten`,
    ...alignColumns([
      [
        '',
        'precision@10',
        'nDCG@20',
        'AUC',
        'precision@10 of ten',
        'AUC of pairs',
        'AUC of hated',
        's',
      ],
      ...rows.map(({ label, seconds, ...row }) => [
        label,
        ...FIGURES.map((name) => row[name]).map((figure) => figure.toFixed(3)),
        seconds.toFixed(1),
      ]),
    ]),
  ];
}
