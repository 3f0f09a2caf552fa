import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';

interface ComboboxProps<T> {
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly options: readonly T[];
  readonly keyOf: (option: T) => string;
  readonly render: (option: T) => ReactNode;
  readonly onChoose: (option: T) => void;
  readonly className: string;
  readonly input?: RefObject<HTMLInputElement | null> | undefined;
}

/**
 * A text field with suggestions under it, by the combobox pattern of the ARIA practices: arrows
 * walk, Enter takes, Escape closes. Written here because Base UI's would be a third of what the
 * page may load at first.
 */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { text, options, keyOf, onChoose } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = isOpen && options.length > 0;
  const optionId = (place: number): string => `${id}-${place}`;

  function choose(option: T): void {
    setOpen(false);
    setActive(-1);
    onChoose(option);
  }

  function walk(step: 1 | -1): void {
    const places = options.length + 1;
    const next = ((active + 1 + step + places) % places) - 1;
    setOpen(true);
    setActive(next);
    document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const option = options[active];
    if (event.key === 'ArrowDown') walk(1);
    else if (event.key === 'ArrowUp') walk(-1);
    else if (event.key === 'Escape' && shown) setOpen(false);
    else if (event.key === 'Enter' && shown && option !== undefined) choose(option);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <input
        ref={props.input}
        type="search"
        role="combobox"
        aria-label={props.label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && active >= 0 ? optionId(active) : undefined}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={props.className}
        value={text}
        onChange={({ target }) => {
          props.onText(target.value);
          setOpen(true);
          setActive(-1);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={`${props.label}: suggestions`}
        hidden={!shown}
        className="absolute left-0 top-full z-20 mt-1.5 max-h-[60svh] w-full min-w-[min(22rem,88vw)] overflow-y-auto rounded-sm border border-line bg-paper shadow-xl"
      >
        {options.map((option, place) => (
          <li
            key={keyOf(option)}
            id={optionId(place)}
            role="option"
            aria-selected={place === active}
            className="cursor-pointer px-3 py-2 aria-selected:bg-wash"
            // the field keeps the focus, or its blur would close the list before the click
            onPointerDown={(event) => event.preventDefault()}
            onPointerEnter={() => setActive(place)}
            onClick={() => choose(option)}
          >
            {props.render(option)}
          </li>
        ))}
      </ul>
    </div>
  );
}
