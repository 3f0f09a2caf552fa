// Keeps the page of the first build up to date, and opens the app once there is one.
const EVERY_MS = 2000;

async function update() {
  try {
    const response = await fetch(location.href, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
    });
    if (response.ok || response.status === 404) {
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of ['#tally', 'progress', 'ol']) show(part, page);
  } catch {
    // it may be starting again
  }
  setTimeout(() => void update(), EVERY_MS);
}

/**
 * Takes a part over from a newer page. What is the same stays, so that screen readers only say what is new.
 *
 * @param {string} part - its selector
 * @param {Document} page
 */
function show(part, page) {
  const [now, next] = [document, page].map((one) => one.querySelector(`#building ${part}`));
  if (now && next && !now.isEqualNode(next)) {
    if (part === '#tally') now.textContent = next.textContent;
    else now.replaceWith(next);
  }
}

setTimeout(() => void update(), EVERY_MS);
