/** Counts what is wrong in some data, with the first of each kind, for one warning line each. */
export class FaultCounts {
  readonly #faults = new Map<string, { count: number; readonly example: string }>();

  /** `what` is a clause: `values of the wrong kind were left out`; `example` names the place. */
  add(what: string, example: string): void {
    const fault = this.#faults.get(what);
    if (fault === undefined) this.#faults.set(what, { count: 1, example });
    else fault.count += 1;
  }

  /** `values of the wrong kind were left out: 3 (first: line 7, P364 x)` and so on. */
  warnings(): readonly string[] {
    return Array.from(
      this.#faults,
      ([what, { count, example }]) => `${what}: ${count} (first: ${example})`,
    );
  }
}
