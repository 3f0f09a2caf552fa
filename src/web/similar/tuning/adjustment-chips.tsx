import type { ReactNode, RefObject } from 'react';
import type { FieldGroup, SimilarAnswer } from '../../api/types.ts';
import { PersonName } from '../../cards/person-name.tsx';
import { Chip, ChipList } from '../../controls/chip-list.tsx';
import type { SimilarSearch } from '../../url/similar-search.ts';
import { groupColor, type SimilarityFields } from '../similarity-fields.ts';
import { adjusted, topicGroup, topicLabels, topicPerson, topicText } from '../reasons/topics.ts';
import { defaultFactor, writeTuning, type Tuning } from './tuning.ts';
import { varietyText } from './variety-slider.tsx';

/** The change of a URL that resets all weights. */
export const DEFAULT_WEIGHTS: SimilarSearch = {
  mute: undefined,
  boost: undefined,
  tune: undefined,
  variety: undefined,
};

interface AdjustmentChipsProps {
  readonly search: SimilarSearch;
  readonly fields: SimilarityFields;
  readonly tuning: Tuning;
  /** The answer, whose labels name terms; undefined until it is there. */
  readonly answer: SimilarAnswer | undefined;
  readonly onChange: (change: SimilarSearch) => void;
  /** The key of the chip that takes the focus when it appears, from a reason that disappears. */
  readonly arriving: RefObject<string | undefined>;
}

/** What is boosted, excluded or tuned, each with a way to reset it. */
export function AdjustmentChips(props: AdjustmentChipsProps) {
  const { onChange, arriving } = props;
  const change = (to: SimilarSearch): void => {
    onChange(to);
    document.getElementById('similar')?.focus({ preventScroll: true });
  };
  return (
    <ChipList
      label="Adjusted weights"
      className="mb-1.5"
      chips={chipsOf(props)}
      keyOf={({ key }) => key}
      all={{ text: 'Reset weights', onClick: () => change(DEFAULT_WEIGHTS) }}
    >
      {(chip) => (
        <Chip
          effect="reset"
          onClick={() => change(chip.change)}
          ref={(element) => {
            if (element === null || arriving.current !== chip.key) return;
            arriving.current = undefined;
            focusQuietly(element);
          }}
        >
          {chip.group && <span className="dot" style={{ background: groupColor(chip.group) }} />}
          {chip.text} <span className="text-quiet">{chip.state}</span>
        </Chip>
      )}
    </ChipList>
  );
}

interface AdjustmentChip {
  readonly key: string;
  readonly group: FieldGroup | undefined;
  readonly text: ReactNode;
  readonly state: string;
  /** What resets it. */
  readonly change: SimilarSearch;
}

function chipsOf({
  search,
  fields,
  tuning,
  answer,
}: AdjustmentChipsProps): readonly AdjustmentChip[] {
  const { mute = [], boost = [], variety } = search;
  const topicChip = (key: string, state: string): AdjustmentChip => ({
    key,
    group: topicGroup(key, fields),
    text: <TopicName topic={key} fields={fields} answer={answer} />,
    state,
    change: adjusted(search, key, undefined),
  });
  const groupChips = fields.groups.flatMap((group): AdjustmentChip[] => {
    const { group: key, label } = group;
    const factor = tuning[key];
    if (factor === undefined || factor === defaultFactor(fields, group)) return [];
    const change = { tune: writeTuning({ ...tuning, [key]: undefined }, fields) };
    return [{ key, group, text: label, state: factor === 0 ? 'off' : `× ${factor}`, change }];
  });
  return [
    ...mute.map((key) => topicChip(key, 'excluded')),
    ...boost.map((key) => topicChip(key, 'boosted')),
    ...groupChips,
    ...(variety === undefined
      ? []
      : [
          {
            key: 'variety',
            group: undefined,
            text: 'Variety',
            state: varietyText(variety),
            change: { variety: undefined },
          },
        ]),
  ];
}

/** Moves the focus to an element, and the page to it only if the user can see where the focus is. */
function focusQuietly(element: HTMLElement): void {
  const isByKeyboard = document.activeElement?.matches(':focus-visible') === true;
  element.focus({ preventScroll: !isByKeyboard });
}

function TopicName({
  topic,
  fields,
  answer,
}: Pick<AdjustmentChipsProps, 'fields' | 'answer'> & { readonly topic: string }) {
  const personId = topicPerson(topic, fields);
  if (personId !== undefined) return <PersonName personId={personId} />;
  return topicText(topic, fields, answer && topicLabels(answer, fields));
}
