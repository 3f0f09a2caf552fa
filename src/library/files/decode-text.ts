/**
 * The text of a file: UTF-8 or UTF-16, with or without a byte order mark, else Windows-1252, which
 * contains Latin-1; also line by line, where files of several programs were put together. Lines end
 * with line feeds, also where the file has CR LF or CR.
 *
 * @returns undefined if it is not text
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = decode(bytes);
  if (text.includes('\0')) return undefined;
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).replaceAll(/\r\n?/g, '\n');
}

function decode(bytes: Uint8Array): string {
  const wide = utf16Of(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeLines(bytes);
  }
}

const LINE_FEED = 10;

/** The lines that are UTF-8 as such, and the others as Windows-1252. */
function decodeLines(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const other = new TextDecoder('windows-1252');
  const lines: string[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end === -1 ? bytes.length : end + 1;
    const line = bytes.subarray(from, to);
    try {
      lines.push(utf8.decode(line));
    } catch {
      lines.push(other.decode(line));
    }
    from = to;
  }
  return lines.join('');
}

/** Which UTF-16 bytes are, if any; a header without a mark has a zero in every other byte. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 64);
  const zeros = (parity: number): number =>
    start.filter((byte, place) => byte === 0 && place % 2 === parity).length;
  const most = start.length / 4;
  if (start.length < 8) return undefined;
  if (zeros(1) > most && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > most && zeros(1) === 0) return 'utf-16be';
  return undefined;
}
