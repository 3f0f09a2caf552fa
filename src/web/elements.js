// @ts-check

/**
 * The element of the page with this id.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${type.name} #${id}`);
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {{ className?: string, text?: string }} [content]
 */
export function element(name, { className = '', text = '' } = {}) {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}

/** @param {HTMLElement} content */
export function item(content) {
  const made = element('li');
  made.append(content);
  return made;
}

/** @param {number} value */
export function count(value) {
  return value.toLocaleString('en');
}

/**
 * @param {number} value
 * @param {string} noun
 */
export function plural(value, noun) {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
