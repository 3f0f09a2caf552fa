/** Control characters, but no line breaks and tabs. */
// oxlint-disable-next-line no-control-regex -- this is what they are for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!\n)/g;
/** What shows the characters after it in another order; letters alone give a line its direction. */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/g;
/** The part of Unicode with a picture of each C0 character, in their order. */
const PICTURES = 0x24_00;
const DELETE = 0x7f;

/**
 * Text for a terminal, in which pictures stand for control characters: a title, or the message of a
 * server, could otherwise move the cursor, change colours, set the window's title or reorder a line.
 */
export function printable(text: string): string {
  return text.replaceAll(REORDERING, '\uFFFD').replaceAll(CONTROL, (character) => {
    const code = character.charCodeAt(0);
    if (code < DELETE) return String.fromCharCode(PICTURES + code);
    return code === DELETE ? '\u2421' : '\uFFFD';
  });
}

/**
 * A value as JSON without what {@link printable} replaces, which would change it: `JSON.stringify`
 * escapes only the first 32 control characters.
 */
export function printableJson(value: unknown, space?: number): string {
  return JSON.stringify(value, null, space).replaceAll(
    /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
