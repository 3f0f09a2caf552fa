import { stateText, toneOf } from './task-words.ts';

const TONES = { good: 'text-good', bad: 'text-bad', busy: 'text-accent', quiet: 'text-quiet' };

/** A title with the state of a run or a task. */
export function StateLine({ title, state }: { readonly title: string; readonly state: string }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <span className="font-serif text-lg leading-snug">{title}</span>
      <span className={`text-sm ${TONES[toneOf(state)]}`}>{stateText(state)}</span>
    </div>
  );
}
