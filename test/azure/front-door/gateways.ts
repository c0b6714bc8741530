/**
 * A gateway for each API Management service, fed from its documents and brought up to date before the first
 * request after a change; on Azure that takes seconds to minutes. One instance a service, whatever its units.
 */
import {
  createGateway,
  type Gateway,
  type GatewayRequest,
  type GatewayResponse,
  type Options,
  type Ports,
} from '../../../policy/gateway/index.ts';
import { type Served, serve } from '../../../policy/gateway/serve.ts';
import type { ReadSecret } from '../arm/api-management/named-values.ts';
import { SERVICE, serviceOf } from '../arm/api-management/types.ts';
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { keyOf } from '../resource-id.ts';
import type { Resource } from '../store.ts';
import { toService } from './service.ts';

export type Gateways = {
  /** Opens the plain HTTP door of a new service. */
  open(service: Resource): Promise<void>;
  close(service: Resource): void;
  /** @throws {Error} when no service has the name */
  url(name: string): string;
  /** @throws {AzureError} 404 when no service has the name */
  handle(name: string, request: GatewayRequest, signal?: AbortSignal): Promise<GatewayResponse>;
  closeAll(): Promise<void>;
};

type Entry = {
  readonly service: Resource;
  gateway: Gateway | undefined;
  current: boolean;
  door?: Served;
};

export function createGateways(
  azure: Azure,
  ports: Omit<Ports, 'identityToken'>,
  readSecret: ReadSecret,
  options: Options,
): Gateways {
  const entries = new Map<string, Entry>();
  const closing: Promise<void>[] = [];
  azure.store.onChange((id) => {
    const entry = entries.get(keyOf(serviceOf(id)));
    if (entry !== undefined) entry.current = false;
  });
  const gatewayOf = (entry: Entry): Gateway => {
    if (entry.gateway !== undefined && entry.current) return entry.gateway;
    // As it is now: its SKU may have changed since the door was opened.
    const resource = azure.store.get(entry.service.id) ?? entry.service;
    const service = toService(azure, resource, readSecret);
    if (entry.gateway === undefined) {
      const identityToken = identityTokens(azure, entry.service.id);
      entry.gateway = createGateway(service, { ...ports, identityToken }, options);
    } else {
      entry.gateway.update(service);
    }
    entry.current = true;
    return entry.gateway;
  };
  const answer = async (
    entry: Entry,
    request: GatewayRequest,
    signal: AbortSignal | undefined,
  ): Promise<GatewayResponse> => {
    let gateway: Gateway;
    try {
      gateway = gatewayOf(entry);
    } catch (error) {
      return cannotServe(error);
    }
    return await gateway.handle(request, signal);
  };
  const find = (name: string): Entry | undefined =>
    [...entries.values()].find(({ service }) => service.name.toLowerCase() === name.toLowerCase());
  return {
    async open(service) {
      const known = entries.get(keyOf(service.id));
      if (known !== undefined) return;
      const entry: Entry = { service, gateway: undefined, current: false };
      entries.set(keyOf(service.id), entry);
      entry.door = await serve({ handle: (request, signal) => answer(entry, request, signal) });
    },
    close(service) {
      const entry = entries.get(keyOf(service.id));
      entries.delete(keyOf(service.id));
      if (entry?.door !== undefined) closing.push(entry.door.close());
    },
    url(name) {
      const door = find(name)?.door;
      if (door === undefined) throw new Error(`No ${SERVICE} is named '${name}'.`);
      return door.url;
    },
    async handle(name, request, signal) {
      const entry = find(name);
      if (entry === undefined) {
        throw new AzureError(
          404,
          'ServiceNotFound',
          `No API Management service is named '${name}'.`,
        );
      }
      return await answer(entry, request, signal);
    },
    async closeAll() {
      await Promise.all([...closing, ...[...entries.values()].map(({ door }) => door?.close())]);
    },
  };
}

/** Azure would serve what was applied: that this gateway cannot must not look like an answer of the service. */
function cannotServe(error: unknown): GatewayResponse {
  const message = error instanceof Error ? error.message : String(error);
  const body = JSON.stringify({ error: { code: 'NotEmulated', message } });
  return {
    status: 501,
    reason: 'The local gateway cannot serve what was applied',
    headers: new Map([['content-type', ['application/json']]]),
    body: new Blob([body]).stream(),
  };
}

/** Tokens of the identities that the service has right now. */
function identityTokens(azure: Azure, serviceId: string): Ports['identityToken'] {
  return async (resource, clientId) => {
    const identity = azure.directory.assigned(serviceId, clientId);
    if (identity === undefined) {
      throw new Error(
        clientId === undefined
          ? 'The service has no system-assigned identity.'
          : `The identity with client id ${clientId} is not assigned to the service.`,
      );
    }
    return azure.tokens.issue(identity, resource.replace(/\/+$/, '')).token;
  };
}
