// @ts-check

/**
 * @typedef {object} Film
 * @property {number} film_id
 * @property {string} title
 * @property {string | null} year
 * @property {number | null} duration
 * @property {string[]} genres
 * @property {number} rating
 * @property {number} vote_count
 * @property {string[]} persons
 * @property {string | null} original_title
 *
 * @typedef {Film & { similarity: number }} SimilarFilm
 *
 * @typedef {object} SimilarPage
 * @property {SimilarFilm[]} films
 * @property {number} total
 * @property {string | null} next the address of the next page
 */

/** An answer that is not what was asked for, in words for the person in front of the page. */
export class ApiError extends Error {
  /**
   * @param {string} message
   * @param {number | null} retrySeconds when it is worth trying again by itself
   */
  constructor(message, retrySeconds) {
    super(message);
    this.retrySeconds = retrySeconds;
  }
}

/** A search that meets more films than this is narrowed to the better known ones. */
const MANY = 500;
const VOTES = [0, 30_000, 150_000, 500_000, 1_000_000];

/**
 * The best known films whose title holds the text, most votes first. The API orders by title, so a
 * search that meets too many is asked again for films with more votes.
 * @param {string} text empty: all films
 * @param {AbortSignal} signal
 * @returns {Promise<{ films: Film[], total: number }>} `total` counts all that hold the text
 */
export async function searchByTitle(text, signal) {
  const title = text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  /** @type {Film[]} */
  let films = [];
  let total = null;
  for (const votes of VOTES) {
    const answer = await ask(`/film/search?limit=${MANY}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...(title && { title }), ...(votes > 0 && { vote_count: votes }) }),
      signal,
    });
    const found = countOf(answer);
    total ??= found;
    if (found > 0) films = await answer.json();
    if (found <= MANY) break;
  }
  return { films: films.sort((a, b) => b.vote_count - a.vote_count), total: total ?? 0 };
}

/**
 * @param {number} filmId
 * @param {AbortSignal} signal
 * @returns {Promise<Film>}
 */
export async function getFilm(filmId, signal) {
  return (await ask(`/film/${filmId}`, { signal })).json();
}

/**
 * @param {string} address of a page of similar films
 * @param {AbortSignal} signal
 * @returns {Promise<SimilarPage>}
 */
export async function getSimilar(address, signal) {
  const answer = await ask(address, { signal });
  const next = /<([^>]*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
  return { films: await answer.json(), total: countOf(answer), next };
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<{ counts?: { films?: number }, sources?: { url: string | null }[], built_at: string }>}
 */
export async function getDataset(signal) {
  return (await ask('/dataset', { signal })).json();
}

/** @param {Response} answer */
function countOf(answer) {
  return Number(answer.headers.get('x-total-count') ?? 0);
}

/**
 * @param {string} address
 * @param {RequestInit} request
 */
async function ask(address, request) {
  const answer = await fetch(address, request).catch((error) => {
    if (request.signal?.aborted) throw error;
    throw new ApiError('The server cannot be reached.', 5);
  });
  if (answer.ok) return answer;
  if (answer.status === 404)
    throw new ApiError('There is no such film here. Type a title to find another.', null);
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('retry-after')) || 10;
    throw new ApiError('That was a lot of questions in a short time.', seconds);
  }
  if (answer.status === 503) throw new ApiError('The server is busy.', 3);
  const problem = await answer.json().catch(() => ({}));
  throw new ApiError(problem.detail ?? 'The server could not answer.', null);
}
