import { at, named } from '../look.ts';
import type { Rule } from '../rule.ts';
import { mayStream } from '../streams.ts';

export const streamKept: Rule = {
  id: 'AOLB062',
  severity: 'warning',
  title: 'A policy that needs the whole answer, on answers that stream',
  why: 'Response caching, content validation and replacements wait for the end of the answer, which the documentation forbids for server-sent events.',
  link: 'https://learn.microsoft.com/azure/api-management/how-to-server-sent-events',
  failing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <find-and-replace from="a.example" to="b.example" />
  </outbound>
</policies>`,
    line: 7,
  },
  passing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <set-header name="x-served-by" exists-action="delete" />
  </outbound>
</policies>`,
  },
  check: (subject) =>
    mayStream(subject)
      ? named(subject, ...WHOLE)
          .filter(({ section, name }) => section === 'outbound' || name === 'cache-lookup')
          .map((node) =>
            at(
              node,
              `<${node.name}> waits for the whole answer, which a stream must not: remove it from this API`,
            ),
          )
      : [],
};

const WHOLE = [
  'cache-lookup',
  'cache-store',
  'validate-content',
  'find-and-replace',
  'xml-to-json',
  'json-to-xml',
  'xsl-transform',
  'redirect-content-urls',
];
