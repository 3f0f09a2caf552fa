import { useQuery } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import type { SimilarSearch } from '../url/similar-search.ts';
import { queries } from '../api/queries.ts';
import { Chip, ChipList } from '../controls/chip-list.tsx';
import { groupLabel, type GroupId } from './groups.ts';
import { adjusted, topicGroup, topicPerson, topicText, type Adjustment } from './topics.ts';
import { writeTuning, type Tuning } from './tuning.ts';

interface AdjustmentChipsProps {
  readonly search: SimilarSearch;
  readonly tuning: Tuning;
  readonly onChange: (change: SimilarSearch) => void;
  /** The key of the chip that takes the focus when it comes, from a reason that goes. */
  readonly arriving: RefObject<string | undefined>;
}

/** What counts otherwise than usual, each with a way back. */
export function AdjustmentChips({ search, tuning, onChange, arriving }: AdjustmentChipsProps) {
  const { mute = [], boost = [] } = search;
  const chips = [
    ...mute.map((key) => topicChip(key, 'mute')),
    ...boost.map((key) => topicChip(key, 'boost')),
    ...Object.entries(tuning).map(([id, factor]) => groupChip(id as GroupId, factor)),
  ];
  const change = (to: SimilarSearch): void => {
    onChange(to);
    document.getElementById('likeness')?.focus({ preventScroll: true });
  };
  return (
    <ChipList
      label="What counts otherwise"
      className="mb-1.5"
      chips={chips}
      keyOf={({ key }) => key}
      all={{ text: 'All as usual', onClick: () => change(DEFAULTS) }}
    >
      {(chip) => (
        <Chip
          effect="as usual"
          onClick={() => change(chip.change)}
          ref={(element) => {
            if (element === null || arriving.current !== chip.key) return;
            arriving.current = undefined;
            // with a pointer nothing is to move; by keys the focus has to be seen
            const isByKeys = document.activeElement?.matches(':focus-visible') === true;
            element.focus({ preventScroll: !isByKeys });
          }}
        >
          <span className="dot" style={{ background: `var(--group-${chip.group})` }} />
          {chip.text} <span className="text-quiet">{chip.state}</span>
        </Chip>
      )}
    </ChipList>
  );

  function topicChip(key: string, adjustment: Adjustment): AdjustmentChip {
    const personId = topicPerson(key);
    return {
      key,
      group: topicGroup(key),
      text: personId === undefined ? topicText(key) : <PersonName personId={personId} />,
      state: adjustment === 'mute' ? 'muted' : 'boosted',
      change: adjusted(search, key, undefined),
    };
  }

  function groupChip(group: GroupId, factor: number): AdjustmentChip {
    return {
      key: group,
      group,
      text: groupLabel(group),
      state: factor === 0 ? 'off' : `× ${factor}`,
      change: { tune: writeTuning({ ...tuning, [group]: 1 }) },
    };
  }
}

interface AdjustmentChip {
  readonly key: string;
  readonly group: GroupId;
  readonly text: ReactNode;
  readonly state: string;
  /** What takes it back. */
  readonly change: SimilarSearch;
}

/** What makes everything count as usual again. */
export const DEFAULTS: SimilarSearch = { mute: undefined, boost: undefined, tune: undefined };

function PersonName({ personId }: { readonly personId: number }) {
  const { data, isError } = useQuery(queries.person(personId));
  return data?.name ?? (isError ? 'someone who is not here' : '…');
}
