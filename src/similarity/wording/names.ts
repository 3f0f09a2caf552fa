/** Made when it is first needed, as that takes some 20 ms. */
let languages: Intl.DisplayNames | undefined;

/** The name of a language by its code, or the code: IMDb's codes are mostly ISO 639. */
export function languageName(code: string): string {
  try {
    languages ??= new Intl.DisplayNames('en', { type: 'language' });
    return languages.of(code) ?? code;
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
