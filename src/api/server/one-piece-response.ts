import { ServerResponse } from 'node:http';

/** Longer ones are not worth the copies that this costs. */
const MOST_BYTES = 16 * 1024;

/**
 * Sends a short body of bytes in one piece with the headers, as Node itself does with text; bytes it
 * would send as a second piece, which costs more than the copies here. Latin-1 is the encoding whose
 * characters are the bytes one to one.
 */
export class OnePieceResponse extends ServerResponse {
  override end(done?: () => void): this;
  override end(body: unknown, done?: () => void): this;
  override end(body: unknown, encoding: BufferEncoding, done?: () => void): this;
  override end(body?: unknown, ...rest: never[]): this {
    if (!Buffer.isBuffer(body) || body.length > MOST_BYTES) return super.end(body, ...rest);
    const done = rest.find((one) => typeof one === 'function');
    return super.end(body.toString('latin1'), 'latin1', done);
  }
}
