/** Whether an `Accept` header asks for HTML by name and not for JSON at least as much. */
export function prefersHtml(accept: string | undefined): boolean {
  return preferredType(accept, ['text/html']) !== undefined;
}

/**
 * The media type that an `Accept` header asks for most among some, the first of equal ones; JSON
 * where it names none of them, or JSON at least as much, which undefined stands for.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  types: readonly Type[],
): Type | undefined {
  if (accept === undefined) return undefined;
  let most = qualityOf('application/json', accept);
  let preferred: Type | undefined;
  for (const type of types) {
    const quality = qualityOf(type, accept);
    if (quality > most) [most, preferred] = [quality, type];
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
