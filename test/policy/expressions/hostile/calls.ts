/** Calls of expressions that hand a caller's text to the library. */
import '../../../../policy/expressions/index.ts';
import type { Member } from '../../../../policy/expressions/types/member.ts';
import { allTypes } from '../../../../policy/expressions/types/registry.ts';
import type { Type, TypeDefinition } from '../../../../policy/expressions/types/type.ts';

/** The bodies of C# blocks; `text` is the caller's, `other` a second one. */
export const CALLS: readonly string[] = [
  // One line for whatever the tables of members do not show by themselves.
  'return context.Request.Body.As<JObject>(true);',
  'return context.Request.Body.As<JArray>(true);',
  'return context.Request.Body.As<JToken>(true);',
  'return context.Request.Body.AsFormUrlEncodedContent(true);',
  'return JToken.Parse("[" + text + "]").ToString();',
  'return JToken.Parse("{\\"a\\":" + text + "}").ToString(Formatting.None);',
  'return (string)JToken.Parse("[\\"" + text + "\\"]")[0];',
  'return (int)new JValue(text);',
  'return (double)new JValue(text);',
  'return (DateTime)new JValue(text);',
  'return (TimeSpan)new JValue(text);',
  'return (Guid)new JValue(text);',
  'return (bool)new JValue(text);',
  'return JToken.Parse("[{\\"a\\":1}]").SelectTokens("$[?(@.a == " + text + ")]").Count();',
  'return JToken.Parse("[{\\"a\\":1}]").SelectTokens("[" + text).Count();',
  'return JsonConvert.DeserializeObject<List<int>>(text);',
  'return JsonConvert.SerializeObject(text);',
  'return Enum.Parse<DayOfWeek>(text);',
  'DayOfWeek day; return Enum.TryParse(text, true, out day);',
  'return text.Split(new[] { "ab", other }, StringSplitOptions.RemoveEmptyEntries).Length;',
  'return text.Split(text.ToCharArray()).Length;',
  'return text.Split(new[] { other }, StringSplitOptions.None).Length;',
  'return text.Trim(text.ToCharArray());',
  'return text.TrimEnd(text.ToCharArray());',
  'return text.IndexOfAny(other.ToCharArray());',
  'return string.Join(",", text.Split(\',\'));',
  'return string.Format(text, 1, 2);',
  'return 12.5.ToString(text);',
  'return 12.ToString(text);',
  'return DateTime.Now.ToString(text);',
  'return TimeSpan.Zero.ToString(text);',
  'return $"{text,5}{other}".Length;',
  'return text.Reverse().Count();',
  'return text.Distinct().Count();',
  'return text.GroupBy(c => c).Count();',
  'return text.OrderBy(c => c).Count();',
  'return new string(text.Where(char.IsLetter).ToArray());',
  'return new Regex("(a|b)*c").IsMatch(text);',
  'return new Regex("^[^,]+$").IsMatch(text);',
  "var count = 0; foreach (var c in text) { if (c == 'a') count++; } return count;",
  "var count = 0; for (var i = 0; i < text.Length; i++) { if (text[i] == 'a') count++; } return count;",
  'var built = new StringBuilder(); foreach (var c in text) built.Append(c); return built.ToString();',
  'var seen = new List<char>(); foreach (var c in text) seen.Add(c); return seen.Count;',
  'var seen = new Stack<char>(text); while (seen.Count > 0) seen.Pop(); return 1;',
  'var seen = new Queue<char>(text); while (seen.Count > 0) seen.Dequeue(); return 1;',
  'var found = new JObject(); found[text] = text; return found.ToString();',
  'return new Uri("https://example.com/" + text).ToString();',
  'return new Uri("https://example.com/?" + text).Query;',
  'return new Uri("https://" + text + ".example.com/").Host;',
];

/** How a value of a type is written, where a member is called on one or takes one. */
export const SAMPLES: Readonly<Record<string, string>> = {
  'System.String': 'text',
  'System.Object': '((object)text)',
  'System.Int32': '1',
  'System.Int64': '1L',
  'System.Double': '1.5',
  'System.Boolean': 'true',
  'System.Char': "'a'",
  'System.StringComparison': 'StringComparison.OrdinalIgnoreCase',
  'System.StringSplitOptions': 'StringSplitOptions.None',
  'System.UriKind': 'UriKind.RelativeOrAbsolute',
  'System.UriPartial': 'UriPartial.Path',
  'System.Guid': 'Guid.Empty',
  'System.DateTime': 'DateTime.Now',
  'System.TimeSpan': 'TimeSpan.Zero',
  'System.Uri': 'new Uri("https://example.com/a?b#c")',
  'System.Byte[]': 'Encoding.UTF8.GetBytes(text)',
  'System.Char[]': 'text.ToCharArray()',
  'System.String[]': 'new[] { text, other }',
  'System.Object[]': 'new object[] { text, other }',
  'System.Text.StringBuilder': 'new StringBuilder(text)',
  'System.Text.Encoding': 'Encoding.UTF8',
  'System.IO.StringReader': 'new StringReader(text)',
  'System.StringComparer': 'StringComparer.OrdinalIgnoreCase',
  'System.Text.RegularExpressions.Regex': 'new Regex("a,[bc]")',
  'System.Text.RegularExpressions.RegexOptions': 'RegexOptions.None',
  'System.Text.RegularExpressions.Match': 'Regex.Match("a", "(a)")',
  'Newtonsoft.Json.Formatting': 'Formatting.None',
  'Newtonsoft.Json.Linq.JToken': 'new JArray(text)',
  'Newtonsoft.Json.Linq.JObject': 'new JObject(new JProperty("a", text))',
  'Newtonsoft.Json.Linq.JArray': 'new JArray(text)',
  'Newtonsoft.Json.Linq.JValue': 'new JValue(text)',
  'Newtonsoft.Json.Linq.JProperty': 'new JProperty("a", text)',
};

/** A call of every member that takes or is called on a text; of the overloads, the longest whose arguments have samples. */
export function callsOfMembers(): readonly string[] {
  return allTypes().flatMap((definition) =>
    [...definition.members().values()].flatMap((overloads) =>
      overloads
        .toSorted((one, other) => other.parameters.length - one.parameters.length)
        .flatMap((member) => callOf(definition, member, SAMPLES) ?? [])
        .filter((call) => /\btext\b/.test(call))
        .slice(0, 1),
    ),
  );
}

/**
 * The body of a block that calls a member.
 *
 * @param samples how values are written, by the names of their types
 * @returns undefined where one of them has no sample, or the member needs type arguments
 */
export function callOf(
  definition: TypeDefinition,
  member: Member,
  samples: Readonly<Record<string, string>>,
): string | undefined {
  if (definition.parameters.length > 0 || member.typeParameters.length > 0) return undefined;
  if (!['method', 'constructor', 'property'].includes(member.kind)) return undefined;
  const instance = member.isStatic ? definition.shortName : samples[definition.name];
  const declarations: string[] = [];
  // A pattern is matched as long as the budget lasts, which another test shows.
  const second = definition.shortName === 'Regex' ? '"a,[bc]"' : 'other';
  let texts = 0;
  const args = member.parameters.map(({ mode, type }, index) => {
    if (mode === 'out') {
      declarations.push(`${written(type)} out${index};`);
      return `out out${index}`;
    }
    // A second text is another one: what is looked for in the first.
    if (type.id === 'System.String' && texts++ > 0) return second;
    return samples[type.id];
  });
  if (instance === undefined || args.includes(undefined)) return undefined;
  const list = `(${args.join(', ')})`;
  const call =
    member.kind === 'constructor'
      ? `new ${definition.shortName}${list}`
      : `${instance}.${member.name}${member.kind === 'property' ? '' : list}`;
  const returns = member.result.kind === 'void' ? `${call}; return 1;` : `return ${call};`;
  return `${declarations.join(' ')} ${returns}`.trim();
}

function written(type: Type): string {
  return type.kind === 'named' ? type.definition.shortName : type.id;
}
