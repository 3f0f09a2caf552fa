import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue } from 'react';
import { queries } from '../api/queries.ts';
import type { Suggestion } from '../api/types.ts';
import { Combobox } from '../controls/combobox.tsx';
import { SuggestionLine, suggestionKey } from './suggestion-line.tsx';

interface SuggestBoxProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (suggestion: Suggestion) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly isLarge?: boolean;
  /** The only kind of suggestions, if not both. */
  readonly only?: Suggestion['kind'];
  /** Whether suggestions are as narrow as the field. */
  readonly isNarrow?: boolean;
  /** The key that leads to the field. */
  readonly shortcut?: string;
  readonly input?: React.RefObject<HTMLInputElement | null>;
}

const SHOWN = 8;
/** How many suggestions are requested to show those of one kind. */
const OF_BOTH_KINDS = 30;

/** A text field that suggests films and people. */
export function SuggestBox(props: SuggestBoxProps) {
  const { text, onText, onChoose, label, placeholder, isLarge = false, only } = props;
  const searched = useDeferredValue(text.trim());
  const { data, isPlaceholderData } = useQuery(
    queries.suggest(searched, only === undefined ? SHOWN : OF_BOTH_KINDS),
  );
  const found = searched === '' ? [] : (data ?? []);
  const items = only === undefined ? found : found.filter(({ kind }) => kind === only);
  const isNothing =
    searched !== '' && data !== undefined && !isPlaceholderData && items.length === 0;
  return (
    <Combobox
      label={label}
      placeholder={placeholder}
      text={text}
      onText={onText}
      options={items.slice(0, SHOWN)}
      keyOf={suggestionKey}
      render={(suggestion) => <SuggestionLine suggestion={suggestion} />}
      onChoose={onChoose}
      notice={isNothing ? <Nothing text={searched} only={only} /> : undefined}
      className={isLarge ? LARGE_INPUT : SMALL_INPUT}
      isNarrow={props.isNarrow}
      shortcut={props.shortcut}
      input={props.input}
    />
  );
}

/** Says that nothing is called what was typed, nor anything near it. */
function Nothing({
  text,
  only,
}: {
  readonly text: string;
  readonly only: SuggestBoxProps['only'];
}) {
  return (
    <>
      <p>
        No {only ?? 'film or person'} matches “<bdi>{text}</bdi>”.
      </p>
      {only === undefined && (
        <Link to="/browse" search={{ q: text }} className="text-accent underline">
          Search all titles
        </Link>
      )}
    </>
  );
}

const SMALL_INPUT =
  'w-full text-ellipsis border-b border-line bg-transparent py-1.5 text-base placeholder:text-quiet hover:border-quiet focus:border-accent focus:outline-none';
const LARGE_INPUT =
  'w-full border-b border-quiet bg-transparent py-2 font-serif text-[clamp(1.6rem,5vw,2.4rem)] leading-tight placeholder:text-quiet focus:border-accent focus:shadow-[0_1px_0_var(--color-accent)] focus:outline-none';
