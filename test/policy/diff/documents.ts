/** Policy documents as trees of values, and every way in which the same tree may be written. */
import fc from 'fast-check';

/** C# as its tokens; a string literal is an object, so that a test can change what is in it. */
export type Token = string | { readonly literal: string };
type Value = { readonly text: string } | { readonly tokens: readonly Token[] };
export type Tree = {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: Value])[];
  readonly content: Value | readonly Tree[];
};

const name = fc.constantFrom('base', 'choose', 'when', 'set-header', 'set-variable', 'value');
const word = fc.constantFrom('a', 'b', 'Bearer ', ' x  y', '1 < 2 && "3"', "it's", '>');
const token = fc.oneof(
  fc.constantFrom<Token>('x', '+', '(a)', '.', '??', '1', 'new', '<', '&&'),
  word.map((literal): Token => ({ literal })),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  word.map((text) => ({ text })),
  fc.array(token, { minLength: 1, maxLength: 8 }).map((tokens) => ({ tokens })),
);
const attributes = fc.uniqueArray(fc.tuple(fc.constantFrom('name', 'condition', 'count'), value), {
  selector: ([key]) => key,
});

const element: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attributes,
    content: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'tree' },
      value,
      fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'tree' }),
    ),
  }),
})).tree;

const section = (title: string): fc.Arbitrary<Tree> =>
  fc.array(element, { maxLength: 4 }).map((content) => ({ name: title, attributes: [], content }));

export const document: fc.Arbitrary<Tree> = fc
  .tuple(section('inbound'), section('backend'), section('outbound'))
  .map((content) => ({ name: 'policies', attributes: [], content }));

/** Chooses one of the ways there are: 0 the first. */
export type Choose = (ways: number) => number;

export const plainly: Choose = () => 0;

/** The choices of a list, over and over. */
export function choosing(choices: readonly number[]): Choose {
  let next = 0;
  return (ways) => (choices[next++ % choices.length] ?? 0) % ways;
}

export function write(tree: Tree, choose: Choose): string {
  const space = () => ['', '\n  ', '\r\n\t', ' <!-- why -->\n', '<!--@(x--> '][choose(5)] ?? '';
  const gap = () => [' ', '\n\t', '  ', '\r\n'][choose(4)] ?? ' ';
  const pairs = choose(2) === 0 ? tree.attributes : tree.attributes.toReversed();
  const written = pairs.map(([key, each]) => `${gap()}${key}=${attribute(each, choose)}`).join('');
  const start = `<${tree.name}${written}`;
  const end = `</${tree.name}>`;
  if (!Array.isArray(tree.content)) return `${start}>${text(tree.content as Value, choose)}${end}`;
  const children = (tree.content as readonly Tree[]).map((child) => space() + write(child, choose));
  if (children.length === 0 && choose(2) === 0) return `${start}${gap()}/>`;
  return `${start}>${children.join('')}${space()}${end}`;
}

function attribute(each: Value, choose: Choose): string {
  const quote = choose(2) === 0 ? '"' : "'";
  return `${quote}${encode(plain(each, choose)).replaceAll('"', '&quot;').replaceAll("'", '&#39;')}${quote}`;
}

function text(each: Value, choose: Choose): string {
  const written = plain(each, choose);
  return choose(3) === 1 ? `<![CDATA[${written}]]>` : encode(written);
}

function plain(each: Value, choose: Choose): string {
  if ('text' in each) return each.text;
  const gap = () => [' ', '\n', '  /* why: "no" */ ', " // it's so\n"][choose(4)] ?? ' ';
  const tokens = each.tokens.map((token) =>
    typeof token === 'string' ? token : literal(token.literal, choose),
  );
  return `@(${tokens.map((token) => gap() + token).join('')}${gap()})`;
}

function literal(content: string, choose: Choose): string {
  if (choose(2) === 1) return `@"${content.replaceAll('"', '""')}"`;
  return `"${content.replaceAll('"', choose(2) === 0 ? '\\"' : '\\u0022')}"`;
}

function encode(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
