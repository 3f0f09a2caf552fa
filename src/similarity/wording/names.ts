const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });

/** The name of a language by its code, or the code: IMDb's codes are mostly ISO 639. */
export function languageName(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}

/** `James Bond` for `james bond`. */
export function titleCase(text: string): string {
  return text.replaceAll(/(?<!\S)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** How a title begins, without the genre: `star wars` for the term `star wars/Action`. */
export function phraseOf(term: string): string {
  return term.slice(0, term.lastIndexOf('/'));
}
