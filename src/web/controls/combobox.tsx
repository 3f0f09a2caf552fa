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
  /** What is said instead of options, when there are none for the text. */
  readonly notice?: ReactNode;
  /** The key that leads to the field. */
  readonly shortcut?: string | undefined;
  readonly className: string;
  /** Whether the options are as narrow as the field. */
  readonly isNarrow?: boolean | undefined;
  readonly input?: RefObject<HTMLInputElement | null> | undefined;
}

/**
 * A text field with suggestions below it, following the combobox pattern of the ARIA Authoring
 * Practices: arrows move, Enter chooses, Escape closes. It is our own because Base UI's would take a
 * third of the budget for initial script.
 */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { label } = props;
  const id = useId();
  const list = useOptions(id, props);
  const { isShown, active } = list;
  return (
    <div className="relative">
      <input
        ref={props.input}
        type="search"
        role="combobox"
        aria-label={label}
        aria-keyshortcuts={props.shortcut}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={isShown && active >= 0 ? optionId(id, active) : undefined}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        className={props.className}
        value={props.text}
        onChange={({ target }) => {
          props.onText(target.value);
          list.restart();
        }}
        onFocus={() => list.setOpen(true)}
        onBlur={() => list.setOpen(false)}
        onKeyDown={list.onKeyDown}
      />
      <Options id={id} list={list} {...props} />
      <div aria-live="polite">
        {list.isOpen && props.notice !== undefined && (
          // the field keeps the focus, or its blur would close this before a click on a link in it
          <div
            className={`${POPUP} px-3 py-2 text-sm ${popupWidth(props.isNarrow)}`}
            onPointerDown={(event) => event.preventDefault()}
          >
            {props.notice}
          </div>
        )}
      </div>
    </div>
  );
}

const POPUP =
  'absolute left-0 top-full z-20 mt-1.5 w-full rounded-sm border border-line bg-paper shadow-xl';

function popupWidth(isNarrow = false): string {
  return isNarrow ? '' : 'min-w-[min(22rem,88vw)]';
}

function Options<T>({
  id,
  label,
  options,
  keyOf,
  render,
  isNarrow,
  list,
}: ComboboxProps<T> & { readonly id: string; readonly list: OptionsState<T> }) {
  return (
    <ul
      id={`${id}-list`}
      role="listbox"
      aria-label={`${label}: suggestions`}
      hidden={!list.isShown}
      className={`${POPUP} max-h-[60svh] overflow-y-auto ${popupWidth(isNarrow)}`}
    >
      {options.map((option, place) => (
        <li
          key={keyOf(option)}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === list.active}
          className="cursor-pointer px-3 py-2 aria-selected:bg-wash"
          // the field keeps the focus, or its blur would close the list before the click
          onPointerDown={(event) => event.preventDefault()}
          onPointerEnter={() => list.setActive(place)}
          onClick={() => list.choose(option)}
        >
          {render(option)}
        </li>
      ))}
    </ul>
  );
}

type OptionsState<T> = ReturnType<typeof useOptions<T>>;

/** Whether the options are shown and which of them is active, -1 for none, and what changes that. */
function useOptions<T>(id: string, { options, onChoose }: ComboboxProps<T>) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isShown = isOpen && options.length > 0;

  function choose(option: T): void {
    setOpen(false);
    setActive(-1);
    onChoose(option);
  }

  function move(step: 1 | -1): void {
    // the text field itself is a place between the last option and the first
    const places = options.length + 1;
    const next = ((active + 1 + step + places) % places) - 1;
    setOpen(true);
    setActive(next);
    document.getElementById(optionId(id, next))?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const option = options[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Escape' && isOpen) setOpen(false);
    else if (event.key === 'Enter' && isShown && option !== undefined) choose(option);
    else return;
    event.preventDefault();
  }

  /** Shows the options for a new text. */
  function restart(): void {
    setOpen(true);
    setActive(-1);
  }

  return { isOpen, isShown, active, setOpen, setActive, choose, restart, onKeyDown };
}

function optionId(id: string, place: number): string {
  return `${id}-${place}`;
}
