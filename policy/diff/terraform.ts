/**
 * Whether Terraform would see a difference: azurerm deletes all white space from both policies, inside of literals as
 * well, and decodes entities one after the other before it compares them.
 * Source: internal/services/apimanagement/…/diff_suppress.go of hashicorp/terraform-provider-azurerm.
 */

/** @param before and `after`: texts as the reader gives them, their references decoded. */
export function isVisibleToTerraform(before: string, after: string): boolean {
  return condensed(before) !== condensed(after);
}

/** `&amp;apos;` becomes an apostrophe, since it decodes `&apos;` behind `&amp;`; of the others no second one is left. */
function condensed(text: string): string {
  return text.replaceAll(/[ \t\r\n]/g, '').replaceAll('&apos;', "'");
}
