/** Sees to it that the browser tests find a Chromium; on Debian as root it installs one. */
import { aptInstall, mayInstall } from './apt.ts';
import { findChromium } from './find-chromium.ts';

if (findChromium() === undefined) {
  if (!mayInstall() || !aptInstall('chromium') || findChromium() === undefined) {
    console.error(
      'The browser tests need Chromium and found none. Install it (Debian, Ubuntu: `sudo apt-get install chromium`; elsewhere any Chrome or Chromium) or name one in REELATED_CHROMIUM.',
    );
    process.exitCode = 1;
  }
}
