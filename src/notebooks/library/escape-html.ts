const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for HTML, also inside an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** The text that {@link escapeHtml} was given. */
export function unescapeHtml(html: string): string {
  const characters = new Map(
    Object.entries(ENTITIES).map(([character, entity]) => [entity, character]),
  );
  return html.replaceAll(/&\w+;/g, (entity) => characters.get(entity) ?? entity);
}
