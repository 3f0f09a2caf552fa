import { percent } from '../../format/words.ts';
import type { GroupShare } from './reasons.ts';
import { groupColor } from '../similarity-fields.ts';

/** A similarity as a bar, split by the groups that it comes from; `whole` fills it. */
export function ShareBar({
  shares,
  whole,
}: {
  readonly shares: readonly GroupShare[];
  readonly whole: number;
}) {
  const words = shares.map(({ group, share }) => `${group.label} ${percent(share)}`);
  return (
    <span className="share-bar" role="img" aria-label={`Score: ${words.join(', ')}`}>
      {shares.map(({ group, share }) => (
        <span
          key={group.group}
          title={`${group.label}: ${percent(share)}`}
          style={{ width: `${(100 * share) / whole}%`, background: groupColor(group) }}
        />
      ))}
    </span>
  );
}
