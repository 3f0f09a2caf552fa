/**
 * The genres and styles that articles name, each with the ways of writing it if it is not only written
 * as it reads. A hyphen is the same as a space, so `comedy-drama` is a comedy and a drama.
 */
const FORMS = `
  absurdist: absurdist, absurd
  action
  adventure
  animated: animated, animation, cartoon, anime, computer animated, computer animation, stop motion
  anthology: anthology, omnibus
  anti-war
  art house: art house, arthouse
  biblical
  biker: biker, motorcycle
  biographical: biographical, biography, biopic, semi biographical
  black comedy: black comedy, dark comedy
  blaxploitation
  body horror
  boxing
  buddy
  caper
  children’s: children’s, children's, children s
  christmas
  comedy: comedy, comedies, comedic, dramedy, tragicomedy, rom com, black comedy, dark comedy
  coming-of-age
  computer-animated: computer animated, computer animation
  concert: concert, rockumentary
  conspiracy
  cop: cop, police
  costume: costume, period
  courtroom: courtroom, legal
  crime
  cult
  cyberpunk
  dance
  detective: detective, whodunit
  disaster
  documentary: documentary, documentaries, documentary style
  drama: drama, dramatic, docudrama, dramedy, tragicomedy
  dystopian: dystopian, dystopic
  epic
  erotic
  espionage: espionage, spy
  experimental: experimental, avant garde
  exploitation
  fairy tale
  family
  fantasy: fantasy, fantastical, science fantasy
  folk horror
  found footage
  gangster: gangster, mafia, mob
  gothic
  heist
  historical: historical, history
  horror
  jukebox
  martial arts: martial arts, kung fu, wuxia
  medical
  medieval
  melodrama: melodrama, melodramatic
  military
  mockumentary
  monster: monster, kaiju, creature
  music
  musical: musical, operetta
  mystery: mystery, whodunit, murder mystery
  nature: nature, wildlife
  neo-noir
  noir: noir, neo noir
  parody: parody, spoof
  pirate: pirate, swashbuckler, swashbuckling
  political
  post-apocalyptic: post apocalyptic, apocalyptic
  prison
  propaganda
  psychological
  religious
  revenge: revenge, vigilante
  revisionist
  road
  romantic: romantic, romance, rom com
  samurai
  satirical: satirical, satire
  science fiction: science fiction, sci fi, science fantasy
  screwball
  serial killer
  sex
  silent
  slapstick
  slasher: slasher, splatter
  space opera
  spaghetti western
  sports: sports, sport, baseball, football, basketball, boxing, racing
  stand-up
  stoner
  stop-motion: stop motion, claymation
  submarine
  superhero
  supernatural: supernatural, ghost, paranormal
  surreal: surreal, surrealist
  survival
  suspense
  sword and sorcery
  techno-thriller
  teen: teen, teenage, high school
  thriller: thriller, thrillers
  time travel
  vampire
  war: war, wartime
  western: western, westerns, spaghetti western
  zombie
`;

/** The terms that a way of writing stands for. */
const TERMS_OF: ReadonlyMap<string, readonly string[]> = termsByForm();

const LONGEST_FORM = Math.max(...Array.from(TERMS_OF.keys(), (form) => form.split(' ').length));

function termsByForm(): ReadonlyMap<string, readonly string[]> {
  const terms = new Map<string, string[]>();
  for (const line of FORMS.trim().split('\n')) {
    const [term = '', forms = term.replaceAll('-', ' ')] = line.trim().split(': ');
    for (const form of forms.split(', ')) terms.set(form, [...(terms.get(form) ?? []), term]);
  }
  return terms;
}

/** `is a 1979 …`, up to the end of the sentence. */
const DEFINITION = /\b(?:is|was) (?:an?|the|one of the)\s(?<definition>[^.;:]{1,300})/;
/** Where a definition goes on to who made the film and what happens. */
const REST =
  /\s(?:(?:co[- ])?(?:directed|written|produced|starring|starred|stars|based|about|that|which|who|from|set|by|released|featuring|in|of|with|for|made by|made for|distributed|adapted|inspired|loosely|created|shot|concerning|telling|where|when|filmed|edited|on|to|at))\b/;

/**
 * The genres and styles that an article calls its film, each once. Only its definition is read, as
 * later sentences speak of other films as well.
 *
 *     Alien is a 1979 science fiction horror film directed by Ridley Scott.
 *                     science fiction, horror
 */
export function genreWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  const definition = DEFINITION.exec(text)?.groups?.['definition'] ?? '';
  const [before = ''] = definition.split(REST, 1);
  const words = before.toLowerCase().split(/[^\p{L}\p{N}'’]+/u);
  let at = 0;
  while (at < words.length) {
    const length = formAt(words, at);
    const form = words.slice(at, at + length).join(' ');
    for (const term of TERMS_OF.get(form) ?? []) found.add(term);
    at += Math.max(1, length);
  }
  return found;
}

/** The number of words of the longest form at a place, or 0. */
function formAt(words: readonly string[], at: number): number {
  for (let length = LONGEST_FORM; length > 0; length--) {
    if (TERMS_OF.has(words.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}
