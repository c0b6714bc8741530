/**
 * The properties of an object in their order: a chain through themselves while they are few, as in nearly all objects that
 * policies handle, where a table would take more memory than they do; beside it a table of names once they are many.
 */

/** Most names that are looked for one after the other. */
const FEW = 8;

/** What hangs in a chain, in one at most. */
export type Linked<T> = {
  readonly name: string;
  before: T | undefined;
  behind: T | undefined;
};

export class PropertyList<T extends Linked<T>> {
  /** Whoever follows the chain from here changes nothing on the way. */
  first: T | undefined;
  #last: T | undefined;
  #byName: Map<string, T> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(name: string): T | undefined {
    if (this.#byName !== undefined) return this.#byName.get(name);
    let property = this.first;
    while (property !== undefined && property.name !== name) property = property.behind;
    return property;
  }

  /** At the end. Its name is not taken, and it hangs in no other list. */
  add(property: T): void {
    property.before = this.#last;
    if (this.#last === undefined) this.first = property;
    else this.#last.behind = property;
    this.#last = property;
    this.#size += 1;
    if (this.#byName !== undefined) this.#byName.set(property.name, property);
    else if (this.#size > FEW) this.#byName = new Map(this.all().map((one) => [one.name, one]));
  }

  delete(property: T): void {
    const { before, behind } = property;
    if (before === undefined) this.first = behind;
    else before.behind = behind;
    if (behind === undefined) this.#last = before;
    else behind.before = before;
    property.before = undefined;
    property.behind = undefined;
    this.#size -= 1;
    this.#byName?.delete(property.name);
  }

  /** A list of its own: the properties may come and go while it is gone through. */
  all(): T[] {
    const all: T[] = [];
    for (let one = this.first; one !== undefined; one = one.behind) all.push(one);
    return all;
  }
}
