import { titleForms } from '../names/name-forms.ts';
import { NEAR, nearFitOf } from './near-fit.ts';
import { fitOf, spellingFit } from './text-fit.ts';
import { typedForms } from './typed-forms.ts';

/** A text that is as near as this lacks few of the letters that were typed. */
const NEAR_ENOUGH = NEAR + 3;

/** Whether what was typed can mean a title, rather than that the title is the nearest there is. */
export function isMeant(typed: string, title: string): boolean {
  const forms = titleForms(title);
  return typedForms(typed).some((reading) =>
    forms.some(({ text }) => {
      const fit = fitOf(reading, text) ?? spellingFit(reading, text);
      return (fit ?? nearFitOf(reading, text) ?? Infinity) <= NEAR_ENOUGH;
    }),
  );
}
