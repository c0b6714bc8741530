# A run that is started over HTTP: off unless configured. App Service authentication asks Entra ID who calls, and
# lets the named principals through; the function checks the same list again, and refuses everybody while
# authentication is off.

locals {
  # Without it the function app has no HTTP function at all.
  http_settings = var.http == null ? {} : { ROTATION_HTTP_PRINCIPALS = join(",", var.http.allowed_principals) }
}

# An update of what every site has. Destroying it changes nothing: authentication stays on.
resource "azapi_update_resource" "authentication" {
  count = var.http == null ? 0 : 1

  type      = "Microsoft.Web/sites/config@2024-04-01"
  name      = "authsettingsV2"
  parent_id = azapi_resource.function_app.id
  body = {
    properties = {
      platform = { enabled = true }
      globalValidation = {
        requireAuthentication       = true
        unauthenticatedClientAction = "Return401"
      }
      httpSettings = { requireHttps = true }
      login        = { tokenStore = { enabled = false } }
      identityProviders = {
        azureActiveDirectory = {
          enabled = true
          registration = {
            clientId     = var.http.audience
            openIdIssuer = "https://login.microsoftonline.com/${var.tenant_id}/v2.0"
          }
          # Tokens of version 1.0 name the application by its URI, those of version 2.0 by its id.
          validation = {
            allowedAudiences = [var.http.audience, "api://${var.http.audience}"]
            defaultAuthorizationPolicy = {
              allowedPrincipals = { identities = var.http.allowed_principals }
            }
          }
        }
      }
    }
  }
  response_export_values = []
}
