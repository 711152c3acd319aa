// What a browser is told to allow the page and its workers. The one place that says it: the servers send it
// with every answer, and the built page carries what a page can say of itself, for hosts that send nothing.

/** Name of the one Trusted Types policy, which a build gives to whoever makes it. */
const trustedPolicy = 'amdahl-lab';

/** What a build puts in place of the name. */
export const policyDefines = {
  'import.meta.env.VITE_TRUSTED_POLICY': JSON.stringify(trustedPolicy),
};

/** Without these a page has no shared memory and a clock of 100 us. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Directives of the content security policy. Scripts are files of the lab alone, and no text becomes one;
 * WASM may be compiled. Pictures may be made in the page (blob:) or stand in its styles (data:).
 */
const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': [trustedPolicy],
};

/** What a page cannot say of itself: browsers take these from a header only. */
const headerOnly = ['frame-ancestors'];

/** Of what a browser can give, the lab asks for the microphone and the clipboard. */
const refused =
  'accelerometer camera display-capture geolocation gyroscope hid magnetometer midi payment serial usb xr-spatial-tracking';
const permissionsPolicy = [
  ...refused.split(' ').map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
  'microphone=(self)',
].join(', ');

const referrerPolicy = 'no-referrer';

/** The policy as a header says it; `more` adds sources to directives. */
export function contentSecurityPolicy(more = {}) {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources, ...(more[name] ?? [])].join(' '))
    .join('; ');
}

/**
 * Headers of every answer, page and worker alike; `more` adds sources to the policy's directives. Without
 * `policy` they are those of pages that are no lab, such as the bench's, whose libraries make scripts of text.
 */
export function pageHeaders({ isolated = true, policy = true, more = {} } = {}) {
  return {
    ...(isolated ? isolation : {}),
    ...(policy ? { 'Content-Security-Policy': contentSecurityPolicy(more) } : {}),
    'Permissions-Policy': permissionsPolicy,
    'Referrer-Policy': referrerPolicy,
    'X-Content-Type-Options': 'nosniff',
  };
}

/**
 * `html` with the policy as far as a page can say it of itself, after its charset. Workers that come over
 * the network do not hear of it: only a header of their own reaches them.
 */
export function withPolicyInPage(html) {
  const charset = '<meta charset="utf-8" />';
  if (!html.includes(charset))
    throw new Error(`The page has no ${charset} to put its policy after.`);
  const said = contentSecurityPolicy()
    .split('; ')
    .filter((directive) => !headerOnly.includes(directive.split(' ')[0]))
    .join('; ');
  return html.replace(
    charset,
    () => `${charset}
    <meta http-equiv="Content-Security-Policy" content="${said}" />
    <meta name="referrer" content="${referrerPolicy}" />`,
  );
}
