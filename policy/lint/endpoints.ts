/** URLs of Azure OpenAI accounts: in the document, and of the backends that are known. */
import type { Found } from './rule.ts';
import type { Subject } from './subject.ts';

export type Endpoint = {
  readonly url: URL;
  readonly written: string;
  /** Where it is written, for findings; a backend has no place in the document. */
  readonly found: (message: string) => Found;
};

const HOST =
  /\.(?:openai\.azure\.com|cognitiveservices\.azure\.com|api\.cognitive\.microsoft\.com)$/i;

export function endpointsOf({ texts, options }: Subject): readonly Endpoint[] {
  const written = texts.flatMap(({ text, at, node }) =>
    endpoint(text.trim(), (message) => ({ at, message, document: node.document })),
  );
  const backends = [...(options.backends ?? [])].flatMap(([name, backend]) =>
    backend.type === 'Pool' ? [] : endpoint(backend.url, (message) => aboutBackend(name, message)),
  );
  return [...written, ...backends];
}

/** What is found about a backend is told at the beginning of the document that uses it. */
export function aboutBackend(name: string, message: string): Found {
  return { at: { line: 1, column: 1 }, message: `backend "${name}": ${message}` };
}

function endpoint(written: string, found: (message: string) => Found): readonly Endpoint[] {
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return [];
  const url = new URL(written);
  return HOST.test(url.hostname) ? [{ url, written, found }] : [];
}
