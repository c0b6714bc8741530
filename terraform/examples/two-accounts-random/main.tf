# Two accounts in two regions; the policy picks one at random and, when it is throttled, tries the other.

module "load_balancer" {
  source = "../.."

  environment = "example"
  location    = "japaneast"
  gateway = {
    sku       = "BasicV2_1"
    publisher = { name = "AI Platform", email = "ai@example.com" }
  }

  accounts = {
    japan  = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-japan" }
    sweden = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/openai-sweden" }
  }

  backends = {
    "japan--gpt-4o"  = { url = "https://openai-japan.openai.azure.com/openai" }
    "sweden--gpt-4o" = { url = "https://openai-sweden.openai.azure.com/openai" }
  }

  consumers = {
    team-a = { display_name = "Team A" }
  }

  policy  = file("${path.module}/policy.xml")
  openapi = file("${path.module}/../chat-completions.json")
}

output "gateway_url" {
  value = module.load_balancer.gateway_url
}
