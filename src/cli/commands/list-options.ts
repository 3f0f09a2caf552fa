import { Option } from 'commander';
import { LIST_FORMATS } from '../../api/export/format.ts';

/** The options of `reelated list`: where to take films from, and how to write a list. */
export function listOptions(): readonly Option[] {
  const group = 'Fill the list:';
  return [
    new Option('--format <name>', 'write the whole list in this format').choices(LIST_FORMATS),
    new Option('--from <files...>', 'with the films in exported files').helpGroup(group),
    new Option(
      '--jellyfin <url>',
      'with the films of a Jellyfin server [REELATED_JELLYFIN_TOKEN]',
    ).helpGroup(group),
    new Option('--plex <url>', 'with the films of a Plex server [REELATED_PLEX_TOKEN]').helpGroup(
      group,
    ),
    new Option('--kodi <folder>', 'with the films that have .nfo files below a folder').helpGroup(
      group,
    ),
    new Option('--add', 'keep what is in the list').helpGroup(group),
    new Option('--watched', 'only with films that have been watched').helpGroup(group),
    new Option('--watchlist', 'only with the watchlist in exported files').helpGroup(group),
    new Option(
      '--user <name>',
      'whose films they are, if the token is a Jellyfin API key',
    ).helpGroup(group),
  ];
}
