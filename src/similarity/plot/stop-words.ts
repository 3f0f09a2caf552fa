/**
 * The words of articles that say nothing about what a film is about. A word is looked up as it is and
 * in the singular (./singular.ts).
 */

/** Words of English grammar, and adverbs and verbs that any text has. */
const FUNCTION_WORDS = `
  a able about above across addition additional after afterward again against ago all almost
  alone along alongside already also although always am amid amidst among amongst an and another
  any anyone anything apart approximately are around as aside at away back be became because
  become becoming been before began begin beginning behind being below beside besides between
  beyond both but by called came can cannot catch catches catching caught certain change changed
  changing come coming could del despite did different do does doing done down dozen due during
  each eight eighth either eleven else especially etc even eventually ever every everyone
  everything except far few fifth finally first five following for form former formerly forth
  four fourth from further gave general get gets getting give given giving go goes going gone got
  had half has have having he heavily hence her here hers herself him himself his how however
  hundred if immediately in including increasingly initially inside instead into involve involved
  involving is it its itself join joined joining just keep kept known largely last late later
  latter learn learned learning least less let like likely long loosely made mainly major make
  making many may meanwhile mid might more most mostly much multiple must my near nearly never
  new newly next nine ninth no non none nor not notably nothing now number numerous of off often
  on once one ones only onto or other others otherwise our out over overall own partially
  particular particularly partly per perhaps plan planned planning point possible possibly
  previous previously primarily prior put puts quite rather really recent recently respectively
  same saw say says second see seek seeking seem seen sees semi seven seventh several shall she
  shortly should similar simply simultaneously since six sixth so some somehow someone something
  sometime soon still subsequent subsequently such take taken taking ten tenth than that the
  their theirs them themselves then there therefore these they thing third this those though
  three through throughout thus till to together too took toward towards try trying turn turned
  twelve two under unlike until up upon us use used uses using various very via von want was way
  well went were what when where whereas whether which while who whole whom whose why will with
  within without would yet you your
`;

/** What articles say about any film: how it was made, released, received. */
const WORDS_ABOUT_FILMS = `
  acclaim acclaimed acting actor actress adapt adaptation adapted adapting announced appear
  appearance appeared appearing article attempt author autobiographical autobiography award
  awarded banner base based best bestseller bestselling billed box bring brought budget cameo
  cast casting center centered centering chapter character chronicle cinema cinematographer
  cinematography classic collaboration commercial commercially company complete completed compose
  composed composer conceived concern concerning considered consist consisting contain costar
  create created creator credit credited critic critical critically date day days debut decade
  depict depicted depicting depiction describe described develop developed development direct
  directed directing director directorial distribute distributed distribution distributor dollar
  domestic early earned earning edited editing editor effect element end ended ending ends
  ensemble entitled entry eponymous event executive explore favorable feature featured featuring
  fiction fictional fictionalized film filmed filming filmmaker filmmaking final find finding
  focus focused focuses focusing follow followed footage found franchise generally genre gross
  grossed grossing help high hit include included inspiration inspired installment instalment
  intended language lead leading led length limited list listed live location main mark marked
  material memoir million mixed month motion movie name named narrative negative nominated
  nomination novel novella office onscreen opened original originally panned part perform
  performance performed photographed photography picture place play played playing plot popular
  portray portrayal portrayed portraying positive praise praised premiere premiered premise
  prequel preserved principal produce produced producer producing production protagonist provided
  published real reboot receive received receiving reception refer reference regarded release
  released releasing remake renamed reprise reprised reprising result review reviewed reviewer
  revolve rewrite role scene score scored screen screenplay screenwriter script scripted season
  selected sequel sequence series serve served serving set sets setting shooting shot show shown
  soundtrack source star starred starring start started story storyline studio subsidiary success
  successful support supporting teleplay tell telling term theater theatre theatrical
  theatrically theme time title titled titular told trilogy uncredited version voice voiced win
  wins won work worked working worldwide write writer writing written wrote year
`;

/** Genres, which have a field of their own. */
const GENRE_WORDS = `
  action adventure animated animation biographical biography comedic comedy crime documentary
  drama dramedy family fantasy historical history horror musical mystery noir romance romantic
  science short sport thriller war western
`;

/** How films are made and shown, in words that mean something else by themselves. */
export const PHRASES_ABOUT_FILMS =
  /\b(?:computer[- ](?:animat(?:ed|ion)|generated)|hand[- ]drawn|live[- ]action|stop[- ]motion|world premiere)\b/g;

/** All of them. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [FUNCTION_WORDS, WORDS_ABOUT_FILMS, GENRE_WORDS].flatMap((words) => words.trim().split(/\s+/)),
);
