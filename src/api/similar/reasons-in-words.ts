import type { SharedTerm } from '../../similarity/query/explain.ts';
import { mainReasons, reasonsFor, reasonsOf } from '../../similarity/query/reasons.ts';
import { namesIn } from './labelled-terms.ts';

type LabelledTerm = SharedTerm & { readonly label: string };

/** What the API says about why a film is offered to a person. */
export interface Because {
  readonly films: readonly { readonly title: string; readonly rating: number }[];
  readonly reasons: readonly LabelledTerm[];
}

const FILMS_SHOWN = 2;
const REASONS_SHOWN = 3;

/** `because you gave Heat 9 and Collateral 8: Michael Mann, night, Crime+Thriller`; may be empty. */
export function becauseText({ films, reasons }: Because): string {
  if (films.length === 0) return '';
  const given = films
    .slice(0, FILMS_SHOWN)
    .map(({ title, rating }) => `${title} ${rating}`)
    .join(' and ');
  const terms = reasons.map(({ label: _label, ...term }) => term);
  const main = reasonsFor(reasonsOf(terms, namesIn(reasons))).slice(0, REASONS_SHOWN);
  return `because you gave ${given}: ${main.map(({ text }) => text).join(', ')}`;
}

/** Why films are offered to a person, in words, from the API's JSON for each. */
export function offeredInWords(whys: readonly string[]): string[] {
  return whys.map((json) => becauseText(JSON.parse(json) as Because));
}

/** Why films are similar, in words, from the API's JSON for each. */
export function similarInWords(
  whys: readonly string[],
  films: readonly { readonly similarity: number }[],
): string[] {
  return whys.map((json, i) => {
    const { terms } = JSON.parse(json) as { readonly terms: readonly LabelledTerm[] };
    return mainReasons(reasonsOf(terms, namesIn(terms)), films[i]?.similarity ?? 0);
  });
}
