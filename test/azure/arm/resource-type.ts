/** How a resource provider describes one of its resource types to `arm.ts` and `documents.ts`. */
import type { Azure } from '../azure.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Resource } from '../store.ts';

export type Write = {
  readonly azure: Azure;
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  /** What was sent; for PATCH what was sent merged into what was there. */
  readonly body: JsonObject;
  readonly previous: Resource | undefined;
  readonly apiVersion: string;
};

export type Written = {
  readonly body: JsonObject;
  /** What only actions show; left out: as before. */
  readonly secrets?: JsonObject;
  /** Runs when the document is in the store: what else comes into being with it. */
  readonly after?: (stored: Resource) => void | Promise<void>;
};

export type Call = {
  readonly azure: Azure;
  readonly resource: Resource;
  readonly request: Request;
  readonly url: URL;
};

export type ResourceType = {
  /** As the provider spells it. */
  readonly type: string;
  /** What its 404 calls it, such as `Backend`; left out: Azure Resource Manager's own text. */
  readonly label?: string;
  /** Extends any resource, group or subscription; others stand in a group, or below the type theirs begins with. */
  readonly scope?: 'any';
  /** Needs a `location`, and keeps it. */
  readonly located?: true;
  /** The only names that exist, such as `policy`. */
  readonly names?: RegExp;
  /**
   * Judges a write and returns what is kept; left out: the type cannot be written. It must not change anything
   * before it is sure to succeed, and must not wait: check and write are one step.
   *
   * @throws {AzureError}
   */
  readonly write?: (write: Write) => Written;
  /** What a GET shows; default: the body. */
  readonly show?: (call: Call) => JsonObject | Promise<JsonObject>;
  /** What a PUT answers with where that differs from a GET, such as a subscription's keys. */
  readonly showWritten?: (resource: Resource) => JsonObject;
  /** Exists as soon as its parent does, with this body, until it is written. */
  readonly implied?: (parent: Resource, name: string) => JsonObject | undefined;
  /** @throws {AzureError} when something still needs the resource. */
  readonly beforeDelete?: (call: Call) => void;
  /** Runs for every resource that a deletion takes along. */
  readonly deleted?: (resource: Resource, azure: Azure) => void;
  /** POST actions by lower-case name. */
  readonly actions?: Readonly<Record<string, (call: Call) => Response | Promise<Response>>>;
  /** Carries an ETag, and a stale If-Match is refused on every write; strictly: PATCH needs one. */
  readonly versioned?: 'strictly' | 'loosely';
  /** Status of HEAD where it is not 200. */
  readonly headStatus?: 204;
  /** Status of a creating PUT where it is not 201. */
  readonly createdStatus?: 200;
  /** Also refuses PATCH with 405. */
  readonly noPatch?: true;
  /** How a write or a deletion answers while long-running operations are on. */
  readonly longRunning?: {
    readonly put?: 'status' | 'location' | 'self';
    readonly delete?: 'location';
  };
};

/** A request that is not about one document: searches, name checks, what is soft-deleted. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Matched against the path without regard to case. */
  readonly path: RegExp;
  readonly handle: (call: {
    readonly azure: Azure;
    readonly match: readonly string[];
    readonly request: Request;
    readonly url: URL;
  }) => Response | Promise<Response>;
};

export type ResourceProvider = {
  readonly types: readonly ResourceType[];
  readonly routes?: readonly Route[];
};

export function ok(body: Json, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { headers });
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}
