/** The types that policies may use and this engine does not have, each with what to do instead. */
import { isDocumented } from './documented-types.ts';

const XML = 'XML documents';
const CERTIFICATES = 'certificates and asymmetric cryptography';
const CIPHERS = 'symmetric ciphers: use SymmetricAlgorithm.Create("AES")';
const TIME_ZONES = 'the obsolete type: use TimeZoneInfo';

/** By short name; some are not documented, and used in policies that API Management takes. */
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
  ...list('this type', 'Authorization'),
]);

function list(reason: string, names: string): (readonly [string, string])[] {
  return names.split(' ').map((name) => [name, reason] as const);
}

/**
 * Why a type that no table has is not supported; undefined where API Management does not allow it either.
 *
 * @param name as the policy writes it, with or without its namespace
 */
export function unsupportedType(name: string): string | undefined {
  const reason = UNSUPPORTED_TYPES.get(name.slice(name.lastIndexOf('.') + 1));
  if (reason !== undefined) return reason;
  return isDocumented(name) ? 'this type' : undefined;
}
