/**
 * How an article is named: `Hell's Angels (film)` is its title, `Hell%27s_Angels_(film)` its name,
 * the end of its URL as MediaWiki writes it
 * (https://www.mediawiki.org/wiki/Manual:PAGENAMEE_encoding).
 */

const LONGEST_TITLE_BYTES = 255;
/** https://www.mediawiki.org/wiki/Manual:$wgLegalTitleChars */
const NOT_IN_TITLES = /[#<>[\]{|}\p{Cc}\uFFFD]/u;
/** What `encodeURIComponent` escapes and MediaWiki does not. */
const LEFT = /%(?:3B|40|24|2C|2F|3A)/gi;

/** The title that a name means, escaped or not; undefined when there can be no such article. */
export function articleTitle(name: string): string | undefined {
  const decoded = unescaped(name);
  if (decoded === undefined) return undefined;
  const title = decoded.replaceAll('_', ' ').trim().normalize('NFC');
  const bytes = Buffer.byteLength(title);
  if (bytes === 0 || bytes > LONGEST_TITLE_BYTES) return undefined;
  return NOT_IN_TITLES.test(title) || !title.isWellFormed() ? undefined : title;
}

/** The text without escapes; a percent sign that escapes nothing means itself. */
function unescaped(name: string): string | undefined {
  if (!/%[\da-f]{2}/i.test(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** A name in the form in which it is stored; undefined when there can be no such article. */
export function articleName(name: string): string | undefined {
  const title = articleTitle(name);
  if (title === undefined) return undefined;
  return encodeURIComponent(title.replaceAll(' ', '_'))
    .replaceAll(LEFT, (escaped) => decodeURIComponent(escaped))
    .replaceAll("'", '%27');
}
