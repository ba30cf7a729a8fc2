// Says what is wrong with one line of CloudWatch's embedded metric format: the schema first, then what a schema cannot say.

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { valueErrors } from "./emf-values.mjs";
import { parse } from "./json.mjs";

const schema = JSON.parse(readFileSync(new URL("emf.schema.json", import.meta.url), "utf8"));
// strictTypes wants "type" repeated inside "not".
const matchesSchema = new Ajv({ allErrors: true, verbose: true, strictTypes: false }).compile(schema);

/** All that is wrong with the line; nothing when CloudWatch would extract every metric. */
export function check(line, maxBytes) {
  const { value: document, errors } = parse(line);
  const found = [...frameErrors(line, maxBytes), ...errors];
  if (document !== undefined) found.push(...documentErrors(document));
  return [...new Set(found)];
}

function documentErrors(document) {
  if (!matchesSchema(document)) return matchesSchema.errors.map(sentence);
  const directives = document._aws.CloudWatchMetrics;
  return [...directives.flatMap(directive => targetErrors(document, directive)), ...repeatErrors(directives)];
}

function frameErrors(line, maxBytes) {
  const errors = [];
  const bytes = Buffer.byteLength(line);
  if (bytes > maxBytes) errors.push(`the line has ${bytes} bytes, more than ${maxBytes}`);
  if (!line.startsWith("{") || !line.endsWith("}")) errors.push("there is text before or after the object");
  if (/[\r\n]/.test(line)) errors.push("the document is not one line");
  return errors;
}

function sentence({ instancePath, message, data, params }) {
  const extra = params.additionalProperty ?? params.allowedValues?.length ?? "";
  return `${instancePath || "document"} ${message}${extra && ` (${extra})`}, found ${JSON.stringify(data)?.slice(0, 80)}`;
}

function targetErrors(document, { Dimensions, Metrics }) {
  const dimensions = Dimensions.flat().flatMap(name => dimensionErrors(document, name));
  const metrics = Metrics.flatMap(({ Name }) => metricErrors(document, Name));
  return [...dimensions, ...metrics];
}

function metricErrors(document, name) {
  const errors = Object.hasOwn(document, name) ? valueErrors(document[name]) : ["names no member of the document"];
  return errors.map(error => `metric "${name}" ${error}`);
}

function dimensionErrors(document, name) {
  const value = Object.hasOwn(document, name) ? document[name] : undefined;
  const errors = [];
  if (value === undefined) errors.push("names no member of the document");
  else if (typeof value !== "string") errors.push("has a value that is not a string");
  else if (value.length === 0) errors.push("has an empty value");
  else if (value.length > 1024) errors.push(`has a value of ${value.length} characters, more than 1024`);
  else if (!/^[\x20-\x7e]*$/.test(value)) errors.push("has a value with characters that are not printable ASCII");
  else if (value.trim() === "") errors.push("has a value of spaces only");
  if (name.trim() === "") errors.push("has a name of spaces only");
  return errors.map(error => `dimension "${name}" ${error}`);
}

/** A metric that two definitions publish under the same dimensions is counted twice. */
function repeatErrors(directives) {
  const seen = new Set();
  const errors = [];
  for (const { Namespace, Dimensions, Metrics } of directives) {
    for (const set of Dimensions.map(names => JSON.stringify([...names].sort()))) {
      for (const { Name } of Metrics) {
        const published = JSON.stringify([Namespace, set, Name]);
        if (seen.has(published)) errors.push(`metric "${Name}" is published twice in "${Namespace}" under ${set}`);
        seen.add(published);
      }
    }
  }
  return errors;
}
