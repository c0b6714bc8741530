/** Work that is done at once where nothing has to be waited for, which is so for most policies of most requests. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value, at once where it is there. What `next` throws is thrown or rejected likewise. */
export function after<T, U>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<U>,
): MaybePromise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
