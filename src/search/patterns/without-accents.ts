const ASCII = /^[\0-\x7F]*$/;

/** A text without its accents, as DuckDB's `strip_accents`: letters are decomposed and lose their marks. */
export function withoutAccents(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .normalize('NFC');
}
