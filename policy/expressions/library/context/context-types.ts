/**
 * `context` and what hangs on it.
 * https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ContextVariables
 */

import { ClrException } from '../../errors.ts';
import { CHARACTERS_PER_STEP } from '../../limits.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import type { ClrObject, Value } from '../../types/values.ts';
import { ClrArray } from '../collections/array.ts';
import { Enumeration } from '../foundation/enum.ts';
import { OBJECT } from '../foundation/object.ts';
import { textOf } from '../foundation/text-of.ts';
import { STRING } from '../text/string.ts';
import { ticksOfMilliseconds } from '../time/calendar.ts';
import { DateTime } from '../time/date-time.ts';
import { TimeSpan } from '../time/time-span.ts';
import { formLookup, Host, HostLookup, LookupKind, multimap, stringArray } from './host.ts';
import { bodyAs, formOf, readBody } from './message-body.ts';
import type {
  Body,
  ContextApi,
  ContextProduct,
  ContextSubscription,
  ContextUser,
  ExpressionRequest,
  ExpressionResponse,
  ExpressionUrl,
  PolicyContext,
} from './policy-context.ts';

/** `ToString()` of a URL is the URL itself. */
/**
 * What the subject has under that name. What nearly every expression reads (the context, requests, responses, URLs) has
 * functions of its own instead, each of which V8 optimizes for itself.
 */
const property =
  <Key extends string>(key: Key) =>
  <Part>({ subject }: Host<{ readonly [Name in Key]: Part }>): Part =>
    subject[key];

class Url extends Host<ExpressionUrl> {
  constructor(url: ExpressionUrl) {
    super('IUrl', url);
  }

  override toString(): string {
    const { scheme, host, port, path, queryString } = this.subject;
    const isDefault = (scheme === 'https' && port === 443) || (scheme === 'http' && port === 80);
    return `${scheme}://${host}${isDefault ? '' : `:${port}`}${path}${queryString}`;
  }
}

function host<T>(type: string, subject: T | undefined): Host<T> | null {
  return subject === undefined ? null : new Host(type, subject);
}

class Response extends Host<ExpressionResponse> {
  constructor(response: ExpressionResponse) {
    super('IResponse', response);
  }
}

export function responseValue(response: ExpressionResponse): Host<ExpressionResponse> {
  return new Response(response);
}

export function responseOf(value: Value): ExpressionResponse | undefined {
  return value instanceof Response ? value.subject : undefined;
}

/** A list of objects, an array in C#. */
function hosts<T>(type: string, subjects: readonly T[]): ClrArray {
  const items = subjects.map((subject) => new Host(type, subject));
  return new ClrArray(new Host(type, undefined).type, items);
}

/** What the gateway's own model of a service does not hold is refused rather than made up. */
function known<T>(member: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new ClrException('System.NotSupportedException', `${member} is not known here.`);
}

function optionalDate(time: number | undefined): DateTime | null {
  return time === undefined ? null : DateTime.ofMilliseconds(time);
}

const ProductState = new Enumeration('Microsoft.ApiManagement.ProductState', {
  NotPublished: 0,
  Published: 1,
});

type Backend = NonNullable<PolicyContext['backend']>;
type Foundry = NonNullable<ExpressionRequest['foundry']>;
type Deployment = PolicyContext['deployment'];

const VARIABLES = new LookupKind<Value>(
  'IReadOnlyDictionary<string, object>',
  OBJECT,
  (value) => value,
  { ignoreCase: false },
);

const MATCHED_PARAMETERS = new LookupKind<string>(
  'IReadOnlyDictionary<string, string>',
  STRING,
  (text) => text,
  { ignoreCase: true },
);

const contextDefinition = define({
  declaration: 'interface Microsoft.ApiManagement.IProxyRequestContext',
  members: {
    'IApi Api': ({ subject }: Host<PolicyContext>) => host('IApi', subject.api),
    'IOperation Operation': ({ subject }: Host<PolicyContext>) =>
      host('IOperation', subject.operation),
    'IProduct Product': ({ subject }: Host<PolicyContext>) => host('IProduct', subject.product),
    'ISubscription Subscription': ({ subject }: Host<PolicyContext>) =>
      host('ISubscription', subject.subscription),
    'IUser User': ({ subject }: Host<PolicyContext>) => host('IUser', subject.user),
    'IBackend Backend': ({ subject }: Host<PolicyContext>) => host('IBackend', subject.backend),
    'IDeployment Deployment': ({ subject }: Host<PolicyContext>) =>
      host('IDeployment', subject.deployment),
    'IRequest Request': ({ subject }: Host<PolicyContext>) => host('IRequest', subject.request),
    'IResponse Response': ({ subject: { response } }: Host<PolicyContext>) =>
      response === undefined ? null : responseValue(response),
    'ILastError LastError': ({ subject }: Host<PolicyContext>) =>
      host('ILastError', subject.lastError),
    'IReadOnlyDictionary<string, object> Variables': ({ subject }: Host<PolicyContext>) =>
      new HostLookup(VARIABLES, subject.variables),
    'Guid RequestId': ({ subject }: Host<PolicyContext>) => subject.requestId,
    'DateTime Timestamp': ({ subject }: Host<PolicyContext>) =>
      new DateTime(ticksOfMilliseconds(subject.timestamp), 'utc'),
    'TimeSpan Elapsed': ({ subject }: Host<PolicyContext>) =>
      new TimeSpan(BigInt(Math.round(subject.elapsed * 10_000))),
    'bool Tracing': ({ subject }: Host<PolicyContext>) => subject.tracing,
    'void Trace(string message)': ({ subject }: Host<PolicyContext>, message: string | null) =>
      subject.trace(message ?? ''),
    'void Trace(string source, object data)': (
      { subject }: Host<PolicyContext>,
      source: string | null,
      data: Value,
    ) => subject.trace(`${source ?? ''}: ${textOf(data)}`),
  },
  missing: 'GraphQL Workspace',
});

export const contextTypes: readonly TypeDefinition[] = [
  contextDefinition,
  ProductState.definition,
  define({
    declaration: 'interface Microsoft.ApiManagement.IApi',
    members: {
      'string Id': property('id'),
      'string Name': property('name'),
      'string Path': property('path'),
      'string Revision': property('revision'),
      'string Version': property('version'),
      'bool IsCurrentRevision': () => true,
      'IUrl ServiceUrl': ({ subject }: Host<ContextApi>) =>
        subject.serviceUrl === undefined ? null : new Url(subject.serviceUrl),
      'IEnumerable<string> Protocols': ({ subject }: Host<ContextApi>) =>
        stringArray(subject.protocols),
      'ISubscriptionKeyParameterNames SubscriptionKeyParameterNames': ({
        subject,
      }: Host<ContextApi>) => host('ISubscriptionKeyParameterNames', subject.subscriptionKey),
    },
    missing: 'Workspace StorageId',
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.ISubscriptionKeyParameterNames',
    members: {
      'string Header': property('header'),
      'string Query': property('query'),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IGroup',
    members: {
      'string Id': property('id'),
      'string Name': property('name'),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IOperation',
    members: {
      'string Id': property('id'),
      'string Name': property('name'),
      'string Method': property('method'),
      'string UrlTemplate': property('urlTemplate'),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IProduct',
    members: {
      'string Id': property('id'),
      'string Name': property('name'),
      'bool SubscriptionRequired': property('subscriptionRequired'),
      'bool ApprovalRequired': property('approvalRequired'),
      // The documentation has both names, at different times.
      'int? SubscriptionsLimit': ({ subject }: Host<ContextProduct>) =>
        subject.subscriptionsLimit ?? null,
      'int? SubscriptionLimit': ({ subject }: Host<ContextProduct>) =>
        subject.subscriptionsLimit ?? null,
      'ProductState State': ({ subject }: Host<ContextProduct>) =>
        ProductState.of(subject.published ? 1 : 0),
      'IEnumerable<IApi> Apis': ({ subject }: Host<ContextProduct>) => hosts('IApi', subject.apis),
      'IEnumerable<IGroup> Groups': ({ subject }: Host<ContextProduct>) =>
        hosts('IGroup', known('context.Product.Groups', subject.groups)),
    },
    missing: 'Workspace',
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.ISubscription',
    members: {
      'string Id': property('id'),
      'string Name': property('name'),
      'string Key': property('key'),
      'string PrimaryKey': property('primaryKey'),
      'string SecondaryKey': property('secondaryKey'),
      'DateTime CreatedDate': ({ subject }: Host<ContextSubscription>) =>
        DateTime.ofMilliseconds(known('context.Subscription.CreatedDate', subject.createdDate)),
      'DateTime? StartDate': ({ subject }: Host<ContextSubscription>) =>
        optionalDate(subject.startDate),
      'DateTime? EndDate': ({ subject }: Host<ContextSubscription>) =>
        optionalDate(subject.endDate),
    },
    missing: 'CreatedTime',
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IUser',
    members: {
      'string Id': property('id'),
      'string Email': property('email'),
      'string FirstName': property('firstName'),
      'string LastName': property('lastName'),
      'string Note': property('note'),
      'DateTime RegistrationDate': ({ subject }: Host<ContextUser>) =>
        DateTime.ofMilliseconds(known('context.User.RegistrationDate', subject.registrationDate)),
      'IEnumerable<IGroup> Groups': ({ subject }: Host<ContextUser>) =>
        hosts('IGroup', subject.groups),
      'IEnumerable<IUserIdentity> Identities': ({ subject }: Host<ContextUser>) =>
        hosts('IUserIdentity', subject.identities),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IUserIdentity',
    members: {
      'string Id': property('id'),
      'string Provider': property('provider'),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IBackend',
    members: {
      'string Id': property('id'),
      'string Type': property('type'),
      'string AzureRegion': ({ subject }: Host<Backend>) => subject.azureRegion ?? null,
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IDeployment',
    members: {
      'string Region': property('region'),
      'string ServiceId': property('serviceId'),
      'string ServiceName': property('serviceName'),
      'string GatewayId': property('gatewayId'),
      'IGateway Gateway': ({ subject }: Host<Deployment>) => host('IGateway', subject),
    },
    missing: 'Certificates SustainabilityInfo Sku Units BaseUrls',
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IGateway',
    members: {
      'string Id': property('gatewayId'),
      'bool IsManaged': ({ subject }: Host<Deployment>) => subject.gatewayId === 'managed',
      'string InstanceId': property('gatewayInstanceId'),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IUrl',
    members: {
      'string Scheme': ({ subject }: Url) => subject.scheme,
      'string Host': ({ subject }: Url) => subject.host,
      'int Port': ({ subject }: Url) => subject.port,
      'string Path': ({ subject }: Url) => subject.path,
      'string QueryString': ({ subject }: Url) => subject.queryString,
      'IReadOnlyDictionary<string, string[]> Query': ({ subject }: Url) =>
        multimap(subject.query, true),
    },
    missing: 'ToUri',
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IRequest',
    members: {
      'string Method': ({ subject }: Host<ExpressionRequest>) => subject.method,
      'IUrl Url': ({ subject }: Host<ExpressionRequest>) => new Url(subject.url),
      'IUrl OriginalUrl': ({ subject }: Host<ExpressionRequest>) => new Url(subject.originalUrl),
      'string IpAddress': ({ subject }: Host<ExpressionRequest>) => subject.ipAddress,
      'IReadOnlyDictionary<string, string[]> Headers': ({ subject }: Host<ExpressionRequest>) =>
        multimap(subject.headers, true),
      'IReadOnlyDictionary<string, string> MatchedParameters': ({
        subject,
      }: Host<ExpressionRequest>) => new HostLookup(MATCHED_PARAMETERS, subject.matchedParameters),
      'IMessageBody Body': ({ subject }: Host<ExpressionRequest>) =>
        host('IMessageBody', subject.body),
      'IFoundry Foundry': ({ subject }: Host<ExpressionRequest>) =>
        host('IFoundry', subject.foundry),
      'IPrivateEndpointConnection PrivateEndpointConnection': ({
        subject,
      }: Host<ExpressionRequest>) =>
        host('IPrivateEndpointConnection', subject.privateEndpointConnection),
    },
    missing: 'Certificate ClientCertificates AzureVnetInfo HasBody OriginalMethod',
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IFoundry',
    members: { 'string Deployment': ({ subject }: Host<Foundry>) => subject.deployment },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IPrivateEndpointConnection',
    members: {
      'string Name': property('name'),
      'string GroupId': property('groupId'),
      'string MemberName': property('memberName'),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IResponse',
    members: {
      'int StatusCode': ({ subject }: Host<ExpressionResponse>) => subject.statusCode,
      'string StatusReason': ({ subject }: Host<ExpressionResponse>) => subject.statusReason,
      'IReadOnlyDictionary<string, string[]> Headers': ({ subject }: Host<ExpressionResponse>) =>
        multimap(subject.headers, true),
      'IMessageBody Body': ({ subject }: Host<ExpressionResponse>) =>
        host('IMessageBody', subject.body),
    },
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.IMessageBody',
    members: {
      'T As<T>(bool preserveContent = false)': {
        withCall: (call: Call, { subject }: Host<Body>, preserve: boolean) =>
          bodyAs(subject, call.types[0] ?? STRING, preserve, call),
      },
      'IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)': {
        withCall: (call: Call, { subject }: Host<Body>, preserve: boolean) => {
          const { text } = readBody(subject, preserve);
          call.spend(text.length / CHARACTERS_PER_STEP);
          return formLookup(formOf(text));
        },
      },
    },
    missing: 'AsSoap',
  }),
  define({
    declaration: 'interface Microsoft.ApiManagement.ILastError',
    members: {
      'string Source': property('source'),
      'string Reason': property('reason'),
      'string Message': property('message'),
      'string Scope': property('scope'),
      'string Section': property('section'),
      'string Path': property('path'),
      'string PolicyId': property('policyId'),
    },
    missing: 'HttpErrorCode TransportErrorCode Elapsed',
  }),
];

export function contextType(): Type {
  return named(contextDefinition);
}

export function contextValue(context: PolicyContext): ClrObject {
  return new Host('IProxyRequestContext', context);
}
