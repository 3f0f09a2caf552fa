import type { FastifyInstance } from 'fastify';

const CONTENT_SECURITY_POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
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

/**
 * The headers of every response; none that would upgrade plain HTTP on a local machine to HTTPS.
 * They are constant, so there is no need for a plugin that assembles them for each request.
 */
const HEADERS = {
  'content-security-policy': policyText(CONTENT_SECURITY_POLICY),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Adds strict security headers to every response. */
export function registerSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(HEADERS);
    done();
  });
}

function policyText(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
