import { BlockList, isIP } from 'node:net';
import { GatewayError } from '../errors.ts';
import { definePolicy, element, oneOf, required, type ValueType } from '../pipeline/definition.ts';

const address: ValueType<string> = {
  expected: 'an IP address',
  parse: (written) => (isIP(written.trim()) === 0 ? undefined : written.trim()),
};

/** Lets only the named addresses in, or keeps them out. */
export const ipFilter = definePolicy({
  name: 'ip-filter',
  sections: ['inbound'],
  attributes: { action: required(oneOf('allow', 'forbid')) },
  children: {
    address: element({ text: 'required' }),
    'address-range': element({ attributes: { from: required(address), to: required(address) } }),
  },
  compile({ attributes, children, place }, report) {
    if (children.address.length + children['address-range'].length === 0) {
      report('<ip-filter> needs an <address> or an <address-range>');
    }
    for (const { text: written } of children.address) {
      if (written?.literal !== undefined && address.parse(written.literal) === undefined) {
        report(`"${written.literal}" is not an IP address`);
      }
    }
    return async (exchange) => {
      const list = new BlockList();
      for (const { text: written } of children.address) {
        const single = ((await written?.resolve(exchange)) ?? '').trim();
        if (isIP(single) !== 0) list.addAddress(single, family(single));
      }
      for (const { attributes: range } of children['address-range']) {
        const from = await range.from.resolve(exchange);
        list.addRange(from, await range.to.resolve(exchange), family(from));
      }
      const caller = withoutMapping(exchange.clientAddress);
      if (isIP(caller) === 0) {
        throw new GatewayError(
          'FailedToParseCallerIP',
          'Failed to establish IP address for the caller. Access denied.',
          { status: 403 },
        );
      }
      const action = await attributes.action.resolve(exchange);
      const isListed = list.check(caller, family(caller));
      if (isListed === (action === 'allow')) return;
      exchange.trace?.(place, `the caller ${caller} is kept out`);
      throw action === 'allow'
        ? new GatewayError(
            'CallerIpNotAllowed',
            `Caller IP address ${caller} is not allowed. Access denied.`,
            { status: 403 },
          )
        : new GatewayError('CallerIpBlocked', 'Caller IP address is blocked. Access denied.', {
            status: 403,
          });
    };
  },
});

function family(ip: string): 'ipv4' | 'ipv6' {
  return isIP(ip) === 6 ? 'ipv6' : 'ipv4';
}

/** A socket that listens for both families tells IPv4 callers as `::ffff:203.0.113.7`. */
function withoutMapping(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '');
}
