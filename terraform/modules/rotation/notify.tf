# Who is told of new keys: by name and version of the secret, never by its value. Event Grid delivers at least once, in no order, and tries
# for a day.

locals {
  destinations = {
    webhook = var.notify.webhook == null ? null : {
      endpointType = "WebHook"
      properties   = { endpointUrl = var.notify.webhook }
    }
    queue = var.notify.queue == null ? null : {
      endpointType = "StorageQueue"
      properties   = { resourceId = var.notify.queue.storage_account_id, queueName = var.notify.queue.name }
    }
  }
}

# https://learn.microsoft.com/azure/templates/microsoft.eventgrid/2022-06-15/eventsubscriptions
resource "azapi_resource" "notify" {
  for_each = toset([for kind, destination in local.destinations : kind if destination != null])

  type      = "Microsoft.EventGrid/eventSubscriptions@2022-06-15"
  name      = "${var.names.key_events}-${each.key}"
  parent_id = local.vault.id
  body = {
    properties = {
      destination         = local.destinations[each.key]
      eventDeliverySchema = "CloudEventSchemaV1_0"
      filter = {
        includedEventTypes = ["Microsoft.KeyVault.SecretNewVersionCreated"]
        subjectBeginsWith  = "subscription-key-"
      }
      retryPolicy = { maxDeliveryAttempts = 30, eventTimeToLiveInMinutes = 1440 }
    }
  }
  response_export_values = []
}
