/**
 * The line of a module, from 1, that a stack names first: where an error was thrown in it, or the
 * closest call in it to there. A syntax error's stack begins with the place itself.
 */
export function lineInStack(stack: string, url: string): number | undefined {
  const path = url.replace(/^file:\/\//, '');
  for (const line of stack.split('\n')) {
    for (const name of [url, path, decodeURI(path)]) {
      const at = line.indexOf(`${name}:`);
      const number = at < 0 ? undefined : /^\d+/.exec(line.slice(at + name.length + 1))?.[0];
      if (number !== undefined) return Number(number);
    }
  }
  return undefined;
}

/** The line of a text, from 1, that has a string literal of this value. */
export function lineOfQuoted(text: string, value: string): number | undefined {
  const quoted = [`'${value}'`, `"${value}"`, `\`${value}\``];
  const index = text
    .split('\n')
    .findIndex((line) => !/^\s*\/\//.test(line) && quoted.some((one) => line.includes(one)));
  return index < 0 ? undefined : index + 1;
}
