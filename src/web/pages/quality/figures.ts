import report from './figures.json' with { type: 'json' };

/** A way to find similar films, and how much of what belongs together it finds. */
export interface Contender {
  readonly name: string;
  /** Whether it is the default, with or without articles. */
  readonly isDefault: boolean;
  /** On the films that presets were learned from, and on the others. */
  readonly learned: number;
  readonly judged: number;
}

export type TruthName = 'liked' | 'series' | 'directors';

const DEPTH = 10;

const NAMES: Readonly<Record<string, string>> = {
  seed: 'The previous system',
  jellyfin: 'Jellyfin’s formula',
  classic: 'Classic',
  balanced: 'Balanced',
  'balanced+articles': 'Balanced, with articles',
};

/** When the figures were measured, how, and on how many films. */
export const { date, command, films } = report;

/** The recall of every contender in one truth, at ten films. */
export function contendersIn(truth: TruthName): readonly Contender[] {
  return report.contenders.flatMap(({ name, figures }) => {
    const [learned, judged] = ['A', 'B'].map((wanted) =>
      figures.find(
        ({ truth: of, depth, half }) => of === truth && depth === DEPTH && half === wanted,
      ),
    );
    if (learned === undefined || judged === undefined) return [];
    return {
      name: NAMES[name] ?? name,
      isDefault: name.startsWith('balanced'),
      learned: learned.recall,
      judged: judged.recall,
    };
  });
}

/** How many films were asked about in one truth. */
export function filmsIn(truth: TruthName): number {
  const figures = report.contenders[0]?.figures ?? [];
  return figures
    .filter(({ truth: of, depth }) => of === truth && depth === DEPTH)
    .reduce((sum, figure) => sum + figure.films, 0);
}

/** How many times as much `balanced` finds as `classic`, on the films not learned from. */
export function gain(): { readonly ratio: number; readonly low: number; readonly high: number } {
  const balanced = report.contenders.find(({ name }) => name === 'balanced');
  const ratio = balanced?.ratios.find(({ half }) => half === 'B');
  if (ratio === undefined) throw new RangeError('figures.json has no ratio for balanced');
  return ratio;
}
