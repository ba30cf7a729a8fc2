// CloudFormation templates, judged by AWS's own validator and by AWS's service specification. Both work without a network.

import { createRequire } from "node:module";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { parse } from "./yaml.mjs";

const { CompositeEngine, TemplateContent } = createRequire(createRequire(import.meta.url).resolve("aws-cdk-lib/package.json"))("@aws/cloudformation-validate");

// Hints that are true of each named resource: a name that changes replaces it, and the optional description of the architecture.
const hints = new Set(["INFO", "DEBUG"]);

let engine, spec;

/** The mistakes in a template, which is JSON or YAML. */
export function check(template) {
  const text = template.startsWith("{") ? template : JSON.stringify(parse(template)[0]);
  engine ??= new CompositeEngine();
  spec ??= loadAwsServiceSpecSync();
  const { diagnostics } = engine.validateTemplate(new TemplateContent(text, "template.json"));
  return [
    ...diagnostics.filter(d => !hints.has(d.severity)).map(d => `${d.severity} ${d.ruleId} ${d.entity?.logicalId ?? ""}: ${d.message}`),
    ...Object.entries(JSON.parse(text).Resources).flatMap(([id, resource]) => checkResource(id, resource)),
  ];
}

function checkResource(id, { Type, Properties = {} }) {
  const found = spec.lookup("resource", "cloudFormationType", "equals", Type);
  return found.length === 0 ? [`${id}: the type ${Type} does not exist`] : checkObject(id, found[0].properties, Properties);
}

function checkObject(path, properties, value) {
  const missing = Object.entries(properties).filter(([name, p]) => p.required && !(name in value)).map(([name]) => `${path}.${name} is required`);
  return [...missing, ...Object.entries(value).flatMap(([name, child]) =>
    name in properties ? checkValue(`${path}.${name}`, properties[name].type, child) : [`${path}.${name} does not exist`])];
}

function checkValue(path, type, value) {
  if (value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 1 && /^(Ref|Fn::.*)$/.test(Object.keys(value)[0])) return [];
  switch (type.type) {
    case "array":
      return Array.isArray(value) ? value.flatMap((item, i) => checkValue(`${path}[${i}]`, type.element, item)) : [`${path} is not a list`];
    case "ref":
      return checkObject(path, spec.get("typeDefinition", type.reference.$ref).properties, value);
    case "tag":
      return "Key" in value && "Value" in value ? [] : [`${path} is not a tag`];
    case "string":
      return typeof value !== "string" ? [`${path} is not a text`] : type.allowedValues && !type.allowedValues.includes(value) ? [`${path} is ${value}`] : [];
    case "integer":
    case "number":
      return typeof value === "number" ? [] : [`${path} is not a number`];
    case "boolean":
      return typeof value === "boolean" ? [] : [`${path} is neither true nor false`];
    default:
      return [];
  }
}
