# The root module validates; here are only the types.

variable "resource_group" {
  description = "Resource group to create in."
  type        = object({ id = string, name = string, location = string })
}

variable "application_insights" {
  description = "Application Insights component that gets the function's telemetry."
  type        = object({ id = string, connection_string = string })
}

variable "subscription_id" {
  description = "Azure subscription of the resource group; the custom roles are defined there."
  type        = string
}

variable "tenant_id" {
  description = "Entra tenant of the Key Vault."
  type        = string
}

variable "names" {
  description = "Names of what is created."
  type = object({
    key_vault          = string
    storage_account    = string
    function_app       = string
    service_plan       = string
    rotation_identity  = string
    rotation_alerts    = string
    key_rotation_role  = string
    secret_writer_role = string
    key_events         = string
  })
}

variable "existing_key_vault" {
  description = "Null: a vault is made. Else this one is used as it is."
  type        = object({ id = string, location = string })
  default     = null
}

variable "tags" {
  description = "Tags by what carries them."
  type        = map(map(string))
}

variable "api_management_id" {
  description = "Resource id of the service whose subscription keys are rotated."
  type        = string
}

variable "subscriptions" {
  description = "Name of each consumer's API Management subscription."
  type        = map(string)
}

variable "readers" {
  description = "Object ids of who may read a consumer's secret, by the name of its subscription."
  type        = map(list(string))
}

variable "schedule" {
  description = "NCRONTAB schedule of the function, UTC."
  type        = string
}

variable "interval" {
  description = "Age at which a key is due, ISO 8601."
  type        = string
}

variable "intervals" {
  description = "Intervals of single consumers, ISO 8601."
  type        = map(string)
  default     = {}
}

variable "window" {
  description = "Time of day at which keys may be rotated (`22:00-04:00`, UTC), or null."
  type        = string
  default     = null
}

variable "freezes" {
  description = "Days without rotation, the last one included, UTC."
  type        = list(object({ from = string, to = string }))
  default     = []
}

variable "spread" {
  description = "Whether consumers take turns over their interval."
  type        = bool
  default     = false
}

variable "discipline" {
  description = "`regenerate` or `conditional`: how a key is replaced, hence which actions that takes."
  type        = string
}

variable "check_urls" {
  description = "Where the gateway is asked about a new key; empty: nowhere."
  type        = list(string)
}

variable "http" {
  description = "Who may start a run over HTTP, or null."
  type        = object({ audience = string, allowed_principals = list(string) })
}

variable "notify" {
  description = "Who is told of each new version of a secret."
  type = object({
    webhook = optional(string)
    queue   = optional(object({ storage_account_id = string, name = string }))
  })
  default = {}
}

variable "action_group_id" {
  description = "Action group that hears of alerts, or null."
  type        = string
}

variable "function_package" {
  description = "Path of the function's zip, or null."
  type        = string
}
