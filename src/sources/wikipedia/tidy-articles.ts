import { FaultCounts } from '../services/fault-counts.ts';
import { cutText, oneLine, withoutMarkup } from '../services/plain-text.ts';
import { filmIdOf } from '../services/tconst.ts';
import { articleName } from '../wikidata/article-name.ts';

/** Lead sections are rarely longer than 5,000 characters. */
const LONGEST_TEXT = 20_000;

/** The lead section of the article about a film. */
export interface Article {
  readonly tconst: string;
  /** The end of the article's URL; empty for a text of the user's own. */
  readonly article: string;
  readonly text: string;
}

/**
 * Gathers lead sections, from the service or from a file, in the one form in which they are stored:
 * plain text on one line, of a reasonable length, once for each film and article.
 */
export class TidyArticles {
  readonly faults = new FaultCounts();
  readonly #articles = new Map<string, Article>();

  /** `where` is for warnings: `line 7`. */
  add({ tconst, article, text }: Article, where: string): void {
    const name = storedName(article);
    if (name === undefined) {
      this.faults.add('texts with an invalid article title were left out', where);
      return;
    }
    const start = cutText(text, LONGEST_TEXT);
    if (start.length < text.length) {
      this.faults.add(`texts longer than ${LONGEST_TEXT} characters were cut`, where);
    }
    const plain = withoutMarkup(start);
    if (/<\/?[a-z][^<>]*>/i.test(start)) this.faults.add('HTML was removed from texts', where);
    const line = oneLine(plain);
    // \N would be read as null
    if (line === '' || line === String.raw`\N`) {
      this.faults.add('articles without text were left out', where);
      return;
    }
    const key = `${tconst}\t${name}`;
    if (!this.#articles.has(key)) this.#articles.set(key, { tconst, article: name, text: line });
  }

  /** All of them, by film and article, texts without an article last. */
  rows(): readonly Article[] {
    return [...this.#articles.values()].toSorted(
      (a, b) =>
        (filmIdOf(a.tconst) ?? 0) - (filmIdOf(b.tconst) ?? 0) ||
        Number(a.article === '') - Number(b.article === '') ||
        (a.article < b.article ? -1 : 1),
    );
  }
}

/** The name, if any; with the section that it leads into, which only a file of the user's may have. */
function storedName(article: string): string | undefined {
  const line = oneLine(article);
  if (line === '') return '';
  const [page = '', ...sections] = line.split('#');
  const name = articleName(page);
  return name === undefined ? undefined : [name, ...sections].join('#');
}
