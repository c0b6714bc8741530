/** By host name to a plane; refusals in that plane's shape; asked-for faults; a log of every request. */
import type { Plane } from './azure.ts';
import { AzureError } from './errors.ts';
import type { Faults } from './faults.ts';
import { Unreachable } from './openai/faults.ts';

export type HostPlane = {
  /** Host name, `*.` for one label. */
  readonly host: string;
  readonly plane: Plane;
  readonly errorResponse: (error: AzureError) => Response;
};

export type LoggedRequest = {
  readonly method: string;
  readonly url: string;
  readonly status: number;
};

/** @throws {Unreachable} from the plane, for a host that nobody has or that is cut off */
export function createRouter(
  planes: readonly HostPlane[],
  faults: Faults,
  now: () => number,
  log: (entry: LoggedRequest) => void,
): Plane {
  return async (request) => {
    const { hostname } = new URL(request.url);
    const found = planes.find(({ host }) => matchesHost(hostname, host));
    if (found === undefined) throw new Unreachable(hostname);
    const response = await answer(request, found, faults);
    // Clients tell this Azure's time by it; node would put its own.
    response.headers.set('date', new Date(now()).toUTCString());
    log({ method: request.method, url: request.url, status: response.status });
    return response;
  };
}

async function answer(
  request: Request,
  { plane, errorResponse }: HostPlane,
  faults: Faults,
): Promise<Response> {
  try {
    const fault = faults.take(request);
    if (fault !== undefined) throw fault;
    return await plane(request);
  } catch (error) {
    if (error instanceof AzureError) return errorResponse(error);
    if (error instanceof Unreachable) throw error;
    if (error instanceof URIError) {
      return errorResponse(
        new AzureError(400, 'BadRequest', 'The URL is not encoded as it must be.'),
      );
    }
    // A defect of the local Azure itself: say where, do not hang the client.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return errorResponse(new AzureError(500, 'LocalAzureDefect', text));
  }
}

export function matchesHost(hostname: string, pattern: string): boolean {
  return pattern.startsWith('*.')
    ? hostname.slice(hostname.indexOf('.')) === pattern.slice(1)
    : hostname === pattern;
}
