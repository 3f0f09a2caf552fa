import type { Skipped } from '../library-film.ts';

/**
 * Services name the kinds of their titles in their own ways, and IMDb in the person's language:
 * `tvEpisode`, `TV Episode`, `Episodio de TV`. A word that is not known here is taken for a film,
 * because its id decides in the end.
 */
const KINDS: readonly (readonly [RegExp, Skipped])[] = [
  [/[eé]pis[oó]d|folge|afsnit|avsnitt|jakso|odcinek|bölüm|серия|エピソード/iu, 'episode'],
  [/season|staffel|saison|temporada|stagione/iu, 'series'],
  [/\bshows?\b|^tv$|s[eé]rie|sarja|serial|dizi|сериал|シリーズ|podcast/iu, 'series'],
  [/game|spiel|\bjeu|juego|gioco|jogo|игра|ゲーム/iu, 'game'],
  [/^(?:person|list|company|name)$/iu, 'other'],
];

/** What a kind of title is if it is not a film. */
export function kindOtherThanFilm(kind: string | undefined): Skipped | undefined {
  const named = kind?.trim();
  if (!named) return undefined;
  return KINDS.find(([pattern]) => pattern.test(named))?.[1];
}
