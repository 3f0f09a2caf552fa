/** A place to work at; dispose to let the next one in. */
export interface Slots {
  readonly take: () => Promise<Disposable>;
}

/** Lets at most `count` holders work at once, first come, first served. */
export function workSlots(count: number): Slots {
  const waiting: (() => void)[] = [];
  let free = Math.max(1, Math.floor(count));
  const giveBack = (): void => {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  };
  return {
    async take() {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return { [Symbol.dispose]: giveBack };
    },
  };
}
