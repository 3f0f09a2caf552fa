// @ts-check
import { ApiError, getDataset, getFilm, getSimilar, searchByTitle } from './api.js';
import { byId, count, element, plural } from './elements.js';
import { factsOf, filmList, originalTitle, similarItem } from './film-views.js';

/** @typedef {import('./api.js').Film} Film */

const DEBOUNCE_MS = 200;
const PATIENCE_MS = 250;
const RESULTS = 12;
const STARTERS = 8;
const LEAST_SIMILARITY = 0.05;

const title = byId('title', HTMLInputElement);
const status = byId('status', HTMLElement);
const view = byId('view', HTMLElement);

/** Ends what the view before was still waiting for. */
let current = new AbortController();

/**
 * The page is a function of the address: `#film=120737`, `#q=rings`, or neither.
 * @param {boolean} [arrived] whether the person went somewhere, rather than typed on
 */
async function show(arrived = false) {
  current.abort();
  current = new AbortController();
  const { signal } = current;
  const address = new URLSearchParams(location.hash.slice(1));
  const filmId = address.get('film');
  const text = (address.get('q') ?? '').trim();
  if (document.activeElement !== title || arrived) title.value = address.get('q') ?? '';
  const patience = setTimeout(() => say('Looking…'), PATIENCE_MS);
  try {
    if (filmId !== null) await showFilm(Number(filmId), signal, arrived);
    else if (text !== '') await showResults(text, signal);
    else await showStart(signal);
  } catch (error) {
    if (!signal.aborted) showError(error, signal);
  } finally {
    clearTimeout(patience);
  }
}

/** @param {AbortSignal} signal */
async function showStart(signal) {
  const { films } = await searchByTitle('', signal);
  document.title = 'Reelated';
  say('');
  view.replaceChildren(
    element('h1', { text: 'Find a film, and the films like it.', className: 'welcome' }),
    element('h2', { text: 'Or start from one that many know' }),
    filmList(films.slice(0, STARTERS)),
  );
}

/**
 * @param {string} text
 * @param {AbortSignal} signal
 */
async function showResults(text, signal) {
  const { films, total } = await searchByTitle(text, signal);
  document.title = `${text} · Reelated`;
  const shown = Math.min(films.length, RESULTS);
  say(total > shown ? `The ${shown} best known of ${count(total)} films` : plural(total, 'film'));
  view.replaceChildren(
    total === 0
      ? element('p', {
          className: 'message',
          text: `No title here holds “${text}”. Try a shorter part of it.`,
        })
      : filmList(films.slice(0, RESULTS)),
  );
}

/**
 * @param {number} filmId
 * @param {AbortSignal} signal
 * @param {boolean} arrived
 */
async function showFilm(filmId, signal, arrived) {
  const [film, similar] = await Promise.all([
    getFilm(filmId, signal),
    getSimilar(`/film/${filmId}/similar/${LEAST_SIMILARITY}?limit=${RESULTS}`, signal),
  ]);
  document.title = `${film.title} · Reelated`;
  say('');
  const heading = element('h1', { text: film.title });
  heading.tabIndex = -1;
  const list = element('ol');
  list.append(...similar.films.map((other) => similarItem(film, other)));
  view.replaceChildren(
    heading,
    ...originalTitle(film),
    element('p', { className: 'facts', text: factsOf(film).join(' · ') }),
    element('p', { className: 'persons', text: film.persons.join(', ') }),
    element('h2', { text: 'Films like it' }),
    similar.total === 0 ? element('p', { text: 'No film here is like it.' }) : list,
    ...moreButton(film, list, similar.next, signal),
  );
  if (!arrived) return;
  scrollTo(0, 0);
  heading.focus();
}

/**
 * A button that adds the next page of similar films, if there is one.
 * @param {Film} film
 * @param {HTMLElement} list
 * @param {string | null} next
 * @param {AbortSignal} signal
 * @returns {HTMLElement[]}
 */
function moreButton(film, list, next, signal) {
  if (next === null) return [];
  const button = element('button', { text: 'More' });
  const more = async () => {
    try {
      const page = await getSimilar(next, signal);
      const items = page.films.map((other) => similarItem(film, other));
      list.append(...items);
      button.replaceWith(...moreButton(film, list, page.next, signal));
      items[0]?.querySelector('a')?.focus();
    } catch (error) {
      if (!signal.aborted) say(messageOf(error));
    }
  };
  button.addEventListener('click', () => void more());
  return [button];
}

/**
 * @param {unknown} error
 * @param {AbortSignal} signal
 */
function showError(error, signal) {
  const seconds = error instanceof ApiError ? error.retrySeconds : null;
  const hint = seconds === null ? '' : ` Trying again in ${plural(seconds, 'second')}.`;
  const message = element('p', { className: 'message', text: messageOf(error) + hint });
  message.setAttribute('role', 'alert');
  const retry = element('button', { text: 'Try again' });
  retry.addEventListener('click', () => void show());
  say('');
  view.replaceChildren(message, ...(seconds === null ? [] : [retry]));
  if (seconds === null) return;
  const timer = setTimeout(() => void show(), seconds * 1000);
  signal.addEventListener('abort', () => clearTimeout(timer));
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof ApiError ? error.message : `Something went wrong: ${String(error)}`;
}

/** @param {string} text */
function say(text) {
  status.textContent = text;
}

/**
 * Arrow keys walk from the box through the films and back, Escape leads back to the box, and Enter
 * in the box opens the first film.
 * @param {KeyboardEvent} event
 */
async function walk(event) {
  const links = filmLinks();
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0 && document.activeElement !== title) return;
  switch (event.key) {
    case 'ArrowDown':
      links[at + 1]?.focus();
      break;
    case 'ArrowUp':
      (links[at - 1] ?? title).focus();
      break;
    case 'Escape':
      // in the box it is the browser's, and empties it
      if (at < 0) return;
      title.focus();
      break;
    case 'Enter':
      if (at >= 0) return;
      if (typing !== undefined) await search();
      filmLinks()[0]?.click();
      return;
    default:
      return;
  }
  event.preventDefault();
}

function filmLinks() {
  return [...view.querySelectorAll('li a')].filter((link) => link instanceof HTMLElement);
}

/** Makes what was typed the address, and shows it. */
async function search() {
  clearTimeout(typing);
  typing = undefined;
  const address = title.value.trim() === '' ? '/' : `#${new URLSearchParams({ q: title.value })}`;
  // a film's page stays in the history; what is typed on top of other text does not
  if (location.hash.startsWith('#film=')) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  await show();
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;
title.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => void search(), DEBOUNCE_MS);
});
document.addEventListener('keydown', (event) => void walk(event));
addEventListener('hashchange', () => {
  // whoever has gone on no longer asks for what was typed
  clearTimeout(typing);
  typing = undefined;
  void show(true);
});
addEventListener('online', () => void show());

async function showDataset() {
  try {
    const { counts, sources, built_at: builtAt } = await getDataset(AbortSignal.timeout(10_000));
    const films = counts?.films === undefined ? '' : `${plural(counts.films, 'film')}, `;
    const isSample = sources?.some(({ url }) => url === 'sample') ?? false;
    const caution = isSample ? ' A sample: its ratings and votes are rounded illustrations.' : '';
    byId('dataset', HTMLElement).textContent = `${films}as of ${builtAt.slice(0, 10)}.${caution}`;
  } catch {
    // the footer does without
  }
}

void showDataset();
void show();
