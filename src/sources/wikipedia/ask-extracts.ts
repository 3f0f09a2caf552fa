import { TransferFault } from '../download/transfer-fault.ts';
import type { Send } from '../services/ask-service.ts';
import { articleTitle } from '../wikidata/article-name.ts';
import { readExtracts, resolveTitle } from './read-extracts.ts';

/** The most that the API gives extracts for at once. */
const ARTICLES_OF_A_BATCH = 20;
/** What fits in a URL everywhere, along with the other parameters. */
const LONGEST_TITLES = 4000;
/** Far more than one response for each title. */
const MOST_RESPONSES = 3 * ARTICLES_OF_A_BATCH;

/** What is asked about every batch, apart from its titles. */
export const EXTRACT_PARAMETERS: Readonly<Record<string, string>> = {
  action: 'query',
  format: 'json',
  formatversion: '2',
  maxlag: '5',
  prop: 'extracts',
  exintro: '1',
  explaintext: '1',
  exlimit: String(ARTICLES_OF_A_BATCH),
  redirects: '1',
};

/** Articles in batches that fit one request. */
export function extractBatches(articles: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let length = Infinity;
  for (const article of articles) {
    const more = encodeURIComponent(`${articleTitle(article)}|`).length;
    const batch = batches.at(-1);
    if (
      batch === undefined ||
      batch.length === ARTICLES_OF_A_BATCH ||
      length + more > LONGEST_TITLES
    ) {
      batches.push([article]);
      length = more;
    } else {
      batch.push(article);
      length += more;
    }
  }
  return batches;
}

/**
 * Asks for the lead sections of a batch of articles, through as many responses as it takes; the text
 * is empty where there is no such article.
 */
export async function askExtracts(
  url: string,
  articles: readonly string[],
  send: Send,
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map(articles.map((article) => [article, articleTitle(article) ?? '']));
  const steps = new Map<string, string | null>();
  const texts = new Map<string, string>();
  const asked = new Set<string>();
  let next: Readonly<Record<string, string>> | undefined = {};
  while (next !== undefined) {
    const parameters = new URLSearchParams({
      ...EXTRACT_PARAMETERS,
      titles: [...titles.values()].join('|'),
      ...next,
    });
    const request = `${url}?${parameters.toString()}`;
    const isRepeated = asked.has(request) || asked.size === MOST_RESPONSES;
    asked.add(request);
    const found = await send({ url: request, accept: 'application/json' }, (json, headers) => {
      if (isRepeated) throw new TransferFault('the API continues without an end', 'never');
      return readExtracts(json, headers);
    });
    for (const [from, to] of found.steps) steps.set(from, to);
    for (const [title, text] of found.texts) texts.set(title, text);
    next = found.next;
  }
  const textOf = (title: string): string => texts.get(resolveTitle(title, steps) ?? '') ?? '';
  return new Map([...titles].map(([article, title]) => [article, textOf(title)]));
}
