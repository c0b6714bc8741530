/**
 * Keeps sensitive values out of what we write.
 *
 * Terraform marks attributes, not values: a sensitive variable stored through a computed attribute is printed in
 * clear by `terraform plan`, and its plan JSON holds all of them in clear. The plan JSON also says which they are,
 * so every sensitive value is collected from it and removed wherever it turns up, in every spelling a value takes
 * on its way into a comment. The runner's own masks do not cover comments.
 */

import { isArray, isObject, items, type Json, member } from './json.ts';

/** Removes every known secret from a text. */
export type Scrub = (text: string) => string;

const MASK = '***';

/** Shorter values would take ordinary words with them; they are hidden only where Terraform marks them. */
const SHORTEST = 4;
/** Shorter values are removed only where they stand as a word of their own. */
const SHORTEST_ANYWHERE = 8;
/** A single line of a longer value gives little away and looks like other text, unless it is this long. */
const SHORTEST_LINE = 8;
/** Fewer digits are ports and counts. */
const SHORTEST_NUMBER = 6;
const NOT_SECRET = new Set(['true', 'false', 'null', 'none']);

/**
 * Every value that the plan marks as sensitive: in changes, drift, state, planned values, outputs and variables.
 *
 * @param plan what `terraform show -json` printed.
 */
export function sensitiveValues(plan: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: Json | undefined) => {
    if (typeof value === 'string') found.add(value);
    else if (typeof value === 'number') found.add(String(value));
    else if (isArray(value)) value.forEach(add);
    else if (isObject(value)) Object.values(value).forEach(add);
  };
  const addMarked = (value: Json | undefined, marks: Json | undefined) => {
    if (marks === true) add(value);
    else if (isArray(marks)) {
      marks.forEach((mark, index) => {
        addMarked(items(value)[index], mark);
      });
    } else if (isObject(marks)) {
      for (const [key, mark] of Object.entries(marks)) addMarked(member(value, key), mark);
    }
  };
  const addChange = (change: Json | undefined) => {
    addMarked(member(change, 'before'), member(change, 'before_sensitive'));
    addMarked(member(change, 'after'), member(change, 'after_sensitive'));
  };
  const addModule = (module: Json | undefined) => {
    for (const resource of items(member(module, 'resources'))) {
      addMarked(member(resource, 'values'), member(resource, 'sensitive_values'));
    }
    items(member(module, 'child_modules')).forEach(addModule);
  };
  const addValues = (values: Json | undefined) => {
    addModule(member(values, 'root_module'));
    for (const output of members(member(values, 'outputs'))) {
      if (member(output, 'sensitive') === true) add(member(output, 'value'));
    }
  };

  for (const key of ['resource_changes', 'resource_drift']) {
    for (const resource of items(member(plan, key))) addChange(member(resource, 'change'));
  }
  members(member(plan, 'output_changes')).forEach(addChange);
  addValues(member(plan, 'planned_values'));
  addValues(member(member(plan, 'prior_state'), 'values'));
  const declared = member(member(member(plan, 'configuration'), 'root_module'), 'variables');
  for (const [name, declaration] of Object.entries(isObject(declared) ? declared : {})) {
    if (member(declaration, 'sensitive') === true) {
      add(member(member(member(plan, 'variables'), name), 'value'));
    }
  }
  return found;
}

/**
 * Secrets that reach us before there is a plan to read them from: credentials among the environment's variables.
 * Told by name, because the environment has no marks; short values are more likely settings than secrets.
 */
export function environmentSecrets(environment: NodeJS.ProcessEnv): readonly string[] {
  const secretName =
    /secret|token|password|passphrase|access_?key|api_?key|sas_|credential|private_?key/i;
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined &&
    value.length >= SHORTEST_ANYWHERE &&
    secretName.test(name) &&
    !/_(URL|URI|FILE|FILE_PATH|PATH)$/i.test(name)
      ? [value]
      : [],
  );
}

/** Values worth registering as the runner's masks, line by line, as the runner masks by line. */
export function masksOf(secrets: Iterable<string>): readonly string[] {
  const lines = [...secrets].flatMap((secret) => secret.split(/\r?\n/));
  return [...new Set(lines)].filter((line) => line.trim().length >= SHORTEST_ANYWHERE);
}

/**
 * A function that removes the given values from a text: as they are, line by line, and as JSON, XML, HTML,
 * URL and base64 text. What results holds none of them: replacing may join pieces into a new match, so it is
 * repeated until nothing matches, and it ends because the mask is shorter than anything it replaces.
 */
export function createScrub(secrets: Iterable<string>): Scrub {
  const spellings = new Set<string>();
  for (const secret of secrets) {
    for (const spelling of spellingsOf(secret)) spellings.add(spelling);
  }
  if (spellings.size === 0) return (text) => text;
  const alternatives = [...spellings]
    .sort((a, b) => b.length - a.length)
    .map((spelling) =>
      spelling.length >= SHORTEST_ANYWHERE
        ? literal(spelling)
        : `(?<![A-Za-z0-9])${literal(spelling)}(?![A-Za-z0-9])`,
    );
  const pattern = new RegExp(alternatives.join('|'), 'g');
  return (text) => {
    for (let before = text; ; ) {
      const after = before.replace(pattern, MASK);
      if (after === before) return after;
      before = after;
    }
  };
}

/** The document with every string and number scrubbed, keys as well. */
export function scrubJson(value: Json, scrub: Scrub): Json {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'number') return scrub(String(value)) === String(value) ? value : MASK;
  if (isArray(value)) return value.map((item) => scrubJson(item, scrub));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [scrub(key), scrubJson(item, scrub)]),
  );
}

/** A pattern that matches this text only. */
function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function spellingsOf(secret: string): readonly string[] {
  if (isTooCommon(secret)) return [];
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const parts = lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [];
  return [secret, secret.trim(), ...parts]
    .flatMap((part) => [
      part,
      json(part),
      json(json(part)),
      htmlSafeJson(part),
      ...markup(part),
      ...url(part),
      ...base64(part),
    ])
    .filter((spelling) => spelling.length >= SHORTEST);
}

function isTooCommon(secret: string): boolean {
  return (
    secret.trim().length < SHORTEST ||
    NOT_SECRET.has(secret.toLowerCase()) ||
    (/^-?[\d.]+$/.test(secret) && secret.length < SHORTEST_NUMBER)
  );
}

function json(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As Go writes JSON, Terraform included: `<`, `>` and `&` as escapes. */
function htmlSafeJson(text: string): string {
  return json(text)
    .replaceAll('&', '\\u0026')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e');
}

function markup(text: string): readonly string[] {
  const inText = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const inAttribute = inText.replaceAll('"', '&quot;');
  return [
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    inText,
    inAttribute,
    inAttribute.replaceAll("'", '&apos;'),
    inAttribute.replaceAll("'", '&#39;'),
    inText.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
  ];
}

function url(text: string): readonly string[] {
  // A lone surrogate has no UTF-8 form and makes encodeURIComponent throw.
  const encoded = encodeURIComponent(text.toWellFormed());
  return [
    encoded,
    encoded.replaceAll('%20', '+'),
    new URLSearchParams([['', text]]).toString().slice(1),
  ];
}

/**
 * The base64 of the value alone, and its inner part wherever it lies in a longer text, such as `user:secret`:
 * base64 has three alignments, and the characters at the borders also depend on the neighbours.
 */
function base64(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const inner = encoded.slice(
      Math.ceil((offset * 8) / 6),
      Math.floor(((offset + bytes.length) * 8) / 6),
    );
    const spellings = offset === 0 ? [encoded, inner] : [inner];
    return spellings
      .filter((spelling) => spelling.length >= SHORTEST_ANYWHERE)
      .flatMap((spelling) => [spelling, spelling.replaceAll('+', '-').replaceAll('/', '_')]);
  });
}

function members(value: Json | undefined): readonly Json[] {
  return isObject(value) ? Object.values(value) : [];
}
