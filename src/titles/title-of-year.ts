/** A title with the year that was written with it. */
interface TitleOfYear {
  readonly title: string;
  readonly year: number;
}

const YEAR = String.raw`(?<year>1[89]\d\d|20\d\d)`;
const KIND = String.raw`(?:film|movie|version|remake)`;
/** `Alien (1979)`, `Alien (1979 film) - Wikipedia`, `Alien (Film, 1979)`. */
const IN_BRACKETS = new RegExp(
  String.raw`^(?<title>.*\S)\s*[([{][^()[\]{}]*(?<!\d)${YEAR}(?!\d)[^()[\]{}]*[)\]}]`,
  'i',
);
/** `Alien 1979`, `Alien, 1979`, `Alien - 1979`, `Alien 1979 film`, `Alien '79`. */
const AT_END = new RegExp(
  String.raw`^(?<title>.*[^\s,;:.–—/_-])[\s,;:.–—/_-]+(?:${YEAR}|['’](?<short>\d\d))(?:[ -]${KIND})?[.,;]?$`,
  'i',
);
/** `1979 Alien`. */
const AT_START = new RegExp(String.raw`^[([{]?${YEAR}[)\]}]?[\s,;:.–—/_-]+(?<title>\S.*)$`);
/** `The.Matrix.1999.1080p.BluRay.x264.mkv`. */
const FILE_NAME = new RegExp(
  String.raw`^(?<title>.*[^\s._([-])[\s._([-]+${YEAR}[\s._)\]-]+.*(?:\d{3,4}[pi]|blu-?ray|web-?(?:dl|rip)|[bhd]d-?rip|dvd|hdtv|[xh]\.?26[45]|remux|\.(?:mkv|mp4|avi|iso))(?![a-z0-9])`,
  'i',
);
/** `Alien (film)`. */
const KIND_AT_END = new RegExp(String.raw`\s*[([]${KIND}[)\]]$`, 'i');

/** The readings of a text as a title with a year, the likeliest first; none when it has no year. */
export function titlesOfYear(text: string): readonly TitleOfYear[] {
  const written = text.trim();
  return [FILE_NAME, IN_BRACKETS, AT_END, AT_START].flatMap((form) => {
    const { title, year, short } = form.exec(written)?.groups ?? {};
    if (title === undefined) return [];
    const years = year === undefined ? [`19${short}`, `20${short}`] : [year];
    return years.map((one) => ({ title, year: Number(one) }));
  });
}

/** A text without the words that say only that it names a film: `Alien (film)`. */
export function withoutKind(text: string): string {
  return text.replace(KIND_AT_END, '') || text;
}
