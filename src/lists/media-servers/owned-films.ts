/** The films that a media server or a folder has. */
export interface OwnedFilms {
  /** In the order of their source, each once. */
  readonly filmIds: readonly number[];
  /** How many films have no IMDb id there. */
  readonly withoutId: number;
}

/** Which films of a source to read. */
export interface OwnedFilmsQuery {
  /** Only those that have been watched. */
  readonly watched: boolean;
}

/** The most films that a source may have: far more than anybody owns. */
export const MOST_FILMS = 1_000_000;

/** Collects films by their IMDb ids as a source writes them: `tt0078748`. */
export class Collector {
  readonly #filmIds = new Set<number>();
  #withoutId = 0;

  /** Adds a film; anything but an IMDb title id counts as none. */
  add(imdbId: unknown): void {
    const digits =
      typeof imdbId === 'string' ? /^tt(\d{1,9})$/i.exec(imdbId.trim())?.[1] : undefined;
    if (digits === undefined) this.#withoutId += 1;
    else this.#filmIds.add(Number(digits));
  }

  films(): OwnedFilms {
    return { filmIds: [...this.#filmIds], withoutId: this.#withoutId };
  }
}
