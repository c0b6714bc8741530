import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plural
} from "./chunk-4DVAFVFZ.js";

// action/report/counts.ts
function describeCounts({ changes, counts, resources, partial }) {
  if (!changes) return partial.length === 0 ? "No changes" : "No changes in what was planned";
  const others = ["replace", "import", "move", "forget"].flatMap((action) => {
    const count = resources.filter((resource) => resource.action === action).length;
    return count === 0 ? [] : [`${count} ${PARTICIPLES[action]}`];
  });
  const base = `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`;
  const told = others.length === 0 ? base : `${base} (${others.join(", ")})`;
  return partial.length === 0 ? told : `${told}; not the whole plan: ${partial.join("; ")}`;
}
var PARTICIPLES = {
  replace: "replaced",
  import: "imported",
  move: "moved",
  forget: "forgotten, not destroyed"
};

// action/terraform/hidden-message.ts
var HIDDEN_MESSAGE = "differs in Azure in white space alone, which azurerm does not see: this plan does not undo it. Put it back by hand, or change something there that Terraform sees";

// action/report/losses.ts
var MOST_NAMES = 10;
function costOfLoss(loss) {
  switch (loss.kind) {
    case "service":
      return [keysOf(loss), hostOf(loss), outageOf(loss), purgeOf(loss)].join("; ");
    case "product":
      return `its subscriptions go with it: ${keysOf(loss)}`;
    case "vault":
      return "applications no longer read their keys there; deleted softly, it keeps its name and its secrets until its retention ends (7 days), and the same configuration in the same region recovers it";
    case "resource group":
      return "everything in it goes with it: gateway, keys, vault, logs, and what others put there";
  }
}
function keysOf({ keys }) {
  if (keys.length === 0) return "all keys end";
  const shown = keys.slice(0, MOST_NAMES).join(", ");
  const more = keys.length > MOST_NAMES ? `, and ${keys.length - MOST_NAMES} more` : "";
  return `all keys end, those of ${plural(keys.length, "consumer")} (${shown}${more})`;
}
var hostName = (service) => `${service}.azure-api.net`;
function hostOf({ name, action, successor }) {
  if (action === "delete") return `${hostName(name)} answers no more`;
  if (successor === void 0) return "its host name may change";
  return successor === name ? `the host name stays ${hostName(name)}` : `the host name changes from ${hostName(name)} to ${hostName(successor)}`;
}
function outageOf({ action, createdFirst, sku }) {
  if (action === "delete") return "nobody is served from then on";
  if (createdFirst) {
    return "the old one serves until the new one is complete, and callers need the new host name and new keys at that moment";
  }
  const time = sku === void 0 ? "minutes on v2 tiers, up to an hour on the classic ones" : /V2_|^Consumption/.test(sku) ? "some minutes on this tier" : "up to an hour on this tier";
  return `nobody is served until the new one stands, ${time}`;
}
function purgeOf({ name }) {
  return `the old one is purged, so that the name ${name} is free, and cannot be restored`;
}

export {
  describeCounts,
  HIDDEN_MESSAGE,
  costOfLoss
};
