// Writes src/lib/api/schema.gen.ts from docs/openapi.json: the bodies the API knows and, per route, what goes in and comes out.
// The client is typed by it, so a call the API does not offer, or a field it does not have, does not compile.
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('../../docs/openapi.json', import.meta.url));
const target = fileURLToPath(new URL('../src/lib/api/schema.gen.ts', import.meta.url));
const document = JSON.parse(readFileSync(source, 'utf8'));
const methods = ['get', 'post', 'put', 'patch', 'delete'];

const quote = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
const nullable = (types, type) => (types.includes('null') ? `${type} | null` : type);

function typeOf(schema) {
  if (!schema || Object.keys(schema).length === 0) return 'unknown';
  if (schema.$ref) return `Schemas[${JSON.stringify(schema.$ref.split('/').pop())}]`;
  const union = schema.oneOf ?? schema.anyOf;
  if (union) return union.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const types = [schema.type ?? []].flat();
  const named = types.filter((type) => type !== 'null');
  if (named.length === 0) return types.includes('null') ? 'null' : 'unknown';
  return nullable(types, named.map((type) => plain(type, schema)).join(' | '));
}

function plain(type, schema) {
  switch (type) {
    case 'string': return schema.format === 'binary' ? 'Blob' : 'string';
    case 'integer':
    case 'number': return 'number';
    case 'boolean': return 'boolean';
    case 'array': return `readonly (${typeOf(schema.items)})[]`;
    case 'object': return objectOf(schema);
    default: return 'unknown';
  }
}

function objectOf(schema) {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) {
    const values = schema.additionalProperties;
    return `Readonly<Record<string, ${values && typeof values === 'object' ? typeOf(values) : 'unknown'}>>`;
  }
  const required = new Set(schema.required ?? []);
  return `{ ${fields.map(([name, field]) => `readonly ${quote(name)}${required.has(name) ? '' : '?'}: ${typeOf(field)}`).join('; ')} }`;
}

function parameters(operation, place) {
  const found = (operation.parameters ?? []).filter((parameter) => parameter.in === place);
  if (found.length === 0) return 'undefined';
  // Names in a query are compared without case: written as everything else is.
  const camel = (name) => name[0].toLowerCase() + name.slice(1);
  return `{ ${found.map((p) => `readonly ${quote(camel(p.name))}${p.required ? ': ' : '?: undefined | '}${typeOf(p.schema)}`).join('; ')} }`;
}

function bodyOf(operation) {
  const content = operation.requestBody?.content;
  if (!content) return 'undefined';
  const json = content['application/json'];
  return json && Object.keys(content).length === 1 ? typeOf(json.schema) : 'Blob';
}

function answerOf(operation) {
  const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const types = good.map(([, response]) => {
    const json = response.content?.['application/json'];
    return json ? typeOf(json.schema) : response.content ? 'Blob' : 'void';
  });
  return [...new Set(types)].join(' | ') || 'void';
}

const lines = ['// Written by scripts/api-types.mjs from docs/openapi.json.', 'export interface Schemas {'];
for (const [name, schema] of Object.entries(document.components.schemas)) lines.push(`  ${quote(name)}: ${typeOf(schema)};`);
lines.push('}', 'export interface Routes {');
for (const [path, operations] of Object.entries(document.paths)) {
  for (const method of methods.filter((name) => operations[name])) {
    const operation = operations[method];
    lines.push(`  ${JSON.stringify(`${method.toUpperCase()} ${path}`)}: { path: ${parameters(operation, 'path')}; query: ${parameters(operation, 'query')}; body: ${bodyOf(operation)}; answer: ${answerOf(operation)} };`);
  }
}
lines.push('}', '');

const text = lines.join('\n');
// Left untouched when nothing changed, so that incremental builds stay incremental.
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
