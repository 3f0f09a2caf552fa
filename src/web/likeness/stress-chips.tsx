import { useQuery } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import type { LikenessSearch } from '../address/likeness.ts';
import { queries } from '../api/queries.ts';
import { groupLabel, type GroupId } from './groups.ts';
import { stressed, topicGroup, topicPerson, topicText, type Stress } from './topics.ts';
import { writeTuning, type Tuning } from './tuning.ts';

interface StressChipsProps {
  readonly search: LikenessSearch;
  readonly tuning: Tuning;
  readonly onChange: (change: LikenessSearch) => void;
  /** The key of the chip that takes the focus when it comes, from a reason that goes. */
  readonly arriving: RefObject<string | undefined>;
}

/** What counts otherwise than usual, each with a way back. */
export function StressChips({ search, tuning, onChange, arriving }: StressChipsProps) {
  const { mute = [], boost = [] } = search;
  const chips = [
    ...mute.map((key) => topicChip(key, 'mute')),
    ...boost.map((key) => topicChip(key, 'boost')),
    ...Object.entries(tuning).map(([id, factor]) => groupChip(id as GroupId, factor)),
  ];
  if (chips.length === 0) return null;
  return (
    <ul aria-label="What counts otherwise" className="mb-1.5 flex flex-wrap gap-1.5">
      {chips.map(({ key, group, text, state, change }) => (
        <li key={key}>
          <button
            type="button"
            ref={(element) => {
              if (element === null || arriving.current !== key) return;
              arriving.current = undefined;
              // with a pointer nothing is to move; by keys the focus has to be seen
              const isByKeys = document.activeElement?.matches(':focus-visible') === true;
              element.focus({ preventScroll: !isByKeys });
            }}
            className="pill touch-target"
            onClick={() => {
              onChange(change);
              document.getElementById('likeness')?.focus({ preventScroll: true });
            }}
          >
            <span className="dot" style={{ background: `var(--group-${group})` }} />
            {text} <span className="text-quiet">{state}</span>
            <span aria-hidden="true">×</span>
            <span className="sr-only">, as usual</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className="touch-target px-2 py-1 text-sm text-quiet underline underline-offset-4"
            onClick={() => {
              onChange(AS_USUAL);
              document.getElementById('likeness')?.focus({ preventScroll: true });
            }}
          >
            All as usual
          </button>
        </li>
      )}
    </ul>
  );

  function topicChip(key: string, stress: Stress): Chip {
    const personId = topicPerson(key);
    return {
      key,
      group: topicGroup(key),
      text: personId === undefined ? topicText(key) : <PersonName personId={personId} />,
      state: stress === 'mute' ? 'muted' : 'boosted',
      change: stressed(search, key, undefined),
    };
  }

  function groupChip(group: GroupId, factor: number): Chip {
    return {
      key: group,
      group,
      text: groupLabel(group),
      state: factor === 0 ? 'off' : `× ${factor}`,
      change: { tune: writeTuning({ ...tuning, [group]: 1 }) },
    };
  }
}

interface Chip {
  readonly key: string;
  readonly group: GroupId;
  readonly text: ReactNode;
  readonly state: string;
  /** What takes it back. */
  readonly change: LikenessSearch;
}

/** What makes everything count as usual again. */
export const AS_USUAL: LikenessSearch = { mute: undefined, boost: undefined, tune: undefined };

function PersonName({ personId }: { readonly personId: number }) {
  const { data, isError } = useQuery(queries.person(personId));
  return data?.name ?? (isError ? 'someone who is not here' : '…');
}
