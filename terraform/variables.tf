locals {
  patterns = {
    account_id    = "^(?i)/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourceGroups/[^/]+/providers/Microsoft[.]CognitiveServices/accounts/[^/]+$"
    backend_name  = "^[A-Za-z0-9]([A-Za-z0-9_-]{0,78}[A-Za-z0-9])?$"
    backend_url   = "^https://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?$"
    object_id     = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
    consumer_name = "^[A-Za-z0-9]([A-Za-z0-9-]{0,78}[A-Za-z0-9])?$"
  }
}

variable "environment" {
  description = "Prefix of every resource name, such as `prod`."
  type        = string
  nullable    = false

  # 14 characters leave room for `-kv-` and the suffix in a vault's name, which may have 24.
  validation {
    condition     = length(var.environment) <= 14 && can(regex("^[a-z](-?[a-z0-9])*$", var.environment))
    error_message = "environment is \"${var.environment}\": it begins every resource name, so it must start with a lower-case letter, hold only lower-case letters, digits and single hyphens, not end in a hyphen, and have at most 14 characters."
  }
}

variable "location" {
  description = "Azure region of everything that is created, such as `japaneast`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]+$", var.location))
    error_message = "location is \"${var.location}\": write the region's programmatic name, lower case and without spaces (`japaneast`, not `Japan East`)."
  }
}

variable "tags" {
  description = "Tags of every resource that can carry them."
  type        = map(string)
  default     = {}
  nullable    = false

  # Storage accounts, the strictest of the resources here, allow 128 characters in a tag's name.
  validation {
    condition = length(var.tags) <= 50 && alltrue([
      for name, value in var.tags : length(name) <= 128 && length(value) <= 256 && !can(regex("[<>%&\\\\?/]", name))
    ])
    error_message = "tags: Azure allows 50 tags, names of at most 128 characters without any of < > % & \\ ? / and values of at most 256 characters. Here are ${length(var.tags)}: ${join(", ", keys(var.tags))}."
  }
}

variable "gateway" {
  description = "The API Management service: `sku` (name and units, such as `BasicV2_1`), `publisher` (shown in the developer portal, and where Azure sends notifications), `path` (URL path of the API), `keys` (`required`: false where the policy lets in callers without a subscription key; `bearer`: accept keys as bearer tokens, too), `state` (whether it may use what accounts keep, such as files and batches, by a custom role beside the built-in one)."
  type = object({
    sku = string
    publisher = object({
      name  = string
      email = string
    })
    path  = optional(string, "openai")
    state = optional(bool, true)
    keys = optional(object({
      required = optional(bool, true)
      bearer   = optional(bool, false)
    }), {})
  })
  nullable = false

  validation {
    condition     = can(regex("^(Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9][0-9]?|(Basic|Standard)V2_([1-9]|10)|PremiumV2_([1-9]|[12][0-9]|30))$", var.gateway.sku))
    error_message = "gateway.sku is \"${var.gateway.sku}\": expected a tier and its units: Consumption_0, Developer_1, Basic_1–2, Standard_1–4, Premium_1–99, BasicV2_1–10, StandardV2_1–10 or PremiumV2_1–30."
  }

  validation {
    condition     = length(var.gateway.publisher.name) > 0 && length(var.gateway.publisher.name) <= 100
    error_message = "gateway.publisher.name has ${length(var.gateway.publisher.name)} characters: API Management wants 1 to 100."
  }

  validation {
    condition     = length(var.gateway.publisher.email) <= 100 && can(regex("^[^@\\s]+@[^@\\s]+$", var.gateway.publisher.email))
    error_message = "gateway.publisher.email is \"${var.gateway.publisher.email}\": API Management wants an e-mail address of at most 100 characters."
  }

  validation {
    condition     = var.gateway.keys.required || !var.gateway.keys.bearer
    error_message = "gateway.keys: a token that is no key would be refused as a wrong one. Where keys are not required, set bearer to false."
  }

  validation {
    condition     = can(regex("^[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*$", var.gateway.path))
    error_message = "gateway.path is \"${var.gateway.path}\": expected path segments of letters, digits and . _ ~ - without a leading or trailing slash, such as `openai`."
  }
}

variable "accounts" {
  description = "The existing Azure OpenAI accounts; `id` is the full resource id. The gateway's identity gets the role `Cognitive Services OpenAI User` on each, and with `gateway.state` a custom role besides."
  type = map(object({
    id = string
  }))
  nullable = false

  validation {
    condition     = length(var.accounts) > 0
    error_message = "accounts is empty: a load balancer needs at least one Azure OpenAI account."
  }

  validation {
    condition = alltrue([
      for account in var.accounts : can(regex(local.patterns.account_id, account.id))
    ])
    error_message = "accounts: expected ids of the form /subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.CognitiveServices/accounts/<name>, without a trailing slash; copy them from the portal's JSON view. Correct ${join(", ", [for name, account in var.accounts : name if !can(regex(local.patterns.account_id, account.id))])}."
  }
}

variable "backends" {
  description = "The API Management backends, one for each account and model; the key is the backend's name, `url` ends in `/openai` or in a deployment."
  type = map(object({
    url         = string
    description = optional(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.backends) : can(regex(local.patterns.backend_name, name))])
    error_message = "backends: a name holds 1 to 80 letters, digits, inner hyphens and inner underscores. Rename ${join(", ", [for name in keys(var.backends) : name if !can(regex(local.patterns.backend_name, name))])}."
  }

  # A trailing slash would end up doubled in the forwarded path; a query would be lost.
  validation {
    condition     = alltrue([for backend in var.backends : can(regex(local.patterns.backend_url, backend.url))])
    error_message = "backends: a url begins with https://, has no query and no trailing slash. Correct ${join(", ", [for name, backend in var.backends : "${name} (${backend.url})" if !can(regex(local.patterns.backend_url, backend.url))])}."
  }
}

variable "breaker" {
  description = "Circuit breaker of every backend: `failures` (429 or 5xx answers) within `interval` take the backend out for `trip`, or for as long as its Retry-After says when `accept_retry_after` is true. Durations are ISO 8601. `null`: no breakers."
  type = object({
    failures           = number
    interval           = string
    trip               = string
    accept_retry_after = optional(bool, true)
  })
  default = null

  validation {
    condition     = var.breaker == null || (try(var.breaker.failures, 0) >= 1 && try(floor(var.breaker.failures) == var.breaker.failures, false))
    error_message = "breaker.failures must be a whole number from 1 upwards."
  }

  validation {
    condition = var.breaker == null || alltrue([
      for duration in try([var.breaker.interval, var.breaker.trip], []) :
      can(regex("^P([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", duration)) && can(regex("[0-9][DHMS]$", duration))
    ])
    error_message = "breaker: interval and trip are ISO 8601 durations of days, hours, minutes and seconds, such as PT30S or PT1M."
  }

  validation {
    condition     = var.breaker == null || var.gateway.sku != "Consumption_0"
    error_message = "breaker: the Consumption tier has no circuit breakers. Choose another gateway.sku, or set breaker to null."
  }
}

variable "pools" {
  description = "The backend pools, one for each model; the key is the pool's name. `priority` (lower first) and `weight` are 0 to 100."
  type = map(object({
    services = list(object({
      backend  = string
      priority = optional(number)
      weight   = optional(number)
    }))
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.pools) : can(regex(local.patterns.backend_name, name))])
    error_message = "pools: a name holds 1 to 80 letters, digits, inner hyphens and inner underscores. Rename ${join(", ", [for name in keys(var.pools) : name if !can(regex(local.patterns.backend_name, name))])}."
  }

  # Pools are backends too: Azure keeps both under one type and ignores case.
  validation {
    condition     = length(setintersection([for name in keys(var.pools) : lower(name)], [for name in keys(var.backends) : lower(name)])) == 0
    error_message = "pools: ${join(", ", setintersection([for name in keys(var.pools) : lower(name)], [for name in keys(var.backends) : lower(name)]))} is also the name of a backend. Pools and backends share one namespace: rename one of them."
  }

  validation {
    condition     = alltrue([for pool in var.pools : length(pool.services) >= 1 && length(pool.services) <= 30])
    error_message = "pools: API Management allows 1 to 30 backends in a pool. Correct ${join(", ", [for name, pool in var.pools : "${name} (${length(pool.services)})" if length(pool.services) < 1 || length(pool.services) > 30])}."
  }

  validation {
    condition     = alltrue([for pool in var.pools : length(setsubtract(pool.services[*].backend, keys(var.backends))) == 0])
    error_message = "pools: ${join("; ", [for name, pool in var.pools : "${name} names ${join(", ", setsubtract(pool.services[*].backend, keys(var.backends)))}" if length(setsubtract(pool.services[*].backend, keys(var.backends))) > 0])}, which backends does not define. Add the backend or take it out of the pool."
  }

  validation {
    condition     = alltrue([for pool in var.pools : length(distinct(pool.services[*].backend)) == length(pool.services)])
    error_message = "pools: ${join(", ", [for name, pool in var.pools : name if length(distinct(pool.services[*].backend)) != length(pool.services)])} lists a backend twice. Give it a weight instead."
  }

  validation {
    condition = alltrue(flatten([
      for pool in var.pools : [
        for number in compact(concat(pool.services[*].priority, pool.services[*].weight)) :
        tonumber(number) >= 0 && tonumber(number) <= 100 && floor(tonumber(number)) == tonumber(number)
      ]
    ]))
    error_message = "pools: priority and weight are whole numbers from 0 to 100."
  }

  # A group of lower priority gets traffic only while the breakers of all groups before it are open, see
  # https://learn.microsoft.com/azure/api-management/backends: without breakers it never would.
  validation {
    condition     = var.breaker != null || alltrue([for pool in var.pools : length(distinct(compact(pool.services[*].priority))) <= 1])
    error_message = "pools: ${join(", ", [for name, pool in var.pools : name if length(distinct(compact(pool.services[*].priority))) > 1])} has several priorities but breaker is null. A lower priority is used only when the circuit breakers of the higher ones are open: set breaker, or give all backends one priority. (The Consumption tier has no breakers, so no priorities either.)"
  }
}

variable "consumers" {
  description = "Who may call the gateway with a subscription key: one subscription each, named by the key. `readers` are object ids in Entra ID of who may read the consumer's key in the vault."
  type = map(object({
    display_name = optional(string)
    readers      = optional(list(string), [])
  }))
  nullable = false

  # The name is also part of a Key Vault secret's name, which holds letters, digits and hyphens only.
  validation {
    condition     = alltrue([for name in keys(var.consumers) : can(regex(local.patterns.consumer_name, name))])
    error_message = "consumers: a name holds 1 to 80 letters, digits and inner hyphens. Rename ${join(", ", [for name in keys(var.consumers) : name if !can(regex(local.patterns.consumer_name, name))])}."
  }

  validation {
    condition     = length(distinct([for name in keys(var.consumers) : lower(name)])) == length(var.consumers)
    error_message = "consumers: Azure ignores case in names, so these are one consumer: ${join("; ", [for names in values({ for name in keys(var.consumers) : lower(name) => name... }) : join(", ", names) if length(names) > 1])}. Rename all but one."
  }

  validation {
    condition     = !contains([for name in keys(var.consumers) : lower(name)], "master")
    error_message = "consumers: `master` is API Management's built-in subscription. Choose another name."
  }

  validation {
    condition     = alltrue(flatten([for consumer in var.consumers : [for id in consumer.readers : can(regex(local.patterns.object_id, id))]]))
    error_message = "consumers: readers are object ids (GUIDs) in Entra ID, not names or client ids. Correct ${join(", ", flatten([for name, consumer in var.consumers : [for id in consumer.readers : "${name} (${id})" if !can(regex(local.patterns.object_id, id))]]))}."
  }

  validation {
    condition     = alltrue([for consumer in var.consumers : length(distinct([for id in consumer.readers : lower(id)])) == length(consumer.readers)])
    error_message = "consumers: Azure refuses a second assignment of the same role. ${join(", ", [for name, consumer in var.consumers : name if length(distinct([for id in consumer.readers : lower(id)])) != length(consumer.readers)])} lists a reader twice."
  }
}

variable "policy" {
  description = "The complete policy document of the API, as text. It may use the named value `{{identity-client-id}}` and the names of `backends` and `pools`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("<policies[\\s>]", var.policy))
    error_message = "policy holds no <policies> element: pass the document itself, for instance file(\"policy.xml\"), not its path."
  }
}

variable "openapi" {
  description = "The complete OpenAPI 3 description of the API, as JSON text."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^3[.]", jsondecode(var.openapi).openapi))
    error_message = "openapi is not an OpenAPI 3 description in JSON: pass the document itself, for instance file(\"openapi.json\"); convert YAML or Swagger 2 first."
  }
}

variable "rotation" {
  description = "Key rotation: `schedule` (NCRONTAB with six fields, UTC) says when the function looks, `interval` (ISO 8601) how old a key may grow, `intervals` the same for single consumers. Optional: `window` (`22:00-04:00`, UTC) is the time of day at which keys may be rotated, `freezes` are days without rotation (both dates included), `spread` lets consumers take turns over the interval. `discipline` is `regenerate` or `conditional` and decides which actions the function gets. `gateway_check`: a new key is published once the gateway accepts it. `http`: who may start a run over HTTP (`audience` is the client id of the app registration that tokens are for, `allowed_principals` are object ids). `action_group_id`: who hears of alerts. `null`: no function, no Key Vault."
  type = object({
    schedule      = string
    interval      = string
    intervals     = optional(map(string), {})
    window        = optional(string)
    freezes       = optional(list(object({ from = string, to = string })), [])
    spread        = optional(bool, false)
    discipline    = optional(string, "regenerate")
    gateway_check = optional(bool, true)
    http = optional(object({
      audience           = string
      allowed_principals = list(string)
    }))
    action_group_id = optional(string)
  })
  default = null

  validation {
    condition     = var.rotation == null || can(regex("^([0-9A-Za-z*,/-]+ +){5}[0-9A-Za-z*,/-]+$", try(var.rotation.schedule, "")))
    error_message = "rotation.schedule must have six fields (second minute hour day month weekday), such as \"0 0 3 * * *\"; a classic cron line has five: put a 0 in front."
  }

  validation {
    condition     = var.rotation == null || (can(regex("^P([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", try(var.rotation.interval, ""))) && can(regex("[0-9][WDHMS]$", try(var.rotation.interval, ""))))
    error_message = "rotation.interval must be an ISO 8601 duration of weeks, days, hours, minutes or seconds, such as P30D."
  }

  validation {
    condition = alltrue([
      for interval in values(try(var.rotation.intervals, {})) :
      can(regex("^P([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?$", interval)) && can(regex("[0-9][WDHMS]$", interval))
    ])
    error_message = "rotation.intervals must be ISO 8601 durations of weeks, days, hours, minutes or seconds, such as P30D."
  }

  validation {
    condition     = alltrue([for name in keys(try(var.rotation.intervals, {})) : contains(keys(var.consumers), name)])
    error_message = "rotation.intervals names consumers that there are not: ${join(", ", setsubtract(keys(try(var.rotation.intervals, {})), keys(var.consumers)))}."
  }

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", coalesce(try(var.rotation.window, null), "00:00-01:00")))
    error_message = "rotation.window must be two times of day, UTC, such as \"22:00-04:00\"."
  }

  validation {
    condition = alltrue([
      for freeze in try(var.rotation.freezes, []) :
      can(formatdate("YYYY", "${freeze.from}T00:00:00Z")) && can(formatdate("YYYY", "${freeze.to}T00:00:00Z")) && try(timecmp("${freeze.from}T00:00:00Z", "${freeze.to}T00:00:00Z") <= 0, false)
    ])
    error_message = "rotation.freezes must be pairs of dates such as { from = \"2026-12-20\", to = \"2027-01-03\" }, the second not before the first."
  }

  validation {
    condition     = var.rotation == null || contains(["regenerate", "conditional"], try(var.rotation.discipline, ""))
    error_message = "rotation.discipline must be regenerate or conditional."
  }

  # An empty list would let App Service authentication pass everybody in the tenant.
  validation {
    condition     = try(var.rotation.http, null) == null || try(length(var.rotation.http.allowed_principals), 0) > 0
    error_message = "rotation.http.allowed_principals is empty: name who may call, or set rotation.http to null."
  }

  validation {
    condition = alltrue([
      for id in try(concat([var.rotation.http.audience], var.rotation.http.allowed_principals), []) :
      can(regex(local.patterns.object_id, id))
    ])
    error_message = "rotation.http: audience is the client id of an app registration and allowed_principals are object ids in Entra ID, all of them GUIDs."
  }

  validation {
    condition     = can(regex("^(?i)/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft[.]Insights/actionGroups/[^/]+$", coalesce(try(var.rotation.action_group_id, null), "/subscriptions/0/resourceGroups/0/providers/Microsoft.Insights/actionGroups/0")))
    error_message = "rotation.action_group_id must be the resource id of an Azure Monitor action group (/subscriptions/…/providers/Microsoft.Insights/actionGroups/…)."
  }

  validation {
    condition     = var.rotation == null || length(var.consumers) > 0
    error_message = "rotation: there is no consumer whose key could be rotated. Add one to consumers, or set rotation to null."
  }
}

variable "function_package" {
  description = "Path of the rotation function's zip. Its hash is in the plan; the upload is a step of its own after apply (see `function_publish_url`). `null`: the app is created without code."
  type        = string
  default     = null

  validation {
    condition     = var.function_package == null || (endswith(coalesce(var.function_package, " "), ".zip") && fileexists(coalesce(var.function_package, " ")))
    error_message = "function_package: there is no zip file at ${coalesce(var.function_package, "null")}. Build it first (npm run build), and give an absolute path: Terraform resolves relative ones against its own directory."
  }
}

variable "configuration" {
  description = "What the rest was made of, kept as an output for the next plan's report; the Action sets it. It must hold nothing secret."
  type        = string
  default     = null
}
