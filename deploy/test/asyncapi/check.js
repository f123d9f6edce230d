// Whether an AsyncAPI document is valid: check.js FILE
import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";

const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2], "utf8"));
const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 0);
for (const error of errors) console.error(`${error.path.join(".")}: ${error.message}`);
if (errors.length || !document) process.exit(1);
console.log(`${process.argv[2]}: AsyncAPI ${document.version()}, ${document.channels().length} channels`);
