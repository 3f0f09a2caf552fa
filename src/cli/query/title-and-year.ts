interface Titled {
  readonly title: string;
  readonly year: string | null;
}

/** `Alien (1979)`, or the title alone where the year is unknown. */
export function titleAndYear({ title, year }: Titled): string {
  return year === null ? title : `${title} (${year.slice(0, 4)})`;
}
