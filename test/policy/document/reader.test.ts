import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  attributeOf,
  type PolicyElement,
  PolicyError,
  readDocument,
} from '../../../policy/document/index.ts';

function child(element: PolicyElement, ...path: readonly string[]): PolicyElement {
  const [name, ...rest] = path;
  const found = element.children.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`<${element.name}> has no <${name}>`);
  return rest.length === 0 ? found : child(found, ...rest);
}

/** The C# or literal of the one attribute of `<p a=…/>`. */
function attribute(written: string, namedValues?: ReadonlyMap<string, string>) {
  const root = readDocument(`<p a=${written}/>`, namedValues === undefined ? {} : { namedValues });
  const value = attributeOf(root, 'a')?.value;
  if (value === undefined) throw new Error('no attribute');
  return value;
}

function text(content: string) {
  return readDocument(`<p>${content}</p>`).text;
}

function failure(document: string): PolicyError {
  try {
    readDocument(document);
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error('the document was read');
}

describe('reading expressions in attributes', () => {
  it('reads the same expression from a well-formed and from a raw document', () => {
    const source = 'context.Request.Headers.GetValueOrDefault("a","b") == "(" && 1 < 2';
    assert.equal(
      attribute(
        '"@(context.Request.Headers.GetValueOrDefault(&quot;a&quot;,&quot;b&quot;) == &quot;(&quot; &amp;&amp; 1 &lt; 2)"',
      ).text,
      source,
    );
    assert.equal(attribute(`"@(${source})"`).text, source);
    assert.equal(attribute(`'@(${source})'`).text, source);
  });

  const raw: readonly (readonly [string, string])[] = [
    ['a bracket inside a string', 'f(")") + "\\")"'],
    ['a verbatim string with doubled quotes', '@"a""b)" + @"c:\\"'],
    ['an interpolated string with strings in its holes', '$"a{f("}")}b{{)" + x'],
    ['a hole in a hole', '$"{$"{f(")")}"}"'],
    ['a verbatim interpolated string', '$@"x""{f(")")}\\" + @$"}}"'],
    ['a format in a hole', '$"{now:yyyy\'}"'],
    ['characters that are quotes and brackets', "s.Split('\"', ')', '\\'')"],
    ['a comment with an apostrophe', "a // don't )\n + b /* it's \" ) */"],
    ['brackets of every kind', 'new[] { a[0], b(c) }'],
  ];
  for (const [title, source] of raw) {
    it(`finds the end of ${title}`, () => {
      assert.deepEqual(
        [attribute(`"@(${source})" `).text, attribute(`'@(${source})' `).text],
        [source, source],
      );
      assert.equal(text(`@(${source})`)?.text, source);
    });
  }

  it('tells a block from an expression', () => {
    const value = attribute('"@{ if (a < b) { return "}"; } return null; }"');
    assert.equal(value.kind, 'block');
    assert.equal(value.text, ' if (a < b) { return "}"; } return null; ');
  });

  it('takes an at sign elsewhere for text', () => {
    assert.deepEqual(attribute('"me@(example)"').kind, 'literal');
  });

  it('reads text and expressions side by side as they are written', () => {
    for (const mixed of [
      '@(1) and more',
      '@(a["b"])-@{ return "c"; }',
      'Key-@(a["b"] + ")")',
      'a @(1)',
    ]) {
      assert.deepEqual(
        [attribute(`"${mixed}"`).kind, attribute(`"${mixed}"`).text],
        ['literal', mixed],
      );
    }
    assert.deepEqual(text('@(1) and @(2)')?.text, '@(1) and @(2)');
    assert.deepEqual(text('@("<")<!-- x -->more')?.text, '@("<")more');
    assert.deepEqual(text('<![CDATA[@{ return 1; } more]]>')?.text, '@{ return 1; } more');
  });
});

describe('reading text', () => {
  it('joins text and CDATA, leaves comments out and decodes references in text only', () => {
    assert.equal(text('a &lt;<!-- & --><![CDATA[ <b> &lt; ]]>&#x41;')?.text, 'a < <b> &lt; A');
  });

  it('reads an expression after comments and white space, and in CDATA', () => {
    assert.equal(text('\n <!-- why --> @(a < b) <!-- then -->\n')?.text, 'a < b');
    assert.equal(text('<![CDATA[ @{ return a < b && c; } ]]>')?.text, ' return a < b && c; ');
  });

  it('keeps what stands between the tags as written', () => {
    const root = readDocument('<p><set-body><a x="1">&lt;</a></set-body></p>');
    assert.equal(child(root, 'set-body').inner, '<a x="1">&lt;</a>');
  });

  it('normalises white space in a literal attribute as XML does, but not in C#', () => {
    assert.equal(attribute('"a\n\tb&#10;c"').text, 'a  b\nc');
    assert.equal(attribute('"@(a\n + b)"').text, 'a\n + b');
  });
});

describe('named values', () => {
  const namedValues = new Map([
    ['host', 'example.com'],
    ['pick', '@(new Random().Next(2) < 1 ? "a" : "b")'],
    ['loop', '{{host}}'],
  ]);

  it('are filled in as text before anything is read, once', () => {
    assert.equal(
      attribute('"https://{{host}}/{{loop}}"', namedValues).text,
      'https://example.com/{{host}}',
    );
    assert.equal(attribute('"{{pick}}"', namedValues).kind, 'expression');
  });

  it('leave unknown names and the braces of interpolated strings alone', () => {
    assert.equal(attribute('"@($"{{no}} {1}")"', namedValues).text, '$"{{no}} {1}"');
  });

  it('do not move positions of what follows them', () => {
    const root = readDocument('<p a="{{host}}" b="x"/>', { namedValues });
    assert.deepEqual(attributeOf(root, 'b')?.position, { line: 1, column: 17 });
  });
});

describe('positions', () => {
  it('are those of elements, attributes and the C# itself', () => {
    const root = readDocument(
      '<policies>\n  <inbound>\n    <p  a="@( x )">\n@{ y }</p></inbound></policies>',
    );
    const element = child(root, 'inbound', 'p');
    assert.deepEqual(element.position, { line: 3, column: 5 });
    assert.deepEqual(attributeOf(element, 'a')?.position, { line: 3, column: 9 });
    assert.deepEqual(attributeOf(element, 'a')?.value.position, { line: 3, column: 14 });
    assert.deepEqual(element.text?.position, { line: 4, column: 3 });
  });

  const broken: readonly (readonly [string, RegExp, number, number])[] = [
    ['', /empty/, 1, 1],
    ['<a>\n <b></a>', /<\/a> does not end <b> of line 2/, 2, 5],
    ['<a>\n<b', /never closed/, 2, 1],
    ['<a x=1/>', /must be quoted/, 1, 6],
    ['<a x="1"y="2"/>', /white space/, 1, 9],
    ['<a x="1" x="2"/>', /two attributes "x"/, 1, 10],
    ['<a x="@(f("/>', /never closed/, 1, 7],
    ['<a/><b/>', /nothing may follow/, 1, 5],
    ['<!DOCTYPE a><a/>', /document type/, 1, 1],
    ['<a><!-- </a>', /comment is never closed/, 1, 4],
    ['<a><![CDATA[ </a>', /CDATA section is never closed/, 1, 4],
    ['text', /root element/, 1, 1],
    ['<'.repeat(3), /element name/, 1, 2],
    ['<a>'.repeat(300), /nested deeper/, 1, 601],
    [`<a b="@(${'('.repeat(2000)}`, /C# is nested deeper than 1000/, 1, 7],
    [`<${'a'.repeat(300)}>`, /at most 256 characters/, 1, 2],
    [
      `<a ${Array.from({ length: 101 }, (_, each) => `a${each}=""`).join('\n')}/>`,
      /more than 100 attributes/,
      101,
      1,
    ],
    ['<a>\n\u0000</a>', /character that XML does not allow/, 2, 1],
    ['<a>\n\ud800</a>', /character that XML does not allow/, 2, 1],
  ];
  for (const [document, message, line, column] of broken) {
    it(`of the fault in ${JSON.stringify(document.slice(0, 20))}`, () => {
      const error = failure(document);
      assert.match(error.message, message);
      assert.deepEqual([error.line, error.column], [line, column]);
    });
  }

  it('come with the name of the document when it has one', () => {
    assert.throws(() => readDocument('<a>', { document: 'api openai' }), {
      message: 'api openai, line 1, column 1: <a> is never closed',
    });
  });
});

describe('any input', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '/',
    '<a',
    '</a>',
    '<policies>',
    '</policies>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '="',
    "='",
    '"',
    "'",
    '@(',
    '@{',
    '$"',
    '@"',
    '(',
    ')',
    '{',
    '}',
    '//',
    '/*',
    '*/',
    '\n',
    ' ',
    'x',
    '&amp;',
    '&quot;',
    '&#0;',
    '{{x}}',
    '\\',
    '<?',
    '?>',
    '\u0000',
    '\ud800',
  );

  it('is read or refused with a position, never anything else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
          fc.string(),
        ),
        (input) => {
          for (const document of [input, `<p>${input}</p>`, `<p a="${input}"/>`]) {
            try {
              readDocument(document, { namedValues: new Map([['x', '"@(']]) });
            } catch (error) {
              assert.ok(error instanceof PolicyError, String(error));
              assert.ok(error.line >= 1 && error.column >= 1);
            }
          }
        },
      ),
      { numRuns: 1500, seed: 20260824 },
    );
  });

  it('takes time in proportion to its length, also where every value needs a second look', () => {
    const size = 200_000;
    const hard = [
      `<p>${'<q a="@(f("x"))" b="@(&quot;(&quot;)"/>'.repeat(size / 40)}</p>`,
      `<p a="@(${'('.repeat(size)}`,
      `<p>${'@('.repeat(size)}</p>`,
      `<p>${'<a b="'.repeat(size / 6)}`,
      `<p a="@($"${'{$"'.repeat(size / 3)}`,
    ];
    for (const document of hard) {
      try {
        readDocument(document);
      } catch (error) {
        assert.ok(error instanceof PolicyError);
      }
    }
  });
});
