import { retryAfterMs } from '../download/answer-headers.ts';
import { TransferFault } from '../download/transfer-fault.ts';
import { isObject, type Fields } from '../services/json-fields.ts';

/** Longer texts are wrong; what is kept of them shows that they were too long. */
const LONGEST_TEXT = 100_000;

/** What one response of the API says. */
export interface Extracts {
  /** The article that a title leads to, by spelling and by redirects; a redirect into a section
   * leads to no article of that subject, and so to null. */
  readonly steps: ReadonlyMap<string, string | null>;
  /** The lead sections, by the titles of the articles. */
  readonly texts: ReadonlyMap<string, string>;
  /** The parameters of the request that continues this one; undefined when there is no more. */
  readonly next: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads a response of `action=query&prop=extracts` in format version 2:
 * https://www.mediawiki.org/wiki/API:Query and https://www.mediawiki.org/wiki/Extension:TextExtracts
 *
 * @throws TransferFault for an error of the API, which comes with status 200, and for anything that
 * is not such a response
 */
export function readExtracts(json: unknown, headers: Headers): Extracts {
  if (!isObject(json)) throw foreign();
  if (json['error'] !== undefined) throw apiFault(json['error'], headers);
  // an answer without pages, such as one to a batch of no valid title
  const query = json['query'] ?? {};
  if (!isObject(query)) throw foreign();
  const steps = new Map<string, string | null>();
  for (const { from, to, tofragment } of listOf(query, 'normalized', 'redirects')) {
    if (typeof from !== 'string' || typeof to !== 'string') throw foreign();
    steps.set(from, tofragment === undefined ? to : null);
  }
  const texts = new Map<string, string>();
  for (const { title, extract = '' } of listOf(query, 'pages')) {
    if (typeof title !== 'string' || typeof extract !== 'string') throw foreign();
    if (extract !== '') texts.set(title, extract.slice(0, LONGEST_TEXT));
  }
  return { steps, texts, next: nextOf(json['continue']) };
}

/** The article that a title leads to; null when there is no such article. */
export function resolveTitle(title: string, steps: Extracts['steps']): string | null {
  const passed = new Set<string>();
  for (let at = title; ;) {
    const to = steps.get(at);
    if (to === undefined) return at;
    // a circle of redirects leads nowhere
    if (to === null || passed.has(to)) return null;
    passed.add(to);
    at = to;
  }
}

function listOf(query: Fields, ...names: readonly string[]): readonly Fields[] {
  return names.flatMap((name) => {
    const list = query[name] ?? [];
    if (!Array.isArray(list) || !list.every(isObject)) throw foreign();
    return list;
  });
}

function nextOf(value: unknown): Extracts['next'] {
  if (value === undefined) return undefined;
  if (!isObject(value)) throw foreign();
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

/** Errors that pass: https://www.mediawiki.org/wiki/API:Errors_and_warnings */
const PASSING = /^(maxlag|ratelimited|readonly|internal_api_error.*|timeouterror)$/i;

function apiFault(error: unknown, headers: Headers): TransferFault {
  const { code, info } = isObject(error) ? error : {};
  if (typeof code !== 'string') return foreign();
  const what = `the API answered ${code}${typeof info === 'string' ? ` (${info.slice(0, 200)})` : ''}`;
  return PASSING.test(code)
    ? new TransferFault(what, 'later', { retryAfterMs: retryAfterMs(headers) })
    : new TransferFault(what, 'never');
}

function foreign(): TransferFault {
  return new TransferFault('the response is not one of the MediaWiki API', 'later');
}
