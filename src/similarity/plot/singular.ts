/**
 * Words that the rules would turn into something other than their singular. The rules leave words of four
 * letters alone, because many of them, such as `lens`, are not plurals.
 */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `
  children child, men man, women woman, mice mouse,
  elves elf, knives knife, thieves thief, wives wife, wolves wolf,
  heroes hero, superheroes superhero, potatoes potato, tornadoes tornado, volcanoes volcano,
  ants ant, apes ape, arms arm, bees bee, boys boy, cars car, cats cat, cops cop, dogs dog,
  ears ear, eggs egg, eyes eye, gods god, guns gun, guys guy, hats hat, jobs job, kids kid,
  laws law, legs leg, nuns nun, pets pet, pigs pig, rats rat, sins sin, sons son, spies spy,
  toys toy, wars war,
  bosses boss, foxes fox, cliches cliche, mixes mix, taxes tax, wishes wish,
  aunties auntie, brownies brownie, calories calorie, cookies cookie, cuties cutie, dies die,
  foodies foodie, genies genie, groupies groupie, hippies hippie, indies indie, junkies junkie,
  lies lie, movies movie, newbies newbie, pixies pixie, prairies prairie, roadies roadie,
  rookies rookie, selfies selfie, talkies talkie, ties tie, townies townie, yuppies yuppie,
  zombies zombie,
  alias alias, always always, athletics athletics, atlas atlas, canvas canvas, chaos chaos,
  christmas christmas, cosmos cosmos, economics economics, ethics ethics, ethos ethos,
  eugenics eugenics, gymnastics gymnastics, headquarters headquarters, mathematics mathematics,
  miniseries miniseries, outdoors outdoors, overseas overseas, pathos pathos, perhaps perhaps, physics physics,
  politics politics, robotics robotics, series series, species species, whereas whereas
  `
    .split(',')
    .map((pair) => {
      const [word = '', singular = ''] = pair.trim().split(' ');
      return [word, singular];
    }),
);

/**
 * An English word in the singular, and a verb such as `tells` as `tell`: by rules of spelling, which
 * leave some words odd, but the same in every text.
 */
export function singularOf(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (/^[a-z]{2,}ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/^[a-z]{3,}(?:ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return /^[a-z]{3,}[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
