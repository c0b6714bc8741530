# What the module takes. More than 400 lines: Terraform users look for variables in this file, and each has its description and checks.

locals {
  existing_types = {
    resource_group          = ""
    api_management          = "Microsoft.ApiManagement/service"
    api_management_identity = "Microsoft.ManagedIdentity/userAssignedIdentities"
    key_vault               = "Microsoft.KeyVault/vaults"
    log_workspace           = "Microsoft.OperationalInsights/workspaces"
  }

  # What Azure, API Management and the providers take, with the source of each figure. The Action holds load-balancer.yml against the same
  # file. Lengths are in the patterns, which count code points, as Azure does; `length` would count what a reader sees as one character.
  limits = jsondecode(file("${path.module}/limits.json"))

  # What has a name, how it is made, and what Azure takes.
  kinds = jsondecode(file("${path.module}/names.json"))
}

variable "environment" {
  description = "Prefix of every resource name, such as `prod`."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.environment) <= local.limits.environment.most && can(regex(local.limits.environment.pattern, var.environment))
    error_message = "environment is \"${var.environment}\": it begins every resource name, so it must start with a lower-case letter, hold only lower-case letters, digits and single hyphens, not end in a hyphen, and have at most 14 characters."
  }
}

variable "location" {
  description = "Azure region of everything that is created, such as `japaneast`."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex(local.limits.location.pattern, var.location))
    error_message = "location is \"${var.location}\": write the region's programmatic name, lower case and without spaces (`japaneast`, not `Japan East`)."
  }
}

variable "tags" {
  description = "Tags of every resource that can carry them."
  type        = map(string)
  default     = {}
  nullable    = false

  # Base64 writes three bytes as four characters.
  validation {
    condition = length(var.tags) <= local.limits.tags.most && alltrue([
      for name, value in var.tags : can(regex(local.limits.tag_name.pattern, name)) && can(regex(local.limits.tag_value.pattern, value)) && length(replace(base64encode(value), "=", "")) <= ceil(local.limits.tag_value.bytes * 4 / 3)
    ])
    error_message = "tags: Azure allows ${local.limits.tags.most} tags, names of at most 128 characters without any of < > % & \\ ? / and values of at most ${local.limits.tag_value.bytes} bytes. Here are ${length(var.tags)}: ${join(", ", keys(var.tags))}."
  }

  validation {
    condition     = length(distinct([for name in keys(var.tags) : lower(name)])) == length(var.tags)
    error_message = "tags: Azure ignores case in names, so these are one tag: ${join("; ", [for names in values({ for name in keys(var.tags) : lower(name) => name... }) : join(", ", names) if length(names) > 1])}. Take out all but one."
  }
}

variable "ignore_tags" {
  description = "Tags that Azure or an Azure Policy adds and Terraform leaves alone: names, in which `*` stands for any characters, whatever their case."
  type        = list(string)
  default     = ["hidden-*"]
  nullable    = false

  validation {
    condition     = alltrue([for pattern in var.ignore_tags : can(regex("^[^<>%&\\\\?/]{1,512}$", pattern))])
    error_message = "ignore_tags: expected names of tags, in which * may stand for any characters. Correct ${join(", ", [for pattern in var.ignore_tags : pattern if !can(regex("^[^<>%&\\\\?/]{1,512}$", pattern))])}."
  }
}

variable "naming" {
  description = "Patterns of names, by the keys of names.json, and `pattern` for all that have none of their own. `{environment}`, `{region}`, `{suffix}` (six characters that follow from subscription, environment and region), `{type}` (Microsoft's abbreviation of the resource type) and `{use}` (`openai`, `gateway` or `rotation`) are replaced."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = length(setsubtract(keys(var.naming), concat(keys(local.kinds), ["pattern"]))) == 0
    error_message = "naming: ${join(", ", setsubtract(keys(var.naming), concat(keys(local.kinds), ["pattern"])))} is nothing that has a name. Expected pattern, ${join(", ", keys(local.kinds))}."
  }
}

variable "existing" {
  description = "Resource ids of what exists already, is used and left alone, also by destroy; null: made. `api_management` needs `api_management_identity`, a user-assigned identity that is attached to it."
  type = object({
    resource_group          = optional(string)
    api_management          = optional(string)
    api_management_identity = optional(string)
    key_vault               = optional(string)
    log_workspace           = optional(string)
  })
  default  = {}
  nullable = false

  validation {
    condition = alltrue([
      for key, type in local.existing_types : can(regex("^(?i)/subscriptions/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/resourceGroups/[^/]+${type == "" ? "" : "/providers/${replace(type, ".", "[.]")}/[^/]+"}$", var.existing[key]))
      if var.existing[key] != null
    ])
    error_message = "existing: expected full resource ids; copy them from the portal's JSON view. Correct ${join(", ", [for key, type in local.existing_types : "${key} (${coalesce(var.existing[key], "null")})" if var.existing[key] != null])}."
  }

  validation {
    condition     = (var.existing.api_management == null) == (var.existing.api_management_identity == null)
    error_message = "existing: api_management and api_management_identity belong together: the gateway calls the accounts as an identity that is attached to the service."
  }
}


variable "gateway" {
  description = "The API Management service: `sku` (name and units, such as `BasicV2_1`), `publisher` (shown in the developer portal, and where Azure sends notifications; of a service that is made), `path` (URL path of the API), `keys` (`required`: false where the policy lets in callers without a subscription key; `bearer`: accept keys as bearer tokens, too), `state` (whether it may use what accounts keep, such as files and batches, by a custom role beside the built-in one), `allow_replacement` (name of the service that may be destroyed for another family of tiers, for one apply)."
  type = object({
    sku = string
    publisher = optional(object({
      name  = string
      email = string
    }))
    path              = optional(string, "openai")
    state             = optional(bool, true)
    allow_replacement = optional(string)
    keys = optional(object({
      required = optional(bool, true)
      bearer   = optional(bool, false)
    }), {})
  })
  nullable = false

  validation {
    condition     = can(regex(local.limits.sku.pattern, var.gateway.sku))
    error_message = "gateway.sku is \"${var.gateway.sku}\": expected a tier and its units: Consumption_0, Developer_1, Basic_1–2, Standard_1–4, Premium_1–99, BasicV2_1–10, StandardV2_1–10 or PremiumV2_1–30."
  }

  validation {
    condition     = var.gateway.publisher != null || var.existing.api_management != null
    error_message = "gateway.publisher is missing: a service that is made needs a name and an e-mail address."
  }

  validation {
    condition     = var.gateway.publisher == null || can(regex(local.limits.publisher_name.pattern, var.gateway.publisher.name))
    error_message = "gateway.publisher.name has ${try(length(var.gateway.publisher.name), 0)} characters: API Management wants 1 to 100 on one line."
  }

  validation {
    condition     = var.gateway.publisher == null || (length(regexall(".", try(var.gateway.publisher.email, ""))) <= local.limits.publisher_email.most && can(regex(local.limits.publisher_email.pattern, var.gateway.publisher.email)))
    error_message = "gateway.publisher.email is \"${try(var.gateway.publisher.email, "")}\": API Management wants an e-mail address of at most 100 characters."
  }

  validation {
    condition     = var.gateway.keys.required || !var.gateway.keys.bearer
    error_message = "gateway.keys: a token that is no key would be refused as a wrong one. Where keys are not required, set bearer to false."
  }

  validation {
    condition     = length(var.gateway.path) <= local.limits.api_path.most && can(regex(local.limits.api_path.pattern, var.gateway.path))
    error_message = "gateway.path is \"${var.gateway.path}\": expected at most ${local.limits.api_path.most} characters, path segments of letters, digits, _, - and inner dots, without a slash or a dot at the ends and a hyphen in front, such as `openai`."
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
      for account in var.accounts : can(regex(local.limits.account_id.pattern, lower(account.id)))
    ])
    error_message = "accounts: expected ids of the form /subscriptions/<guid>/resourceGroups/<group>/providers/Microsoft.CognitiveServices/accounts/<name>, without a trailing slash; copy them from the portal's JSON view. Correct ${join(", ", [for name, account in var.accounts : name if !can(regex(local.limits.account_id.pattern, lower(account.id)))])}."
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
    condition     = alltrue([for name in keys(var.backends) : can(regex(local.limits.backend_name.pattern, name))])
    error_message = "backends: a name holds 1 to 80 letters, digits, inner hyphens and inner underscores. Rename ${join(", ", [for name in keys(var.backends) : name if !can(regex(local.limits.backend_name.pattern, name))])}."
  }

  validation {
    condition     = length(distinct([for name in keys(var.backends) : lower(name)])) == length(var.backends)
    error_message = "backends: Azure ignores case in names, so these are one backend: ${join("; ", [for names in values({ for name in keys(var.backends) : lower(name) => name... }) : join(", ", names) if length(names) > 1])}. Rename all but one."
  }

  # A trailing slash would end up doubled in the forwarded path; a query would be lost.
  validation {
    condition     = alltrue([for backend in var.backends : length(backend.url) <= local.limits.backend_url.most && can(regex(local.limits.backend_url.pattern, backend.url))])
    error_message = "backends: a url begins with https://, has no query, no trailing slash and at most ${local.limits.backend_url.most} characters. Correct ${join(", ", [for name, backend in var.backends : "${name} (${backend.url})" if length(backend.url) > local.limits.backend_url.most || !can(regex(local.limits.backend_url.pattern, backend.url))])}."
  }

  validation {
    condition = alltrue([
      for backend in var.backends : length(regexall(".", coalesce(backend.description, "none"))) <= local.limits.backend_description.most && can(regex(local.limits.backend_description.pattern, coalesce(backend.description, "none")))
    ])
    error_message = "backends: a description has at most ${local.limits.backend_description.most} characters on one line, or is null."
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
    condition     = var.breaker == null || (try(var.breaker.failures, 0) >= local.limits.breaker_failures.from && try(var.breaker.failures, 0) <= local.limits.breaker_failures.to && try(floor(var.breaker.failures) == var.breaker.failures, false))
    error_message = "breaker.failures must be a whole number from ${local.limits.breaker_failures.from} to ${local.limits.breaker_failures.to}."
  }

  validation {
    condition = var.breaker == null || alltrue([
      for duration in try([var.breaker.interval, var.breaker.trip], []) :
      can(regex(local.limits.duration.pattern, duration)) && can(regex("[1-9]", duration)) && can(regex("[0-9][DHMS]$", duration))
    ])
    error_message = "breaker: interval and trip are ISO 8601 durations of days, hours, minutes and seconds, such as PT30S or PT1M, and not zero."
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
    condition     = alltrue([for name in keys(var.pools) : can(regex(local.limits.backend_name.pattern, name))])
    error_message = "pools: a name holds 1 to 80 letters, digits, inner hyphens and inner underscores. Rename ${join(", ", [for name in keys(var.pools) : name if !can(regex(local.limits.backend_name.pattern, name))])}."
  }

  validation {
    condition     = length(distinct([for name in keys(var.pools) : lower(name)])) == length(var.pools)
    error_message = "pools: Azure ignores case in names, so these are one pool: ${join("; ", [for names in values({ for name in keys(var.pools) : lower(name) => name... }) : join(", ", names) if length(names) > 1])}. Rename all but one."
  }

  # Pools are backends too: Azure keeps both under one type and ignores case.
  validation {
    condition     = length(setintersection([for name in keys(var.pools) : lower(name)], [for name in keys(var.backends) : lower(name)])) == 0
    error_message = "pools: ${join(", ", setintersection([for name in keys(var.pools) : lower(name)], [for name in keys(var.backends) : lower(name)]))} is also the name of a backend. Pools and backends share one namespace: rename one of them."
  }

  validation {
    condition     = alltrue([for pool in var.pools : length(pool.services) >= local.limits.pool_services.from && length(pool.services) <= local.limits.pool_services.to])
    error_message = "pools: API Management allows ${local.limits.pool_services.from} to ${local.limits.pool_services.to} backends in a pool. Correct ${join(", ", [for name, pool in var.pools : "${name} (${length(pool.services)})" if length(pool.services) < local.limits.pool_services.from || length(pool.services) > local.limits.pool_services.to])}."
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
        tonumber(number) >= local.limits.pool_number.from && tonumber(number) <= local.limits.pool_number.to && floor(tonumber(number)) == tonumber(number)
      ]
    ]))
    error_message = "pools: priority and weight are whole numbers from ${local.limits.pool_number.from} to ${local.limits.pool_number.to}."
  }

  # A group of lower priority gets traffic only while the breakers of all groups before it are open, see
  # https://learn.microsoft.com/azure/api-management/backends: without breakers it never would.
  validation {
    condition     = var.breaker != null || alltrue([for pool in var.pools : length(distinct(compact(pool.services[*].priority))) <= 1])
    error_message = "pools: ${join(", ", [for name, pool in var.pools : name if length(distinct(compact(pool.services[*].priority))) > 1])} has several priorities but breaker is null. A lower priority is used only when the circuit breakers of the higher ones are open: set breaker, or give all backends one priority. (The Consumption tier has no breakers, so no priorities either.)"
  }
}

variable "consumers" {
  description = "Who may call the gateway with a subscription key: one subscription each, named by the key. `formerly` is the name that a renamed consumer had when its subscription was made, which keeps that name, its keys and its secret. `readers` are object ids in Entra ID of who may read the consumer's key in the vault."
  type = map(object({
    display_name = optional(string)
    formerly     = optional(string)
    readers      = optional(list(string), [])
  }))
  nullable = false

  # The name is also part of a Key Vault secret's name, which holds letters, digits and hyphens only.
  validation {
    condition     = alltrue([for name in keys(var.consumers) : can(regex(local.limits.consumer_name.pattern, name))])
    error_message = "consumers: a name holds 1 to 80 letters, digits and inner hyphens. Rename ${join(", ", [for name in keys(var.consumers) : name if !can(regex(local.limits.consumer_name.pattern, name))])}."
  }

  validation {
    condition     = length(distinct([for name in keys(var.consumers) : lower(name)])) == length(var.consumers)
    error_message = "consumers: Azure ignores case in names, so these are one consumer: ${join("; ", [for names in values({ for name in keys(var.consumers) : lower(name) => name... }) : join(", ", names) if length(names) > 1])}. Rename all but one."
  }

  validation {
    condition     = alltrue([for consumer in var.consumers : can(regex(local.limits.consumer_name.pattern, coalesce(consumer.formerly, "none")))])
    error_message = "consumers: formerly is the name that a consumer had, of 1 to 80 letters, digits and inner hyphens. Correct ${join(", ", [for name, consumer in var.consumers : name if !can(regex(local.limits.consumer_name.pattern, coalesce(consumer.formerly, "none")))])}."
  }

  validation {
    condition     = length(distinct([for name, consumer in var.consumers : lower(coalesce(consumer.formerly, name))])) == length(var.consumers)
    error_message = "consumers: a subscription is one consumer's. ${join("; ", [for subscription, names in { for name, consumer in var.consumers : lower(coalesce(consumer.formerly, name)) => name... } : "${join(" and ", names)} would share ${subscription}" if length(names) > 1])}: take formerly out, or rename the other one."
  }

  validation {
    condition     = !contains([for name, consumer in var.consumers : lower(coalesce(consumer.formerly, name))], "master")
    error_message = "consumers: `master` is API Management's built-in subscription. Choose another name."
  }

  validation {
    condition     = alltrue([for name, consumer in var.consumers : can(regex(local.limits.display_name.pattern, coalesce(consumer.display_name, name)))])
    error_message = "consumers: a display_name has 1 to 100 characters on one line. Correct ${join(", ", [for name, consumer in var.consumers : name if !can(regex(local.limits.display_name.pattern, coalesce(consumer.display_name, name)))])}."
  }

  validation {
    condition     = alltrue(flatten([for consumer in var.consumers : [for id in consumer.readers : can(regex(local.limits.object_id.pattern, lower(id)))]]))
    error_message = "consumers: readers are object ids (GUIDs) in Entra ID, not names or client ids. Correct ${join(", ", flatten([for name, consumer in var.consumers : [for id in consumer.readers : "${name} (${id})" if !can(regex(local.limits.object_id.pattern, lower(id)))]]))}."
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
  description = "Key rotation: `schedule` (NCRONTAB with six fields, UTC) says when the function looks, `interval` (ISO 8601) how old a key may grow, `intervals` the same for single consumers. Optional: `window` (`22:00-04:00`, UTC) is the time of day at which keys may be rotated, `freezes` are days without rotation (both dates included), `spread` lets consumers take turns over the interval. `discipline` is `regenerate` or `conditional` and decides which actions the function gets. `gateway_check`: a new key is published once the gateway accepts it. `http`: who may start a run over HTTP (`audience` is the client id of the app registration that tokens are for, `allowed_principals` are object ids). `notify`: who is told of each new version of a secret, by Event Grid, a `webhook` (an address without secrets) or an existing `queue`. `action_group_id`: who hears of alerts. `null`: no function, no Key Vault."
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
    notify = optional(object({
      webhook = optional(string)
      queue = optional(object({
        storage_account_id = string
        name               = string
      }))
    }), {})
    action_group_id = optional(string)
  })
  default = null

  validation {
    condition     = var.rotation == null || can(regex(local.limits.schedule.pattern, try(var.rotation.schedule, "")))
    error_message = "rotation.schedule must have six fields with a space between them (second minute hour day month weekday), such as \"0 0 3 * * *\"; a classic cron line has five: put a 0 in front."
  }

  validation {
    condition     = var.rotation == null || (can(regex(local.limits.duration.pattern, replace(try(var.rotation.interval, ""), "/^P[0-9]{1,4}W/", "P"))) && can(regex("[0-9][WDHMS]$", try(var.rotation.interval, ""))))
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
      can(regex(local.limits.object_id.pattern, lower(id)))
    ])
    error_message = "rotation.http: audience is the client id of an app registration and allowed_principals are object ids in Entra ID, all of them GUIDs."
  }

  validation {
    condition     = try(var.rotation.notify.webhook, null) == null || can(regex(local.limits.webhook.pattern, var.rotation.notify.webhook))
    error_message = "rotation.notify.webhook must be https:// and a host, without user, query and fragment: it is shown in plans, so it is no place for a secret."
  }

  validation {
    condition = try(var.rotation.notify.queue, null) == null || (
      can(regex(local.limits.storage_account_id.pattern, lower(try(var.rotation.notify.queue.storage_account_id, ""))))
      && can(regex(local.limits.queue_name.pattern, try(var.rotation.notify.queue.name, "")))
      && try(length(var.rotation.notify.queue.name), 0) <= local.limits.queue_name.most
    )
    error_message = "rotation.notify.queue: storage_account_id is the resource id of a storage account (/subscriptions/…/providers/Microsoft.Storage/storageAccounts/…), and name has 3 to 63 lower-case letters, digits and single inner hyphens."
  }

  validation {
    condition     = try(var.rotation.action_group_id, null) == null || can(regex(local.limits.action_group_id.pattern, lower(var.rotation.action_group_id)))
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
