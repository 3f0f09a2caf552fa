import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Suggestion } from '../api/types.ts';
import { SuggestBox } from './suggest-box.tsx';

/** Finds films and persons as one types; Enter without a choice lists what the title holds. */
export function SearchBox({ isLarge = false }: { readonly isLarge?: boolean }) {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);

  function open(suggestion: Suggestion): void {
    leave();
    void (suggestion.kind === 'film'
      ? navigate({ to: '/films/$filmId', params: { filmId: suggestion.film_id } })
      : navigate({ to: '/people/$personId', params: { personId: suggestion.person_id } }));
  }

  function leave(): void {
    setText('');
    input.current?.blur();
  }

  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          const q = text.trim();
          leave();
          void navigate({ to: '/browse', search: { q } });
        }}
      >
        <SuggestBox
          text={text}
          onText={setText}
          onChoose={open}
          label="Find a film or a person"
          placeholder={isLarge ? 'A title or a name' : 'Find a film or a person'}
          isLarge={isLarge}
          input={input}
        />
      </form>
    </search>
  );
}
