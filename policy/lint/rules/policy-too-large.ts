import type { Rule } from '../rule.ts';

const words = (figure: number) => figure.toLocaleString('en-US');

export const policyTooLarge: Rule = {
  id: 'AOLB080',
  severity: 'error',
  title: 'The policy is larger than the tier takes',
  why: 'A document has at most 512 KiB, and 16 KiB on Consumption. Fragments count for themselves: move what several APIs share into one.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-gateways-overview',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <!-- ${'Why it is so. '.repeat(1200)} -->
  </inbound>
</policies>`,
    line: 1,
    sku: 'Consumption',
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <!-- Why it is so. -->
  </inbound>
</policies>`,
    sku: 'Consumption',
  },
  check: ({ text, tier }) => {
    if (tier === undefined) return [];
    const { name, policyDocument } = tier;
    const { most, elsewhere, source } = policyDocument;
    // Assumed: bytes of UTF-8, as it is stored.
    const bytes = new TextEncoder().encode(text).length;
    const at = { line: 1, column: 1 };
    if (bytes > most) {
      return [
        {
          at,
          message: `the policy has ${words(bytes)} bytes and ${name} takes ${words(most)} (${source}): move parts of it into fragments`,
        },
      ];
    }
    if (elsewhere?.most === undefined || bytes <= elsewhere.most) return [];
    return [
      {
        at,
        severity: 'warning',
        message: `the policy has ${words(bytes)} bytes: ${name} takes ${words(most)} by the newest document, and ${words(elsewhere.most)} by an older one (${elsewhere.source}); move parts of it into fragments`,
      },
    ];
  },
};
