/**
 * The types that the documentation allows and this engine does not support, each with what to do instead.
 * https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes
 * A type that is neither here nor in a table of this folder is not allowed in policy expressions at all.
 */

const XML = 'XML documents';
const CERTIFICATES = 'certificates and asymmetric cryptography';
const CIPHERS = 'symmetric ciphers: use SymmetricAlgorithm.Create("AES")';
const TIME_ZONES = 'the obsolete type: use TimeZoneInfo';

export const UNSUPPORTED_TYPES: ReadonlyMap<string, string> = new Map([
  ...list(XML, 'XDocument XElement XAttribute XNode XName XNamespace XText XCData XComment'),
  ...list(XML, 'XContainer XDeclaration XDocumentType XObject XProcessingInstruction'),
  ...list(
    XML,
    'XNodeDocumentOrderComparer XNodeEqualityComparer XmlNodeType XmlDocument XmlReader',
  ),
  ...list(CERTIFICATES, 'X509Certificate X509Certificate2 X509ContentType X509NameType PublicKey'),
  ...list(CERTIFICATES, 'RSA RSACng RSACryptoServiceProvider RSAEncryptionPadding Oid'),
  ...list(CERTIFICATES, 'RSASignaturePadding RSACertificateExtensions X500DistinguishedName'),
  ...list(CERTIFICATES, 'AsymmetricAlgorithm HashAlgorithmName'),
  ...list(CIPHERS, 'Aes AesManaged'),
  ...list(TIME_ZONES, 'TimeZone'),
  ...list('decimal numbers: use double', 'decimal Decimal'),
  ...list('single precision numbers: use double', 'float Single'),
  ...list('this type', 'IPAddress StringWriter JConstructor JRaw Authorization'),
]);

function list(reason: string, names: string): (readonly [string, string])[] {
  return names.split(' ').map((name) => [name, reason] as const);
}
