/** The year that a text starts with: `1979`, `1979-05-25`, `1979.0`; undefined for anything else. */
export function readYear(text: string | number | null | undefined): number | undefined {
  const [, year] = /^(\d{4})(?!\d)/.exec(String(text ?? '').trim()) ?? [];
  const number = Number(year);
  return number >= 1870 && number <= 2200 ? number : undefined;
}
