// @ts-check
/** Builds everything that ships: what Node runs, the Report's JSON Schema, and the extension for both families of browsers. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureModules, ensureNode, root, run } from './setup.mjs';

ensureNode();
ensureModules();
rmSync(path.join(root, 'dist'), { recursive: true, force: true });
run('Building what Node runs', 'tsc', ['-p', 'tsconfig.build.json']);
await writeSchema();
run('Building the extension for Chromium', 'vite', ['build', '--logLevel', 'warn']);
run('Building the extension for Firefox', 'vite', ['build', '--mode', 'firefox', '--logLevel', 'warn']);
run('Building the inspector as a plain page', 'vite', ['build', '--mode', 'panel', '--logLevel', 'warn']);

/** The validators of the Report are its one source; the JSON Schema that ships is made of them. */
async function writeSchema() {
  const { toJsonSchema } = await import('@valibot/to-json-schema');
  const { Report } = await import(pathToFileURL(path.join(root, 'dist/report/report.js')).href);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Lastchunk Report',
    description:
      'Everything Lastchunk says of one exchange. Offsets are octets, spans [start, end), times milliseconds.',
    ...toJsonSchema(Report, { overrideSchema: ({ jsonSchema }) => exactTuple(jsonSchema) }),
  };
  writeFileSync(path.join(root, 'dist/report.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
}

/**
 * A tuple of the length it names: draft 7 lets it be shorter or longer unless told.
 * @param {import('@valibot/to-json-schema').JsonSchema} schema
 */
function exactTuple(schema) {
  const { items } = schema;
  return Array.isArray(items) ? { ...schema, minItems: items.length, maxItems: items.length } : undefined;
}
