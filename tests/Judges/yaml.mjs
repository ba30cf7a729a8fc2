// YAML, read by the parser that AWS's CDK uses. Intrinsic functions of CloudFormation are written in their long form, which is plain YAML.

import { createRequire } from "node:module";

const { parseAllDocuments } = createRequire(createRequire(import.meta.url).resolve("aws-cdk-lib/package.json"))("yaml");

/** The documents of a file; throws at the first mistake, duplicate keys included. */
export function parse(text) {
  return parseAllDocuments(text).map(document => {
    const [error] = [...document.errors, ...document.warnings];
    if (error) throw error;
    return document.toJSON();
  });
}
