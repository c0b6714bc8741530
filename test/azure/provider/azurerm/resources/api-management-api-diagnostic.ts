import type { Attributes, Json, Value } from '../../protocol/values.ts';
import {
  at,
  block,
  blocks,
  items,
  optionalNumber,
  optionalText,
  text,
  texts,
} from '../attributes.ts';
import { apiPath } from '../paths.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import type { Rule, Rules } from '../rules.ts';
import { apiNameRule, childId, childOf, childRules } from './api-management-child.ts';

export const apiManagementApiDiagnostic: Resource = {
  ...documentResource({
    id: childId('apis/diagnostics'),
    apiVersion: '2022-08-01',
    path: (diagnostic, arm) =>
      `${apiPath(diagnostic, arm)}/diagnostics/${text(diagnostic, 'identifier')}`,
    body: (diagnostic) => {
      const percentage = optionalNumber(diagnostic, 'sampling_percentage');
      return {
        properties: {
          loggerId: text(diagnostic, 'api_management_logger_id'),
          alwaysLog: diagnostic.always_log_errors === true ? 'allErrors' : undefined,
          sampling: percentage === undefined ? undefined : { samplingType: 'fixed', percentage },
          verbosity: optionalText(diagnostic, 'verbosity'),
          operationNameFormat: optionalText(diagnostic, 'operation_name_format'),
          logClientIp: diagnostic.log_client_ip ?? undefined,
          httpCorrelationProtocol: optionalText(diagnostic, 'http_correlation_protocol'),
          frontend: sideBody(diagnostic, 'frontend'),
          backend: sideBody(diagnostic, 'backend'),
        },
      };
    },
    attributes: (document, id) => ({
      ...childOf(id),
      api_name: segment(id, 'apis'),
      identifier: segment(id, 'diagnostics'),
      api_management_logger_id: at(document, 'properties.loggerId'),
      always_log_errors: at(document, 'properties.alwaysLog') === 'allErrors',
      sampling_percentage: at(document, 'properties.sampling.percentage'),
      verbosity: at(document, 'properties.verbosity') ?? '',
      operation_name_format: at(document, 'properties.operationNameFormat') ?? 'Name',
      log_client_ip: at(document, 'properties.logClientIp') === true,
      http_correlation_protocol: at(document, 'properties.httpCorrelationProtocol') ?? '',
      frontend_request: messageOf(at(document, 'properties.frontend.request')),
      frontend_response: messageOf(at(document, 'properties.frontend.response')),
      backend_request: messageOf(at(document, 'properties.backend.request')),
      backend_response: messageOf(at(document, 'properties.backend.response')),
    }),
  }),
  rules: {
    ...childRules,
    api_name: apiNameRule,
    sampling_percentage: { from: 0, to: 100 },
    api_management_logger_id: childId('loggers'),
    identifier: { anyOf: ['applicationinsights', 'azuremonitor'] },
    verbosity: { anyOf: ['verbose', 'information', 'error'] },
    http_correlation_protocol: { anyOf: ['None', 'Legacy', 'W3C'] },
    operation_name_format: { anyOf: ['Name', 'Url'] },
    ...messageRules('frontend_request'),
    ...messageRules('frontend_response'),
    ...messageRules('backend_request'),
    ...messageRules('backend_response'),
  },
};

function messageRules(message: string): Rules {
  const mode: Rule = { anyOf: ['Hide', 'Mask'] };
  return {
    [`${message}.body_bytes`]: { from: 0, to: 8192 },
    [`${message}.data_masking.headers.mode`]: mode,
    [`${message}.data_masking.query_params.mode`]: mode,
  };
}

function sideBody(diagnostic: Attributes, side: 'frontend' | 'backend'): object | undefined {
  const request = messageBody(block(diagnostic, `${side}_request`));
  const response = messageBody(block(diagnostic, `${side}_response`));
  return request || response ? { request, response } : undefined;
}

function messageBody(message: Attributes | undefined): object | undefined {
  if (!message) return undefined;
  const masking = block(message, 'data_masking');
  const maskingBody = (name: string) =>
    blocks(masking ?? {}, name).map(({ mode, value }) => ({ mode, value }));
  return {
    body: { bytes: optionalNumber(message, 'body_bytes') ?? 0 },
    headers: texts(message, 'headers_to_log'),
    dataMasking: masking && {
      headers: maskingBody('headers'),
      queryParams: maskingBody('query_params'),
    },
  };
}

function messageOf(message: Json): Value {
  if (message === null) return [];
  const masking = at(message, 'dataMasking');
  const masked = (name: string): Value =>
    items(masking, name).map((each) => ({ mode: at(each, 'mode'), value: at(each, 'value') }));
  return [
    {
      body_bytes: at(message, 'body.bytes') ?? 0,
      headers_to_log: at(message, 'headers') ?? [],
      data_masking:
        masking === null
          ? []
          : [{ headers: masked('headers'), query_params: masked('queryParams') }],
    },
  ];
}
