# Provisioned throughput first; what it cannot take spills over to two pay-as-you-go accounts, two to one.
# The keys rotate.

module "load_balancer" {
  source = "../.."

  environment = "example"
  location    = "swedencentral"
  gateway = {
    sku       = "StandardV2_1"
    publisher = { name = "AI Platform", email = "ai@example.com" }
  }

  accounts = {
    provisioned = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-ptu" }
    france      = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-france" }
    sweden      = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-sweden" }
  }

  backends = {
    "provisioned--gpt-4o" = { url = "https://openai-ptu.openai.azure.com/openai" }
    "france--gpt-4o"      = { url = "https://openai-france.openai.azure.com/openai" }
    "sweden--gpt-4o"      = { url = "https://openai-sweden.openai.azure.com/openai" }
  }

  # One failure opens a breaker, so that the same request's next attempt already goes elsewhere.
  breaker = { failures = 1, interval = "PT1M", trip = "PT10S" }

  pools = {
    "pool--gpt-4o" = {
      services = [
        { backend = "provisioned--gpt-4o", priority = 1 },
        { backend = "france--gpt-4o", priority = 2, weight = 2 },
        { backend = "sweden--gpt-4o", priority = 2, weight = 1 },
      ]
    }
  }

  consumers = {
    team-a = {}
    team-b = {}
  }

  rotation = { schedule = "0 0 3 * * *", interval = "P30D" }

  policy  = file("${path.module}/policy.xml")
  openapi = file("${path.module}/../chat-completions.json")
}

output "gateway_url" {
  value = module.load_balancer.gateway_url
}

output "secret_names" {
  value = module.load_balancer.secret_names
}
