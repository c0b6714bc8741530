/**
 * What the policy must know of the API in front of the accounts. It is data, derived elsewhere from a table of operations, so that no
 * template lists paths, and a new operation or property needs no change of the policy. Properties are compared with the letters' case.
 */
export type Surface = {
  /**
   * First path segments, behind `v1` or `deployments/{model}`, whose POSTs without ids in the path only generate: whatever account they
   * are sent to, and however often, nothing but an answer comes of it. They name their model. No other POST may be sent a second time once it may have arrived.
   */
  readonly generating: readonly string[];
  /** Those of them that are there behind `v1` and `deployments/{model}`, and not with an `api-version` alone. */
  readonly notClassic: readonly string[];
  /** First path segments whose calls run no model, whatever they do: a consumer that is limited to some models may make them. */
  readonly withoutModel: readonly string[];
  /** First path segments whose body's `model` is no deployment of the account, but what is to be trained. */
  readonly trainedModel: readonly string[];
  /** First path segments whose multipart forms name a model. */
  readonly forms: readonly string[];
  /** First path segments of what one call makes for others to name together, such as files for a vector store: one account for a consumer. */
  readonly gathered: readonly string[];
  /** First path segments whose GET opens a WebSocket. */
  readonly webSockets: readonly string[];
  /** Operations that take whatever no other one does: what such a call needs is not known. */
  readonly unknownOperations: readonly string[];
  /** Query parameters whose value names state: cursors of lists. */
  readonly query: readonly string[];
  /** JSON properties whose text, or list of texts, names state: `previous_response_id`, `file_ids`. */
  readonly references: readonly string[];
  /** JSON properties whose object's own `id` names state: `{"conversation": {"id": "conv_…"}}`. */
  readonly holders: readonly string[];
  /**
   * Values of `type` of objects whose own `id` names state: `item_reference`. An object that has nothing but an `id` names state, too:
   * the type of an item reference may be left out.
   */
  readonly itemTypes: readonly string[];
  /** JSON properties below which nothing names state, whatever it is called: the caller's own data, schemas, what was cited. */
  readonly opaque: readonly string[];
  /** JSON properties of the body that say which calls belong together; the first that is there counts. */
  readonly affinity: readonly string[];
};
