# The root module validates; here are only the types. `accounts` to `openapi` are described there.

variable "resource_group" {
  description = "Resource group to create in."
  type        = object({ id = string, name = string, location = string })
}

variable "application_insights" {
  description = "Application Insights component that gets the gateway's telemetry."
  type        = object({ id = string, connection_string = string })
}

variable "name" {
  description = "Name of the API Management service."
  type        = string
}

variable "service_id" {
  description = "Resource id of the API Management service, put together from names: known before the service is, and no reference to it."
  type        = string
}

variable "identity_name" {
  description = "Name of the gateway's user-assigned identity."
  type        = string
}

variable "existing" {
  description = "Null: service and identity are made. Else the service at `service_id` is used as it is, in `location` and with the attached identity `identity_id`."
  type        = object({ location = string, identity_id = string })
  default     = null
}

variable "tags" {
  description = "Tags of the service and of the identity."
  type        = object({ service = map(string), identity = map(string) })
}

variable "sku" {
  description = "Tier and units, such as `BasicV2_1`."
  type        = string
}

variable "allow_replacement" {
  description = "Name of the service that may be replaced, or null."
  type        = string
}

variable "guarded" {
  description = "Whether the module itself refuses to replace the service for another family of tiers; false where somebody else does."
  type        = bool
}

variable "publisher" {
  description = "Publisher's name and e-mail address."
  type        = object({ name = string, email = string })
}

variable "path" {
  description = "URL path of the API."
  type        = string
}

variable "keys" {
  description = "Whether a subscription key is required, and accepted as a bearer token, too."
  type        = object({ required = bool, bearer = bool })
}

variable "accounts" {
  description = "Azure OpenAI accounts."
  type        = map(object({ id = string }))
}

variable "state_role" {
  description = "Role that lets the gateway's identity use what accounts keep, and the subscription that defines it; null for none."
  type        = object({ name = string, subscription_id = string })
}

variable "backends" {
  description = "Backends by name."
  type        = map(object({ url = string, description = string }))
}

variable "breaker" {
  description = "Circuit breaker of every backend."
  type        = object({ failures = number, interval = string, trip = string, accept_retry_after = bool })
}

variable "pools" {
  description = "Backend pools by name."
  type        = map(object({ services = list(object({ backend = string, priority = number, weight = number })) }))
}

variable "consumers" {
  description = "Consumers by the name of their subscription."
  type        = map(object({ display_name = string }))
}

variable "policy" {
  description = "Policy document of the API."
  type        = string
}

variable "openapi" {
  description = "OpenAPI description of the API, JSON."
  type        = string
}
