/** What this engine answers differently on purpose, with the reason; docs/parity.md has the same list. */
export const DIFFERING_EXPRESSIONS: ReadonlyMap<string, string> = new Map([
  ['1_000_000', 'mcs reads digit separators wrongly'],
  ['$"}"', 'mcs lets a lone brace pass, C# 7 does not'],
  [
    'object o = 5; switch (o) { case string s: return s; case int n when n > 3: return n * 2; default: return null; }',
    'mcs does not know when clauses of C# 7',
  ],
  ['JObject.Parse("{\\"a\\":1}").ContainsKey("a")', 'Json.NET 6 does not have it, newer ones do'],
  [
    'JsonConvert.DeserializeObject<JObject>("{")',
    'newer ones than Json.NET 6 refuse an end in the middle',
  ],
  [
    'JsonConvert.DeserializeObject("{\\"a\\":1,\\"a\\":2}")',
    'newer ones than Json.NET 6 let the last of equal names win',
  ],
  [
    'JToken.Parse("5").ToObject<JObject>()',
    'newer ones than Json.NET 6 throw a JsonSerializationException',
  ],
  [
    'JToken.Parse("[1,2]").SelectTokens("[?(@ == 2.0)]")',
    'newer ones than Json.NET 6 compare integers with floats',
  ],
  ['new JArray(ulong.MaxValue)', 'newer ones than Json.NET 6 write it'],
  ['Math.Round(2.5)', 'mono rounds halves up, .NET documents the even neighbour'],
  ['$"{null}"', 'mono throws, C# formats null as nothing'],
  ['string.Compare("co-op", "coop")', 'mono ignores hyphens, ICU (.NET on Linux) does not'],
  [
    'WebUtility.HtmlEncode("€😀")',
    'mono escapes every character above 159 here, .NET those up to 255 and pairs',
  ],
  ['int n = ("x"?.ToUpper()).Length; return n;', 'mcs lets ?. reach out of parentheses'],
  ['object a = 1, b = a; return a == b;', 'a gap: boxes have no identity'],
  ['Enumerable.Range(1, 2).ToString()', 'names of internal types are not told'],
  [
    'new Uri("/relative/path?x=1").IsAbsoluteUri',
    'mono reads a path as a file, as .NET does on Unix only',
  ],
]);
