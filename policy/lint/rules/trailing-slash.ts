import { endpointsOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

export const trailingSlash: Rule = {
  id: 'AOLB052',
  severity: 'warning',
  title: 'The backend’s URL ends in a slash',
  why: 'The path of the call begins with one, so the backend is asked for `//deployments`.',
  link: 'https://learn.microsoft.com/azure/api-management/backends',
  failing: {
    text: '<policies />',
    line: 1,
    backends: new Map([
      [
        'japan',
        {
          type: 'Single',
          url: 'https://japan.openai.azure.com/openai/',
          circuitBreaker: undefined,
        },
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
  check: (subject) =>
    endpointsOf(subject)
      .filter(({ written }) => written.endsWith('/'))
      .map(({ found }) =>
        found('the URL ends in a slash, and so calls go to a path with two: remove it'),
      ),
};
