# What needs a person. The function writes a line of JSON for each key that is not as it should be and one for each
# run; docs/rotation.md says what is in them.

locals {
  functions = "\"rotateKeys\", \"reconcileKeys\", \"rotateOnRequest\""
  lines     = "traces | where operation_Name in (${local.functions}) | extend line = parse_json(message)"

  alerts = {
    failed = {
      title = "A run of the key rotation failed"
      # A request that was refused is its sender's problem.
      what      = "An invocation failed, or did not get to every key: a request was refused, the time was up, or another run held the lease. The next run goes on where it stopped."
      severity  = 2
      window    = "PT1H"
      query     = "requests | where operation_Name in (${local.functions}) and success == false and resultCode !startswith \"4\""
      operator  = "GreaterThan"
      threshold = 0
    }
    overdue = {
      title     = "A subscription key is about to expire without having been rotated"
      what      = "Half of the time is gone in which the key has to be replaced."
      severity  = 1
      window    = "PT2H"
      query     = "${local.lines} | where line.event == \"rotation\" and toint(line.overdueCount) > 0"
      operator  = "GreaterThan"
      threshold = 0
    }
    drift = {
      title     = "Somebody else changed a subscription key or its secret"
      what      = "The vault's key did not work any more and was replaced (recovered), or a secret is not the rotation's to write."
      severity  = 2
      window    = "PT1H"
      query     = "${local.lines} | where line.event == \"subscription-key\" and (line.kind == \"recovered\" or (line.kind == \"skipped\" and line.reason startswith \"secret-\"))"
      operator  = "GreaterThan"
      threshold = 0
    }
    unfinished = {
      title     = "The key rotation left keys out"
      what      = "Keys were due, or were to be replaced by force, and were not: the lease was taken, the time was up, or a name or a secret stands in the way. The lines of the run say which and why."
      severity  = 2
      window    = "PT2H"
      query     = "${local.lines} | where line.event == \"rotation\" and toint(line.unfinishedCount) > 0"
      operator  = "GreaterThan"
      threshold = 0
    }
    unverified = {
      title     = "New subscription keys are published without proof that the gateway accepts them"
      what      = "The address on which a new key is tried lets a made-up key pass, or answers something else: it proves nothing."
      severity  = 3
      window    = "PT2H"
      query     = "${local.lines} | where line.event == \"subscription-key\" and line.gateway == \"unverifiable\""
      operator  = "GreaterThan"
      threshold = 0
    }
    unsuitable = {
      title     = "A subscription's key cannot be kept in the vault"
      what      = "Its id cannot be part of a secret's name, so it is never rotated. Give it another id, or leave it out of the settings."
      severity  = 3
      window    = "PT2H"
      query     = "${local.lines} | where line.event == \"subscription-key\" and line.reason == \"unsuitable-secret-name\""
      operator  = "GreaterThan"
      threshold = 0
    }
    silent = {
      title     = "The key rotation does not run"
      what      = "Not even the hourly comparison of vault and gateway has reported. The app may have no code, no settings or no host."
      severity  = 2
      window    = "PT3H"
      query     = "${local.lines} | where line.event == \"rotation\""
      operator  = "LessThan"
      threshold = 1
    }
  }
}

# An alert is resolved by itself once its query finds nothing more.
# https://learn.microsoft.com/azure/templates/microsoft.insights/scheduledqueryrules
resource "azapi_resource" "alert" {
  for_each = local.alerts

  type      = "Microsoft.Insights/scheduledQueryRules@2023-12-01"
  name      = "${var.names.rotation_alerts}-${each.key}"
  parent_id = var.resource_group.id
  location  = var.resource_group.location
  tags      = lookup(var.tags, "alert_${each.key}", {})
  body = {
    kind = "LogAlert"
    properties = {
      displayName         = each.value.title
      description         = each.value.what
      enabled             = true
      severity            = each.value.severity
      scopes              = [var.application_insights.id]
      evaluationFrequency = "PT1H"
      windowSize          = each.value.window
      autoMitigate        = true
      criteria = {
        allOf = [{
          query           = each.value.query
          timeAggregation = "Count"
          operator        = each.value.operator
          threshold       = each.value.threshold
          failingPeriods  = { numberOfEvaluationPeriods = 1, minFailingPeriodsToAlert = 1 }
        }]
      }
      actions = { actionGroups = compact([var.action_group_id]) }
    }
  }
  response_export_values = []
}
