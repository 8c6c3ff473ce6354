/*
 * node scores.mjs HOST PORT [PATH-OF-LOG-OUT]
 *
 * Scans the application that serves HOST over TLS at PORT of this machine; NODE_EXTRA_CA_CERTS names the authority that its
 * certificate is from. Prints what was found, one thing a line, and judges nothing.
 */
import { existsSync, writeFileSync } from "node:fs";
import https from "node:https";
import { createRequire } from "node:module";
import { reachOnly } from "./loopback.mjs";
import { oshp } from "./oshp.mjs";

const [host, port, logOutPath] = process.argv.slice(2);
reachOnly(Number(port));

// The observatory downloads both lists when it is installed, and reads them when it is loaded: here nobody is preloaded.
const lists = new URL("./conf/", new URL("..", import.meta.resolve("@mdn/mdn-http-observatory")));
for (const [name, text] of [["hsts-preload.json", "{}"], ["tld-list.json", '["example"]']]) {
  const file = new URL(name, lists);
  if (!existsSync(file)) {
    writeFileSync(file, text);
  }
}
const { scan } = await import("@mdn/mdn-http-observatory");
const { scan: result, tests } = await scan(host);
const headers = result.responseHeaders;

const require = createRequire(import.meta.url);
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");
const policy = headers["content-security-policy"];
const findings = policy ? new CspEvaluator(new CspParser(policy).csp).evaluate() : [{ description: "no policy" }];

const owasp = oshp(headers, logOutPath && (await post(logOutPath)));

console.log(`observatory score ${result.score}`);
console.log(`observatory grade ${result.grade}`);
for (const [name, { result: outcome, scoreModifier }] of Object.entries(tests)) {
  console.log(`observatory test ${name} ${outcome} ${scoreModifier}`);
}
console.log(`csp_evaluator findings ${findings.length}`);
for (const { directive, value, description } of findings) {
  console.log(`csp_evaluator finding ${directive} ${value} ${description}`);
}
console.log(`oshp checks ${owasp.checks}`);
for (const each of owasp.failed) {
  console.log(`oshp failed ${each}`);
}

/** The headers of the answer to a form of the application's own. */
function post(path) {
  return new Promise((resolve, reject) => {
    const form = { Origin: `https://${host}`, "Sec-Fetch-Site": "same-origin", "Content-Length": "0" };
    https
      .request({ host, port: 443, path, method: "POST", headers: form }, (response) => {
        response.resume();
        resolve(response.headers);
      })
      .on("error", reject)
      .end();
  });
}
