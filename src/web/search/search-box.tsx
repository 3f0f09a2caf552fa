import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Suggestion } from '../api/types.ts';
import { SuggestBox } from './suggest-box.tsx';

/** Suggests films and people while the user types; Enter without a choice searches all titles. */
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
          label="Search films and people"
          placeholder={isLarge ? 'A title or a name' : 'Search films and people'}
          isLarge={isLarge}
          shortcut="/"
          input={input}
        />
      </form>
    </search>
  );
}
