type Value = string | number | boolean | readonly (string | number)[] | undefined;

/** A query string, with a list as a repeated parameter; empty when nothing is asked for. */
export function queryString(parameters: Readonly<Record<string, Value>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '') query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
