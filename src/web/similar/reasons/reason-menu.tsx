import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { percent } from '../../format/words.ts';
import { AdjustmentToggle } from './adjustment-toggle.tsx';
import type { Reason } from './reasons.ts';
import type { Adjustment } from './topics.ts';

export interface ReasonActions {
  readonly adjustmentOf: (topic: string) => Adjustment | undefined;
  readonly onAdjust: (topic: string, adjustment: Adjustment | undefined) => void;
  readonly adjustmentOfGroup: (group: string) => Adjustment | undefined;
  readonly onAdjustGroup: (group: string, adjustment: Adjustment | undefined) => void;
  /** Shows only someone's films, or hides them. */
  readonly onPerson: (personId: number, isShown: boolean) => void;
  readonly onGenres: (genres: readonly string[], isShown: boolean) => void;
}

interface ReasonMenuProps {
  readonly reason: Reason;
  readonly actions: ReasonActions;
}

/** What can be done about a reason. */
export function ReasonMenu({ reason, actions }: ReasonMenuProps) {
  const { group, text, share, personId, genres, article } = reason;
  const { onPerson, onGenres } = actions;
  return (
    <>
      <p className="px-2 pt-1 font-serif text-lg leading-tight">{text}</p>
      <p className="px-2 pb-2 text-quiet">
        {group.label}: adds {percent(share)} to the similarity
      </p>
      <Adjustments reason={reason} actions={actions} />
      {personId !== undefined && (
        <>
          <MenuButton onClick={() => onPerson(personId, true)}>
            Only show films with {text}
          </MenuButton>
          <MenuButton onClick={() => onPerson(personId, false)}>Hide films with {text}</MenuButton>
          <Link to="/people/$personId" params={{ personId }} className={MENU_ITEM}>
            All films with {text}
          </Link>
        </>
      )}
      {genres !== undefined && (
        <>
          <MenuButton onClick={() => onGenres(genres, true)}>Only show {text}</MenuButton>
          <MenuButton onClick={() => onGenres(genres, false)}>Hide {text}</MenuButton>
        </>
      )}
      {article !== undefined && (
        <a href={article} rel="noreferrer" className={MENU_ITEM}>
          Article on Wikipedia
        </a>
      )}
    </>
  );
}

/** Boosts or excludes each topic of a reason, or its whole group where it names no topic. */
function Adjustments({ reason: { group, topics }, actions }: ReasonMenuProps) {
  const areSeveral = topics.length > 1;
  return (
    <div className="grid gap-2 px-2 pb-2">
      {topics.length === 0 && (
        <AdjustmentToggle
          of={group.label}
          adjustment={actions.adjustmentOfGroup(group.group)}
          onAdjust={(adjustment) => actions.onAdjustGroup(group.group, adjustment)}
        />
      )}
      {topics.map((topic) => (
        <div
          key={topic.key}
          className={areSeveral ? 'flex items-center justify-between gap-2' : 'grid'}
        >
          {areSeveral && <p>{topic.text}</p>}
          <AdjustmentToggle
            of={topic.text}
            adjustment={actions.adjustmentOf(topic.key)}
            onAdjust={(adjustment) => actions.onAdjust(topic.key, adjustment)}
          />
        </div>
      ))}
    </div>
  );
}

const MENU_ITEM =
  'touch-target flex w-full items-center rounded-sm px-2 py-1.5 text-left hover:bg-wash hover:text-accent';

function MenuButton({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button type="button" className={MENU_ITEM} onClick={onClick}>
      {children}
    </button>
  );
}
