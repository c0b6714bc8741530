/**
 * How what a plan does is written. Terraform keeps the configuration that it planned inside of the plan file; the plan's JSON
 * has of it neither the text around a value that is sensitive or known only after apply, nor a provisioner's command.
 * Source: hashicorp/terraform, `internal/plans/planfile` (`tfconfig/modules.json`, `tfconfig/m-<key>/<file>`)
 */

import { createHash } from 'node:crypto';
import {
  canonical,
  items,
  type Json,
  member,
  parseJson,
  textOf,
} from '../../policy/standards/json.ts';
import { type Definition, definitionsOf } from './hcl.ts';

/** The files of a configuration by module: '' is the root, `a.b` what `module.a` calls `b`. */
export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, string>>;

export type Source = {
  /**
   * A digest of everything that the argument of a resource is made from: its own text and the locals, variables, data
   * sources, modules and outputs that it names, in turn. Undefined for what the configuration does not set.
   */
  readonly digest: (place: Place, argument: string) => string | undefined;
  /** The same of commands that run when the resource is made or destroyed; undefined where there are none. */
  readonly provisioners: (place: Place) => string | undefined;
  /**
   * Whether an argument may hold more that is secret than the plan's sensitive values: what the configuration does not say,
   * what a digest was made of, what is only marked as sensitive where it is used.
   */
  readonly mayDerive: (place: Place, argument: string) => boolean;
  /** Whether the time of the plan is part of an argument. */
  readonly isTimed: (place: Place, argument: string) => boolean;
};

export type Place = {
  /** `module.a["x"].module.b`; '' for the root. */
  readonly module: string;
  /** `resource.<type>.<name>`, `data.<type>.<name>` or `output.<name>`. */
  readonly definition: string;
};

/** @throws {Error} when it is not a plan file */
export async function readSnapshot(planFile: Uint8Array): Promise<Snapshot> {
  const { unzipSync } = await import('fflate');
  const files = unzipSync(planFile, { filter: ({ name }) => name.startsWith('tfconfig/') });
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const modules = files['tfconfig/modules.json'];
  if (modules === undefined) throw new Error('the plan file holds no configuration');
  return new Map(
    items(parseJson(text('tfconfig/modules.json'))).map((module) => {
      const key = textOf(member(module, 'Key')) ?? '';
      const folder = `tfconfig/m-${key}/`;
      const names = Object.keys(files).filter((name) => name.startsWith(folder));
      return [key, new Map(names.map((name) => [name.slice(folder.length), text(name)]))];
    }),
  );
}

/**
 * Where the plan file cannot be read, such as an encrypted one of OpenTofu: everything is made from the whole configuration.
 *
 * @param configuration as the plan's JSON has it, without secrets
 */
export function configurationSource(configuration: Json): Source {
  const text = canonical(configuration);
  const whole = hash(text);
  const runs = text.includes('"provisioners":');
  return {
    digest: () => whole,
    provisioners: () => (runs ? whole : undefined),
    mayDerive: () => true,
    isTimed: () => false,
  };
}

export function createSource(snapshot: Snapshot): Source {
  const modules = new Map([...snapshot].map(([key, files]) => [key, indexOf(files)]));
  // What is not written as we read it is compared whole.
  const whole = hash([...snapshot].map(([key, files]) => [key, [...files].sort()]).sort());
  const unreadable = [...modules.values()].includes(undefined);
  const timed = [...snapshot.values()].some((files) =>
    [...files.values()].some((text) => text.includes('plantimestamp')),
  );

  const find = (module: string, name: string) => modules.get(module)?.get(name) ?? [];
  // Most of what is written leads to the same few variables and locals.
  const read = new Map<string, readonly Reference[]>();
  const references = (text: string): readonly Reference[] => {
    const known = read.get(text) ?? referencesIn(text);
    read.set(text, known);
    return known;
  };
  // Asked for an argument more than once, and for many arguments with the same text.
  const reached = new Map<string, ReadonlyMap<string, string>>();
  const reach = (module: string, text: string, withResources: boolean) => {
    const key = `${withResources} ${module} ${text}`;
    const known = reached.get(key) ?? reachAll({ find, references }, module, text, withResources);
    reached.set(key, known);
    return known;
  };

  const textsOf = ({ module, definition }: Place, argument: string): string | undefined => {
    const texts = find(moduleKey(module), definition).flatMap((found) => {
      const own = found.attributes.get(argument);
      const text = own ?? (found.blocks.has(argument) ? found.text : undefined);
      if (text === undefined) return [];
      const repeats = ['for_each', 'count'].map((name) => found.attributes.get(name));
      return /\b(each|count)\./.test(text) ? [text, ...repeats] : [text];
    });
    return texts.length === 0 ? undefined : texts.join('\n');
  };

  return {
    digest: (place, argument) => {
      if (unreadable) return whole;
      const text = textsOf(place, argument);
      return text === undefined
        ? undefined
        : hash([...reach(moduleKey(place.module), text, false)].sort());
    },
    provisioners: (place) => {
      const found = find(moduleKey(place.module), place.definition).filter(
        ({ blocks, text }) => blocks.has('provisioner') || text.includes('"provisioner":'),
      );
      if (unreadable) return whole;
      return found.length === 0
        ? undefined
        : hash(found.map(({ text }) => [...reach(moduleKey(place.module), text, false)].sort()));
    },
    mayDerive: (place, argument) => {
      const text = textsOf(place, argument);
      return (
        text === undefined ||
        [...reach(moduleKey(place.module), text, false).values()].some((one) => DERIVING.test(one))
      );
    },
    isTimed: (place, argument) => {
      const text = timed ? textsOf(place, argument) : undefined;
      return (
        text !== undefined &&
        [...reach(moduleKey(place.module), text, true).values()].some((one) =>
          one.includes('plantimestamp'),
        )
      );
    },
  };
}

const DERIVING =
  /\b(sensitive|md5|sha\d+|base64sha\d+|file(md5|sha\d+|base64sha\d+)|uuidv5|bcrypt)\(/;

type Code = {
  readonly find: (module: string, name: string) => readonly Definition[];
  readonly references: (text: string) => readonly Reference[];
};

/** The texts that a text is made from, by where they stand. */
function reachAll(
  { find, references }: Code,
  module: string,
  text: string,
  withResources: boolean,
): ReadonlyMap<string, string> {
  const reached = new Map<string, string>();
  const visit = (where: string, key: string, content: string | undefined): void => {
    const id = `${where}:${key}`;
    if (content === undefined || reached.has(id)) return;
    reached.set(id, content);
    for (const reference of references(content)) follow(where, reference);
  };
  const visitAll = (where: string, name: string): void => {
    for (const { text: own } of find(where, name)) visit(where, name, own);
  };
  const follow = (where: string, { kind, name, rest }: Reference): void => {
    if (kind === 'var') {
      visitAll(where, `variable.${name}`);
      const { parent, call } = parentOf(where);
      if (call === undefined) return;
      for (const { attributes } of find(parent, `module.${call}`)) {
        visit(parent, `module.${call}#${name}`, attributes.get(name));
      }
    } else if (kind === 'local') {
      for (const { attributes } of find(where, 'locals')) {
        visit(where, `local.${name}`, attributes.get(name));
      }
    } else if (kind === 'module') {
      for (const { attributes } of find(where, `module.${name}`)) {
        for (const argument of ['source', 'for_each', 'count']) {
          visit(where, `module.${name}#${argument}`, attributes.get(argument));
        }
      }
      visitAll(where === '' ? name : `${where}.${name}`, `output.${rest}`);
    } else if (kind === 'data') visitAll(where, `data.${name}.${rest}`);
    else if (withResources) visitAll(where, `resource.${kind}.${name}`);
  };
  visit(module, '', text);
  return reached;
}

/** Undefined when a file is not written in Terraform's language as we read it. */
function indexOf(files: ReadonlyMap<string, string>) {
  const index = new Map<string, Definition[]>();
  try {
    for (const [name, text] of [...files].sort()) {
      if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
      for (const definition of definitionsOf(name, text)) {
        const key = definition.header.join('.');
        index.set(key, [...(index.get(key) ?? []), definition]);
      }
    }
    return index;
  } catch {
    return undefined;
  }
}

type Reference = { readonly kind: string; readonly name: string; readonly rest: string };

/** Also what only looks like one: a reference too many costs nothing. */
function referencesIn(text: string): readonly Reference[] {
  const pattern =
    /(?<![\w.-])([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)(?:\[(?:"[^"]{0,200}"|[^\]"]{0,200})\])?(?:\.([A-Za-z_][\w-]*))?/g;
  return [...text.matchAll(pattern)].map(([, kind = '', name = '', rest = '']) => ({
    kind,
    name,
    rest,
  }));
}

/** `module.a["x"].module.b` is what `a.b` says of every instance. */
function moduleKey(address: string): string {
  const plain = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, '');
  return [...plain.matchAll(/module\.([^.]+)/g)].map(([, name]) => name).join('.');
}

function parentOf(module: string): { readonly parent: string; readonly call: string | undefined } {
  if (module === '') return { parent: '', call: undefined };
  const names = module.split('.');
  return { parent: names.slice(0, -1).join('.'), call: names.at(-1) };
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
}
