/** The figures of all contenders, as data and as a table. */
import { alignColumns } from '../../src/workflow/views/align-columns.ts';
import { bootstrapRatio, type Ratio } from './bootstrap.ts';
import { YARDSTICK, type Contender } from './contenders.ts';
import { HALVES, type Half } from './halves.ts';
import { agreementOf, type Agreement, type JudgedFilm } from './judged.ts';
import { mean, recallsOf, sharesIn, type Recall } from './recall.ts';
import type { Truth } from './truths.ts';

/** One mean recall. */
interface Figure {
  readonly truth: Truth['name'];
  readonly depth: number;
  readonly half: Half;
  readonly recall: number;
  /** How many films the mean is of. */
  readonly films: number;
}

interface ContenderFigures {
  readonly name: string;
  readonly label: string;
  readonly figures: readonly Figure[];
  /** Of the first figure, liked at 10, to that of `classic`, by half. */
  readonly ratios: readonly (Ratio & { readonly half: Half })[];
  /** With the grades of pairs of films, by half. */
  readonly agreement: readonly Agreement[];
  readonly seconds: number;
}

export interface Report {
  /** The day, `2026-11-29`. */
  readonly date: string;
  readonly command: string;
  readonly films: number;
  readonly contenders: readonly ContenderFigures[];
}

/** What contenders are measured by. */
export interface Evidence {
  readonly truths: readonly Truth[];
  readonly judged: readonly JudgedFilm[];
}

/** Measures every contender. */
export function measure(
  contenders: readonly Contender[],
  { truths, judged }: Evidence,
): readonly ContenderFigures[] {
  const measured = contenders.map((contender) => {
    const start = performance.now();
    const nearest = contender.nearest();
    const recalls = recallsOf(nearest, truths);
    const agreement = agreementOf(nearest, judged);
    return { contender, recalls, agreement, seconds: (performance.now() - start) / 1000 };
  });
  const yardstick = measured.find(({ contender }) => contender.name === YARDSTICK)?.recalls;
  return measured.map(({ contender: { name, label }, recalls, agreement, seconds }) => ({
    name,
    label,
    figures: recalls.flatMap((recall) => HALVES.map((half) => figureOf(recall, half))),
    ratios: HALVES.flatMap((half) => ratioOf(recalls, yardstick, half)),
    agreement: agreement.map(({ order, firstTen, ...of }) => ({
      ...of,
      order: rounded(order),
      firstTen: rounded(firstTen),
    })),
    seconds: Number(seconds.toFixed(2)),
  }));
}

function figureOf(recall: Recall, half: Half): Figure {
  const shares = sharesIn(recall, half);
  const { truth, depth } = recall;
  return { truth, depth, half, recall: rounded(mean(shares)), films: shares.length };
}

function ratioOf(
  recalls: readonly Recall[],
  others: readonly Recall[] | undefined,
  half: Half,
): ContenderFigures['ratios'] {
  const [mine, theirs] = [recalls, others].map((all) =>
    all?.find(({ truth, depth }) => truth === 'liked' && depth === 10),
  );
  if (mine === undefined || theirs === undefined || recalls === others) return [];
  const { ratio, low, high } = bootstrapRatio(sharesIn(mine, half), sharesIn(theirs, half));
  return [{ half, ratio: rounded(ratio), low: rounded(low), high: rounded(high) }];
}

/** The report as lines with aligned columns. */
export function table({ films, contenders }: Report): readonly string[] {
  const [first] = contenders;
  const names = first?.figures.map(({ truth, depth, half }) => `${truth}@${depth} ${half}`) ?? [];
  const counts = first?.figures.map((figure) => String(figure.films)) ?? [];
  return [
    `Recall, ${films} films: presets are learned on half A and judged on half B`,
    '',
    ...alignColumns([
      ['', ...names, 's'],
      ...contenders.map(({ label, figures, seconds }) => [
        label,
        ...figures.map(({ recall }) => recall.toFixed(4)),
        seconds.toFixed(1),
      ]),
      ['films asked about', ...counts, ''],
    ]),
    ...ratioTable(contenders),
    ...agreementTable(contenders),
  ];
}

/** Empty if nothing is known about what people like. */
function ratioTable(contenders: readonly ContenderFigures[]): readonly string[] {
  const rows = contenders
    .filter(({ ratios }) => ratios.length > 0)
    .map(({ label, ratios }) => [
      label,
      ...ratios.map(({ half, ...ratio }) => `${half} ${ratioText(ratio)}`),
    ]);
  if (rows.length === 0) return [];
  return [
    '',
    `liked@10 to that of ${YARDSTICK}, and where 90 % of such ratios lie if films are drawn anew`,
    ...alignColumns(rows),
  ];
}

/** Empty if no pair of the films is judged. */
function agreementTable(contenders: readonly ContenderFigures[]): readonly string[] {
  const agreement = contenders[0]?.agreement ?? [];
  if (agreement.length === 0) return [];
  return [
    '',
    'Agreement with grades: how often the better of two films comes first, and how good the first ten are',
    ...alignColumns([
      ['', ...agreement.flatMap(({ half }) => [`order ${half}`, `first ten ${half}`])],
      ...contenders.map(({ label, agreement: own }) => [
        label,
        ...own.flatMap(({ order, firstTen }) => [order.toFixed(4), firstTen.toFixed(4)]),
      ]),
      ['films judged', ...agreement.flatMap(({ films }) => [String(films), ''])],
    ]),
  ];
}

function ratioText({ ratio, low, high }: Ratio): string {
  return `${ratio.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
