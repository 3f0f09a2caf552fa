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

export type TruthName = 'graded' | 'liked' | 'series' | 'directors';

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

const HALVES = ['A', 'B'] as const;

/** How much of one truth every contender finds: its recall at ten films, or its order of graded films. */
export function contendersIn(truth: TruthName): readonly Contender[] {
  return report.contenders.flatMap(({ name, ...measured }) => {
    const [learned, judged] = sharesIn(truth, measured);
    if (learned === undefined || judged === undefined) return [];
    return {
      name: NAMES[name] ?? name,
      isDefault: name.startsWith('balanced'),
      learned: learned.share,
      judged: judged.share,
    };
  });
}

/** How many films were asked about in one truth. */
export function filmsIn(truth: TruthName): number {
  const [first] = report.contenders;
  const shares = first === undefined ? [] : sharesIn(truth, first);
  return shares.reduce((sum, { films: asked }) => sum + asked, 0);
}

/** What a contender finds in each half, and of how many films. */
function sharesIn(
  truth: TruthName,
  { figures, agreement }: Pick<(typeof report.contenders)[number], 'figures' | 'agreement'>,
): readonly { readonly share: number; readonly films: number }[] {
  return HALVES.flatMap((wanted) => {
    if (truth === 'graded') {
      return agreement
        .filter(({ half }) => half === wanted)
        .map(({ order, films: asked }) => ({ share: order, films: asked }));
    }
    return figures
      .filter(({ truth: of, depth, half }) => of === truth && depth === DEPTH && half === wanted)
      .map(({ recall, films: asked }) => ({ share: recall, films: asked }));
  });
}

/** How many times as much `balanced` finds as `classic`, on the films not learned from. */
export function gain(): { readonly ratio: number; readonly low: number; readonly high: number } {
  const balanced = report.contenders.find(({ name }) => name === 'balanced');
  const ratio = balanced?.ratios.find(({ half }) => half === 'B');
  if (ratio === undefined) throw new RangeError('figures.json has no ratio for balanced');
  return ratio;
}
