/** What a person reads comes from `public/_locales`: no view has words of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Keys, and tokens that are the same in every language: names, formats, what is typed. */
const allowed = new Set([
  ...Object.keys(english),
  'Lastchunk',
  '200 OK',
  'hex',
  'base64',
  'http://127.0.0.1:8080/stream',
]);

/** Properties that are read or heard. */
const properties = ['title', 'label', 'note', 'placeholder'];

/** Attributes that are read or heard, of elements and of components. */
const attributes = new Set([
  ...properties,
  'alt',
  'aside',
  'kind',
  'empty',
  'idle',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
]);

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const files = ['panel', 'extension'].flatMap((room) =>
  readdirSync(src + room, { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name}`)
    .filter((name) => name.endsWith('.tsx')),
);

test.each(files)('%s has no words', (name) => {
  const text = readFileSync(src + name, 'utf8');
  const { program, errors } = parseSync(name, text);
  expect(errors).toEqual([]);
  const found = [...spoken(program)]
    .filter(({ words }) => /\p{L}{2}/u.test(words) && !allowed.has(words.trim()))
    .map(({ at, words }) => `${name}:${text.slice(0, at).split('\n').length}: ${words.trim()}`);
  expect(found).toEqual([]);
});

interface Literal {
  at: number;
  words: string;
}

function* spoken(program: unknown): Generator<Literal> {
  for (const node of nodesOf(program)) {
    if (node.type === 'JSXText') yield { at: node.start, words: String(node.value) };
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of nodesIn(node.children)) {
        if (child.type === 'JSXExpressionContainer') yield* literals(child);
      }
    }
    if (node.type === 'JSXAttribute' && attributes.has(nameOf(node.name))) yield* literals(node.value);
    if (node.type === 'Property' && properties.includes(nameOf(node.key))) yield* literals(node.value);
  }
}

/** The texts that an expression can give, less what functions make: `t('key')` is such a function. */
function* literals(value: unknown): Generator<Literal> {
  if (!isNode(value)) return;
  if (value.type === 'Literal' && typeof value.value === 'string') yield { at: value.start, words: value.value };
  if (value.type === 'TemplateElement') yield { at: value.start, words: String(Object(value.value).cooked) };
  if (value.type === 'BinaryExpression' && value.operator !== '+') return;
  for (const part of givenBy[value.type] ?? []) {
    const inner = value[part];
    for (const one of Array.isArray(inner) ? inner : [inner]) yield* literals(one);
  }
}

/** Of each kind of expression, the parts that its value is one of or is made of. */
const givenBy: Record<string, string[]> = {
  JSXExpressionContainer: ['expression'],
  TemplateLiteral: ['quasis', 'expressions'],
  ConditionalExpression: ['consequent', 'alternate'],
  LogicalExpression: ['left', 'right'],
  BinaryExpression: ['left', 'right'],
  ArrowFunctionExpression: ['body'],
  ArrayExpression: ['elements'],
};

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesOf(one);
  } else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value;
    for (const inner of Object.values(value)) yield* nodesOf(inner);
  }
}

function isNode(value: unknown): value is Node {
  return typeof Object(value).type === 'string' && typeof Object(value).start === 'number';
}

function nodesIn(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function nameOf(node: unknown): string {
  return String(Object(node).name ?? Object(node).value ?? '');
}
