/**
 * Whether Terraform would see a difference: azurerm deletes all white space from both policies, inside of literals as
 * well, and decodes entities one after the other before it compares them. Its other comparison, by XML's tokens, only
 * finds what is equal to the letter.
 * Source: internal/services/apimanagement/…/diff_suppress.go of hashicorp/terraform-provider-azurerm.
 */

/** One after the other, as azurerm does: `&amp;apos;` ends up as an apostrophe. */
const ENTITIES = [
  ['&quot;', '"'],
  ['&gt;', '>'],
  ['&lt;', '<'],
  ['&amp;', '&'],
  ['&apos;', "'"],
] as const;

/** @param before and `after`: whole documents or parts of them, as written */
export function isVisibleToTerraform(before: string, after: string): boolean {
  return condensed(before) !== condensed(after);
}

function condensed(text: string): string {
  return ENTITIES.reduce(
    (decoded, [entity, sign]) => decoded.replaceAll(entity, sign),
    text.replaceAll(/[ \t\r\n]/g, ''),
  );
}
