import { useState } from 'react';
import { SuggestBox } from '../search/suggest-box.tsx';
import type { Filter } from '../url/filter.ts';

const MOST_PEOPLE = 20;

/** Adds a person whom all films are to have. */
export function PersonFilter({
  people = [],
  onChange,
}: {
  readonly people: readonly number[] | undefined;
  readonly onChange: (change: Filter) => void;
}) {
  const [text, setText] = useState('');
  return (
    <div>
      <p className="eyebrow">Person</p>
      <SuggestBox
        text={text}
        onText={setText}
        onChoose={(person) => {
          setText('');
          if (person.kind !== 'person') return;
          const all = [...new Set([...people, person.person_id])];
          onChange({ people: all.slice(-MOST_PEOPLE) });
        }}
        label="Only films with"
        placeholder="Only films with…"
        only="person"
        isNarrow
      />
    </div>
  );
}
