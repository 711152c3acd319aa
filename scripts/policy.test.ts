import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageHeaders, withPolicyInPage } from './policy.mjs';

const directives = contentSecurityPolicy().split('; ');

describe('the policy', () => {
  it('H8: allows files of the lab, WASM, and pictures made in the page; nothing else', () => {
    expect(directives).toEqual([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "worker-src 'self'",
      "connect-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types amdahl-lab',
    ]);
  });

  it('gets sources for those who need more, and never fewer directives', () => {
    const more = contentSecurityPolicy({ 'connect-src': ['ws:'] }).split('; ');
    expect(more).toContain("connect-src 'self' ws:");
    expect(more.length).toBe(directives.length);
  });

  it('goes with every answer, isolated or not', () => {
    const [on, off] = [pageHeaders(), pageHeaders({ isolated: false })];
    for (const headers of [on, off]) {
      expect(headers['Content-Security-Policy']).toBe(contentSecurityPolicy());
      expect(headers['Referrer-Policy']).toBe('no-referrer');
      expect(headers['Permissions-Policy']).toMatch(/camera=\(\).*microphone=\(self\)/);
    }
    expect(on).toMatchObject({ 'Cross-Origin-Opener-Policy': 'same-origin' });
    expect(off).not.toHaveProperty('Cross-Origin-Opener-Policy');
    expect(pageHeaders({ policy: false })).not.toHaveProperty('Content-Security-Policy');
  });

  it('stands in a page before anything that it is about, without what only a header can say', () => {
    const page = withPolicyInPage(
      '<head><meta charset="utf-8" /><script src="a.js"></script></head>',
    );
    const said = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    expect(said?.split('; ')).toEqual(
      directives.filter((directive) => !directive.startsWith('frame-ancestors')),
    );
    expect(page.indexOf('http-equiv')).toBeLessThan(page.indexOf('<script'));
    expect(page).toContain('<meta name="referrer" content="no-referrer" />');
    expect(() => withPolicyInPage('<head></head>')).toThrow('charset');
  });
});
