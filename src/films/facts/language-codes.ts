const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/**
 * The codes of languages by their English names in lower case: ISO 639-1 as `Intl` names them, and
 * what Wikidata calls otherwise, or more precisely. IMDb has Mandarin and Cantonese apart, as `cmn`
 * and `yue`; variants of other languages count as the language.
 */
export const LANGUAGE_CODES: Readonly<Record<string, string>> = {
  ...namesOfTwoLetterCodes(),
  'american english': 'en',
  'australian english': 'en',
  'british english': 'en',
  'canadian english': 'en',
  'hiberno-english': 'en',
  'indian english': 'en',
  'scottish english': 'en',
  'united states english': 'en',
  'canadian french': 'fr',
  'belgian french': 'fr',
  'quebec french': 'fr',
  'austrian german': 'de',
  'standard german': 'de',
  'swiss german': 'gsw',
  castilian: 'es',
  'mexican spanish': 'es',
  'rioplatense spanish': 'es',
  'brazilian portuguese': 'pt',
  'european portuguese': 'pt',
  flemish: 'nl',
  'mandarin chinese': 'cmn',
  mandarin: 'cmn',
  'standard chinese': 'cmn',
  'standard mandarin': 'cmn',
  putonghua: 'cmn',
  'taiwanese mandarin': 'cmn',
  cantonese: 'yue',
  'hong kong cantonese': 'yue',
  'yue chinese': 'yue',
  hokkien: 'nan',
  'taiwanese hokkien': 'nan',
  bengali: 'bn',
  'bahasa indonesia': 'id',
  filipino: 'fil',
  tagalog: 'tl',
  cebuano: 'ceb',
  'modern greek': 'el',
  'modern hebrew': 'he',
  'egyptian arabic': 'ar',
  'lebanese arabic': 'ar',
  'modern standard arabic': 'ar',
  'moroccan arabic': 'ar',
  'palestinian arabic': 'ar',
  'tunisian arabic': 'ar',
  dari: 'prs',
  farsi: 'fa',
  'iranian persian': 'fa',
  kurmanji: 'ku',
  sorani: 'ckb',
  maori: 'mi',
  māori: 'mi',
  oriya: 'or',
  bokmål: 'nb',
  nynorsk: 'nn',
  'serbo-croatian': 'sh',
  romani: 'rom',
  sami: 'se',
  'northern sámi': 'se',
  neapolitan: 'nap',
  sicilian: 'scn',
  'haitian french creole': 'ht',
  guaraní: 'gn',
  bhojpuri: 'bho',
  hawaiian: 'haw',
  tulu: 'tcy',
  'ancient greek': 'grc',
  'american sign language': 'ase',
  'scottish gaelic': 'gd',
  inuktitut: 'iu',
  greenlandic: 'kl',
  kirghiz: 'ky',
};

function namesOfTwoLetterCodes(): Record<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return Object.fromEntries(
    codes.flatMap((code) => {
      const name = names.of(code);
      // older codes have the same names as those that replace them
      const isCurrent = Intl.getCanonicalLocales(code)[0] === code;
      return name === undefined || !isCurrent ? [] : [[name.toLowerCase(), code]];
    }),
  );
}
