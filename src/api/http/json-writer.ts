import { filmJsonBytes, type FilmTable } from '../../search/table/film-table.ts';

const FIRST_BYTES = 64 * 1024;
const MOST_BYTES_OF_A_CHARACTER = 3;
const COMMA = 44;
const CLOSING_BRACE = 125;
/** Short texts are written faster here than by Node, as most of them are ASCII. */
const SHORT = 64;

/**
 * Builds JSON in UTF-8. The films' JSON is copied from the table as bytes; as strings it would have
 * to be decoded, joined and encoded again for every response.
 */
export class JsonWriter {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #end = 0;

  /** Adds a piece of JSON. */
  text(text: string): void {
    this.#reserve(MOST_BYTES_OF_A_CHARACTER * text.length);
    if (text.length > SHORT || !this.#ascii(text)) {
      this.#end += this.#bytes.write(text, this.#end);
    }
  }

  comma(): void {
    this.#byte(COMMA);
  }

  /** Adds a film with `fields` at its end: the inside of an object, such as `"a":1`. */
  film(films: FilmTable, row: number, fields = ''): void {
    const film = filmJsonBytes(films, row);
    this.#reserve(film.length);
    this.#bytes.set(film, this.#end);
    this.#end += film.length;
    if (fields === '') return;
    this.#bytes[this.#end - 1] = COMMA;
    this.text(fields);
    this.#byte(CLOSING_BRACE);
  }

  /** Returns what has been added, and starts over. */
  take(): Buffer {
    const written = Buffer.allocUnsafe(this.#end);
    this.#bytes.copy(written, 0, 0, this.#end);
    this.#end = 0;
    return written;
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#end] = byte;
    this.#end += 1;
  }

  /** Adds a text if it is ASCII; returns whether it is. */
  #ascii(text: string): boolean {
    const bytes = this.#bytes;
    let end = this.#end;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return false;
      bytes[end++] = code;
    }
    this.#end = end;
    return true;
  }

  #reserve(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#end + bytes));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}
