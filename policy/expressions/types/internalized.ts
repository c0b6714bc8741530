/**
 * The text as the one string that V8 keeps of it. A policy's names are looked up for each request, by texts of several places of its
 * document; where both are the same string, one look tells that they are equal, or that they are not.
 */
export function internalized(text: string): string {
  // Every name of a property is one.
  const [name = text] = Object.keys({ [text]: undefined });
  return name;
}
