/** Spellings and short forms of a word, each with the form that is compared. */
const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    grey: 'gray',
    catalogue: 'catalog',
    dialogue: 'dialog',
    programme: 'program',
    defence: 'defense',
    offence: 'offense',
    licence: 'license',
    pretence: 'pretense',
    traveller: 'traveler',
    travellers: 'travelers',
    travelling: 'traveling',
    jewellery: 'jewelry',
    pyjamas: 'pajamas',
    pyjama: 'pajama',
    plough: 'plow',
    moustache: 'mustache',
    whiskey: 'whisky',
    aeroplane: 'airplane',
    aeroplanes: 'airplanes',
    aluminium: 'aluminum',
    sceptic: 'skeptic',
    mould: 'mold',
    cosy: 'cozy',
    doughnut: 'donut',
    doughnuts: 'donuts',
    judgement: 'judgment',
    gaol: 'jail',
    sulphur: 'sulfur',
    organise: 'organize',
    realise: 'realize',
    analyse: 'analyze',
    paralyse: 'paralyze',
    tyre: 'tire',
    tyres: 'tires',
    okay: 'ok',
    doctor: 'dr',
    mister: 'mr',
    saint: 'st',
    versus: 'vs',
    mount: 'mt',
    missus: 'mrs',
    incorporated: 'inc',
    corporation: 'corp',
    company: 'co',
    department: 'dept',
    through: 'thru',
    nite: 'night',
    tonite: 'tonight',
    junior: 'jr',
    senior: 'sr',
    brothers: 'bros',
    captain: 'capt',
    sergeant: 'sgt',
    lieutenant: 'lt',
    professor: 'prof',
    christmas: 'xmas',
    hr: 'hour',
    hrs: 'hours',
    min: 'minutes',
    mins: 'minutes',
    sec: 'seconds',
    secs: 'seconds',
    wk: 'week',
    wks: 'weeks',
    yr: 'year',
    yrs: 'years',
    ft: 'foot',
    feet: 'foot',
  }),
);
const OUR =
  /^((?:un|dis)?(?:col|fav|flav|glam|harb|hon|hum|lab|neighb|rum|sav|val|vap|vig|arm|behavi|endeav|parl|splend|od|ranc|tum))our(s|ed|ing|hood|able|ite|ites|y|ies|er|ers|ful|less)?$/;
const RE = /^(amphithea|cen|thea|lus|spec|meag|sab|lit|met|calib|fib|somb)(t?)re(s?)$/;

/** A word in one spelling, American where British differs, and in its short form: `doctor` is `dr`. */
export function sameSpelling(word: string): string {
  const known = SAME_WORDS.get(word);
  if (known !== undefined || word.length < 4) return known ?? word;
  return word.replace(OUR, '$1or$2').replace(RE, '$1$2er$3');
}

/** `and` in the languages of most titles; between words it is `&`. */
export const AND: ReadonlySet<string> = new Set('and n und et y e och og ja en'.split(' '));
