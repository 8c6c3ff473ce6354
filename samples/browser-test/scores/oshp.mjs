/*
 * What the OWASP Secure Headers Project asks of a response, in our own words; its own tests, for another tool, are
 * https://github.com/oshp/oshp-validator (tests_suite.yml, July 2025).
 */
const DENIED =
  "accelerometer autoplay camera clipboard-read clipboard-write cross-origin-isolated display-capture encrypted-media" +
  " fullscreen gamepad geolocation gyroscope hid idle-detection interest-cohort keyboard-map magnetometer microphone midi" +
  " payment picture-in-picture publickey-credentials-get screen-wake-lock serial unload usb web-share xr-spatial-tracking";

const is = (...wanted) => (value) => wanted.includes(value);
const absent = (value) => value === undefined;

const PAGE = {
  "Strict-Transport-Security": is(
    "max-age=31536000; includeSubDomains",
    "max-age=31536000; includeSubDomains; preload",
  ),
  "X-Frame-Options": is("deny", "DENY"),
  "X-Content-Type-Options": is("nosniff"),
  "Content-Security-Policy": (value) => value !== undefined && !value.includes("unsafe"),
  "X-Permitted-Cross-Domain-Policies": is("none"),
  "Referrer-Policy": is("no-referrer"),
  "Cross-Origin-Embedder-Policy": is("require-corp"),
  "Cross-Origin-Opener-Policy": is("same-origin"),
  "Cross-Origin-Resource-Policy": is("same-origin"),
  "Permissions-Policy": (value) =>
    value !== undefined &&
    DENIED.split(" ").every((feature) => value.includes(`${feature}=()`)) &&
    (value.includes("sync-xhr=()") || value.includes("sync-xhr=(self)")),
  "Cache-Control": is("no-store, max-age=0"),
  "Feature-Policy": absent,
  "Public-Key-Pins": absent,
  "Expect-CT": absent,
  "X-XSS-Protection": absent,
};

const LOG_OUT = { "Clear-Site-Data": is('"cache","cookies","storage"') };

function failed(checks, headers) {
  return Object.entries(checks)
    .filter(([name, holds]) => !holds(headers[name.toLowerCase()]))
    .map(([name]) => `${name}: ${headers[name.toLowerCase()] ?? "absent"}`);
}

/** How many checks there are, and the headers that fail one; names of headers are in lower case. */
export function oshp(page, logOut) {
  const checks = logOut === undefined ? [[PAGE, page]] : [[PAGE, page], [LOG_OUT, logOut]];
  return {
    checks: checks.reduce((sum, [each]) => sum + Object.keys(each).length, 0),
    failed: checks.flatMap(([each, headers]) => failed(each, headers)),
  };
}
