/** What follows the `?` of a URL: texts, and lists as repeated parameters. */
type RawSearch = Readonly<Record<string, string | readonly string[]>>;

/** Parses a URL as people would write it: `?genres=Drama&genres=Crime&rating=8`. */
export function parseSearch(text: string): RawSearch {
  const raw: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = raw[name];
    raw[name] = before === undefined ? value : [before, value].flat();
  }
  return raw;
}

type Written = string | number | boolean | undefined;

/** The inverse; undefined, false and empty values are omitted. */
export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const isOfNumbers = Array.isArray(value) && value.every((one) => typeof one === 'number');
    const values = (
      isOfNumbers ? [value.join(',')] : Array.isArray(value) ? value : [value]
    ) as readonly Written[];
    for (const one of values) {
      if (one !== undefined && one !== '' && one !== false) query.append(name, String(one));
    }
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

export function readText(raw: unknown): string | undefined {
  const text = Array.isArray(raw) ? String(raw[0]) : raw;
  return typeof text === 'string' && text !== '' ? text.slice(0, 300) : undefined;
}

export function readList(raw: unknown): readonly string[] | undefined {
  if (raw === undefined) return undefined;
  const list = [raw].flat().filter((one) => typeof one === 'string' && one !== '');
  return list.length > 0 ? (list as string[]).slice(0, 50) : undefined;
}

/** A number within bounds, or undefined. */
export function readNumber(raw: unknown, min: number, max: number): number | undefined {
  if (raw === undefined || raw === '') return undefined;
  const value = Number(raw);
  return value >= min && value <= max ? value : undefined;
}

/** True, or undefined for anything else. */
export function readTrue(raw: unknown): true | undefined {
  return raw === 'true' || raw === true ? true : undefined;
}

/** Film ids joined by commas, each once. */
export function readIds(raw: unknown): readonly number[] | undefined {
  const ids = (readText(raw) ?? '')
    .split(',')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);
  return ids.length > 0 ? [...new Set(ids)].slice(0, 20) : undefined;
}

/** Ids that are the text of a URL, or numbers already, as in links within the app. */
export function readIdList(raw: unknown): readonly number[] | undefined {
  return readIds(Array.isArray(raw) ? raw.join(',') : typeof raw === 'number' ? String(raw) : raw);
}
