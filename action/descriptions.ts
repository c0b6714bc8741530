/** What a user's own OpenAPI descriptions need, behind one dynamic import. */
export { adjustOpenApi, anyOtherCall, OpenApiError } from '../openapi/index.ts';
