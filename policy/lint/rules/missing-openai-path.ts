import { endpointsOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

export const missingOpenaiPath: Rule = {
  id: 'AOLB051',
  severity: 'warning',
  title: 'The backend’s URL lacks /openai',
  why: 'API Management takes the API’s path off before it forwards. The account answers 404 to `/deployments/…`: its calls begin at `/openai`. Right as it is only where the API’s own operations begin so.',
  link: 'https://learn.microsoft.com/azure/api-management/azure-openai-api-from-specification',
  failing: {
    text: '<policies />',
    line: 1,
    backends: new Map([
      [
        'japan',
        { type: 'Single', url: 'https://japan.openai.azure.com', circuitBreaker: undefined },
      ],
    ]),
  },
  passing: {
    text: '<policies />',
    backends: new Map([
      [
        'japan',
        { type: 'Single', url: 'https://japan.openai.azure.com/openai', circuitBreaker: undefined },
      ],
    ]),
  },
  check: (subject) => {
    // Whoever writes the path elsewhere puts both together.
    const isWrittenElsewhere = subject.texts.some(({ text }) =>
      /\/openai\b|^openai\//i.test(text.replace(/^https?:\/\/[^/]*/i, '')),
    );
    return endpointsOf(subject)
      .filter(({ url }) => !isWrittenElsewhere && !/\/openai(?:\/|$)/i.test(url.pathname))
      .map(({ url, found }) =>
        found(
          `calls of ${url.hostname} begin at /openai, which this URL lacks: write ${url.origin}/openai`,
        ),
      );
  },
};
