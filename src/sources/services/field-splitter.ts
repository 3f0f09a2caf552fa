/**
 * Splits tab-separated text into rows of fields, without ever holding more of a field than 256 KiB:
 * a file in which one text has 50 MB is read like any other.
 */
const [TAB, LINE_FEED, CARRIAGE_RETURN] = [0x09, 0x0a, 0x0d] as const;
/** No label or lead section comes near this. */
const LONGEST_FIELD_BYTES = 256 << 10;
/** Fields of a row beyond this many are only counted. */
const MOST_FIELDS = 1000;

export interface FieldSplitter {
  /** Takes the next bytes of the text, cut anywhere. */
  readonly take: (chunk: Uint8Array) => void;
  /** Takes the end of the text; the last line may lack its line feed. */
  readonly end: () => void;
}

/**
 * Takes a line: its number from 1, its fields, and how many there are. The fields are undefined
 * when one of them is not UTF-8.
 */
export type OnLine = (line: number, fields: readonly string[] | undefined, count: number) => void;

/** A splitter over one text. */
export function fieldSplitter(onLine: OnLine): FieldSplitter {
  let line = 1;
  let fields: string[] = [];
  let count = 0;
  let isText = true;
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let isCut = false;

  function append(chunk: Uint8Array, from: number, to: number): void {
    const most = Math.min(to, from + LONGEST_FIELD_BYTES - bytes);
    isCut ||= most < to;
    if (most <= from) return;
    // a copy, because the caller may reuse its buffer
    parts.push(Uint8Array.from(chunk.subarray(from, most)));
    bytes += most - from;
  }

  function endField(isLast: boolean): void {
    count += 1;
    if (count <= MOST_FIELDS) {
      const field = Buffer.concat(parts);
      const withoutReturn = isLast && field.at(-1) === CARRIAGE_RETURN ? -1 : field.length;
      const text = decoded(field.subarray(0, withoutReturn), isCut);
      isText &&= text !== undefined;
      fields.push(text ?? '');
    }
    parts = [];
    bytes = 0;
    isCut = false;
  }

  function endLine(): void {
    endField(true);
    onLine(line, isText ? fields : undefined, count);
    line += 1;
    fields = [];
    count = 0;
    isText = true;
  }

  return {
    take(chunk) {
      let from = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at];
        if (byte !== TAB && byte !== LINE_FEED) continue;
        append(chunk, from, at);
        from = at + 1;
        if (byte === TAB) endField(false);
        else endLine();
      }
      append(chunk, from, chunk.length);
    },
    end() {
      if (count > 0 || bytes > 0) endLine();
    },
  };
}

/** The text; undefined when it is not UTF-8. A cut may be within its last character. */
function decoded(field: Uint8Array, isCut: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(field, {
      stream: isCut,
    });
  } catch {
    return undefined;
  }
}
