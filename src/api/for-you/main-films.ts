/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */

/**
 * Which rated films to name as reasons: those with the largest shares of a film's score, the largest first
 * and equal ones in their order. That a film is unlike a disliked one is not a reason to see it.
 *
 * It keeps a short list sorted, as thousands of films have shares in each of a page's films.
 *
 * @param shares r: what each rated film adds to the score
 * @param counts r: how much each rated film counts; negative if it is disliked
 */
export function mainFilms(
  shares: Float64Array,
  counts: Float64Array,
  most: number,
): readonly number[] {
  const main: number[] = [];
  for (let film = 0; film < shares.length; film++) {
    const share = shares[film]!;
    if (!(share > 0 && counts[film]! > 0)) continue;
    let place = main.length;
    while (place > 0 && shares[main[place - 1]!]! < share) place--;
    if (place >= most) continue;
    main.splice(place, 0, film);
    if (main.length > most) main.pop();
  }
  return main;
}
