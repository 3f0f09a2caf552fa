const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?/;
const WITH_DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})/;
const WITH_SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/;
const MONTH_FIRST = /^(?:[a-z]{3} )?([a-z]{3})[a-z]*\.? (\d{1,2}),?(?: [\d:]+)? (\d{4})/i;
const DAY_FIRST = /^(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})/i;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A date as `YYYY-MM-DD`, with `Thh:mm:ssZ` where the time is known; undefined when it is not
 * certain which date is meant, such as in `03/04/2020`.
 *
 *     2020-05-01T20:15:00.000Z      IMDb, Letterboxd, Trakt, TMDb, Simkl
 *     Wed Sep 19 00:00:00 2012      IMDb before 2017
 *     Jan 29 2021, 10:24            Criticker
 *     31.12.2020, 31/12/2020        saved by a spreadsheet
 */
export function readDate(text: string | null | undefined): string | undefined {
  const written = (text ?? '').trim();
  const [, day, time] = ISO.exec(written) ?? [];
  if (day !== undefined) {
    if (time === undefined || time.startsWith('00:00')) return valid(day);
    return valid(day) && `${day}T${time.padEnd(8, ':00')}Z`;
  }
  return valid(otherDate(written));
}

/** The first of these texts that is a date. */
export function firstDate(...texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const date = readDate(text);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** The date of seconds since 1970. */
export function dateOfSeconds(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  if (!(seconds > 0) || Number.isNaN(date.getTime())) return undefined;
  return `${date.toISOString().slice(0, 19)}Z`;
}

function otherDate(written: string): string | undefined {
  const dots = WITH_DOTS.exec(written);
  if (dots !== null) return iso(dots[3], dots[2], dots[1]);
  const slashes = WITH_SLASHES.exec(written);
  if (slashes !== null) {
    const [, first = '', second = '', year] = slashes;
    if (Number(first) > 12) return iso(year, second, first);
    return Number(second) > 12 ? iso(year, first, second) : undefined;
  }
  const monthFirst = MONTH_FIRST.exec(written);
  if (monthFirst !== null) return iso(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  const dayFirst = DAY_FIRST.exec(written);
  return dayFirst === null ? undefined : iso(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
}

function monthNumber(name = ''): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

function iso(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function valid(day: string | undefined): string | undefined {
  if (day === undefined) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}
