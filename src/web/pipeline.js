// @ts-check
import { byId, count, element, plural } from './elements.js';
import { drawGraph } from './pipeline-graph.js';

/**
 * @typedef {object} Result
 * @property {string} run
 * @property {string | null} startedAt
 * @property {number | null} elapsedMs
 * @property {number | null} rows
 * @property {number | null} bytes
 * @property {number | null} peakRssBytes
 * @property {string[]} notes
 * @property {string[]} warnings
 * @property {Record<string, unknown>} facts
 *
 * @typedef {Result & { task: string, requires: string[], state: string, reasons: string[],
 *   progress: { done: number, total: number | null, unit: string } | null,
 *   problem: string | null }} TaskInRun
 *
 * @typedef {object} Run
 * @property {string} run
 * @property {string} state
 * @property {string | null} startedAt
 * @property {number | null} elapsedMs
 * @property {boolean} whole
 * @property {TaskInRun[]} tasks
 */

const LIVE_MS = 1000;
const IDLE_MS = 15_000;

/** @type {Record<string, [words: string, tone: string]>} */
const STATES = {
  waiting: ['waiting', ''],
  fresh: ['up to date', 'good'],
  running: ['running', 'busy'],
  ran: ['done', 'good'],
  succeeded: ['done', 'good'],
  failed: ['failed', 'bad'],
  cancelled: ['cancelled', 'busy'],
  blocked: ['blocked', 'bad'],
  died: ['broken off', 'bad'],
};

const status = byId('status', HTMLElement);
let shown = '';

async function look() {
  let next = IDLE_MS;
  try {
    const answer = await fetch('/pipeline', { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
    const text = await answer.text();
    /** @type {{ runs: Run[], last: Record<string, Result> }} */
    const { runs, last } = JSON.parse(text);
    if (runs[0]?.state === 'running') next = LIVE_MS;
    // what has not changed stays, with what a person has unfolded
    if (text !== shown) show(runs, last);
    shown = text;
  } catch (error) {
    shown = '';
    say(`The state cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
  setTimeout(() => void look(), next);
}

/**
 * @param {Run[]} runs
 * @param {Record<string, Result>} last
 */
function show(runs, last) {
  for (const section of document.querySelectorAll('section')) section.hidden = runs.length === 0;
  const newest = runs[0];
  if (newest === undefined) {
    say('No run has left its events here yet.');
    return;
  }
  say(`The last run, ${when(newest.startedAt)}: ${runWords(newest)}`);
  const nodes = newest.tasks.map((task) => ({
    name: task.task,
    requires: task.requires,
    detail: shortly(task, last[task.task]),
    tone: toneOf(task.state),
  }));
  byId('graph', HTMLElement).hidden = nodes.every(({ requires }) => requires.length === 0);
  byId('graph', HTMLElement).replaceChildren(drawGraph(nodes));
  const open = openDetails();
  byId('tasks', HTMLElement).replaceChildren(
    ...newest.tasks.map((task) => taskItem(task, last[task.task], open)),
  );
  byId('runs', HTMLElement).replaceChildren(...runs.map(runItem));
}

/**
 * @param {TaskInRun} task
 * @param {Result | undefined} last
 * @param {ReadonlySet<string>} open
 */
function taskItem(task, last, open) {
  const made = element('li');
  made.append(row(task.task, task.state));
  const result = task.state === 'ran' ? task : last;
  if (task.progress) made.append(note(progressWords(task.progress)));
  else if (result) made.append(note(figures(result).join(', ')));
  if (task.problem) made.append(note(task.problem, 'problem'));
  for (const text of result?.notes ?? []) made.append(note(text));
  for (const warning of result?.warnings ?? []) made.append(note(warning, 'warning'));

  const details = element('details');
  details.dataset['task'] = task.task;
  details.open = open.has(task.task);
  const facts = Object.entries(result?.facts ?? {});
  details.append(
    element('summary', { text: 'More' }),
    pairs([
      ['comes after', task.requires.join(', ') || 'nothing'],
      ['ran because', task.reasons.join('; ')],
      ['last result', result ? when(result.startedAt) : 'none'],
      ...facts.map(([key, value]) => /** @type {const} */ ([key, factText(value)])),
    ]),
  );
  made.append(details);
  return made;
}

/** @param {Run} run */
function runItem(run) {
  const made = element('li');
  made.append(row(when(run.startedAt), run.state), note(runWords(run)));
  if (!run.whole) made.append(note('Not all of its events could be read.', 'warning'));
  return made;
}

/** @param {Run} run */
function runWords({ state, elapsedMs, tasks }) {
  const [words] = STATES[state] ?? [state];
  const parts = ['ran', 'fresh', 'failed', 'cancelled', 'blocked', 'running', 'waiting'].flatMap(
    (one) => {
      const sum = tasks.filter((task) => task.state === one).length;
      return sum === 0 ? [] : [`${sum} ${STATES[one]?.[0]}`];
    },
  );
  const peak = Math.max(0, ...tasks.map(({ peakRssBytes }) => peakRssBytes ?? 0));
  const memory = peak > 0 ? `, at most ${inBytes(peak)} of memory` : '';
  const time = elapsedMs === null ? '' : ` in ${inTime(elapsedMs)}`;
  return `${words}${time}; tasks: ${parts.join(', ')}${memory}.`;
}

/** @param {Result} result */
function figures({ elapsedMs, rows, bytes, peakRssBytes }) {
  return [
    elapsedMs === null ? '' : inTime(elapsedMs),
    rows === null ? '' : plural(rows, 'row'),
    bytes ? inBytes(bytes) : '',
    peakRssBytes ? `peak ${inBytes(peakRssBytes)} of memory` : '',
  ].filter((text) => text !== '');
}

/**
 * @param {TaskInRun} task
 * @param {Result | undefined} last
 */
function shortly(task, last) {
  if (task.progress) return progressWords(task.progress);
  const result = task.state === 'ran' ? task : last;
  const [words] = STATES[task.state] ?? [task.state];
  const elapsedMs = result?.elapsedMs ?? null;
  return elapsedMs === null ? words : `${words}, ${inTime(elapsedMs)}`;
}

/** @param {{ done: number, total: number | null, unit: string }} progress */
function progressWords({ done, total, unit }) {
  if (total !== null && total > 0) return `${Math.floor((100 * done) / total)} %`;
  return unit === 'bytes' ? inBytes(done) : `${count(done)} ${unit}`;
}

/**
 * @param {string} title
 * @param {string} state
 */
function row(title, state) {
  const made = element('div', { className: 'row' });
  const [words] = STATES[state] ?? [state];
  made.append(
    element('span', { className: 'title', text: title }),
    element('span', { className: `state ${toneOf(state)}`, text: words }),
  );
  return made;
}

/**
 * @param {string} text
 * @param {string} [tone]
 */
function note(text, tone = '') {
  return element('span', { className: `note ${tone}`, text });
}

/** @param {readonly (readonly [string, string])[]} entries */
function pairs(entries) {
  const made = element('dl');
  for (const [name, text] of entries) {
    if (text !== '') made.append(element('dt', { text: name }), element('dd', { text }));
  }
  return made;
}

/** @returns {ReadonlySet<string>} */
function openDetails() {
  const found = document.querySelectorAll('details[open]');
  return new Set(
    [...found].map((one) => (one instanceof HTMLElement ? (one.dataset['task'] ?? '') : '')),
  );
}

/** @param {unknown} value */
function factText(value) {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

/** @param {string} state */
function toneOf(state) {
  return STATES[state]?.[1] ?? '';
}

/** @param {string} text */
function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

/** @param {string | null} at */
function when(at) {
  const date = new Date(at ?? '');
  if (Number.isNaN(date.getTime())) return 'at an unknown time';
  return date.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
}

/** @param {number} elapsedMs */
function inTime(elapsedMs) {
  if (elapsedMs < 1000) return `${Math.round(elapsedMs)} ms`;
  if (elapsedMs < 60_000) return `${(elapsedMs / 1000).toFixed(1)} s`;
  return `${Math.floor(elapsedMs / 60_000)} min ${Math.floor((elapsedMs % 60_000) / 1000)} s`;
}

/** @param {number} bytes */
function inBytes(bytes) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(4, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}

void look();
