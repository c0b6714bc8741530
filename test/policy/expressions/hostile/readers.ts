/** Functions outside of expressions that read a text which somebody else wrote. A new one is one line here. */
import { decodeEntities } from '../../../../policy/document/entities.ts';
import { readDocument, readElements } from '../../../../policy/document/reader.ts';
import { xmlFault } from '../../../../policy/document/well-formed.ts';
import { compile } from '../../../../policy/expressions/index.ts';
import { withStandIns } from '../../../../policy/gateway/compiler/trust.ts';
import {
  decodePath,
  matchPath,
  parseUrlTemplate,
  segmentsOf,
} from '../../../../policy/gateway/front/url-template.ts';
import { decodeText } from '../../../../policy/gateway/http/body.ts';
import { cookie } from '../../../../policy/gateway/http/headers.ts';
import { Query } from '../../../../policy/gateway/http/query.ts';
import { parseToken } from '../../../../policy/gateway/jwt/token.ts';
import { promptTokens } from '../../../../policy/gateway/llm/estimate.ts';
import { parseRetryAfter } from '../../../../policy/standards/retry-after.ts';

const TEMPLATE = parseUrlTemplate('/a/{b}-{c}.{d}x/{e}/*');
const AT = { line: 1, column: 1 };

export const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a document': readDocument,
  'a document inside of an element': (text) => readDocument(`<a>${text}</a>`),
  'an attribute of a document': (text) => readDocument(`<a b="${text}"/>`),
  'an expression of a document': (text) => readDocument(`<a b="@(${text})"/>`),
  'a comment of a document': (text) => readDocument(`<a><!-- ${text} --></a>`),
  'elements without a root': readElements,
  'well-formed XML': xmlFault,
  'well-formed content': (text) => xmlFault(`<a>${text}</a>`),
  'a well-formed tag': (text) => xmlFault(`<a ${text}>`),
  references: decodeEntities,
  'C#, an expression': (text) => compile(text, 'expression'),
  'C#, a block': (text) => compile(text, 'block'),
  'C#, a string': (text) => compile(`"${text}"`, 'expression'),
  'C#, a number': (text) => compile(`1${text}`, 'expression'),
  'code with named values': (text) =>
    withStandIns({ kind: 'expression', text: `{{a}} ${text}`, position: AT }),
  'a query': (text) => new Query(text).values(),
  'a URL template': parseUrlTemplate,
  'a URL template with a query': (text) => parseUrlTemplate(`/a?${text}`),
  'a path': (text) => matchPath(TEMPLATE, decodePath(segmentsOf(`/a/${text}/b/c`))),
  'a cookie': (text) => cookie(new Map([['cookie', [text]]]), 'name'),
  'a content type': (text) =>
    decodeText(new Uint8Array(), new Map([['content-type', [`charset=${text}`]]])),
  'a token': parseToken,
  'a prompt': (text) => promptTokens(`{"prompt":${JSON.stringify(text)}}`),
  'a prompt of numbers': (text) => promptTokens(`{"prompt":[${text}]}`),
  'a wait': (text) => parseRetryAfter(text, 0),
};
