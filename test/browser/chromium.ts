import { chromium, type Browser } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.ts';

// Chromium must contact only the server under test, and not its maker.
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  '--no-sandbox',
];

/** Starts the installed Chromium without a window. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('no Chromium found: install one, or name it in REELATED_CHROMIUM');
  }
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}
