# Where the traffic goes: backends, their breakers, pools.
#
# A backend has to exist before the policy names it, and may go once the policy names it no more: Azure refuses both otherwise. Terraform
# destroys before it updates, and its way out, create_before_destroy, spreads to everything that the resource depends on: service,
# identity, roles, of each of which there cannot be two. So a backend's life is three resources, of which only the one that depends on
# nothing creates before it destroys:
#
#   azapi_resource_action.backend           writes it, whole, and never deletes it: may be replaced while the policy names it
#   azapi_update_resource.backend           puts right what somebody else changed in Azure
#   azapi_resource_action.backend_removal   does nothing until it is destroyed, then deletes the backend. Policy and pools depend on it,
#                                           hence it is destroyed after they were updated
#
# The same for pools, which are backends of another type. Keys are in lower case: Azure takes names that differ in case only for one.

locals {
  backend_type = "Microsoft.ApiManagement/service/backends@2024-05-01"

  backends = { for name, backend in var.backends : lower(name) => merge(backend, { name = name }) }
  pools    = { for name, pool in var.pools : lower(name) => merge(pool, { name = name }) }

  # The service supports one rule for each backend, see
  # https://learn.microsoft.com/azure/api-management/backends#circuit-breaker.
  breaker = var.breaker == null ? null : {
    rules = [{
      name             = "throttled-or-failing"
      tripDuration     = var.breaker.trip
      acceptRetryAfter = var.breaker.accept_retry_after
      failureCondition = {
        count    = var.breaker.failures
        interval = var.breaker.interval

        # An account that cannot be reached answers no status code. The values that count are not documented;
        # these are the reasons that API Management reports in context.LastError (docs/parity.md).
        errorReasons     = ["BackendConnectionFailure", "Timeout"]
        statusCodeRanges = [{ min = 429, max = 429 }, { min = 500, max = 599 }]
      }
    }]
  }

  # A null would be compared with what the service fills in, and differ for ever: leave it out.
  backend_bodies = {
    for key, backend in local.backends : key => {
      properties = {
        for property, value in {
          protocol       = "http"
          url            = backend.url
          description    = backend.description
          circuitBreaker = local.breaker
        } : property => value if value != null
      }
    }
  }

  pool_bodies = {
    for key, pool in local.pools : key => {
      properties = {
        type = "Pool"
        pool = {
          services = [for service in pool.services : {
            for property, value in {
              id       = "${var.service_id}/backends/${service.backend}"
              priority = service.priority
              weight   = service.weight
            } : property => value if value != null
          }]
        }
      }
    }
  }
}

resource "azapi_resource_action" "backend" {
  for_each = local.backends

  type                   = local.backend_type
  resource_id            = "${local.service.id}/backends/${each.value.name}"
  method                 = "PUT"
  body                   = local.backend_bodies[each.key]
  response_export_values = []

  # Order of effects when an account joins: role, backend, pool and policy.
  depends_on = [
    azurerm_role_assignment.openai_user,
    azurerm_role_assignment.openai_state,
    azapi_resource_action.backend_removal,
  ]
}

resource "azapi_update_resource" "backend" {
  for_each = local.backends

  type                   = local.backend_type
  resource_id            = azapi_resource_action.backend[each.key].resource_id
  body                   = local.backend_bodies[each.key]
  response_export_values = []
}

# Through no reference to any resource: what this depends on would be created before it is destroyed, too. Never change its type or id
# without need: that replaces it, and the old one deletes the backend.
resource "azapi_resource_action" "backend_removal" {
  for_each = local.backends

  type                   = local.backend_type
  resource_id            = "${var.service_id}/backends/${each.key}"
  method                 = "DELETE"
  when                   = "destroy"
  headers                = { "If-Match" = "*" }
  ignore_not_found       = true # after the service
  response_export_values = []

  lifecycle {
    create_before_destroy = true
  }
}

resource "azapi_resource_action" "pool" {
  for_each = local.pools

  type                   = local.backend_type
  resource_id            = "${local.service.id}/backends/${each.value.name}"
  method                 = "PUT"
  body                   = local.pool_bodies[each.key]
  response_export_values = []

  depends_on = [azapi_update_resource.backend, azapi_resource_action.pool_removal]
}

resource "azapi_update_resource" "pool" {
  for_each = local.pools

  type                   = local.backend_type
  resource_id            = azapi_resource_action.pool[each.key].resource_id
  body                   = local.pool_bodies[each.key]
  ignore_casing          = true # of the ids, which Azure does not always return as they were sent
  response_export_values = []
}

resource "azapi_resource_action" "pool_removal" {
  for_each = local.pools

  type                   = local.backend_type
  resource_id            = "${var.service_id}/backends/${each.key}"
  method                 = "DELETE"
  when                   = "destroy"
  headers                = { "If-Match" = "*" }
  ignore_not_found       = true
  response_export_values = []

  # A pool goes before its backends.
  depends_on = [azapi_resource_action.backend_removal]
  lifecycle {
    create_before_destroy = true
  }
}

# Earlier versions managed backends and pools otherwise. They stay as they are, and the resources above take them over.

removed {
  from = azurerm_api_management_backend.backend

  lifecycle {
    destroy = false
  }
}

removed {
  from = azapi_resource.pool

  lifecycle {
    destroy = false
  }
}
