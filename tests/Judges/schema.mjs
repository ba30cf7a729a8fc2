// Checks a document against a published JSON schema of this repository.

import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import { parse } from "./json.mjs";

const ajv = new Ajv({ allErrors: true, strictTypes: false });
const compiled = new Map();

/** The errors of a document; name is that of the file in docs/schemas without its ending. */
export function check(name, text) {
  const { value: document, errors } = parse(text);
  if (document === undefined) return errors;
  const matches = find(name);
  return matches(document) ? errors : [...errors, ...matches.errors.map(({ instancePath, message }) => `${instancePath || "document"} ${message}`)];
}

function find(name) {
  if (!compiled.has(name)) {
    const file = new URL(`../../docs/schemas/${name}.schema.json`, import.meta.url);
    compiled.set(name, ajv.compile(JSON.parse(readFileSync(file, "utf8"))));
  }
  return compiled.get(name);
}
