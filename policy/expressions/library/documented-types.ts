/**
 * The .NET types that API Management documents to allow, by namespace:
 * https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes
 * Each is a type of this folder, or refused as unsupported; what is neither here nor there is not allowed at all.
 */
const NAMESPACES: Readonly<Record<string, string>> = {
  'Newtonsoft.Json': 'Formatting JsonConvert',
  'Newtonsoft.Json.Linq':
    'Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType JValue',
  System: `Array BitConverter Boolean Byte Char Convert DateTime DateTimeKind DateTimeOffset Decimal Double Exception Guid Int16
    Int32 Int64 Math MidpointRounding Nullable Random SByte Single String StringComparer StringComparison StringSplitOptions
    TimeSpan TimeZone TimeZoneInfo TimeZoneInfo.AdjustmentRule TimeZoneInfo.TransitionTime Tuple UInt16 UInt32 UInt64 Uri
    UriPartial`,
  'System.Collections.Generic': `Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList IReadOnlyCollection
    IReadOnlyDictionary ISet KeyValuePair List Queue Stack`,
  'System.IO': 'StringReader StringWriter',
  'System.Linq': 'Enumerable',
  'System.Net': 'IPAddress WebUtility',
  'System.Security.Cryptography': `AsymmetricAlgorithm CipherMode HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512
    HashAlgorithm HashAlgorithmName KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA RSAEncryptionPadding
    RSASignaturePadding SHA1 SHA1Managed SHA256 SHA256Managed SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm`,
  'System.Security.Cryptography.X509Certificates': `PublicKey RSACertificateExtensions X500DistinguishedName X509Certificate
    X509Certificate2 X509ContentType X509NameType`,
  'System.Text': 'Encoding StringBuilder',
  'System.Text.RegularExpressions':
    'Capture CaptureCollection Group GroupCollection Match Regex RegexOptions',
  'System.Xml': 'XmlNodeType',
  'System.Xml.Linq': `Extensions XAttribute XCData XComment XContainer XDeclaration XDocument XDocumentType XElement XName
    XNamespace XNode XNodeDocumentOrderComparer XNodeEqualityComparer XObject XProcessingInstruction XText`,
};

const IN_NAMESPACES = Object.entries(NAMESPACES).flatMap(([namespace, names]) =>
  names.split(/\s+/).map((name) => ({ name, full: `${namespace}.${name}` })),
);

/** Full names. */
export const DOCUMENTED_TYPES: readonly string[] = IN_NAMESPACES.map(({ full }) => full);

const WRITTEN = new Set(IN_NAMESPACES.flatMap(({ name, full }) => [name, full]));

/** @param name with its namespace or without */
export function isDocumented(name: string): boolean {
  return WRITTEN.has(name);
}
