/** `Alien (1979)`, or the title alone where the year is unknown. */
export function formatTitle({ title, year }: TitleOfYear): string {
  return year === null ? title : `${title} (${year.slice(0, 4)})`;
}

interface TitleOfYear {
  readonly title: string;
  /** A date that begins with the year. */
  readonly year: string | null;
}
