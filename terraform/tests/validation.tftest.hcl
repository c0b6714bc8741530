# Wrong input is refused before anything is planned. Each run breaks several variables of a valid input, each in one way, which is a sentence
# above it: a run costs a fifth of a second. No two of them are of variables of which one is checked against the other, since what
# is checked against wrong input is not checked.

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

run "wrong_input_1" {
  command = plan
  variables {
    # Rotation schedule with five fields.
    rotation = { schedule = "0 3 * * *", interval = "P30D" }
    # Pool of an unknown backend.
    pools = { "pool--gpt-4o" = { services = [{ backend = "sweden--gpt-4o" }] } }
    # Environment longer than a vault name allows.
    environment = "fifteen-letters"
    # No account.
    accounts = {}
    # OpenAPI that is no JSON.
    openapi = "openapi: 3.0.1"
    # Location by display name.
    location = "Japan East"
    # Tag with a forbidden character.
    tags = { "cost/centre" = "42" }
    # Policy file name instead of policy.
    policy = "policy.xml"
    # Function package that was not built.
    function_package = "tests/fixtures/missing.zip"
  }
  expect_failures = [var.rotation, var.pools, var.environment, var.accounts, var.openapi, var.location, var.tags, var.policy, var.function_package]
}

run "wrong_input_2" {
  command = plan
  variables {
    # Rotation interval in words.
    rotation = { schedule = "0 0 3 * * *", interval = "30 days" }
    # Pool without backends.
    pools = { "pool--gpt-4o" = { services = [] } }
    # Environment with two hyphens in a row.
    environment = "a--b"
    # Account by name instead of id.
    accounts = { japan = { id = "openai-japan" } }
    # OpenAPI that is Swagger.
    openapi = "{\"swagger\":\"2.0\"}"
  }
  expect_failures = [var.rotation, var.pools, var.environment, var.accounts, var.openapi]
}

run "wrong_input_3" {
  command = plan
  variables {
    # Rotation timing that is none.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", window = "9-5" }
    # Pool of more than thirty backends.
    backends = { for number in range(31) : "b${number}" => { url = "https://b${number}.openai.azure.com/openai" } }
    pools    = { everything = { services = [for number in range(31) : { backend = "b${number}" }] } }
    # Environment in upper case.
    environment = "Prod"
  }
  expect_failures = [var.rotation, var.pools, var.environment]
}

run "wrong_input_4" {
  command = plan
  variables {
    # Rotation freeze that ends before it begins.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", freezes = [{ from = "2027-01-03", to = "2026-12-20" }] }
    # Pool with a backend twice.
    pools = { "pool--gpt-4o" = { services = [{ backend = "japan--gpt-4o" }, { backend = "japan--gpt-4o" }] } }
  }
  expect_failures = [var.rotation, var.pools]
}

run "wrong_input_5" {
  command = plan
  variables {
    # Rotation interval of nobody.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", intervals = { nobody = "P90D" } }
    # Pool named as a backend.
    pools = { "Japan--GPT-4o" = { services = [{ backend = "japan--gpt-4o" }] } }
  }
  expect_failures = [var.rotation, var.pools]
}

run "wrong_input_6" {
  command = plan
  variables {
    # Rotation of nobody.
    consumers = {}
    # Pool weight beyond the range.
    pools = { "pool--gpt-4o" = { services = [{ backend = "japan--gpt-4o", weight = 101 }] } }
  }
  expect_failures = [var.rotation, var.pools]
}

run "wrong_input_7" {
  command = plan
  variables {
    # Unknown discipline.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", discipline = "regenrate" }
    # Pool weight that is no whole number.
    pools = { "pool--gpt-4o" = { services = [{ backend = "japan--gpt-4o", weight = 0.5 }] } }
  }
  expect_failures = [var.rotation, var.pools]
}

run "wrong_input_8" {
  command = plan
  variables {
    # HTTP without anybody who may call.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", http = { audience = "00000000-0000-0000-0000-00000000000a", allowed_principals = [] } }
    # Pool with priorities but no breaker.
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
  expect_failures = [var.rotation, var.pools]
}

run "wrong_input_9" {
  command = plan
  variables {
    # HTTP caller by name.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", http = { audience = "00000000-0000-0000-0000-00000000000a", allowed_principals = ["ci"] } }
    # SKU without units.
    gateway = { sku = "BasicV2", publisher = { name = "AI Platform", email = "ai@example.com" } }
    # Backend url with a trailing slash.
    backends = { "japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai/" } }
  }
  expect_failures = [var.rotation, var.gateway, var.backends]
}

run "wrong_input_10" {
  command = plan
  variables {
    # Action group by name.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", action_group_id = "on-call" }
    # SKU with too many units.
    gateway = { sku = "Developer_2", publisher = { name = "AI Platform", email = "ai@example.com" } }
    # Backend url without tls.
    backends = { "japan--gpt-4o" = { url = "http://openai-japan.openai.azure.com/openai" } }
  }
  expect_failures = [var.rotation, var.gateway, var.backends]
}

run "wrong_input_11" {
  command = plan
  variables {
    # Webhook with a secret.
    rotation = { schedule = "0 0 3 * * *", interval = "P30D", notify = { webhook = "https://hooks.example.com/keys?code=secret" } }
    # Path with a leading slash.
    gateway = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "ai@example.com" }, path = "/openai" }
    # Backend name with a dot.
    backends = {
      "japan--gpt-4o"  = { url = "https://openai-japan.openai.azure.com/openai" }
      "japan--gpt-4.1" = { url = "https://openai-japan.openai.azure.com/openai" }
    }
  }
  expect_failures = [var.rotation, var.gateway, var.backends]
}

run "wrong_input_12" {
  command = plan
  variables {
    # Publisher without mail address.
    gateway = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "nobody" } }
    # Consumer that no secret can be named after.
    consumers = { team_a = {} }
    # Backends that differ in case only.
    backends = {
      "japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai" }
      "Japan--gpt-4o" = { url = "https://openai-japan.openai.azure.com/openai" }
    }
  }
  expect_failures = [var.gateway, var.consumers, var.backends]
}

run "wrong_input_13" {
  command = plan
  variables {
    # Consumers that differ in case only.
    consumers = { team-a = {}, Team-A = {} }
    # Bearer keys beside tokens.
    gateway = { sku = "BasicV2_1", publisher = { name = "AI Platform", email = "ai@example.com" }, keys = { required = false, bearer = true } }
  }
  expect_failures = [var.consumers, var.gateway]
}

run "wrong_input_14" {
  command = plan
  variables {
    # Consumer named as the builtin subscription.
    consumers = { Master = {} }
    # Breaker duration in seconds.
    breaker = { failures = 1, interval = "60", trip = "PT30S" }
  }
  expect_failures = [var.consumers, var.breaker]
}

run "wrong_input_15" {
  command = plan
  variables {
    # Reader by name.
    consumers = { team-a = { readers = ["somebody@example.com"] } }
    # Breaker duration without amount.
    breaker = { failures = 1, interval = "PT1M", trip = "PT" }
  }
  expect_failures = [var.consumers, var.breaker]
}

run "wrong_input_16" {
  command = plan
  variables {
    # Reader twice.
    consumers = { team-a = { readers = ["00000000-0000-0000-0000-00000000000a", "00000000-0000-0000-0000-00000000000A"] } }
    # Breaker that no failure opens.
    breaker = { failures = 0, interval = "PT1M", trip = "PT30S" }
  }
  expect_failures = [var.consumers, var.breaker]
}

run "wrong_input_17" {
  command = plan
  variables {
    # Breaker in the consumption tier.
    gateway = { sku = "Consumption_0", publisher = { name = "AI Platform", email = "ai@example.com" } }
  }
  expect_failures = [var.breaker]
}
