import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/expressions/errors.ts
var ExpressionError = class extends Error {
  name = "ExpressionError";
  line;
  column;
  /** Set where APIM may well accept the expression: what this engine does not support, as the author wrote it. */
  unsupported;
  /** Faults that people make who know C#, but not what API Management takes of it; undefined for all others. */
  kind;
  constructor(message, at, unsupported2, kind) {
    super(message);
    this.line = at.line;
    this.column = at.column;
    this.unsupported = unsupported2;
    this.kind = kind;
  }
};
function unsupported(what, at) {
  return new ExpressionError(`unsupported: ${what}`, at, what);
}
var ClrException = class extends Error {
  name = "ClrException";
  /** Full .NET name of the exception's type. */
  type;
  inner;
  /** A spent budget cannot be caught: a `catch` in a loop would make it endless again. */
  fatal;
  constructor(type, message, options = {}) {
    super(message);
    this.type = type;
    this.inner = options.inner ?? null;
    this.fatal = options.fatal ?? false;
  }
};
function nullReference() {
  return new ClrException(
    "System.NullReferenceException",
    "Object reference not set to an instance of an object."
  );
}
function instanceOf(value) {
  if (value === null) throw nullReference();
  return value;
}
function argumentNull(parameter) {
  return new ClrException(
    "System.ArgumentNullException",
    `Value cannot be null.
Parameter name: ${parameter}`
  );
}
function argumentOutOfRange(parameter, reason) {
  return new ClrException(
    "System.ArgumentOutOfRangeException",
    `${reason ?? "Specified argument was out of the range of valid values."}
Parameter name: ${parameter}`
  );
}
function argument(message, parameter) {
  return new ClrException(
    "System.ArgumentException",
    parameter === void 0 ? message : `${message}
Parameter name: ${parameter}`
  );
}
function format(message) {
  return new ClrException("System.FormatException", message);
}
function overflow(message = "Arithmetic operation resulted in an overflow.") {
  return new ClrException("System.OverflowException", message);
}
function invalidCast(message = "Specified cast is not valid.") {
  return new ClrException("System.InvalidCastException", message);
}
function invalidOperation(message) {
  return new ClrException("System.InvalidOperationException", message);
}
function indexOutOfRange() {
  return new ClrException(
    "System.IndexOutOfRangeException",
    "Index was outside the bounds of the array."
  );
}

// policy/expressions/types/values.ts
var ClrObject = class {
  /** What `ToString()` answers; the type's name unless a type says otherwise. */
  toString() {
    return this.type.id;
  }
  /** What `Equals(object)` answers; identity unless a type says otherwise. */
  equals(other) {
    return this === other;
  }
  /** The same for two values exactly when they are equal: what dictionaries and sets look up. */
  key() {
    return this;
  }
  /** Elements that reading the value touches: what its use costs. */
  size() {
    return 0;
  }
  /** Values that a member touches which copies this one or compares it as a whole. */
  weight() {
    return 0;
  }
};
function equalValues(left, right) {
  return left === right || left instanceof ClrObject && left.equals(right);
}
function keyOf(value) {
  return value instanceof ClrObject ? value.key() : value;
}

// policy/expressions/types/internalized.ts
function internalized(text) {
  const [name = text] = Object.keys({ [text]: void 0 });
  return name;
}

// policy/expressions/types/registry.ts
var definitions = /* @__PURE__ */ new Map();
function key(name, arity) {
  return arity === 0 ? name : `${name}\`${arity}`;
}
function register(all) {
  for (const definition of all) {
    const arity = definition.parameters.length;
    const simple = definition.name.slice(definition.name.lastIndexOf(".") + 1);
    for (const name of [definition.name, simple, definition.shortName]) {
      definitions.set(key(name, arity), definition);
    }
  }
}
function findType(name, arity) {
  return definitions.get(key(name, arity));
}
function knownArities(name) {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((arity) => definitions.has(key(name, arity)));
}
function isNamespace(name) {
  for (const definition of definitions.values()) {
    if (definition.name.startsWith(`${name}.`)) return true;
  }
  return false;
}

// policy/expressions/types/type.ts
var NULL = { kind: "null", id: "<null>" };
var VOID = { kind: "void", id: "System.Void" };
var plainTypes = /* @__PURE__ */ new WeakMap();
var genericTypes = /* @__PURE__ */ new WeakMap();
function named(definition, args = []) {
  const [first, second] = args;
  if (first === void 0) {
    const known2 = plainTypes.get(definition);
    if (known2 !== void 0) return known2;
    const type2 = { kind: "named", definition, arguments: args, id: definition.name };
    plainTypes.set(definition, type2);
    return type2;
  }
  const key2 = second === void 0 ? first.id : args.map((argument2) => argument2.id).join(",");
  const types = genericTypes.get(definition) ?? /* @__PURE__ */ new Map();
  if (types.size === 0) genericTypes.set(definition, types);
  const known = types.get(key2);
  if (known !== void 0) return known;
  const id = `${definition.name}\`${args.length}[${key2}]`;
  const type = { kind: "named", definition, arguments: args, id };
  types.set(key2, type);
  return type;
}
function arrayOf(element) {
  return { kind: "array", element, id: `${element.id}[]` };
}
function typeParameter(name) {
  return { kind: "parameter", name, id: `!${name}` };
}
function anonymous(properties) {
  const shape = properties.map(({ name, type }) => `${name}:${type.id}`).join(";");
  return { kind: "anonymous", properties, id: `<>AnonymousType{${shape}}` };
}
function sameType(left, right) {
  return left === right || left.id === right.id;
}
function display(type) {
  switch (type.kind) {
    case "null":
      return "<null>";
    case "void":
      return "void";
    case "parameter":
      return type.name;
    case "array":
      return `${display(type.element)}[]`;
    case "anonymous":
      return "<anonymous type>";
    case "named": {
      const [first] = type.arguments;
      if (first === void 0) return type.definition.shortName;
      if (isNullable(type)) return `${display(first)}?`;
      return `${type.definition.shortName}<${type.arguments.map(display).join(", ")}>`;
    }
  }
}
function isNullable(type) {
  return type.kind === "named" && type.definition.name === "System.Nullable";
}
function withoutNullable(type) {
  return isNullable(type) && type.kind === "named" && type.arguments[0] || type;
}
function isValueType(type) {
  return type.kind === "named" && (type.definition.category === "struct" || type.definition.category === "enum");
}
function isEnum(type) {
  return type.kind === "named" && type.definition.category === "enum";
}
function isInterface(type) {
  return type.kind === "named" && type.definition.category === "interface";
}
function defaultOf(type) {
  return type.kind === "named" ? type.definition.initial(type) : null;
}
function substitute(type, by) {
  if (by.size === 0) return type;
  switch (type.kind) {
    case "parameter":
      return by.get(type.name) ?? type;
    case "array":
      return arrayOf(substitute(type.element, by));
    case "named":
      return type.arguments.length === 0 ? type : named(
        type.definition,
        type.arguments.map((argument2) => substitute(argument2, by))
      );
    default:
      return type;
  }
}
function substitutionOf(type) {
  return new Map(
    type.definition.parameters.flatMap((name, index) => {
      const argument2 = type.arguments[index];
      return argument2 === void 0 ? [] : [[name, argument2]];
    })
  );
}
function basesOf(type) {
  const by = substitutionOf(type);
  return type.definition.bases().map((base) => substitute(base, by));
}
var knownAncestors = /* @__PURE__ */ new WeakMap();
function ancestors(type) {
  const known = knownAncestors.get(type);
  if (known !== void 0) return known;
  const bases = type.kind === "named" ? basesOf(type) : [];
  const found = [type, ...bases.flatMap(ancestors)];
  knownAncestors.set(type, found);
  return found;
}
function mentionsParameter(type) {
  switch (type.kind) {
    case "parameter":
      return true;
    case "array":
      return mentionsParameter(type.element);
    case "named":
      return type.arguments.some(mentionsParameter);
    default:
      return false;
  }
}

// policy/expressions/types/once.ts
function once(compute) {
  let result;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}

// policy/expressions/types/signature.ts
var TOKEN = /\s*([A-Za-z_][\w.]*|-?\d+|"[^"]*"|'[^']'|\[\]|.)/y;
var SignatureReader = class {
  #text;
  #tokens = [];
  #index = 0;
  #parameters;
  /** @param parameters type parameters that are in scope */
  constructor(text, parameters) {
    this.#text = text;
    this.#parameters = parameters;
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
      if (match[1] !== void 0) this.#tokens.push(match[1]);
    }
  }
  peek(ahead = 0) {
    return this.#tokens[this.#index + ahead] ?? "";
  }
  next() {
    return this.#tokens[this.#index++] ?? "";
  }
  name() {
    if (!/^[A-Za-z_]\w*$/.test(this.peek())) throw this.error("a name is expected");
    return this.next();
  }
  accept(token) {
    if (this.peek() !== token) return false;
    this.#index++;
    return true;
  }
  expect(token) {
    if (!this.accept(token)) throw this.error(`${token} expected`);
  }
  error(message) {
    return new Error(`signature ${this.#text}: ${message} at ${this.peek()}`);
  }
  list(close, read) {
    const items = [];
    while (!this.accept(close)) {
      if (items.length > 0) this.expect(",");
      items.push(read());
    }
    return items;
  }
  type(extra = []) {
    const name = this.next();
    const args = this.accept("<") ? this.list(">", () => this.type(extra)) : [];
    let type = this.#resolve(name, args, extra);
    for (; ; ) {
      if (this.accept("?")) type = named(nullableDefinition(), [type]);
      else if (this.accept("[]")) type = arrayOf(type);
      else return type;
    }
  }
  #resolve(name, args, extra) {
    if (name === "void") return VOID;
    if (this.#parameters.includes(name) || extra.includes(name)) return typeParameter(name);
    const definition = findType(name, args.length);
    if (definition === void 0) throw this.error(`unknown type ${name}`);
    return named(definition, args);
  }
};
function nullableDefinition() {
  const definition = findType("Nullable", 1);
  if (definition === void 0) throw new Error("System.Nullable<T> is not registered");
  return definition;
}
function parseDeclaration(text) {
  const match = /^(class|struct|interface|enum|delegate|static) ([\w.]+)(?:<([\w, ]+)>)?(?: : (.+))?$/.exec(
    text
  );
  if (match === null) throw new Error(`declaration ${text} cannot be read`);
  const [, category = "", name = "", list, bases] = match;
  const parameters = list?.split(", ") ?? [];
  return {
    category,
    name,
    parameters,
    bases: () => {
      if (bases === void 0) return [];
      const reader = new SignatureReader(`${bases};`, parameters);
      const types = [reader.type()];
      while (reader.accept(",")) types.push(reader.type());
      return types;
    }
  };
}
function parseTypeText(text) {
  return new SignatureReader(text, []).type();
}
function parseMember(signature, ownerParameters, self, implementation) {
  const reader = new SignatureReader(signature, ownerParameters);
  const isSetter = reader.accept("set");
  const isConstant = reader.accept("const");
  const isStatic = reader.accept("static");
  const base = { isExtension: false, typeParameters: [], signature, implementation };
  if (reader.peek() === "new") {
    reader.next();
    const parameters2 = readParameters(reader, "(", ")", []);
    return {
      ...base,
      kind: "constructor",
      name: "new",
      isStatic: true,
      parameters: parameters2,
      result: self()
    };
  }
  if (reader.peek() === "implicit" || reader.peek() === "explicit") {
    const kind = reader.next() === "implicit" ? "implicit" : "explicit";
    reader.expect("operator");
    const result2 = reader.type();
    const parameters2 = readParameters(reader, "(", ")", []);
    return { ...base, kind, name: kind, isStatic: true, parameters: parameters2, result: result2 };
  }
  const own = /\b\w+<([\w, ]+)>\(/.exec(signature)?.[1]?.split(", ") ?? [];
  const result = reader.type(own);
  if (reader.accept("operator")) {
    let name2 = "";
    while (reader.peek() !== "(") name2 += reader.next();
    const parameters2 = readParameters(reader, "(", ")", []);
    return { ...base, kind: "operator", name: name2, isStatic: true, parameters: parameters2, result };
  }
  const name = reader.name();
  if (name === "this") {
    const kind = isSetter ? "indexerSetter" : "indexer";
    const parameters2 = readParameters(reader, "[", "]", []);
    return { ...base, kind, name, isStatic: false, parameters: parameters2, result };
  }
  if (reader.accept("<")) reader.list(">", () => reader.next());
  if (reader.peek() !== "(") {
    const kind = isConstant ? "constant" : isSetter ? "setter" : "property";
    return { ...base, kind, name, isStatic: isStatic || isConstant, parameters: [], result };
  }
  const isExtension = reader.peek(1) === "this";
  const parameters = readParameters(reader, "(", ")", own);
  return {
    ...base,
    kind: "method",
    name,
    isStatic,
    isExtension,
    typeParameters: own,
    parameters,
    result
  };
}
function readParameters(reader, open, close, own) {
  reader.expect(open);
  return reader.list(close, () => {
    reader.accept("this");
    const isParams = reader.accept("params");
    const mode = isParams ? "params" : reader.accept("out") ? "out" : "value";
    const type = reader.type(own);
    const name = reader.name();
    const initial = reader.accept("=") ? readDefault(reader.next(), type) : void 0;
    return { name, type, mode, initial };
  });
}
function readDefault(text, type) {
  if (type.kind === "named" && type.definition.category === "enum") return defaultOf(type);
  if (text === "null") return null;
  if (text === "true" || text === "false") return text === "true";
  if (text.startsWith('"')) return text.slice(1, -1);
  return Number(text);
}

// policy/expressions/types/define.ts
function define(source) {
  const { category, name, parameters, bases } = parseDeclaration(source.declaration);
  const definition = {
    name,
    shortName: source.alias ?? name.slice(name.lastIndexOf(".") + 1),
    category: toCategory(category),
    parameters,
    bases: once(bases),
    members: once(() => {
      const members = /* @__PURE__ */ new Map();
      for (const [signature, implementation] of Object.entries(source.members)) {
        const member2 = guarded(parseMember(signature, parameters, self, implementation));
        const named2 = members.get(member2.name);
        if (named2 === void 0) members.set(member2.name, [member2]);
        else named2.push(member2);
      }
      return members;
    }),
    missing: new Set(source.missing?.split(/\s+/)),
    restricted: source.restricted ?? false,
    initial: source.initial ?? (() => null),
    holds: source.holds
  };
  const self = () => named(definition, parameters.map(typeParameter));
  return definition;
}
function implement(_type, members) {
  return members;
}
function member(_type, signature, implementation) {
  return { [signature]: implementation };
}
function guarded(member2) {
  const names = member2.parameters.map(
    ({ name, type }) => type.kind === "named" && type.definition.category === "delegate" ? name : void 0
  );
  if (names.every((name) => name === void 0) || member2.name === "Invoke") return member2;
  const first = member2.isStatic ? 0 : 1;
  const check = (args) => {
    const missing = names.find((name, index) => name !== void 0 && args[first + index] === null);
    if (missing !== void 0) throw argumentNull(missing);
  };
  const { implementation } = member2;
  if (typeof implementation === "function") {
    const run2 = implementation;
    const plain = (...args) => {
      check(args);
      return run2(...args);
    };
    return { ...member2, implementation: plain };
  }
  const run = implementation.withCall;
  const withCall = (call, ...args) => {
    check(args);
    return run(call, ...args);
  };
  return { ...member2, implementation: { withCall } };
}
function toCategory(text) {
  const categories2 = [
    "class",
    "struct",
    "interface",
    "enum",
    "delegate",
    "static"
  ];
  const category = categories2.find((candidate) => candidate === text);
  if (category === void 0) throw new Error(`unknown category of types ${text}`);
  return category;
}

// policy/expressions/limits.ts
var CHARACTERS_PER_STEP = 64;
var ELEMENTS_PER_STEP = 8;
var MAXIMUM_LENGTH = 1 << 24;
function outOfMemory() {
  return new ClrException(
    "System.OutOfMemoryException",
    `The local gateway limits strings and arrays to ${MAXIMUM_LENGTH} elements.`,
    { fatal: true }
  );
}

// policy/expressions/library/foundation/compare.ts
var usual = once(() => new Intl.Collator("en", { usage: "sort" }));
var caseBlind = once(() => new Intl.Collator("en", { usage: "sort", sensitivity: "accent" }));
var Comparable = class extends ClrObject {
};
function compareText(left, right, ignoreCase = false) {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return Math.sign((ignoreCase ? caseBlind() : usual()).compare(left, right));
}
function compareOrdinal(left, right) {
  const length = Math.max(Math.min(left.length, right.length), 2);
  for (let index = 0; index < length; index++) {
    const difference = codeAt(left, index) - codeAt(right, index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
function codeAt(text, index) {
  return index < text.length ? text.charCodeAt(index) : 0;
}
function hasOrder(value) {
  return value instanceof ClrObject && "compareTo" in value;
}
function charged(call, compare) {
  return (left, right) => {
    const isText = typeof left === "string" && typeof right === "string";
    call.spend(isText ? 1 + Math.min(left.length, right.length) / CHARACTERS_PER_STEP : 1);
    return compare(left, right);
  };
}
function sorted(items, compare) {
  try {
    return [...items].sort(compare);
  } catch (error) {
    if (!(error instanceof ClrException) || error.fatal) throw error;
    throw new ClrException(
      "System.InvalidOperationException",
      "Failed to compare two elements in the array.",
      { inner: error }
    );
  }
}
function compareValues(left, right) {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  if (typeof left === "string" && typeof right === "string") return compareText(left, right);
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "bigint" && typeof right === "bigint") return left < right ? -1 : 1;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (hasOrder(left)) return left.compareTo(right);
  throw new ClrException(
    "System.ArgumentException",
    "At least one object must implement IComparable."
  );
}
function binarySearch(items, wanted) {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = low + high >> 1;
    const order = compareValues(items[middle] ?? null, wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}

// policy/expressions/library/foundation/enum.ts
var EnumValue = class _EnumValue extends Comparable {
  type;
  value;
  enumeration;
  constructor(enumeration, value) {
    super();
    this.type = named(enumeration.definition);
    this.enumeration = enumeration;
    this.value = value;
  }
  /** The constant's name; names joined by `, ` for flags; the number where there is no name. */
  toString() {
    return this.enumeration.format(this.value);
  }
  /** @throws {ClrException} FormatException for anything but `G`, `D`, `X` and `F` */
  format(pattern) {
    switch (pattern.toUpperCase()) {
      case "":
      case "G":
      case "F":
        return this.toString();
      case "D":
        return String(this.value);
      case "X":
        return (this.value >>> 0).toString(16).toUpperCase().padStart(8, "0");
      default:
        throw format('Format String can be only "G", "g", "X", "x", "F", "f", "D" or "d".');
    }
  }
  equals(other) {
    return other instanceof _EnumValue && other.enumeration === this.enumeration && other.value === this.value;
  }
  compareTo(other) {
    return other instanceof _EnumValue ? this.value - other.value : 1;
  }
  key() {
    return `${this.type.id} ${this.value}`;
  }
  hash() {
    return this.value;
  }
  /** Another value of the same enumeration. */
  with(value) {
    return this.enumeration.of(value);
  }
};
var Enumeration = class {
  definition;
  #names;
  #numbers;
  #isFlags;
  #values = /* @__PURE__ */ new Map();
  constructor(name, constants, options = {}) {
    const entries = Object.entries(constants);
    this.#names = new Map(entries.map(([constant, value]) => [value, constant]));
    this.#numbers = new Map(entries);
    this.#isFlags = options.flags ?? false;
    const members = entries.map(([constant, value]) => [
      `const ${name} ${constant}`,
      () => this.of(value)
    ]);
    this.definition = define({
      declaration: `enum ${name} : Enum`,
      initial: () => this.of(0),
      ...options.restricted ? { restricted: true } : {},
      members: Object.fromEntries(members)
    });
  }
  of(value) {
    const known = this.#values.get(value);
    if (known !== void 0) return known;
    const created = new EnumValue(this, value);
    if (this.#names.has(value)) this.#values.set(value, created);
    return created;
  }
  named(name, ignoreCase) {
    for (const [constant, value] of this.#numbers) {
      const same = ignoreCase ? constant.toLowerCase() === name.toLowerCase() : constant === name;
      if (same) return this.of(value);
    }
    return void 0;
  }
  /** Names joined by commas, or a number; undefined for anything else. */
  parse(text, ignoreCase) {
    const trimmed = text.trim();
    if (/^[+-]?\d+$/.test(trimmed)) {
      const number = Number(trimmed);
      return (number | 0) === number ? this.of(number) : void 0;
    }
    let value = 0;
    for (const name of trimmed.split(",")) {
      const known = this.named(name.trim(), ignoreCase);
      if (known === void 0) return void 0;
      value |= known.value;
    }
    return this.of(value);
  }
  format(value) {
    const name = this.#names.get(value);
    if (name !== void 0) return name;
    if (!this.#isFlags) return String(value);
    let rest = value;
    const parts = [];
    for (const [bit, constant] of [...this.#names].sort(([left], [right]) => right - left)) {
      if (bit === 0 || (rest & bit) !== bit) continue;
      rest &= ~bit;
      parts.unshift(constant);
    }
    return rest === 0 ? parts.join(", ") : String(value);
  }
};
function formatEnum(value, pattern) {
  return value.format(pattern ?? "");
}
function enumerationOf({ types: [type] }) {
  const initial = type === void 0 ? null : defaultOf(type);
  if (!(initial instanceof EnumValue)) {
    throw argument("Type provided must be an Enum.", "enumType");
  }
  return initial.enumeration;
}
var tryParse = {
  withCall: (call, text, ...rest) => {
    const enumeration = enumerationOf(call);
    const [ignoreCase, result] = rest.length === 1 ? [false, rest[0]] : rest;
    const value = text === null ? void 0 : enumeration.parse(text, ignoreCase === true);
    if (typeof result === "object") result.value = value ?? enumeration.of(0);
    return value !== void 0;
  }
};
var requireEnum = {
  withCall: (call, text, ignoreCase = false) => {
    if (text === null) throw argumentNull("value");
    const value = enumerationOf(call).parse(text, ignoreCase);
    if (value === void 0) throw argument(`Requested value '${text}' was not found.`);
    return value;
  }
};
var enumBase = define({
  declaration: "class System.Enum",
  restricted: true,
  members: {
    "bool HasFlag(Enum flag)": (value, flag) => (value.value & flag.value) === flag.value,
    "string ToString(string format)": formatEnum,
    "static bool TryParse<T>(string value, out T result)": tryParse,
    "static bool TryParse<T>(string value, bool ignoreCase, out T result)": tryParse,
    "static T Parse<T>(string value)": requireEnum,
    "static T Parse<T>(string value, bool ignoreCase)": requireEnum
  },
  missing: "Parse"
});

// policy/expressions/library/numbers/decimal-digits.ts
function digitsOfInteger(value) {
  const text = (value < 0n ? -value : value).toString();
  const digits = text === "0" ? "" : text;
  return { negative: value < 0n, digits, point: digits.length };
}
function digitsOfDouble(value, precision) {
  const [mantissa = "", exponent = "0"] = Math.abs(value).toExponential(precision - 1).split("e");
  const digits = withoutZeros(mantissa.replace(".", ""));
  const negative = value < 0 || Object.is(value, -0);
  return { negative, digits, point: digits === "" ? 0 : Number(exponent) + 1 };
}
function keepDigits(number, count) {
  const { negative, digits, point } = number;
  if (count >= digits.length) return number;
  if (count < 0) return { negative, digits: "", point: 0 };
  const roundsUp = digits.charCodeAt(count) >= 53;
  const kept = digits.slice(0, count);
  if (!roundsUp) {
    const trimmed = withoutZeros(kept);
    return { negative, digits: trimmed, point: trimmed === "" ? 0 : point };
  }
  const raised = (BigInt(kept === "" ? "0" : kept) + 1n).toString().padStart(count, "0");
  const carried = raised.length > count;
  return { negative, digits: withoutZeros(raised), point: carried ? point + 1 : point };
}
function roundTo(number, decimals) {
  return keepDigits(number, number.point + decimals);
}
function integerPart({ digits, point }) {
  return point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0");
}
function fraction({ digits, point }) {
  return point <= 0 ? "0".repeat(digits === "" ? 0 : -point) + digits : digits.slice(point);
}
function withoutZeros(digits) {
  return digits.replace(/(?<!0)0+$/, "");
}
function group(integer3) {
  const first = integer3.length % 3;
  const groups = integer3.slice(first).match(/\d{3}/g) ?? [];
  return (first === 0 ? groups : [integer3.slice(0, first), ...groups]).join(",");
}

// policy/expressions/library/numbers/format-number.ts
var MAXIMUM_PRECISION = 99;
function formatInteger(value, pattern, bits) {
  const standard = /^([A-Za-z])(\d{0,2})$/.exec(pattern ?? "");
  if (pattern === null || pattern === "") return value.toString();
  if (standard === null) return formatCustom(digitsOfInteger(value), pattern);
  const letter = standard[1] ?? "";
  const precision = standard[2] === "" ? void 0 : Number(standard[2]);
  switch (letter.toUpperCase()) {
    case "D": {
      const text = (value < 0n ? -value : value).toString().padStart(precision ?? 1, "0");
      return value < 0n ? `-${text}` : text;
    }
    case "X": {
      const text = BigInt.asUintN(bits, value).toString(16).padStart(precision ?? 1, "0");
      return letter === "X" ? text.toUpperCase() : text;
    }
    case "G":
      return precision === void 0 || precision === 0 ? value.toString() : general(digitsOfInteger(value), precision, letter);
    case "R":
      throw format("Format specifier was invalid.");
    default:
      return formatStandard(digitsOfInteger(value), letter, precision);
  }
}
function formatDouble(value, pattern) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (pattern === null || pattern === "") return general(digitsOfDouble(value, 15), 15, "G");
  const standard = /^([A-Za-z])(\d{0,2})$/.exec(pattern);
  if (standard === null) return formatCustom(digitsOfDouble(value, 15), pattern);
  const letter = standard[1] ?? "";
  const precision = standard[2] === "" ? void 0 : Number(standard[2]);
  switch (letter.toUpperCase()) {
    case "G": {
      const significant = precision === void 0 || precision === 0 ? 15 : precision;
      const digits = digitsOfDouble(value, Math.min(Math.max(significant, 15), 17));
      return general(digits, significant, letter);
    }
    case "R":
      return roundTrip(value);
    case "D":
    case "X":
      throw format("Format specifier was invalid.");
    default: {
      const wanted = Math.max(15, Math.min(17, precision ?? 0));
      return formatStandard(
        digitsOfDouble(value, letter.toUpperCase() === "E" ? wanted : 15),
        letter,
        precision
      );
    }
  }
}
function roundTrip(value) {
  if (!Number.isFinite(value)) return formatDouble(value, null);
  const size = Math.abs(value);
  if (size >= 1e-5 && size < 1e15) {
    const shortest = String(value);
    if (shortest.length <= 16) return shortest;
    const digits = shortest.replace(/^-?0?\.?0*/, "").replace(".", "");
    if (digits.length > 15) return general(digitsOfDouble(value, 17), 17, "G", 15);
  }
  const short = digitsOfDouble(value, 15);
  const text = general(short, 15, "G");
  return Number(text) === value ? text : general(digitsOfDouble(value, 17), 17, "G", 15);
}
function general(number, precision, letter, limit = precision) {
  const rounded = keepDigits(number, precision);
  const sign = rounded.negative && rounded.digits !== "" ? "-" : "";
  if (rounded.digits === "") return "0";
  const exponent = rounded.point - 1;
  if (exponent > -5 && exponent < limit) {
    const decimals = fraction(rounded);
    return `${sign}${integerPart(rounded)}${decimals === "" ? "" : `.${decimals}`}`;
  }
  const mantissa = rounded.digits.slice(0, 1);
  const rest = rounded.digits.slice(1);
  const mark = letter === "g" ? "e" : "E";
  const power = Math.abs(exponent).toString().padStart(2, "0");
  return `${sign}${mantissa}${rest === "" ? "" : `.${rest}`}${mark}${exponent < 0 ? "-" : "+"}${power}`;
}
function formatStandard(number, letter, precision) {
  const decimals = Math.min(precision ?? 2, MAXIMUM_PRECISION);
  switch (letter.toUpperCase()) {
    case "F":
      return signed(
        number,
        decimals,
        (text) => text,
        (text) => `-${text}`,
        false
      );
    case "N":
      return signed(
        number,
        decimals,
        (text) => text,
        (text) => `-${text}`,
        true
      );
    case "C":
      return signed(
        number,
        decimals,
        (text) => `\xA4${text}`,
        (text) => `(\xA4${text})`,
        true
      );
    case "P":
      return signed(
        { ...number, point: number.digits === "" ? 0 : number.point + 2 },
        decimals,
        (text) => `${text} %`,
        (text) => `-${text} %`,
        true
      );
    case "E":
      return scientific(number, precision ?? 6, letter);
    default:
      throw format("Format specifier was invalid.");
  }
}
function signed(number, decimals, positive, negative, grouped) {
  const rounded = roundTo(number, decimals);
  const integer3 = integerPart(rounded);
  const behind = fraction(rounded).padEnd(decimals, "0");
  const text = (grouped ? group(integer3) : integer3) + (decimals === 0 ? "" : `.${behind}`);
  return rounded.negative && rounded.digits !== "" ? negative(text) : positive(text);
}
function scientific(number, decimals, letter) {
  const rounded = keepDigits(number, decimals + 1);
  const digits = rounded.digits.padEnd(decimals + 1, "0");
  const exponent = rounded.digits === "" ? 0 : rounded.point - 1;
  const sign = rounded.negative && rounded.digits !== "" ? "-" : "";
  const power = Math.abs(exponent).toString().padStart(3, "0");
  const mantissa = digits.slice(0, 1) + (decimals === 0 ? "" : `.${digits.slice(1)}`);
  return `${sign}${mantissa}${letter}${exponent < 0 ? "-" : "+"}${power}`;
}
function formatCustom(number, pattern) {
  const sections = splitSections(pattern);
  const isZero = number.digits === "";
  let section = sections[0] ?? "";
  let { negative } = number;
  if (negative && !isZero && (sections[1] ?? "") !== "") {
    section = sections[1] ?? "";
    negative = false;
  } else if (isZero && sections[2] !== void 0) {
    section = sections[2] === "" ? section : sections[2];
  }
  const text = formatSection(number, section);
  if (text.isZero && !isZero && sections.length > 2) {
    return formatSection({ ...number, digits: "", point: 0 }, sections[2] ?? "").text;
  }
  return negative && !text.isZero ? `-${text.text}` : text.text;
}
function pieces(section) {
  const result = [];
  for (const [match] of section.matchAll(/\\.|'[^']*'|"[^"]*"|[eE][+-]?0+|[\s\S]/g)) {
    const first = match.charAt(0);
    if (match.length > 1 && first === "\\") result.push({ literal: match.slice(1) });
    else if (match.length > 1 && (first === "'" || first === '"')) {
      result.push({ literal: match.slice(1, -1) });
    } else if ("0#.,%\u2030".includes(first) || /^[eE]./.test(match)) result.push({ symbol: match });
    else result.push({ literal: match });
  }
  return result;
}
function splitSections(pattern) {
  const sections = [""];
  for (const [match] of pattern.matchAll(/\\.|'[^']*'|"[^"]*"|[\s\S]/g)) {
    if (match === ";") sections.push("");
    else sections[sections.length - 1] += match;
  }
  return sections;
}
function formatSection(number, section) {
  const parts = pieces(section);
  const symbols = parts.flatMap((part) => "symbol" in part ? [part.symbol] : []);
  const layout = symbols.filter((symbol) => "0#.,".includes(symbol)).join("");
  const [before = "", ...behind] = layout.split(".");
  const after = behind.join("").replaceAll(",", "");
  const integerLayout = before.replaceAll(",", "");
  const unscaled = before.replace(/(?<!,),+$/, "");
  const scaling = before.length - unscaled.length;
  const grouped = unscaled.includes(",");
  const exponent = symbols.find((symbol) => /^[eE]/.test(symbol));
  let scaled = number;
  const shift = 2 * symbols.filter((symbol) => symbol === "%").length + 3 * symbols.filter((symbol) => symbol === "\u2030").length - 3 * scaling;
  if (scaled.digits !== "") scaled = { ...scaled, point: scaled.point + shift };
  let power = 0;
  if (exponent !== void 0 && scaled.digits !== "") {
    power = scaled.point - Math.max(1, integerLayout.length);
    scaled = { ...scaled, point: scaled.point - power };
  }
  const rounded = roundTo(scaled, after.length);
  const firstZero = integerLayout.indexOf("0");
  const minimum = firstZero < 0 ? 0 : integerLayout.length - firstZero;
  const whole = rounded.point <= 0 ? "" : integerPart(rounded);
  let integer3 = whole.padStart(minimum, "0");
  if (grouped) integer3 = group(integer3);
  const required = after.lastIndexOf("0") + 1;
  const decimals = fraction(rounded).padEnd(required, "0");
  return {
    text: place(parts, integer3, decimals, power),
    isZero: rounded.digits === ""
  };
}
function place(parts, integer3, decimals, power) {
  if (!parts.some(isPlaceholder)) return parts.map(withoutNumber).join("");
  const pointAt = parts.findIndex((part) => "symbol" in part && part.symbol === ".");
  const before = (pointAt < 0 ? parts : parts.slice(0, pointAt)).filter(isPlaceholder).length;
  const dealt = dealOut(integer3, before);
  let seen = 0;
  let text = "";
  for (const part of parts) {
    if ("literal" in part) {
      text += part.literal;
    } else if (part.symbol === ".") {
      if (before === 0 && seen === 0) text += integer3;
      text += decimals === "" ? "" : ".";
    } else if (isPlaceholder(part)) {
      text += seen < before ? dealt[seen] : decimals.charAt(seen - before);
      seen += 1;
    } else if (part.symbol === "%" || part.symbol === "\u2030") {
      text += part.symbol;
    } else if (/^[eE]/.test(part.symbol)) {
      text += exponentText(part.symbol, power);
    }
  }
  return text;
}
function isPlaceholder(part) {
  return "symbol" in part && "0#".includes(part.symbol);
}
function withoutNumber(part) {
  if ("literal" in part) return part.literal;
  return part.symbol === "," || part.symbol === "." ? "" : part.symbol;
}
function dealOut(integer3, count) {
  const digits = integer3.replaceAll(",", "").length;
  let at = 0;
  return Array.from({ length: count }, (_, index) => {
    const places = count - index;
    const due = index === 0 ? digits - places + 1 : digits >= places ? 1 : 0;
    const start = at;
    for (let taken = 0; taken < due && at < integer3.length; taken += 1) {
      at += 1;
      if (integer3.charAt(at) === ",") at += 1;
    }
    return integer3.slice(start, at);
  });
}
function exponentText(symbol, power) {
  const width = symbol.replace(/^[eE][+-]?/, "").length;
  const sign = power < 0 ? "-" : symbol.includes("+") ? "+" : "";
  return `${symbol.charAt(0)}${sign}${Math.abs(power).toString().padStart(width, "0")}`;
}

// policy/expressions/library/foundation/hash-code.ts
function hasHash(value) {
  return "hash" in value && typeof value.hash === "function";
}
function hashCode(value) {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return hashLong(value);
  if (typeof value === "string") return hashText(value);
  if (value instanceof Uint8Array || value instanceof ClrException || value === null) return 0;
  if (hasHash(value)) return value.hash();
  return hashText(String(value.key() === value ? value.type.id : value.key()));
}
function hashLong(value) {
  return Number(BigInt.asIntN(32, value ^ value >> 32n));
}
function hashText(text) {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return hash | 0;
}

// policy/expressions/library/numbers/plain-digits.ts
var SAFE_DIGITS = 15;
function plainDigits(text) {
  const { length } = text;
  if (length === 0 || length > SAFE_DIGITS) return void 0;
  let value = 0;
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return void 0;
    value = value * 10 + digit;
  }
  return value;
}

// policy/expressions/library/numbers/integral.ts
var BITS = {
  sbyte: 8,
  byte: 8,
  short: 16,
  ushort: 16,
  int: 32,
  uint: 32,
  long: 64,
  ulong: 64
};
var UNSIGNED = /* @__PURE__ */ new Set(["byte", "ushort", "uint", "ulong"]);
var Integral = class _Integral extends Comparable {
  name;
  value;
  constructor(name, value) {
    super();
    this.name = name;
    this.value = value;
  }
  /** @throws {RangeError} when the type cannot hold the value: wrap or check it before */
  static of(name, value) {
    if (wrap(name, value) !== value) throw new RangeError(`${value} is no ${name}`);
    return new _Integral(name, value);
  }
  get type() {
    return named(TYPES[this.name]);
  }
  toString() {
    return this.value.toString();
  }
  equals(other) {
    return other instanceof _Integral && other.name === this.name && other.value === this.value;
  }
  compareTo(other) {
    const difference = other instanceof _Integral ? this.value - other.value : 1n;
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  }
  key() {
    return `${this.name} ${this.value}`;
  }
  hash() {
    const low = Number(BigInt.asIntN(32, this.value));
    if (this.name === "sbyte") return low ^ low << 8;
    if (this.name === "short") return low & 65535 | low << 16;
    return this.name === "ulong" ? hashLong(this.value) : low;
  }
};
function wrap(name, value) {
  return UNSIGNED.has(name) ? BigInt.asUintN(BITS[name], value) : BigInt.asIntN(BITS[name], value);
}
function fits(name, value) {
  return wrap(name, value) === value;
}
function integer(name, value) {
  if (name === "int") return Number(value);
  if (name === "long") return value;
  return Integral.of(name, value);
}
function integerOf(value) {
  if (typeof value === "number") return BigInt(value);
  if (typeof value === "bigint") return value;
  if (value instanceof Integral) return value.value;
  if (value instanceof EnumValue) return BigInt(value.value);
  throw new TypeError("the value is no integer");
}
var OVERFLOWS = {
  sbyte: "Value was either too large or too small for a signed byte.",
  byte: "Value was either too large or too small for an unsigned byte.",
  short: "Value was either too large or too small for an Int16.",
  ushort: "Value was either too large or too small for a UInt16.",
  int: "Value was either too large or too small for an Int32.",
  uint: "Value was either too large or too small for a UInt32.",
  long: "Value was either too large or too small for an Int64.",
  ulong: "Value was either too large or too small for a UInt64."
};
function checkedInteger(name, value) {
  if (!fits(name, value)) throw overflow(OVERFLOWS[name]);
  return integer(name, value);
}
var MAXIMUM_DIGITS = 20;
function parseInteger(text) {
  const plain = plainDigits(text);
  return plain === void 0 ? readInteger(text) : BigInt(plain);
}
function readInteger(text) {
  const match = /^[\t-\r ]*([+-]?)(\d+)[\t-\r \0]*$/.exec(text);
  if (match === null) return void 0;
  const [, sign, written = ""] = match;
  const digits = written.replace(/^0+/, "");
  const size = digits.length > MAXIMUM_DIGITS ? 10n ** BigInt(MAXIMUM_DIGITS) : BigInt(digits);
  return sign === "-" ? -size : size;
}
function requireInteger(name, text) {
  if (text === null) throw argumentNull("String");
  const value = parseInteger(text);
  if (value === void 0) throw format("Input string was not in a correct format.");
  return checkedInteger(name, value);
}
function compareIntegers(left, right, bits) {
  const difference = integerOf(left) - integerOf(right);
  if (bits < 32) return Number(difference);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
function integerSource(name, clrName) {
  const bits = BITS[name];
  const unsigned = UNSIGNED.has(name);
  const maximum = (1n << BigInt(unsigned ? bits : bits - 1)) - 1n;
  const minimum = unsigned ? 0n : -(1n << BigInt(bits - 1));
  const attempt = (text, result) => {
    const value = text === null ? void 0 : parseInteger(text);
    const accepted = value !== void 0 && fits(name, value);
    result.value = integer(name, accepted ? value : 0n);
    return accepted;
  };
  return {
    declaration: `struct System.${clrName} : IComparable, IComparable<${name}>, IFormattable`,
    alias: name,
    initial: () => integer(name, 0n),
    members: {
      [`const ${name} MaxValue`]: () => integer(name, maximum),
      [`const ${name} MinValue`]: () => integer(name, minimum),
      [`static ${name} Parse(string s)`]: (text) => requireInteger(name, text),
      [`static bool TryParse(string s, out ${name} result)`]: (text, result) => attempt(text, result),
      "string ToString(string format)": (value, pattern) => formatInteger(integerOf(value), pattern, bits),
      [`int CompareTo(${name} value)`]: (left, right) => {
        return compareIntegers(left, right, bits);
      },
      "int CompareTo(object value)": (left, right) => {
        if (right === null) return 1;
        const same = typeof left === typeof right && (!(left instanceof Integral) || right instanceof Integral && right.name === left.name);
        if (!same) {
          throw new ClrException("System.ArgumentException", `Object must be of type ${clrName}.`);
        }
        return compareIntegers(left, right, bits);
      },
      [`bool Equals(${name} obj)`]: (left, right) => integerOf(left) === integerOf(right)
    },
    missing: "GetTypeCode Parse ToString TryParse"
  };
}
var intType = define(integerSource("int", "Int32"));
var longType = define(integerSource("long", "Int64"));
var sbyteType = define(integerSource("sbyte", "SByte"));
var byteType = define(integerSource("byte", "Byte"));
var shortType = define(integerSource("short", "Int16"));
var ushortType = define(integerSource("ushort", "UInt16"));
var uintType = define(integerSource("uint", "UInt32"));
var ulongType = define(integerSource("ulong", "UInt64"));
var INT = named(intType);
var TYPES = {
  sbyte: sbyteType,
  byte: byteType,
  short: shortType,
  ushort: ushortType,
  int: intType,
  uint: uintType,
  long: longType,
  ulong: ulongType
};
var integerTypes = [...Object.values(TYPES)];

// policy/expressions/library/foundation/char.ts
var Char = class _Char extends Comparable {
  code;
  static #interned = [];
  constructor(code) {
    super();
    this.code = code;
  }
  static of(code) {
    let char = _Char.#interned[code];
    if (char === void 0) {
      char = new _Char(code);
      _Char.#interned[code] = char;
    }
    return char;
  }
  get type() {
    return CHAR;
  }
  compareTo(other) {
    return other instanceof _Char ? this.code - other.code : 1;
  }
  hash() {
    return this.code | this.code << 16;
  }
  toString() {
    return String.fromCharCode(this.code);
  }
};
function upper(text) {
  return mapCharacters(
    text,
    text.toUpperCase(),
    (char) => char === "\u0131" ? char : char.toUpperCase()
  );
}
function lower(text) {
  return mapCharacters(
    text,
    text.toLowerCase(),
    (char) => char === "\u0130" ? char : char.toLowerCase()
  );
}
function mapCharacters(text, mapped, map) {
  if (mapped === text) return text;
  const asOne = mapped.length === text.length && !/[\u0130\u0131\u03a3]/.test(text);
  if (asOne || isAscii(text)) return mapped;
  let result = "";
  for (const char of text) {
    const one = map(char);
    result += one.length === char.length ? one : char;
  }
  return result;
}
function isAscii(text) {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 127) return false;
  }
  return true;
}
var WHITE_SPACE = /^[\t-\r\x20\x85\xA0\p{Z}]$/u;
function isWhiteSpace(text) {
  return WHITE_SPACE.test(text);
}
var CATEGORIES = {
  IsDigit: new RegExp("^\\p{Nd}$", "u"),
  IsNumber: new RegExp("^\\p{N}$", "u"),
  IsLetter: new RegExp("^\\p{L}$", "u"),
  IsLetterOrDigit: /^[\p{L}\p{Nd}]$/u,
  IsUpper: new RegExp("^\\p{Lu}$", "u"),
  IsLower: new RegExp("^\\p{Ll}$", "u"),
  IsWhiteSpace: WHITE_SPACE,
  IsPunctuation: new RegExp("^\\p{P}$", "u"),
  IsSymbol: new RegExp("^\\p{S}$", "u"),
  IsControl: new RegExp("^\\p{Cc}$", "u"),
  IsSeparator: new RegExp("^\\p{Z}$", "u"),
  IsSurrogate: /^[\ud800-\udfff]$/,
  IsHighSurrogate: /^[\ud800-\udbff]$/,
  IsLowSurrogate: /^[\udc00-\udfff]$/
};
function categories() {
  const members = {};
  for (const [name, pattern] of Object.entries(CATEGORIES)) {
    Object.assign(
      members,
      member("char", `static bool ${name}(char c)`, (char) => pattern.test(char.toString())),
      member(
        "char",
        `static bool ${name}(string s, int index)`,
        (text, index) => {
          if (text === null) throw argumentNull("s");
          if (index < 0 || index >= text.length) throw argumentOutOfRange("index");
          return pattern.test(text.charAt(index));
        }
      )
    );
  }
  return members;
}
var charType = define({
  declaration: "struct System.Char : IComparable, IComparable<char>",
  alias: "char",
  initial: () => Char.of(0),
  members: {
    "const char MaxValue": () => Char.of(65535),
    "const char MinValue": () => Char.of(0),
    ...categories(),
    "static char ToUpper(char c)": (char) => Char.of(upper(char.toString()).charCodeAt(0)),
    "static char ToLower(char c)": (char) => Char.of(lower(char.toString()).charCodeAt(0)),
    "static char ToUpperInvariant(char c)": (char) => Char.of(upper(char.toString()).charCodeAt(0)),
    "static char ToLowerInvariant(char c)": (char) => Char.of(lower(char.toString()).charCodeAt(0)),
    "static string ToString(char c)": (char) => char.toString(),
    "static char Parse(string s)": (text) => {
      if (text === null) {
        throw new ClrException("System.ArgumentNullException", "Value cannot be null.");
      }
      if (text.length !== 1) {
        throw new ClrException(
          "System.FormatException",
          "String must be exactly one character long."
        );
      }
      return Char.of(text.charCodeAt(0));
    },
    "static bool TryParse(string s, out char result)": (text, result) => {
      result.value = Char.of(text?.length === 1 ? text.charCodeAt(0) : 0);
      return text?.length === 1;
    },
    "int CompareTo(object value)": (left, right) => {
      if (right === null || right instanceof Char) return left.compareTo(right);
      throw new ClrException("System.ArgumentException", "Object must be of type Char.");
    },
    "int CompareTo(char value)": (left, right) => left.code - right.code,
    "bool Equals(char obj)": (left, right) => left === right
  },
  missing: "ConvertFromUtf32 ConvertToUtf32 GetNumericValue GetTypeCode GetUnicodeCategory IsSurrogatePair"
});
var CHAR = named(charType);

// policy/expressions/library/numbers/double.ts
var Double = class _Double extends Comparable {
  value;
  constructor(value) {
    super();
    this.value = value;
  }
  get type() {
    return DOUBLE;
  }
  toString() {
    return formatDouble(this.value, null);
  }
  equals(other) {
    return other instanceof _Double && compareDoubles(this.value, other.value) === 0;
  }
  compareTo(other) {
    return other instanceof _Double ? compareDoubles(this.value, other.value) : 1;
  }
  key() {
    return `double ${this.value}`;
  }
  hash() {
    return hashLong(bitsOf(this.value));
  }
};
function bitsOf(value) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigInt64(0);
}
var NUMBER = /^\s*[+-]?(?:[\d,]+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
var SYMBOLS = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  "-Infinity": Number.NEGATIVE_INFINITY
};
function parseDouble(given) {
  const plain = plainDigits(given);
  if (plain !== void 0) return plain;
  const text = given.replace(/(?<!\0)\0+$/, "");
  const symbol = SYMBOLS[text.trim()];
  if (symbol !== void 0) return symbol;
  if (!NUMBER.test(text) || /^\s*[+-]?,/.test(text)) return void 0;
  return Number(text.replaceAll(",", ""));
}
function requireDouble(text) {
  if (text === null) {
    throw new ClrException(
      "System.ArgumentNullException",
      "Value cannot be null.\nParameter name: String"
    );
  }
  const value = parseDouble(text);
  if (value === void 0) throw format("Input string was not in a correct format.");
  if (!Number.isFinite(value) && SYMBOLS[text.trim()] === void 0) {
    throw overflow("Value was either too large or too small for a Double.");
  }
  return value;
}
function roundHalfEven(value) {
  const floor = Math.floor(value);
  const difference = value - floor;
  if (difference !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
function compareDoubles(left, right) {
  if (left === right) return 0;
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1;
  return Number.isNaN(right) || left > right ? 1 : -1;
}
var doubleType = define({
  declaration: "struct System.Double : IComparable, IComparable<double>, IFormattable",
  alias: "double",
  initial: () => new Double(0),
  members: {
    "const double MaxValue": () => new Double(Number.MAX_VALUE),
    "const double MinValue": () => new Double(-Number.MAX_VALUE),
    "const double Epsilon": () => new Double(Number.MIN_VALUE),
    "const double NaN": () => new Double(Number.NaN),
    "const double PositiveInfinity": () => new Double(Number.POSITIVE_INFINITY),
    "const double NegativeInfinity": () => new Double(Number.NEGATIVE_INFINITY),
    "static double Parse(string s)": (text) => new Double(requireDouble(text)),
    "static bool TryParse(string s, out double result)": (text, result) => {
      const value = text === null ? void 0 : parseDouble(text);
      const accepted = value !== void 0 && (Number.isFinite(value) || SYMBOLS[text?.trim() ?? ""] !== void 0);
      result.value = new Double(accepted ? value : 0);
      return accepted;
    },
    "static bool IsNaN(double d)": ({ value }) => Number.isNaN(value),
    "static bool IsInfinity(double d)": ({ value }) => value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY,
    "static bool IsPositiveInfinity(double d)": ({ value }) => value === Number.POSITIVE_INFINITY,
    "static bool IsNegativeInfinity(double d)": ({ value }) => value === Number.NEGATIVE_INFINITY,
    "string ToString(string format)": ({ value }, pattern) => formatDouble(value, pattern),
    "int CompareTo(object value)": (left, right) => {
      if (right === null || right instanceof Double) return left.compareTo(right);
      throw new ClrException("System.ArgumentException", "Object must be of type Double.");
    },
    "int CompareTo(double value)": (left, right) => compareDoubles(left.value, right.value),
    "bool Equals(double obj)": (left, right) => left.equals(right)
  },
  missing: "GetTypeCode Parse ToString TryParse"
});
var DOUBLE = named(doubleType);

// policy/expressions/syntax/numbers.ts
function numberLiteral(text, at) {
  const digits = text.replaceAll("_", "");
  const radix = /^0[xX]/.test(digits) ? 16 : /^0[bB]/.test(digits) ? 2 : 10;
  const suffix = (radix === 16 ? /(?<![uUlL])[uUlL]*$/ : /(?<![uUlLfFdDmM])[uUlLfFdDmM]*$/).exec(digits)?.[0] ?? "";
  const number = digits.slice(0, digits.length - suffix.length);
  if (/^[fFmM]$/.test(suffix)) {
    const type = /[fF]/.test(suffix) ? "float" : "decimal";
    throw new ExpressionError(`unsupported: ${type} (${text}): write a double`, at, type);
  }
  if (/^[dD]$/.test(suffix) || radix === 10 && /[.eE]/.test(number)) {
    if (/[uUlL]/.test(suffix)) throw new ExpressionError(`${text} is no number`, at);
    const value = Number(number);
    if (!Number.isFinite(value)) throw new ExpressionError(`${text} is too large for a double`, at);
    return new Double(value);
  }
  return integer2(BigInt(number), suffix.toLowerCase(), text, at);
}
function integer2(value, suffix, text, at) {
  if (!["", "u", "l", "ul", "lu"].includes(suffix)) {
    throw new ExpressionError(`${text} is no number`, at);
  }
  const long = suffix.includes("l");
  const unsigned = suffix.includes("u");
  if (!long && !unsigned && value < 1n << 31n) return Number(value);
  if (!long && value < 1n << 32n) return Integral.of("uint", value);
  if (!unsigned && value < 1n << 63n) return value;
  if (value < 1n << 64n) return Integral.of("ulong", value);
  throw new ExpressionError(`${text} is too large for an integer`, at);
}

// policy/expressions/syntax/token.ts
var KEYWORDS = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate
  do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int
  interface internal is lock long namespace new null object operator out override params private protected
  public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw
  true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while`.split(
    /\s+/
  )
);
var TYPE_KEYWORDS = new Set(
  `bool byte char decimal double float int long object sbyte short string uint ulong ushort`.split(
    " "
  )
);

// policy/expressions/syntax/lexer.ts
var SYMBOLS2 = "<<= ?? ?. => == != <= >= && || ++ -- += -= *= /= %= &= |= ^= << :: -> ( ) [ ] { } < > = ! + - * / % & | ^ ~ ? : , . ;".split(
  " "
);
var SYMBOLS_BY_SIGN = Map.groupBy(SYMBOLS2, (symbol) => symbol.charAt(0));
var LITERALS = /* @__PURE__ */ new Map([
  ["true", true],
  ["false", false],
  ["null", null]
]);
var MAXIMUM_NESTING = 20;
var SIMPLE_ESCAPES = {
  "'": "'",
  '"': '"',
  "\\": "\\",
  "0": "\0",
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
  v: "\v"
};
function tokenize(source, origin) {
  const lexer = new Lexer(source, origin);
  return lexer.tokens("", 0);
}
var Lexer = class {
  #source;
  #offset = 0;
  #line;
  /** Offset at which column 1 of the current line is. */
  #lineStart;
  constructor(source, origin) {
    this.#source = source;
    this.#line = origin.line;
    this.#lineStart = 1 - origin.column;
  }
  /** Up to the end of the text or, inside a hole, up to its closing `}` or format. */
  tokens(enclosing, nesting) {
    const tokens = [];
    let depth = 0;
    for (; ; ) {
      this.#skipSpace();
      const at = this.#position();
      const offset = this.#offset;
      const next = this.#source[this.#offset];
      if (next === void 0) {
        if (enclosing === "hole") throw this.#error("this interpolated string does not end");
        tokens.push({ kind: "end", text: "", at, offset });
        return tokens;
      }
      if (enclosing === "hole" && depth === 0 && (next === "}" || next === ":")) {
        tokens.push({ kind: "end", text: "", at, offset });
        return tokens;
      }
      const token = this.#token(at, nesting);
      if (token.kind === "symbol") {
        if ("([{".includes(token.text)) depth++;
        if (")]}".includes(token.text)) depth--;
      }
      tokens.push(token);
    }
  }
  #token(at, nesting) {
    const offset = this.#offset;
    const name = this.#name();
    if (name !== void 0) return this.#named(name, at);
    const rest = (length) => this.#source.slice(this.#offset, this.#offset + length);
    const literal = (value) => ({
      kind: "literal",
      text: this.#source.slice(offset, this.#offset),
      value,
      at,
      offset
    });
    if (rest(3) === '@$"') throw this.#error('@$"\u2026" is not C# 7: write $@"\u2026"');
    if (rest(3) === '$@"') return this.#interpolated(at, 3, true, nesting);
    if (rest(2) === '$"') return this.#interpolated(at, 2, false, nesting);
    if (rest(2) === '@"') return literal(internalized(this.#verbatim()));
    if (rest(1) === '"') return literal(internalized(this.#regular()));
    if (rest(1) === "'") return literal(this.#character());
    const first = this.#source.charAt(this.#offset);
    if (/[0-9]/.test(first) || first === "." && /[0-9]/.test(this.#source[offset + 1] ?? "")) {
      return literal(this.#number());
    }
    const symbol = SYMBOLS_BY_SIGN.get(first)?.find(
      (candidate) => this.#source.startsWith(candidate, offset)
    );
    if (symbol === void 0) {
      throw this.#error(
        `unexpected character ${JSON.stringify(String.fromCodePoint(this.#code()))}`
      );
    }
    const taken = symbol === "?." && /[0-9]/.test(this.#source[this.#offset + 2] ?? "") ? "?" : symbol;
    this.#offset += taken.length;
    return { kind: "symbol", text: taken, at, offset };
  }
  /** Of all the letters that C# takes a pattern is large, so it is asked only where there are others than of ASCII. */
  #name() {
    const plain = this.#match(/@?[A-Za-z_][A-Za-z0-9_]*/y);
    const length = plain?.length ?? (this.#source[this.#offset] === "@" ? 1 : 0);
    if (!(this.#source.charCodeAt(this.#offset + length) > 127)) return plain;
    return this.#match(/@?[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy);
  }
  #named(name, at) {
    const offset = this.#offset;
    this.#offset += name.length;
    if (name.startsWith("@")) return { kind: "name", text: name.slice(1), at, offset };
    const literal = LITERALS.get(name);
    if (literal !== void 0) return { kind: "literal", text: name, value: literal, at, offset };
    return { kind: KEYWORDS.has(name) ? "keyword" : "name", text: name, at, offset };
  }
  #skipSpace() {
    for (; ; ) {
      const space = this.#match(/[\s\uFEFF]+|\/\/[^\n]*/y);
      if (space !== void 0) {
        this.#advance(space.length);
      } else if (this.#source.startsWith("/*", this.#offset)) {
        const end = this.#source.indexOf("*/", this.#offset + 2);
        if (end < 0) throw this.#error("this comment does not end: add */");
        this.#advance(end + 2 - this.#offset);
      } else {
        return;
      }
    }
  }
  #number() {
    const text = this.#match(
      /0[xX][0-9a-fA-F_]+[uUlL]*|0[bB][01_]+[uUlL]*|(?:[0-9][0-9_]*)?(?:\.[0-9][0-9_]*)?(?:[eE][+-]?[0-9_]+)?[uUlLfFdDmM]*/y
    );
    if (text === void 0 || text === "") throw this.#error("a number is expected");
    const value = numberLiteral(text, this.#position());
    this.#offset += text.length;
    return value;
  }
  #regular() {
    const start = this.#position();
    this.#offset++;
    let text = "";
    for (; ; ) {
      const next = this.#source[this.#offset];
      if (next === void 0 || next === "\n" || next === "\r") {
        throw new ExpressionError(
          'unterminated string literal: a string in "\u2026" ends on its line',
          start
        );
      }
      if (next === '"') {
        this.#offset++;
        return text;
      }
      text += next === "\\" ? this.#escape() : next;
      if (next !== "\\") this.#offset++;
    }
  }
  #verbatim() {
    const start = this.#position();
    this.#offset += 2;
    let text = "";
    for (; ; ) {
      const end = this.#source.indexOf('"', this.#offset);
      if (end < 0) {
        throw new ExpressionError('unterminated string literal: @"\u2026" needs its "', start);
      }
      text += this.#source.slice(this.#offset, end);
      this.#advance(end + 1 - this.#offset);
      if (this.#source[this.#offset] !== '"') return text;
      text += '"';
      this.#offset++;
    }
  }
  #character() {
    const start = this.#position();
    this.#offset++;
    const next = this.#source[this.#offset];
    if (next === void 0 || next === "'" || next === "\n") {
      throw new ExpressionError("empty character literal", start);
    }
    const text = next === "\\" ? this.#escape() : next;
    if (next !== "\\") this.#offset++;
    if (this.#source[this.#offset] !== "'" || text.length !== 1) {
      throw new ExpressionError(
        "'\u2026' holds exactly one character: write a string in double quotes",
        start,
        void 0,
        "quotes"
      );
    }
    this.#offset++;
    return Char.of(text.charCodeAt(0));
  }
  #escape() {
    const hex = this.#match(/\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,4})/y);
    if (hex !== void 0) {
      const code = Number.parseInt(hex.slice(2), 16);
      if (code > 1114111) throw this.#error(`${hex} is no Unicode character`);
      this.#offset += hex.length;
      return String.fromCodePoint(code);
    }
    const letter = this.#source[this.#offset + 1] ?? "";
    const text = SIMPLE_ESCAPES[letter];
    if (text === void 0) throw this.#error(`unrecognized escape sequence \\${letter}`);
    this.#offset += 2;
    return text;
  }
  #interpolated(at, prefix, verbatim, nesting) {
    if (nesting >= MAXIMUM_NESTING) {
      throw unsupported(
        `interpolated strings that are nested more than ${MAXIMUM_NESTING} levels deep`,
        this.#position()
      );
    }
    const offset = this.#offset;
    this.#offset += prefix;
    const parts = [];
    let text = "";
    for (; ; ) {
      const next = this.#source[this.#offset];
      const doubled = this.#source[this.#offset + 1] === next;
      if (next === void 0 || !verbatim && next === "\n") {
        throw new ExpressionError("unterminated interpolated string", at);
      }
      if (next === '"' && !(verbatim && doubled)) {
        this.#offset++;
        if (text !== "") parts.push(text);
        return {
          kind: "interpolated",
          text: this.#source.slice(offset, this.#offset),
          parts,
          at,
          offset
        };
      }
      if ((next === '"' || next === "{" || next === "}") && doubled) {
        text += next;
        this.#offset += 2;
      } else if (next === "}") {
        throw this.#error("a } in an interpolated string is written }}");
      } else if (next === "{") {
        if (text !== "") parts.push(text);
        text = "";
        this.#offset++;
        parts.push(this.#hole(nesting));
      } else if (next === "\\" && !verbatim) {
        text += this.#escape();
      } else {
        text += next;
        this.#advance(1);
      }
    }
  }
  #hole(nesting) {
    const tokens = this.tokens("hole", nesting + 1);
    let format2;
    if (this.#source[this.#offset] === ":") {
      const end = this.#source.indexOf("}", this.#offset);
      if (end < 0) throw this.#error("this interpolated string does not end");
      format2 = this.#source.slice(this.#offset + 1, end);
      if (format2 === "") throw this.#error("a format is expected behind the : of an interpolation");
      this.#advance(end - this.#offset);
    }
    this.#offset++;
    return { tokens, format: format2 };
  }
  #match(pattern) {
    pattern.lastIndex = this.#offset;
    return pattern.exec(this.#source)?.[0];
  }
  #advance(length) {
    const end = this.#offset + length;
    for (; this.#offset < end; this.#offset++) {
      if (this.#source[this.#offset] === "\n") {
        this.#line++;
        this.#lineStart = this.#offset + 1;
      }
    }
  }
  #code() {
    return this.#source.codePointAt(this.#offset) ?? 0;
  }
  #position() {
    return { line: this.#line, column: this.#offset - this.#lineStart + 1 };
  }
  #error(message) {
    return new ExpressionError(message, this.#position());
  }
};

export {
  ExpressionError,
  unsupported,
  ClrException,
  nullReference,
  instanceOf,
  argumentNull,
  argumentOutOfRange,
  argument,
  format,
  overflow,
  invalidCast,
  invalidOperation,
  indexOutOfRange,
  register,
  findType,
  knownArities,
  isNamespace,
  NULL,
  VOID,
  named,
  arrayOf,
  anonymous,
  sameType,
  display,
  isNullable,
  withoutNullable,
  isValueType,
  isEnum,
  isInterface,
  defaultOf,
  substitute,
  substitutionOf,
  ancestors,
  mentionsParameter,
  parseTypeText,
  define,
  implement,
  member,
  ClrObject,
  equalValues,
  keyOf,
  hashCode,
  hashLong,
  CHARACTERS_PER_STEP,
  ELEMENTS_PER_STEP,
  MAXIMUM_LENGTH,
  outOfMemory,
  Comparable,
  compareText,
  compareOrdinal,
  charged,
  sorted,
  compareValues,
  binarySearch,
  EnumValue,
  Enumeration,
  enumBase,
  withoutZeros,
  formatInteger,
  formatDouble,
  roundTrip,
  BITS,
  Integral,
  wrap,
  fits,
  integer,
  integerOf,
  checkedInteger,
  requireInteger,
  longType,
  byteType,
  INT,
  integerTypes,
  Char,
  upper,
  lower,
  isWhiteSpace,
  charType,
  Double,
  bitsOf,
  requireDouble,
  roundHalfEven,
  doubleType,
  TYPE_KEYWORDS,
  internalized,
  tokenize
};
