/** Whether an `Accept` header asks for HTML by name and not for JSON at least as much. */
export function prefersHtml(accept: string | undefined): boolean {
  const html = qualityOf('text/html', accept ?? '');
  return html > 0 && html > qualityOf('application/json', accept ?? '');
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
