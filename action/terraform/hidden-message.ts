/** Of a change that Terraform does not see (hidden.ts); behind an address. */
export const HIDDEN_MESSAGE =
  'differs in Azure in white space alone, which azurerm does not see: this plan does not undo it. Put it back by hand, or change something there that Terraform sees';
