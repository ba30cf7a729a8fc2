// Checks a log with the JSON schema of SARIF 2.1.0, which Microsoft's package of matchers carries.

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parse } from "./json.mjs";

const file = new URL("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", import.meta.url);
// The schema is of draft 4, which names itself with "id", and whose expressions are not those of Unicode mode.
const { id, $schema, ...schema } = JSON.parse(readFileSync(file, "utf8"));
const matches = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

/** The errors of a log. */
export function check(text) {
  const { value: log, errors } = parse(text);
  if (log === undefined || matches(log)) return errors;
  return [...errors, ...matches.errors.map(({ instancePath, message }) => `${instancePath || "log"} ${message}`)];
}
