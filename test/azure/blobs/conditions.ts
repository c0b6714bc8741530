/** The conditional headers of the blob service. */
import { AzureError } from '../errors.ts';
import type { Blob } from './store.ts';

/** If-Match, If-None-Match and the two dates; learn.microsoft.com/rest/api/storageservices/specifying-conditional-headers-for-blob-service-operations. */
export function checkConditions(request: Request, blob: Blob | undefined, writes: boolean): void {
  const { headers } = request;
  const etags = (name: string): readonly string[] | undefined =>
    headers
      .get(name)
      ?.split(',')
      .map((etag) => etag.trim());
  const matches = (wanted: readonly string[]): boolean =>
    blob !== undefined && (wanted.includes('*') || wanted.includes(blob.etag));
  const failed = (): AzureError =>
    new AzureError(
      412,
      'ConditionNotMet',
      'The condition specified using HTTP conditional header(s) is not met.',
    );
  const ifMatch = etags('if-match');
  if (ifMatch !== undefined && !matches(ifMatch)) throw failed();
  const ifNoneMatch = etags('if-none-match');
  if (ifNoneMatch !== undefined && matches(ifNoneMatch)) {
    if (!writes) throw new AzureError(304, 'ConditionNotMet', '');
    throw ifNoneMatch.includes('*')
      ? new AzureError(409, 'BlobAlreadyExists', 'The specified blob already exists.')
      : failed();
  }
  const modified = Math.floor((blob?.lastModified ?? 0) / 1000) * 1000;
  const unmodifiedSince = Date.parse(headers.get('if-unmodified-since') ?? '');
  if (blob !== undefined && modified > unmodifiedSince) throw failed();
  const modifiedSince = Date.parse(headers.get('if-modified-since') ?? '');
  if (blob !== undefined && modified <= modifiedSince) {
    throw writes ? failed() : new AzureError(304, 'ConditionNotMet', '');
  }
}
