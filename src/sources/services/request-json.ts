import { messageOf } from '../../errors.ts';
import { VERSION } from '../../version.ts';
import { contentLength, isEncoded } from '../download/answer-headers.ts';
import type { DownloadLimits } from '../download/limits.ts';
import { redirectTarget } from '../download/redirect.ts';
import { statusFault } from '../download/status-fault.ts';
import { TransferFault } from '../download/transfer-fault.ts';

/** One request for JSON: a POST of the form if there is one, else a GET. */
export interface JsonRequest {
  readonly url: string;
  readonly form?: Readonly<Record<string, string>>;
  /** A secret for this server alone: with it, redirects are not followed. */
  readonly secret?: { readonly header: string; readonly value: string };
  /** The media type to ask for. */
  readonly accept: string;
  /** An e-mail address or URL of the user, which the request names. */
  readonly contact?: string | undefined;
}

export interface JsonResponse {
  readonly json: unknown;
  readonly headers: Headers;
}

/**
 * Names the program and who runs it, as the policy of Wikimedia asks
 * (https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy).
 */
function userAgent(contact: string | undefined): string {
  const comment = ['self-hosted film similarity', contact].filter((part) => part !== undefined);
  return `Reelated/${VERSION} (${comment.join('; ')}) Node.js/${process.versions.node}`;
}

const METHOD_KEPT: ReadonlySet<number> = new Set([301, 302, 307, 308]);
const SEE_OTHER = 303;

/**
 * Sends a request through its redirects and reads the JSON that comes back, whole.
 *
 * A response is refused when it ends early: by its length, by a broken connection, or because the
 * JSON is cut, which is how a query service that runs out of time ends a response that it has begun
 * with 200.
 *
 * @throws TransferFault; the signal's reason when it is aborted
 */
export async function requestJson(
  request: JsonRequest,
  limits: DownloadLimits,
  signal: AbortSignal,
): Promise<JsonResponse> {
  using stall = stallTimer(signal, limits.stallMs);
  try {
    const response = await follow(request, stall, limits.privateRedirects);
    if (response.status !== 200) {
      await response.body?.cancel();
      throw statusFault(response);
    }
    checkMediaType(response.headers);
    const bytes = await readBody(response, limits.largestFileBytes, stall);
    return { json: parse(bytes), headers: response.headers };
  } catch (error) {
    stall.signal.throwIfAborted();
    if (error instanceof TransferFault) throw error;
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new TransferFault(`the connection failed (${messageOf(cause)})`, 'later', {
      cause: error,
    });
  }
}

interface StallTimer extends Disposable {
  readonly signal: AbortSignal;
  /** Something has arrived. */
  readonly restart: () => void;
}

function stallTimer(signal: AbortSignal, stallMs: number): StallTimer {
  const own = new AbortController();
  const timer = setTimeout(() => {
    const seconds = Math.round(stallMs / 100) / 10;
    own.abort(new TransferFault(`the server sent nothing for ${seconds} s`, 'later'));
  }, stallMs);
  return {
    signal: AbortSignal.any([signal, own.signal]),
    restart: () => timer.refresh(),
    [Symbol.dispose]() {
      clearTimeout(timer);
      // closes the connection of a response that was not read to its end
      own.abort();
    },
  };
}

async function follow(
  { url, form, secret, accept, contact }: JsonRequest,
  stall: StallTimer,
  privateRedirects: boolean,
): Promise<Response> {
  const path = [url];
  let body = form === undefined ? undefined : new URLSearchParams(form);
  for (;;) {
    const response = await fetch(path.at(-1) ?? url, {
      ...(body === undefined ? {} : { method: 'POST', body }),
      headers: {
        accept,
        'user-agent': userAgent(contact),
        ...(secret && { [secret.header]: secret.value }),
      },
      redirect: 'manual',
      signal: stall.signal,
    });
    stall.restart();
    const { status } = response;
    if (!METHOD_KEPT.has(status) && status !== SEE_OTHER) return response;
    await response.body?.cancel();
    const target = redirectTarget(path, response.headers.get('location'));
    if (!privateRedirects) {
      const { refusePrivate } = await import('../download/private-address.ts');
      await refusePrivate(path, target);
    }
    if (secret !== undefined) {
      throw new TransferFault(
        `the server redirects to ${target}; use the URL it leads to`,
        'never',
      );
    }
    path.push(target);
    if (status === SEE_OTHER) body = undefined;
  }
}

function checkMediaType(headers: Headers): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? 'nothing';
  if (/^application\/([\w.-]+\+)?json$/.test(type)) return;
  throw new TransferFault(`the server answered with ${type} instead of JSON`, 'later');
}

async function readBody(
  { body, headers }: Response,
  largestBytes: number,
  stall: StallTimer,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    stall.restart();
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > largestBytes) {
      throw new TransferFault(`the response is larger than ${largestBytes} bytes`, 'never');
    }
  }
  const length = isEncoded(headers) ? null : contentLength(headers);
  if (length !== null && length !== bytes) {
    throw new TransferFault(`the response has ${bytes} bytes instead of ${length}`, 'later');
  }
  return Buffer.concat(chunks);
}

function parse(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new TransferFault('the response is not UTF-8', 'later', { cause: error });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const what = `the response is not whole: its JSON ends or breaks within ${bytes.length} bytes`;
    throw new TransferFault(what, 'later', { cause: error });
  }
}
