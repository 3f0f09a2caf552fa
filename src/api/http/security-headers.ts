import type { FastifyInstance } from 'fastify';

const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** For the documentation pages, whose scripts set inline styles. */
export const DOCS_CONTENT_SECURITY_POLICY = policyText({
  ...CONTENT_SECURITY_POLICY,
  'style-src': "'self' 'unsafe-inline'",
});

/** For notebooks, which have inline styles and pictures, and neither scripts nor files of their own. */
export const NOTEBOOK_CONTENT_SECURITY_POLICY = policyText({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
});

type Headers = Readonly<Record<string, string>>;

/**
 * The headers of every response other than JSON; none that would upgrade plain HTTP on a local
 * machine to HTTPS. They are constant, so there is no need for a plugin that assembles them for each
 * request.
 */
export const PAGE_SECURITY_HEADERS: Headers = {
  'content-security-policy': policyText(CONTENT_SECURITY_POLICY),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * The headers of JSON, for which nothing else of the above has a meaning: it opens no windows, links
 * to nothing and runs nothing. A browser that shows it as a page may load nothing for it.
 */
export const JSON_SECURITY_HEADERS: Headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Adds strict security headers to every response, except for those that a route has set itself. */
export function registerSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const headers = isJson(reply.getHeader('content-type'))
      ? JSON_SECURITY_HEADERS
      : PAGE_SECURITY_HEADERS;
    for (const [name, value] of Object.entries(headers)) {
      if (!reply.hasHeader(name)) reply.header(name, value);
    }
    done(null, payload);
  });
}

/** Whether a media type is JSON or based on it, such as `application/problem+json`. */
function isJson(type: unknown): boolean {
  return typeof type === 'string' && /^application\/([\w.-]+\+)?json\b/.test(type);
}

function policyText(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
