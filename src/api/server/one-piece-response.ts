import { ServerResponse } from './node-http.ts';

/** For longer bodies, the copies cost more than the second write. */
const MAX_BYTES = 16 * 1024;

/**
 * Sends a short body of bytes together with the headers in one write, as Node itself does with
 * strings. Node sends bytes in a second write, which costs more than the copies here. Latin-1 maps
 * each byte to one character and back.
 */
export class OnePieceResponse extends ServerResponse {
  override end(done?: () => void): this;
  override end(body: unknown, done?: () => void): this;
  override end(body: unknown, encoding: BufferEncoding, done?: () => void): this;
  override end(body?: unknown, ...rest: never[]): this {
    if (!Buffer.isBuffer(body) || body.length > MAX_BYTES) return super.end(body, ...rest);
    const done = rest.find((one) => typeof one === 'function');
    return super.end(body.toString('latin1'), 'latin1', done);
  }
}
