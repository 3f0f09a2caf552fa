/** Whether an `Accept` header names HTML and prefers it to JSON. */
export function prefersHtml(accept: string | undefined): boolean {
  return preferredType(accept, ['text/html']) !== undefined;
}

/**
 * The media type among some that an `Accept` header prefers, the first of equal ones. Undefined
 * means JSON: when none of them is named, or JSON has at least the same quality.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  types: readonly Type[],
): Type | undefined {
  if (accept === undefined || accept === '*/*') return undefined;
  let highest = qualityOf('application/json', accept);
  let preferred: Type | undefined;
  for (const type of types) {
    const quality = qualityOf(type, accept);
    if (quality > highest) [highest, preferred] = [quality, type];
  }
  return preferred;
}

function qualityOf(mediaType: string, accept: string): number {
  for (const range of accept.toLowerCase().split(',')) {
    const [type, ...parameters] = range.split(';').map((part) => part.trim());
    if (type !== mediaType) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return quality === undefined ? 1 : Number(quality.slice(2)) || 0;
  }
  return 0;
}
