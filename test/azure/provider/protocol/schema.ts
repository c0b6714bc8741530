/** Schemas: what attributes and blocks a provider, its resources and its data sources have. */
import { readFileSync } from 'node:fs';
import {
  type Attributes,
  isObject,
  type Json,
  mapValues,
  type Type,
  type Value,
} from './values.ts';

export type Nesting = 'single' | 'list' | 'set' | 'map';

/** One attribute. What Terraform is told is in snake case; the rest only the planning here knows. */
export type Attribute = {
  readonly type?: Type;
  readonly nested_type?: {
    readonly nesting_mode: Nesting;
    readonly attributes: { readonly [name: string]: Attribute };
  };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
  /** A change replaces the resource. */
  readonly forceNew?: boolean;
  /** Keeps the state's value when the configuration has none. */
  readonly keep?: boolean;
  readonly default?: Json;
  /** Attributes that may not be set together with this one. */
  readonly conflicts?: readonly string[];
  /** Attributes of which exactly one must be set. */
  readonly exactlyOneOf?: readonly string[];
};

export type NestedBlock = {
  readonly nesting_mode: Nesting;
  readonly min_items?: number;
  readonly max_items?: number;
  /** The service fills the block when the configuration has none. */
  readonly computed?: boolean;
  readonly forceNew?: boolean;
  readonly block: Block;
};

export type Block = {
  readonly attributes?: { readonly [name: string]: Attribute };
  readonly block_types?: { readonly [name: string]: NestedBlock };
};

export type Schema = {
  readonly version: number;
  readonly block: Block;
};

export type ProviderSchema = {
  readonly provider: Schema;
  readonly resources: { readonly [type: string]: Schema };
  readonly data: { readonly [type: string]: Schema };
};

/** A schema in a file: the `timeouts` block, the same everywhere, is written as the names in it. */
type WrittenSchema = Schema & { readonly block: { readonly timeouts?: readonly string[] } };

/** Reads a provider's attribute facts from the file beside its code. */
export function readSchema(file: URL): ProviderSchema {
  const written: {
    provider: WrittenSchema;
    resources: { [type: string]: WrittenSchema };
    data: { [type: string]: WrittenSchema };
  } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    provider: withTimeouts(written.provider),
    resources: mapValues(written.resources, withTimeouts),
    data: mapValues(written.data, withTimeouts),
  };
}

function withTimeouts({ version, block }: WrittenSchema): Schema {
  const { timeouts, ...rest } = block;
  if (!timeouts) return { version, block: rest };
  const attributes: { [name: string]: Attribute } = Object.fromEntries(
    timeouts.map((name) => [name, { type: 'string', optional: true }]),
  );
  const nested: NestedBlock = { nesting_mode: 'single', block: { attributes } };
  return { version, block: { ...rest, block_types: { ...rest.block_types, timeouts: nested } } };
}

const types = new WeakMap<Block, Type>();

/** The type of a block's value: an object with every attribute and every nested block. */
export function blockType(block: Block): Type {
  const known = types.get(block);
  if (known !== undefined) return known;
  const type = typeOf(block);
  types.set(block, type);
  return type;
}

function typeOf(block: Block): Type {
  const members: { [name: string]: Type } = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    members[name] = attributeType(attribute);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    members[name] = nest(nested.nesting_mode, blockType(nested.block));
  }
  return ['object', members];
}

function attributeType(attribute: Attribute): Type {
  const nested = attribute.nested_type;
  if (!nested) return attribute.type ?? 'dynamic';
  return nest(nested.nesting_mode, blockType({ attributes: nested.attributes }));
}

function nest(nesting: Nesting, type: Type): Type {
  return nesting === 'single' ? type : [nesting, type];
}

/** Gives a block's value every attribute (null) and every repeatable block (none) that it lacks. */
export function complete(block: Block, values: Attributes): Attributes {
  const all: Attributes = {};
  for (const name of Object.keys(block.attributes ?? {})) all[name] = values[name] ?? null;
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    all[name] = completeNested(nested, values[name]);
  }
  return all;
}

function completeNested(nested: NestedBlock, value: Value | undefined): Value {
  if (Array.isArray(value)) {
    return value.map((item) => (isObject(item) ? complete(nested.block, item) : item));
  }
  if (isObject(value) && nested.nesting_mode === 'single') return complete(nested.block, value);
  return value ?? (nested.nesting_mode === 'single' ? null : []);
}

/** A schema as the protocol's message. */
export function schemaMessage(schema: Schema): object {
  return {
    version: schema.version,
    block: { ...blockMessage(schema.block), version: schema.version },
  };
}

function blockMessage(block: Block): object {
  return {
    attributes: attributeMessages(block.attributes ?? {}),
    block_types: Object.entries(block.block_types ?? {}).map(([name, nested]) => ({
      type_name: name,
      block: blockMessage(nested.block),
      nesting: nested.nesting_mode.toUpperCase(),
      min_items: nested.min_items ?? 0,
      max_items: nested.max_items ?? 0,
    })),
  };
}

function attributeMessages(attributes: { readonly [name: string]: Attribute }): object[] {
  return Object.entries(attributes).map(([name, attribute]) => ({
    name,
    ...(attribute.nested_type
      ? {
          nested_type: {
            attributes: attributeMessages(attribute.nested_type.attributes),
            nesting: attribute.nested_type.nesting_mode.toUpperCase(),
          },
        }
      : { type: Buffer.from(JSON.stringify(attribute.type)) }),
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: attribute.computed ?? false,
    sensitive: attribute.sensitive ?? false,
    write_only: attribute.write_only ?? false,
  }));
}
