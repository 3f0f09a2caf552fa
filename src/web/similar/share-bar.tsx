import { percent } from '../format/words.ts';
import { groupLabel, type GroupId } from './groups.ts';

interface ShareBarProps {
  readonly shares: readonly { readonly group: GroupId; readonly share: number }[];
  /** What fills the bar's whole width. */
  readonly whole: number;
}

/** A similarity as a bar, split by what it is made of. */
export function ShareBar({ shares, whole }: ShareBarProps) {
  const words = shares.map(({ group, share }) => `${groupLabel(group)} ${percent(share)}`);
  return (
    <span className="share-bar" role="img" aria-label={`Made of: ${words.join(', ')}`}>
      {shares.map(({ group, share }) => (
        <span
          key={group}
          title={`${groupLabel(group)}: ${percent(share)}`}
          style={{ width: `${(100 * share) / whole}%`, background: `var(--group-${group})` }}
        />
      ))}
    </span>
  );
}
