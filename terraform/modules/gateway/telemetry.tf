# What the gateway tells Application Insights.

resource "azurerm_role_assignment" "telemetry" {
  scope                = var.application_insights.id
  role_definition_name = "Monitoring Metrics Publisher"
  principal_id         = local.identity.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_api_management_logger" "application_insights" {
  name                = "application-insights"
  api_management_name = local.service.name
  resource_group_name = local.service.resource_group_name
  resource_id         = var.application_insights.id

  application_insights {
    connection_string  = var.application_insights.connection_string
    identity_client_id = local.identity.client_id
  }

  # Azure does not tell where a logger writes to. Compared with an imported one it would always differ, and be made anew.
  lifecycle {
    ignore_changes       = [application_insights]
    replace_triggered_by = [terraform_data.telemetry_target]
  }

  depends_on = [azurerm_role_assignment.telemetry]
}

# What it takes another logger to change.
resource "terraform_data" "telemetry_target" {
  triggers_replace = [
    var.application_insights.id,
    local.identity.client_id,
  ]
}

locals {
  # No bodies: the service buffers what it logs, and a buffered answer no longer streams, see
  # https://learn.microsoft.com/azure/api-management/how-to-server-sent-events. Said here for the API,
  # whatever the service-wide diagnostic says.
  logged_response = { headers = [], body = { bytes = 0 } }

  # URLs are logged, and a caller may send the key as a query parameter.
  logged_request = merge(local.logged_response, {
    dataMasking = { queryParams = [{ value = "api-key", mode = "Hide" }] }
  })
}

# Through azapi because azurerm has no `metrics`, without which token metrics are dropped.
resource "azapi_resource" "diagnostic" {
  type      = "Microsoft.ApiManagement/service/apis/diagnostics@2024-05-01"
  name      = "applicationinsights"
  parent_id = "${local.service.id}/apis/${azurerm_api_management_api.openai.name}"
  body = {
    properties = {
      loggerId                = "${local.service.id}/loggers/${azurerm_api_management_logger.application_insights.name}"
      alwaysLog               = "allErrors"
      sampling                = { samplingType = "fixed", percentage = 100 }
      verbosity               = "information"
      httpCorrelationProtocol = "W3C"
      operationNameFormat     = "Name"
      logClientIp             = false
      metrics                 = true
      frontend                = { request = local.logged_request, response = local.logged_response }
      backend                 = { request = local.logged_request, response = local.logged_response }
    }
  }
  ignore_casing          = true
  response_export_values = []

  # With the API its diagnostic goes; and Azure deletes no logger that a diagnostic writes to.
  lifecycle {
    replace_triggered_by = [
      azurerm_api_management_api.openai.id,
      azurerm_api_management_logger.application_insights.id,
    ]
  }
}
