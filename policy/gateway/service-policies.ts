/** All policy documents of a service, compiled, and which of them apply to a request. */
import type { PolicyError } from '../document/index.ts';
import type { Tier } from '../tier.ts';
import { compileDocument } from './compiler/compile.ts';
import type { Verdict } from './options.ts';
import type { PolicyDocument } from './pipeline/document.ts';
import type { Api, Operation, Product, Service } from './service.ts';
import { oversized } from './tier-limits.ts';
import type { Scope } from './trace.ts';

/** What a service without a policy of its own does ("forward-request": set up at the global scope by default). */
const DEFAULT_POLICY =
  '<policies><inbound/><backend><forward-request/></backend><outbound/><on-error/></policies>';

type Matched = {
  readonly api: Api | undefined;
  readonly operation: Operation | undefined;
  readonly product: Product | undefined;
};

export type ServicePolicies = {
  /** Innermost first: operation, API, product, global. */
  documents(matched: Matched): readonly PolicyDocument[];
};

export function compileService(
  service: Service,
  verdicts: ReadonlySet<Verdict>,
  tier: Tier | undefined,
): {
  readonly policies: ServicePolicies;
  readonly errors: readonly PolicyError[];
} {
  const errors: PolicyError[] = [];
  const backends = new Set(service.backends.keys());
  const compiled = (text: string | undefined, scope: Scope, name: string) => {
    if (text === undefined) return undefined;
    if (tier !== undefined) errors.push(...oversized(name, text, tier));
    const { namedValues, fragments } = service;
    const compilation = compileDocument(text, {
      name,
      scope,
      namedValues,
      fragments,
      backends,
      verdicts,
    });
    errors.push(...compilation.errors);
    return compilation.document;
  };
  const global = compiled(service.policy ?? DEFAULT_POLICY, 'global', 'global policy');
  const products = new Map(
    service.products.map((product) => [
      product,
      compiled(product.policy, 'product', `product ${product.id}`),
    ]),
  );
  const apis = new Map(
    service.apis.map((api) => [api, compiled(api.policy, 'api', `api ${api.id}`)]),
  );
  const operations = new Map(
    service.apis.flatMap((api) =>
      api.operations.map((operation) => [
        operation,
        compiled(operation.policy, 'operation', `operation ${operation.id} of api ${api.id}`),
      ]),
    ),
  );
  const chainOf = ({ api, operation, product }: Matched) => {
    const chain = [
      operation && operations.get(operation),
      api && apis.get(api),
      product && products.get(product),
      global,
    ];
    return chain.filter((document) => document !== undefined);
  };
  /** One for all requests that meet the same, since hundreds of them are in flight at a time. */
  const chains = new Map<
    Operation | Api | undefined,
    Map<Product | undefined, readonly PolicyDocument[]>
  >();
  return {
    errors,
    policies: {
      documents(matched) {
        // An operation has one API.
        const own = matched.operation ?? matched.api;
        const known = chains.get(own) ?? new Map<Product | undefined, readonly PolicyDocument[]>();
        const chain = known.get(matched.product);
        if (chain !== undefined) return chain;
        const made = chainOf(matched);
        chains.set(own, known.set(matched.product, made));
        return made;
      },
    },
  };
}
