/**
 * No key leaves a run in its texts. What Azure, an SDK or a proxy answers may quote what it was sent or what it read, in
 * an encoding of its own; so a run remembers the keys that it has seen, and what it tells anybody passes `scrub` first.
 */

import { RemoteError, redact } from './errors.ts';
import type { SecretStore, SubscriptionKeys } from './ports.ts';
import type { Result } from './run.ts';
import { SettingsError } from './settings.ts';

export type Confidence = {
  /** From now on this key is hidden. One of fewer than four characters cannot be told from ordinary text, and is not. */
  readonly learn: (key: string) => void;
  /** The text with `***` for each key that was learnt, as it is or encoded. */
  readonly scrub: (text: string) => string;
  /** A result whose message is scrubbed; the rest of it is ours. */
  readonly told: (result: Result) => Result;
};

/**
 * Does some work, and lets no error out of it that could hold a key.
 *
 * @throws SettingsError as the work does: nothing of it comes from elsewhere
 * @throws RemoteError for whatever else the work throws
 */
export async function confidentially<Value>(
  work: (confidence: Confidence) => Promise<Value>,
): Promise<Value> {
  const confidence = createConfidence();
  try {
    return await work(confidence);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    if (error instanceof RemoteError) {
      const { failure, status, retryAfter } = error;
      throw new RemoteError(failure, confidence.scrub(error.message), {
        ...(status !== undefined && { status }),
        retryAfter,
      });
    }
    // Without its stack and its cause, which are texts, too.
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new RemoteError('unexpected', redact(confidence.scrub(text)));
  }
}

/** Ports that behave as they are, and of which each key that goes through them is learnt. */
export function overheard<Ports extends { keys: SubscriptionKeys; secrets: SecretStore }>(
  { keys, secrets }: Ports,
  { learn }: Confidence,
): { readonly keys: SubscriptionKeys; readonly secrets: SecretStore } {
  return {
    keys: {
      list: () => keys.list(),
      regenerate: (...request) => keys.regenerate(...request),
      async read(subscription) {
        const found = await keys.read(subscription);
        if (found !== undefined) for (const key of [found.primary, found.secondary]) learn(key);
        return found;
      },
      replace(subscription, slot, key, ...others) {
        learn(key);
        return keys.replace(subscription, slot, key, ...others);
      },
    },
    secrets: {
      list: () => secrets.list(),
      set: (...request) => secrets.set(...request),
      retag: (...request) => secrets.retag(...request),
      disable: (...request) => secrets.disable(...request),
      async get(name) {
        const reading = await secrets.get(name);
        if (reading.kind === 'found') learn(reading.secret.value);
        return reading;
      },
      async succeeded(name) {
        const versions = await secrets.succeeded(name);
        for (const { value } of versions) learn(value);
        return versions;
      },
    },
  };
}

/** So many characters lead to the forms that may begin at a place in a text: the time does not grow with the keys. */
const PREFIX = 4;
const MASK = '***';

export function createConfidence(): Confidence {
  const learnt = new Set<string>();
  /** Learnt, and not yet in `forms`: most runs have nothing to scrub. */
  const fresh = new Set<string>();
  const forms = new Map<string, string[]>();

  function index(): void {
    for (const form of [...fresh].flatMap(formsOf)) {
      const start = form.slice(0, PREFIX);
      forms.set(start, [...(forms.get(start) ?? []), form]);
    }
    fresh.clear();
  }

  const scrub = (text: string): string => {
    index();
    if (forms.size === 0) return text;
    const folded = fold(text);
    let clean = '';
    for (let place = 0; place < text.length; ) {
      const length = (forms.get(folded.slice(place, place + PREFIX)) ?? [])
        .filter((form) => folded.startsWith(form, place))
        .reduce((longest, form) => Math.max(longest, form.length), 0);
      clean += length === 0 ? text[place] : MASK;
      place += Math.max(length, 1);
    }
    return clean;
  };

  return {
    learn(key) {
      if (key.length < PREFIX || learnt.has(key)) return;
      learnt.add(key);
      fresh.add(key);
    },
    scrub,
    told: (result) =>
      result.outcome.kind === 'failed'
        ? { ...result, outcome: { ...result.outcome, message: scrub(result.outcome.message) } }
        : result,
  };
}

/** ASCII only: other letters can change their length, and the places would not fit any more. */
function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A key in every way in which it may be written, without regard to case. */
function formsOf(key: string): string[] {
  const json = JSON.stringify(key).slice(1, -1);
  const url = encodeURIComponent(key);
  const hex = Buffer.from(key).toString('hex');
  const forms = [
    key,
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[\u007f-\uffff]/g, unicodeEscape),
    // .NET escapes these in JSON, too.
    json.replaceAll('\\"', '\\u0022').replace(/[+&<>'`\u007f-\uffff]/g, unicodeEscape),
    JSON.stringify(json).slice(1, -1),
    key.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    key
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
    url,
    url.replaceAll('%20', '+'),
    url.replace(/[!'()~]/g, percent).replaceAll('%20', '+'),
    url.replace(/[!'()*~._-]/g, percent),
    encodeURIComponent(url),
    encodeURI(key),
    hex,
    hex.replace(/../g, '%$&'),
    hex.replace(/..(?!$)/g, '$&-'),
    hex.replace(/..(?!$)/g, '$& '),
    ...[0, 1, 2].flatMap((offset) => base64At(key, offset)),
  ];
  return [...new Set(forms.map(fold))].filter((form) => form.length >= PREFIX);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/** The characters that are the key's alone where `offset` bytes (modulo three) stand before it, in both alphabets. */
function base64At(key: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]);
  const whole = Math.floor((bytes.length * 8) / 6);
  const text = bytes.toString('base64').slice(offset === 0 ? 0 : offset + 1, whole);
  return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
}
