import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  kindOf
} from "./chunk-67337CR6.js";
import {
  recordOf
} from "./chunk-EMJBHTV7.js";

// action/variables.ts
function toVariables(configuration, balancer, { policy, openapi, functionPackage }) {
  const { environment, location, tags, estate, gateway, accounts, rotation } = configuration;
  const { backends, breaker, models, callers, consumers } = balancer;
  return {
    environment,
    location,
    tags,
    ...estate === void 0 ? {} : toEstate(estate),
    gateway: {
      sku: gateway.sku,
      publisher: gateway.publisher ?? null,
      path: gateway.path,
      state: balancer.stateful !== "refuse",
      keys: { required: callers.entra === void 0, bearer: callers.bearer }
    },
    accounts: fromEntries(Object.entries(accounts), ([name, { id }]) => [name, { id }]),
    backends: fromEntries(backends, ({ name, url, description }) => [name, { url, description }]),
    breaker: breaker === void 0 ? null : {
      failures: breaker.failures,
      interval: breaker.interval,
      trip: breaker.trip,
      accept_retry_after: breaker.acceptRetryAfter
    },
    pools: fromEntries(
      models.flatMap(({ pool }) => pool ?? []),
      ({ name, members }) => [name, { services: members }]
    ),
    consumers: fromEntries(callers.keys ? consumers : [], ({ name, formerly, readers = [] }) => [
      name,
      {
        ...formerly === void 0 ? {} : { formerly },
        ...readers.length === 0 ? {} : { readers }
      }
    ]),
    policy,
    openapi,
    rotation: rotation === void 0 ? null : toRotation(rotation, intervalsOf(configuration)),
    function_package: functionPackage ?? null,
    configuration: recordOf(configuration)
  };
}
function toEstate({
  existing,
  naming,
  ignoreTags
}) {
  const ids = {
    resource_group: existing.resourceGroup,
    api_management: existing.service,
    api_management_identity: existing.identity,
    log_workspace: existing.workspace,
    key_vault: existing.vault
  };
  return {
    ...ignoreTags === void 0 ? {} : { ignore_tags: ignoreTags },
    naming: fromEntries(Object.entries(naming), ([kind, pattern]) => [kindOf(kind), pattern]),
    existing: Object.fromEntries(
      Object.entries(ids).flatMap(([key, id]) => id === void 0 ? [] : [[key, id]])
    )
  };
}
function intervalsOf({ consumers }) {
  return Object.fromEntries(
    Object.entries(consumers).flatMap(
      ([name, { rotationInterval }]) => rotationInterval === void 0 ? [] : [[name, rotationInterval]]
    )
  );
}
function toRotation(rotation, intervals) {
  const { schedule, interval, window, freezes, spread } = rotation;
  const { discipline, gatewayCheck, http, notify, actionGroup } = rotation;
  return {
    schedule,
    interval,
    ...Object.keys(intervals).length > 0 && { intervals },
    ...window !== void 0 && { window },
    ...freezes !== void 0 && { freezes },
    ...spread !== void 0 && { spread },
    discipline,
    gateway_check: gatewayCheck,
    http: http === void 0 ? null : { audience: http.audience, allowed_principals: http.allowedPrincipals },
    ...notify !== void 0 && {
      notify: {
        ...notify.webhook !== void 0 && { webhook: notify.webhook },
        ...notify.queue !== void 0 && {
          queue: { storage_account_id: notify.queue.storageAccount, name: notify.queue.name }
        }
      }
    },
    action_group_id: actionGroup ?? null
  };
}
function fromEntries(items, entry) {
  return Object.fromEntries(items.map(entry));
}

export {
  toVariables,
  intervalsOf
};
