import { useState } from 'react';

interface Dragged<Value> {
  /** What to show: where the slider is being dragged, else the value. */
  readonly value: Value | number;
  readonly onChange: (value: number) => void;
  readonly onCommit: (value: number) => void;
}

/** The value of a slider, which is its own while it is dragged and is reported at the end. */
export function useDragged<Value>(value: Value, commit: (value: number) => void): Dragged<Value> {
  const [dragged, setDragged] = useState<number>();
  return {
    value: dragged ?? value,
    onChange: setDragged,
    onCommit: (next) => {
      setDragged(undefined);
      commit(next);
    },
  };
}
