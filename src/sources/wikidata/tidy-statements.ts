import { FaultCounts } from '../services/fault-counts.ts';
import { cutText, oneLine } from '../services/plain-text.ts';
import { filmIdOf } from '../services/tconst.ts';
import { FILM_PROPERTIES } from './properties.ts';

/** Wikidata's own limit. */
const LONGEST_LABEL = 250;

const PROPERTIES = new Map(FILM_PROPERTIES.map((property) => [property.id, property]));

/** One statement about a film. */
export interface Statement {
  readonly tconst: string;
  readonly property: string;
  readonly value: string;
  /** The value's own text where it has no label. */
  readonly label: string;
}

/**
 * Gathers statements, from the service or from a file, in the one form in which they are stored:
 * known properties with values of their kind, each once, labels of a reasonable length. What does
 * not fit is counted.
 */
export class TidyStatements {
  readonly faults = new FaultCounts();
  readonly #films = new Map<string, Map<string, Statement>>();

  /** `where` is for warnings: `line 7, P364 x`. */
  add({ tconst, property, value, label }: Statement, where: string): void {
    const kind = PROPERTIES.get(property);
    if (kind === undefined) {
      this.faults.add('statements with an unknown property were left out', where);
      return;
    }
    const stored = kind.valueOf(value);
    if (stored === undefined) {
      this.faults.add('statements with a value of the wrong kind were left out', where);
      return;
    }
    const text = oneLine(label);
    if (text.length > LONGEST_LABEL) {
      this.faults.add(`labels longer than ${LONGEST_LABEL} characters were cut`, where);
    }
    this.#keep({
      tconst,
      property,
      value: stored,
      label: isLabel(text) ? cutText(text, LONGEST_LABEL) : stored,
    });
  }

  /** All of them, by film, property and value. */
  rows(): readonly Statement[] {
    const films = [...this.#films].toSorted(([a], [b]) => (filmIdOf(a) ?? 0) - (filmIdOf(b) ?? 0));
    return films.flatMap(([, statements]) =>
      [...statements].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, statement]) => statement),
    );
  }

  #keep(statement: Statement): void {
    const { tconst, property, value, label } = statement;
    const key = `${property}\t${value}`;
    const statements = this.#films.get(tconst) ?? new Map<string, Statement>();
    const other = statements.get(key)?.label ?? value;
    // two items may have the same statement, and only one of them the label
    const isBetter = other === value || (label !== value && label < other);
    if (isBetter) statements.set(key, statement);
    this.#films.set(tconst, statements);
  }
}

function isLabel(text: string): boolean {
  // which would be read as null
  return text !== '' && text !== String.raw`\N`;
}
