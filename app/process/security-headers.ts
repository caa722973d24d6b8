import type { RequestHandler, Response } from "express";
import helmet from "helmet";
import { pagesOfStripe } from "#app/gateways/payments/cards.server.ts";

/** QUALITY: Safe. No inline script or style; `live` allows Vite's socket in development. */
export const securityHeaders = (live: boolean, production: boolean): RequestHandler =>
  helmet({
    // no-referrer would make browsers send "Origin: null", which looks like a foreign form
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: production ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        "default-src": ["'none'"],
        "script-src": [
          "'self'",
          (_request, response) => `'nonce-${(response as Response).locals.nonce as string}'`,
        ],
        "style-src": live ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'"],
        // Browsers hold the redirect after a form to this rule as well
        "form-action": ["'self'", ...pagesOfStripe()],
        "connect-src": live ? ["'self'", "ws:"] : ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
      },
    },
  });
