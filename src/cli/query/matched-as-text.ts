/** The criteria that a server has matched as plain text. */
export function matchedAsText({ headers }: Response): readonly string[] {
  return headers.get('x-matched-as-text')?.split(', ') ?? [];
}
