# Wrong input is refused before anything is planned. Each run breaks one thing of a valid input.

mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = {
      subscription_id = "00000000-0000-0000-0000-000000000001"
      tenant_id       = "00000000-0000-0000-0000-000000000002"
    }
  }
}
mock_provider "azapi" {}

variables {
  environment = "prod"
  location    = "japaneast"
  gateway     = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "ai@example.com" } }
  accounts = {
    japan = { id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-japan" }
  }
  backends  = { "japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai" } }
  breaker   = { failures = 1, interval = "PT1M", trip = "PT30S" }
  pools     = { "pool--gpt-4o" = { services = [{ backend = "japan--gpt-4o", priority = 1, weight = 2 }] } }
  consumers = { team-a = {} }
  policy    = "<policies><inbound><base /></inbound></policies>"
  openapi   = "{\"openapi\":\"3.0.1\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{}}"
  rotation  = { schedule = "0 0 3 * * *", interval = "P30D" }
}

run "valid_input" {
  command = plan
}

run "environment_longer_than_a_vault_name_allows" {
  command = plan
  variables { environment = "fifteen-letters" }
  expect_failures = [var.environment]
}

run "environment_with_two_hyphens_in_a_row" {
  command = plan
  variables { environment = "a--b" }
  expect_failures = [var.environment]
}

run "environment_in_upper_case" {
  command = plan
  variables { environment = "Prod" }
  expect_failures = [var.environment]
}

run "location_by_display_name" {
  command = plan
  variables { location = "Japan East" }
  expect_failures = [var.location]
}

run "tag_with_a_forbidden_character" {
  command = plan
  variables { tags = { "cost/centre" = "42" } }
  expect_failures = [var.tags]
}

run "sku_without_units" {
  command = plan
  variables {
    gateway = { sku = "BasicV2", publisher = { name = "AI Platform", email = "ai@example.com" } }
  }
  expect_failures = [var.gateway]
}

run "sku_with_too_many_units" {
  command = plan
  variables {
    gateway = { sku = "Developer_2", publisher = { name = "AI Platform", email = "ai@example.com" } }
  }
  expect_failures = [var.gateway]
}

run "path_with_a_leading_slash" {
  command = plan
  variables {
    gateway = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "ai@example.com" }, path = "/openai" }
  }
  expect_failures = [var.gateway]
}

run "publisher_without_mail_address" {
  command = plan
  variables {
    gateway = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "nobody" } }
  }
  expect_failures = [var.gateway]
}

run "no_account" {
  command = plan
  variables { accounts = {} }
  expect_failures = [var.accounts]
}

run "account_by_name_instead_of_id" {
  command = plan
  variables { accounts = { japan = { id = "openai-japan" } } }
  expect_failures = [var.accounts]
}

run "backend_url_with_a_trailing_slash" {
  command = plan
  variables {
    backends = { "japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai/" } }
  }
  expect_failures = [var.backends]
}

run "backend_url_without_tls" {
  command = plan
  variables {
    backends = { "japan--gpt-4o" = { url = "http://openai-japan.openai.azure.com/openai" } }
  }
  expect_failures = [var.backends]
}

run "backend_name_with_a_dot" {
  command = plan
  variables {
    backends = {
      "japan--gpt-4o"  = { url = "https://openai-japan.openai.azure.com/openai" }
      "japan--gpt-4.1" = { url = "https://openai-japan.openai.azure.com/openai" }
    }
  }
  expect_failures = [var.backends]
}

run "breaker_duration_in_seconds" {
  command = plan
  variables { breaker = { failures = 1, interval = "60", trip = "PT30S" } }
  expect_failures = [var.breaker]
}

run "breaker_duration_without_amount" {
  command = plan
  variables { breaker = { failures = 1, interval = "PT1M", trip = "PT" } }
  expect_failures = [var.breaker]
}

run "breaker_that_no_failure_opens" {
  command = plan
  variables { breaker = { failures = 0, interval = "PT1M", trip = "PT30S" } }
  expect_failures = [var.breaker]
}

run "breaker_in_the_consumption_tier" {
  command = plan
  variables {
    gateway = { sku = "Consumption_0", publisher = { name = "AI Platform", email = "ai@example.com" } }
  }
  expect_failures = [var.breaker]
}

run "pool_of_an_unknown_backend" {
  command = plan
  variables { pools = { "pool--gpt-4o" = { services = [{ backend = "sweden--gpt-4o" }] } } }
  expect_failures = [var.pools]
}

run "pool_without_backends" {
  command = plan
  variables { pools = { "pool--gpt-4o" = { services = [] } } }
  expect_failures = [var.pools]
}

run "pool_of_more_than_thirty_backends" {
  command = plan
  variables {
    backends = { for number in range(31) : "b${number}" => { url = "https://b${number}.openai.azure.com/openai" } }
    pools    = { everything = { services = [for number in range(31) : { backend = "b${number}" }] } }
  }
  expect_failures = [var.pools]
}

run "pool_with_a_backend_twice" {
  command = plan
  variables {
    pools = { "pool--gpt-4o" = { services = [{ backend = "japan--gpt-4o" }, { backend = "japan--gpt-4o" }] } }
  }
  expect_failures = [var.pools]
}

run "pool_named_as_a_backend" {
  command = plan
  variables { pools = { "Japan--GPT-4o" = { services = [{ backend = "japan--gpt-4o" }] } } }
  expect_failures = [var.pools]
}

run "pool_weight_beyond_the_range" {
  command = plan
  variables { pools = { "pool--gpt-4o" = { services = [{ backend = "japan--gpt-4o", weight = 101 }] } } }
  expect_failures = [var.pools]
}

run "pool_weight_that_is_no_whole_number" {
  command = plan
  variables { pools = { "pool--gpt-4o" = { services = [{ backend = "japan--gpt-4o", weight = 0.5 }] } } }
  expect_failures = [var.pools]
}

run "pool_with_priorities_but_no_breaker" {
  command = plan
  variables {
    breaker = null
    backends = {
      "japan--gpt-4o"  = { url = "https://openai-japan.openai.azure.com/openai" }
      "sweden--gpt-4o" = { url = "https://openai-sweden.openai.azure.com/openai" }
    }
    pools = {
      "pool--gpt-4o" = {
        services = [{ backend = "japan--gpt-4o", priority = 1 }, { backend = "sweden--gpt-4o", priority = 2 }]
      }
    }
  }
  expect_failures = [var.pools]
}

run "consumer_that_no_secret_can_be_named_after" {
  command = plan
  variables { consumers = { team_a = {} } }
  expect_failures = [var.consumers]
}

run "backends_that_differ_in_case_only" {
  command = plan
  variables {
    backends = {
      "japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai" }
      "Japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai" }
    }
  }
  expect_failures = [var.backends]
}

run "consumers_that_differ_in_case_only" {
  command = plan
  variables { consumers = { team-a = {}, Team-A = {} } }
  expect_failures = [var.consumers]
}

run "consumer_named_as_the_builtin_subscription" {
  command = plan
  variables { consumers = { Master = {} } }
  expect_failures = [var.consumers]
}

run "policy_file_name_instead_of_policy" {
  command = plan
  variables { policy = "policy.xml" }
  expect_failures = [var.policy]
}

run "openapi_that_is_no_json" {
  command = plan
  variables { openapi = "openapi: 3.0.1" }
  expect_failures = [var.openapi]
}

run "openapi_that_is_swagger" {
  command = plan
  variables { openapi = "{\"swagger\":\"2.0\"}" }
  expect_failures = [var.openapi]
}

run "rotation_schedule_with_five_fields" {
  command = plan
  variables { rotation = { schedule = "0 3 * * *", interval = "P30D" } }
  expect_failures = [var.rotation]
}

run "rotation_interval_in_words" {
  command = plan
  variables { rotation = { schedule = "0 0 3 * * *", interval = "30 days" } }
  expect_failures = [var.rotation]
}

run "rotation_timing_that_is_none" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", window = "9-5" }
  }
  expect_failures = [var.rotation]
}

run "rotation_freeze_that_ends_before_it_begins" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", freezes = [{ from = "2027-01-03", to = "2026-12-20" }] }
  }
  expect_failures = [var.rotation]
}

run "rotation_interval_of_nobody" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", intervals = { nobody = "P90D" } }
  }
  expect_failures = [var.rotation]
}

run "rotation_of_nobody" {
  command = plan
  variables { consumers = {} }
  expect_failures = [var.rotation]
}

run "function_package_that_was_not_built" {
  command = plan
  variables { function_package = "tests/fixtures/missing.zip" }
  expect_failures = [var.function_package]
}

run "unknown_discipline" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", discipline = "regenrate" }
  }
  expect_failures = [var.rotation]
}

run "http_without_anybody_who_may_call" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", http = { audience = "00000000-0000-0000-0000-00000000000a", allowed_principals = [] } }
  }
  expect_failures = [var.rotation]
}

run "http_caller_by_name" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", http = { audience = "00000000-0000-0000-0000-00000000000a", allowed_principals = ["ci"] } }
  }
  expect_failures = [var.rotation]
}

run "action_group_by_name" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", action_group_id = "on-call" }
  }
  expect_failures = [var.rotation]
}

run "webhook_with_a_secret" {
  command = plan
  variables {
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", notify = { webhook = "https://hooks.example.com/keys?code=secret" } }
  }
  expect_failures = [var.rotation]
}

run "reader_by_name" {
  command = plan
  variables {
    consumers = { team-a = { readers = ["somebody@example.com"] } }
  }
  expect_failures = [var.consumers]
}

run "reader_twice" {
  command = plan
  variables {
    consumers = { team-a = { readers = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000A"] } }
  }
  expect_failures = [var.consumers]
}

run "bearer_keys_beside_tokens" {
  command = plan
  variables {
    gateway = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "ai@example.com" }, keys = { required = false, bearer = true } }
  }
  expect_failures = [var.gateway]
}
