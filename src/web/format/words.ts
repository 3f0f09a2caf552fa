const NUMBER = new Intl.NumberFormat('en');

export function count(value: number): string {
  return NUMBER.format(value);
}

/** `The film is unknown.` for `the film is unknown`. */
export function sentence(text: string): string {
  const end = /[.!?…]$/.test(text) ? '' : '.';
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}

/** `1 film`, `3 films`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** The year of a date such as `1979-01-01`. */
export function yearOf(date: string | number | null): string {
  return date === null ? '' : String(date).slice(0, 4);
}

/** `2h 17m`. */
export function runtime(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return [hours > 0 && `${hours}h`, minutes % 60 > 0 && `${minutes % 60}m`]
    .filter(Boolean)
    .join(' ');
}

/** `12%`, `<1%`, `−3%`. */
export function percent(share: number): string {
  const hundredths = Math.abs(share) * 100;
  const amount = hundredths > 0 && hundredths < 1 ? '<1' : Math.round(hundredths);
  return `${share < 0 ? '−' : ''}${amount}%`;
}

/** `Production designer` for `production_designer`. */
export function roleName(category: string): string {
  const text = category.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1939–2019`, `born 1939`, or nothing. */
export function lifespan(birth: number | null, death: number | null): string {
  if (birth === null) return death === null ? '' : `died ${death}`;
  return death === null ? `born ${birth}` : `${birth}–${death}`;
}

/** `1.2 GB`. */
export function byteSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(4, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

/** `950 ms`, `12.3 s`, `3 min 4 s`. */
export function duration(elapsedMs: number): string {
  if (elapsedMs < 1000) return `${Math.round(elapsedMs)} ms`;
  if (elapsedMs < 60_000) return `${(elapsedMs / 1000).toFixed(1)} s`;
  return `${Math.floor(elapsedMs / 60_000)} min ${Math.floor((elapsedMs % 60_000) / 1000)} s`;
}

/** `28 Nov 2026, 23:54`, in the user's time zone. */
export function dateTime(at: string | null): string {
  const date = new Date(at ?? '');
  if (Number.isNaN(date.getTime())) return 'unknown time';
  return date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** `28 Nov 2026` for `2026-11-28`. */
export function day(date: string): string {
  return new Date(date).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
}
