/** What stands for each C# type in the signatures of this folder: the compiler checks implementations against it. */
import type { ClrException } from '../errors.ts';
import type { Value } from '../types/values.ts';
import type { AnyArray } from './collections/array.ts';
import type { StringComparer } from './collections/comparers.ts';
import type { Dictionary, Lookup, Pair } from './collections/dictionary.ts';
import type { HashSet } from './collections/hash-set.ts';
import type { List } from './collections/list.ts';
import type { Line } from './collections/queue.ts';
import type { BasicAuthCredentials, Jwt } from './context/credentials.ts';
import type { Host } from './context/host.ts';
import type {
  Body,
  ContextApi,
  ContextGroup,
  ContextProduct,
  ContextSubscription,
  ContextUser,
  ExpressionRequest,
  ExpressionResponse,
  ExpressionUrl,
  LastError,
  PolicyContext,
} from './context/policy-context.ts';
import type { SymmetricAlgorithm } from './cryptography/ciphers.ts';
import type { Hash } from './cryptography/cryptography.ts';
import type { RandomBytes } from './cryptography/random-bytes.ts';
import type { Char } from './foundation/char.ts';
import type { EnumValue } from './foundation/enum.ts';
import type { Guid } from './foundation/guid.ts';
import type { Delegate } from './foundation/object.ts';
import type { Tuple } from './foundation/tuple.ts';
import type { JArray, JObject, JProperty } from './json/containers.ts';
import type { JEnumerable } from './json/content.ts';
import type { BigInteger } from './json/scalars.ts';
import type { JToken, JValue } from './json/token.ts';
import type { Grouping } from './linq/groups.ts';
import type { Ordered } from './linq/order.ts';
import type { Double } from './numbers/double.ts';
import type { Integral } from './numbers/integral.ts';
import type { Random } from './numbers/math.ts';
import type { Regex } from './regex/types.ts';
import type { Capture, Collection, Group, Match } from './regex/values.ts';
import type { Encoding } from './text/encoding.ts';
import type { StringBuilder } from './text/string-builder.ts';
import type { StringReader } from './text/string-reader.ts';
import type { Uri } from './text/uri.ts';
import type { DateTime } from './time/date-time.ts';
import type { DateTimeOffset } from './time/date-time-offset.ts';
import type { TimeSpan } from './time/time-span.ts';
import type { TimeZoneInfo } from './time/time-zone.ts';

type Enumerations =
  | 'CipherMode'
  | 'DateTimeKind'
  | 'DayOfWeek'
  | 'Enum'
  | 'Formatting'
  | 'JTokenType'
  | 'MidpointRounding'
  | 'PaddingMode'
  | 'ProductState'
  | 'RegexOptions'
  | 'StringComparison'
  | 'StringSplitOptions'
  | 'UriKind'
  | 'UriPartial';

/** Delegates that are null are refused before they reach a member. */
type Delegates = 'Action' | 'Comparison' | 'Converter' | 'Func' | 'MatchEvaluator' | 'Predicate';

declare module '../types/checked-signature.ts' {
  interface Structs extends Record<Enumerations, EnumValue>, Record<Delegates, Delegate> {
    bool: boolean;
    int: number;
    long: bigint;
    sbyte: Integral;
    byte: Integral;
    short: Integral;
    ushort: Integral;
    uint: Integral;
    ulong: Integral;
    double: Double;
    char: Char;
    Guid: Guid;
    DateTime: DateTime;
    DateTimeOffset: DateTimeOffset;
    TimeSpan: TimeSpan;
    KeyValuePair: Pair;
    Nullable: Value;
    BigInteger: BigInteger;
    JEnumerable: JEnumerable;
  }

  interface Classes {
    object: Value;
    string: string;
    Array: AnyArray;
    Exception: ClrException;
    IEnumerable: Value;
    'System.Collections.IEnumerable': Value;
    IReadOnlyCollection: Value;
    IReadOnlyList: Value;
    ISet: Value;
    IGrouping: Grouping;
    IOrderedEnumerable: Ordered;
    IJEnumerable: Value;
    IComparable: Value;
    IFormattable: Value;
    IDisposable: Value;
    ICollection: Value;
    IList: Value;
    List: List;
    Dictionary: Dictionary;
    IDictionary: Lookup;
    IReadOnlyDictionary: Lookup;
    HashSet: HashSet;
    Queue: Line;
    Stack: Line;
    IEqualityComparer: StringComparer;
    IComparer: StringComparer;
    StringComparer: StringComparer;
    Tuple: Tuple;
    StringBuilder: StringBuilder;
    StringReader: StringReader;
    Encoding: Encoding;
    Random: Random;
    TimeZoneInfo: TimeZoneInfo;
    HashAlgorithm: Hash;
    HMAC: Hash;
    SymmetricAlgorithm: SymmetricAlgorithm;
    RNGCryptoServiceProvider: RandomBytes;
    Regex: Regex;
    Uri: Uri;
    JToken: JToken;
    JContainer: JObject | JArray | JProperty;
    JObject: JObject;
    JArray: JArray;
    JProperty: JProperty;
    JValue: JValue;
    Capture: Capture;
    Group: Group;
    Match: Match;
    CaptureCollection: Collection<Capture>;
    GroupCollection: Collection<Group>;
    MatchCollection: Collection<Match>;
    IProxyRequestContext: Host<PolicyContext>;
    IApi: Host<ContextApi>;
    IGroup: Host<ContextGroup>;
    IProduct: Host<ContextProduct>;
    ISubscription: Host<ContextSubscription>;
    IUser: Host<ContextUser>;
    IUrl: Host<ExpressionUrl>;
    IRequest: Host<ExpressionRequest>;
    IResponse: Host<ExpressionResponse>;
    IOperation: Host<NonNullable<PolicyContext['operation']>>;
    IBackend: Host<NonNullable<PolicyContext['backend']>>;
    IDeployment: Host<PolicyContext['deployment']>;
    IGateway: Host<PolicyContext['deployment']>;
    IUserIdentity: Host<ContextUser['identities'][number]>;
    ISubscriptionKeyParameterNames: Host<ContextApi['subscriptionKey']>;
    IFoundry: Host<NonNullable<ExpressionRequest['foundry']>>;
    IPrivateEndpointConnection: Host<NonNullable<ExpressionRequest['privateEndpointConnection']>>;
    IMessageBody: Host<Body>;
    ILastError: Host<LastError>;
    Jwt: Jwt;
    BasicAuthCredentials: BasicAuthCredentials;
  }
}
