import { PersonName } from '../cards/person-name.tsx';
import { Chip, ChipList } from '../controls/chip-list.tsx';
import { NO_FILTER, type Filter } from '../url/filter.ts';
import { chipsOf } from './chips.ts';

/** The filters of a list, each with a way to remove it. */
export function FilterChips({
  filter,
  onChange,
}: {
  readonly filter: Filter;
  readonly onChange: (change: Filter) => void;
}) {
  return (
    <ChipList
      label="Active filters"
      chips={chipsOf(filter)}
      keyOf={({ text, personId = '' }) => `${text} ${personId}`}
      all={{ text: 'Clear filters', onClick: () => onChange(NO_FILTER) }}
    >
      {({ text, personId, change }) => (
        <Chip effect="remove" onClick={() => onChange(change)}>
          {text} {personId !== undefined && <PersonName personId={personId} />}
        </Chip>
      )}
    </ChipList>
  );
}
