import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  BITS,
  CHARACTERS_PER_STEP,
  Char,
  ClrException,
  ClrObject,
  Comparable,
  Double,
  ELEMENTS_PER_STEP,
  EnumValue,
  Enumeration,
  ExpressionError,
  INT,
  Integral,
  MAXIMUM_LENGTH,
  NULL,
  TYPE_KEYWORDS,
  VOID,
  ancestors,
  anonymous,
  argument,
  argumentNull,
  argumentOutOfRange,
  arrayOf,
  binarySearch,
  bitsOf,
  byteType,
  charType,
  charged,
  checkedInteger,
  compareOrdinal,
  compareText,
  compareValues,
  defaultOf,
  define,
  display,
  doubleType,
  enumBase,
  equalValues,
  findType,
  fits,
  format,
  formatDouble,
  formatInteger,
  hashCode,
  hashLong,
  implement,
  indexOutOfRange,
  instanceOf,
  integer,
  integerOf,
  integerTypes,
  invalidCast,
  invalidOperation,
  isEnum,
  isInterface,
  isNamespace,
  isNullable,
  isValueType,
  isWhiteSpace,
  keyOf,
  knownArities,
  longType,
  lower,
  member,
  mentionsParameter,
  named,
  nullReference,
  outOfMemory,
  overflow,
  parseTypeText,
  register,
  requireDouble,
  requireInteger,
  roundHalfEven,
  roundTrip,
  sameType,
  sorted,
  substitute,
  substitutionOf,
  tokenize,
  unsupported,
  upper,
  withoutNullable,
  withoutZeros,
  wrap
} from "./chunk-O5HP66GK.js";
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac
} from "./chunk-UFVNVTCR.js";

// policy/expressions/evaluation/fusion.ts
var EXPRESSIONS = /* @__PURE__ */ new WeakMap();
var STATEMENTS = /* @__PURE__ */ new WeakMap();
function fusible(run, source) {
  EXPRESSIONS.set(run, source);
  return run;
}
function fusibleStatement(run, source) {
  STATEMENTS.set(run, source);
  return run;
}
var Given = class {
  value;
  constructor(value) {
    this.value = value;
  }
};
function given(value) {
  return new Given(value);
}
var Temporary = class {
};
var Access = class {
  slot;
  constructor(slot) {
    this.slot = slot;
  }
};
function js(texts2, ...parts) {
  return (emit) => texts2.reduce((before, text, index2) => `${before}${emit.part(parts[index2 - 1])}${text}`);
}
var Emitter = class {
  constants = [];
  /** Whether it gives what `return` returns, as expressions do, or how its statements ended. */
  #gives;
  #names = /* @__PURE__ */ new Map();
  /** Slots of the variables that only this function knows: variables of its own, without a cell that others could share. */
  #own;
  #accesses = /* @__PURE__ */ new Set();
  #temporaries = /* @__PURE__ */ new Map();
  /** Labels of the statements that `break` and `continue` end at this point. */
  #ends = {};
  #labels = 0;
  constructor(gives, own = /* @__PURE__ */ new Set()) {
    this.#gives = gives;
    this.#own = own;
  }
  part(part5) {
    if (part5 instanceof Given) return this.given(part5.value);
    if (part5 instanceof Access) return this.read(part5);
    if (part5 instanceof Temporary) return this.temporary(part5);
    return part5 === void 0 ? "" : this.expression(part5);
  }
  /** The name of a constant. */
  given(value) {
    const known3 = this.#names.get(value);
    if (known3 !== void 0) return known3;
    const name2 = `k${this.constants.length}`;
    this.constants.push(value);
    this.#names.set(value, name2);
    return name2;
  }
  temporary(key) {
    const name2 = this.#temporaries.get(key) ?? `t${this.#temporaries.size}`;
    this.#temporaries.set(key, name2);
    return name2;
  }
  read(access) {
    return this.#isOwn(access) ? `v${access.slot}` : `s[${access.slot}].value`;
  }
  /** The expression that writes a variable, whose declaration may have been passed over. */
  assigned(access, value) {
    const { slot } = access;
    return this.#isOwn(access) ? `(v${slot} = ${value})` : `((s[${slot}] ??= { value: null }).value = ${value})`;
  }
  /** The statement that makes a variable. */
  declared(access, value) {
    this.#accesses.add(access);
    return this.#made(access, value);
  }
  /** The statement that makes a variable ahead of its declaration, which may be passed over. */
  prepared(access) {
    return this.#made(access, "null");
  }
  #made({ slot }, value) {
    return this.#own.has(slot) ? `v${slot} = ${value};` : `s[${slot}] = { value: ${value} };`;
  }
  #isOwn(access) {
    this.#accesses.add(access);
    return this.#own.has(access.slot);
  }
  /**
   * Slots of the variables of which everything that there is was written here.
   *
   * @param accesses how many each has, by slot
   */
  owned(accesses) {
    const left = accesses.slice();
    for (const { slot } of this.#accesses) left[slot] = (left[slot] ?? 0) - 1;
    return new Set(
      Array.from(this.#accesses, ({ slot }) => slot).filter((slot) => left[slot] === 0)
    );
  }
  expression(run) {
    return EXPRESSIONS.get(run)?.(this) ?? `${this.given(run)}(f)`;
  }
  statement(run) {
    const source = STATEMENTS.get(run);
    if (source !== void 0) return source(this);
    const signal = this.temporary(new Temporary());
    return `${signal} = ${this.given(run)}(f);
      if (${signal} === "break") ${this.jump("break")}
      if (${signal} === "continue") ${this.jump("continue")}
      if (${signal} === "return") return ${this.#gives === "value" ? "f.result" : '"return"'};`;
  }
  /** The statement `return`. */
  returned(result) {
    return this.#gives === "value" ? `return ${result};` : `f.result = ${result}; return "return";`;
  }
  jump(kind) {
    const label = this.#ends[kind];
    return label === void 0 ? `return "${kind}";` : `break ${label};`;
  }
  /** A statement that ends where it says `break`. */
  breakable(write) {
    return this.#labelled("break", write);
  }
  /** A statement that ends where it says `continue`. */
  continuable(write) {
    return this.#labelled("continue", write);
  }
  #labelled(kind, write) {
    const outer = this.#ends;
    const label = `l${this.#labels}`;
    this.#labels += 1;
    this.#ends = { ...outer, [kind]: label };
    const text = write();
    this.#ends = outer;
    return `${label}: { ${text} }`;
  }
  /** @param body statements of a function of `f` */
  compile(body) {
    const temporaries = Array.from(this.#temporaries.values(), (name2) => `, ${name2}`).join("");
    const variables = Array.from(this.#own, (slot) => `, v${slot} = null`).join("");
    const constants = this.constants.map((_, index2) => `, k${index2} = k[${index2}]`).join("");
    const make = new Function(
      "k",
      `"use strict"; const _ = undefined${constants}; return (f) => { const s = f.slots; let _t${temporaries}${variables}; ${body} };`
    );
    return typeof make === "function" ? make(this.constants) : void 0;
  }
};
var EVALUATIONS_BEFORE_FUSION = 200;
function hot(run, fusion) {
  return whenOften(
    run,
    fusion,
    "value",
    (emit) => EXPRESSIONS.has(run) ? `return ${emit.expression(run)};` : void 0
  );
}
function hotBody(run, fusion) {
  const evaluate = (frame) => {
    frame.result = null;
    run(frame);
    return frame.result;
  };
  return whenOften(
    evaluate,
    fusion,
    "value",
    (emit) => STATEMENTS.has(run) ? `${emit.statement(run)} return null;` : void 0
  );
}
function hotStatement(run, fusion) {
  return whenOften(
    run,
    fusion,
    "signal",
    (emit) => STATEMENTS.has(run) ? `${emit.statement(run)} return "next";` : void 0
  );
}
function whenOften(run, { evaluations, accesses }, gives, write) {
  let left = evaluations;
  const counting = (frame) => {
    left -= 1;
    if (left <= 0) Object.assign(made2, fused(run, accesses, gives, write));
    return made2.run === counting ? run(frame) : made2.run(frame);
  };
  const made2 = { run: counting, hasSlots: true };
  return made2;
}
function fused(run, accesses, gives, write) {
  const slow = { run, hasSlots: true };
  try {
    const draft = new Emitter(gives);
    if (write(draft) === void 0) return slow;
    const own = draft.owned(accesses);
    const emit = new Emitter(gives, own);
    const made2 = emit.compile(write(emit) ?? "");
    return typeof made2 === "function" ? { run: made2, hasSlots: own.size < accesses.length } : slow;
  } catch (error) {
    if (error instanceof RangeError || error instanceof EvalError) return slow;
    throw error;
  }
}

// policy/expressions/binder/scope.ts
var Scope = class {
  #parent;
  /** Where declarations go: the sections of a switch share one scope for theirs. */
  #home;
  #names = /* @__PURE__ */ new Map();
  /** Names of the scopes inside, which this one may no longer use for something else. */
  #inner = /* @__PURE__ */ new Set();
  /** The variables that need their cell when the block is entered. */
  conditional = [];
  /** Names of variables whose declaration follows. */
  #upcoming = /* @__PURE__ */ new Set();
  constructor(parent, home) {
    this.#parent = parent;
    this.#home = home ?? this;
  }
  find(name2) {
    return this.#names.get(name2) ?? this.#parent?.find(name2);
  }
  /** @throws {ExpressionError} when the name is taken here, around or inside: C# allows no shadowing */
  declare(entry, at) {
    const home = this.#home;
    const { name: name2 } = entry;
    if (this.find(name2) !== void 0 || home.#inner.has(name2) || name2 === "context") {
      throw new ExpressionError(`the name ${name2} is already used in this scope`, at);
    }
    home.#names.set(name2, entry);
    const isConditional = home !== this || entry.kind === "variable" && entry.isConditional;
    if (entry.kind === "variable" && isConditional) home.conditional.push(entry.declaration);
    for (let around = home.#parent; around !== void 0; around = around.#parent) {
      around.#inner.add(name2);
    }
  }
  expect(name2) {
    this.#home.#upcoming.add(name2);
  }
  /** True where the name is declared in a block that has ended. */
  isInner(name2) {
    return this.#inner.has(name2) || (this.#parent?.isInner(name2) ?? false);
  }
  /** True where the name is declared further down. */
  isUpcoming(name2) {
    return this.#upcoming.has(name2) || (this.#parent?.isUpcoming(name2) ?? false);
  }
};

// policy/expressions/binder/binder.ts
var BINDING_BUDGET = 2e5;
var Binder = class _Binder {
  scope;
  enclosing;
  /** Type of the operand of the `?.` around this point. */
  receiver;
  #shared;
  constructor(scope, enclosing, receiver, shared) {
    this.scope = scope;
    this.enclosing = enclosing;
    this.receiver = receiver;
    this.#shared = shared;
  }
  static create(language, evaluationsBeforeFusion) {
    const shared = {
      language,
      evaluationsBeforeFusion,
      accesses: [],
      steps: 0,
      readsRequestBody: false,
      readsResponseBody: false,
      warnings: [],
      constants: /* @__PURE__ */ new Map()
    };
    return new _Binder(new Scope(), newFunction(void 0), void 0, shared);
  }
  /** @throws {ExpressionError} for what C# or API Management would refuse, and for what is not supported */
  expression(syntax) {
    return this.#shared.language.expression(this, syntax);
  }
  statement(syntax) {
    return this.#shared.language.statement(this, syntax);
  }
  /** The item where a delegate is wanted. */
  delegate(item, to, at) {
    return this.#shared.language.delegate(this, item, to, at);
  }
  isDelegate(item, to) {
    return this.#shared.language.isDelegate(this, item, to);
  }
  /** A call of the method that takes the arguments. */
  invoke(group, args) {
    return this.#shared.language.invoke(this, group, args);
  }
  /** The same place with a scope of its own, whose declarations may belong to a scope around it. */
  nested(home) {
    return new _Binder(new Scope(this.scope, home), this.enclosing, this.receiver, this.#shared);
  }
  within(change) {
    const enclosing = { ...this.enclosing, ...change };
    return new _Binder(this.scope, enclosing, this.receiver, this.#shared);
  }
  /** The body of a function. */
  inFunction(result) {
    return new _Binder(new Scope(this.scope), newFunction(result), void 0, this.#shared);
  }
  /** The part behind `?.`. */
  receiving(type) {
    return new _Binder(this.scope, this.enclosing, type, this.#shared);
  }
  declare(name2, type, at, options = {}) {
    const variable2 = {
      kind: "variable",
      name: name2,
      type,
      declaration: this.temporary(),
      readOnly: options.readOnly,
      constant: options.constant === void 0 ? void 0 : { value: options.constant },
      isConditional: options.isConditional ?? false
    };
    this.scope.declare(variable2, at);
    return variable2;
  }
  /** How many slots are taken. */
  get slots() {
    return this.#shared.accesses.length;
  }
  /** The declaration of a variable without a name, for what a statement remembers. */
  temporary() {
    return new Access(this.#shared.accesses.push(1) - 1);
  }
  /** One more place that uses the variable. */
  access({ slot }) {
    this.#count(slot, 1);
    return new Access(slot);
  }
  /** The place is not used after all. */
  withdraw({ slot }) {
    this.#count(slot, -1);
  }
  #count(slot, more) {
    const { accesses } = this.#shared;
    accesses[slot] = (accesses[slot] ?? 0) + more;
  }
  /** See `hot`. */
  get fusion() {
    const { evaluationsBeforeFusion: evaluations, accesses } = this.#shared;
    return { evaluations, accesses };
  }
  step(at) {
    if (++this.#shared.steps > BINDING_BUDGET) {
      throw new ExpressionError("too complex: split the expression into variables", at);
    }
  }
  warn(message, at) {
    const { warnings } = this.#shared;
    const known3 = warnings.some(
      (warning) => warning.line === at.line && warning.column === at.column
    );
    if (!known3) warnings.push({ message, ...at });
  }
  /** Remembers that the expression reads a body, which the gateway must then buffer. */
  reads(body) {
    if (body === "request") this.#shared.readsRequestBody = true;
    else this.#shared.readsResponseBody = true;
  }
  /** Remembers the values of constants: which ways through the code exist depends on them. */
  noteConstant(syntax, item) {
    if (item.kind === "value" && item.constant !== void 0) {
      this.#shared.constants.set(syntax, item.constant);
    }
  }
  get constants() {
    return this.#shared.constants;
  }
  get findings() {
    return this.#shared;
  }
};
function newFunction(result) {
  return {
    result,
    returns: [],
    inLoop: false,
    inSwitch: false,
    inCatch: false,
    inFinally: false,
    isUnchecked: false
  };
}

// policy/expressions/syntax/ast.ts
function isNamedLikeItsType(type, name2) {
  return type !== "var" && type.kind === "named" && type.name === name2;
}

// policy/expressions/types/assignable.ts
var COVARIANT = /* @__PURE__ */ new Set([
  "System.Collections.Generic.IEnumerable",
  "System.Collections.Generic.IReadOnlyCollection",
  "System.Collections.Generic.IReadOnlyList",
  "Newtonsoft.Json.Linq.IJEnumerable",
  "System.Linq.IGrouping"
]);
var OF_ARRAYS = /* @__PURE__ */ new Set([
  ...COVARIANT,
  "System.Collections.Generic.ICollection",
  "System.Collections.Generic.IList"
]);
function isReferenceCompatible(from, to) {
  if (sameType(from, to)) return true;
  if (to.kind === "named" && to.definition.name === "System.Object") return from.kind !== "void";
  if (from.kind === "array") return isArrayCompatible(from.element, to);
  if (from.kind !== "named" || to.kind !== "named") return false;
  for (const ancestor of ancestors(from)) {
    if (sameType(ancestor, to)) return true;
    if (ancestor.kind === "named" && ancestor.definition === to.definition && COVARIANT.has(to.definition.name) && ancestor.arguments.every((argument2, index2) => {
      const wanted = to.arguments[index2];
      return wanted !== void 0 && isVariantOf(argument2, wanted);
    })) {
      return true;
    }
  }
  return false;
}
function isVariantOf(from, to) {
  return sameType(from, to) || !isValueType(from) && isReferenceCompatible(from, to);
}
function isArrayCompatible(element, to) {
  if (to.kind === "array") return isVariantOf(element, to.element);
  if (to.kind !== "named") return false;
  const { name: name2 } = to.definition;
  if (name2 === "System.Array" || name2 === "System.Collections.IEnumerable") return true;
  const [wanted] = to.arguments;
  return OF_ARRAYS.has(name2) && wanted !== void 0 && isVariantOf(element, wanted);
}

// policy/expressions/library/numbers/numeric.ts
var NAMES = /* @__PURE__ */ new Map([
  ["System.SByte", "sbyte"],
  ["System.Byte", "byte"],
  ["System.Int16", "short"],
  ["System.UInt16", "ushort"],
  ["System.Int32", "int"],
  ["System.UInt32", "uint"],
  ["System.Int64", "long"],
  ["System.UInt64", "ulong"],
  ["System.Char", "char"],
  ["System.Double", "double"]
]);
var TYPES = new Map(
  [...integerTypes, charType, doubleType].map((definition) => [
    definition.shortName,
    named(definition)
  ])
);
function numericName(type) {
  return isValueType(type) ? NAMES.get(type.id) : void 0;
}
function numericType(name2) {
  const type = TYPES.get(name2);
  if (type === void 0) throw new Error(`${name2} is no numeric type`);
  return type;
}
var WIDENS = {
  sbyte: ["short", "int", "long", "double"],
  byte: ["short", "ushort", "int", "uint", "long", "ulong", "double"],
  short: ["int", "long", "double"],
  ushort: ["int", "uint", "long", "ulong", "double"],
  int: ["long", "double"],
  uint: ["long", "ulong", "double"],
  long: ["double"],
  ulong: ["double"],
  char: ["ushort", "int", "uint", "long", "ulong", "double"],
  double: []
};
function widens(from, to) {
  return WIDENS[from].includes(to);
}
function constantFits(value, from, to) {
  if (to === "double" || to === "char") return false;
  if (from === "int") return fits(to, integerOf(value));
  return from === "long" && to === "ulong" && integerOf(value) >= 0n;
}
function toNumber(value) {
  if (typeof value === "number") return value;
  if (value instanceof Double) return value.value;
  if (value instanceof Char) return value.code;
  return Number(integerOf(value));
}
function truncate(value) {
  if (value instanceof Char) return BigInt(value.code);
  if (!(value instanceof Double)) return integerOf(value);
  return Number.isFinite(value.value) ? BigInt(Math.trunc(value.value)) : void 0;
}
function numericConversion(from, to) {
  if (to === "double") return (value) => new Double(toNumber(value));
  if (from === "int" && to === "long") return (value) => BigInt(toNumber(value));
  if (from === "char" && to === "int") return toNumber;
  if (to === "char") return (value) => Char.of(Number(wrap("ushort", fromDouble(value, "int"))));
  return (value) => integer(to, wrap(to, fromDouble(value, to)));
}
function fromDouble(value, to) {
  const whole = truncate(value);
  if (!(value instanceof Double)) return whole ?? 0n;
  const wide = to === "long" || to === "ulong" || to === "uint" ? "long" : "int";
  return whole !== void 0 && fits(wide, whole) ? whole : wide === "long" ? -(1n << 63n) : -(1n << 31n);
}
function divideByZero() {
  return new ClrException("System.DivideByZeroException", "Attempted to divide by zero.");
}
var INT2 = {
  "+": (left, right) => left + right | 0,
  "-": (left, right) => left - right | 0,
  "*": (left, right) => Math.imul(left, right),
  "/": (left, right) => {
    if (right === 0) throw divideByZero();
    if (left === -2147483648 && right === -1) throw overflow();
    return Math.trunc(left / right) | 0;
  },
  "%": (left, right) => {
    if (right === 0) throw divideByZero();
    if (left === -2147483648 && right === -1) throw overflow();
    return left % right | 0;
  },
  "&": (left, right) => left & right,
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right
};
var BIG = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => {
    if (right === 0n) throw divideByZero();
    if (left === -(1n << 63n) && right === -1n) throw overflow();
    return left / right;
  },
  "%": (left, right) => {
    if (right === 0n) throw divideByZero();
    if (left === -(1n << 63n) && right === -1n) throw overflow();
    return left % right;
  },
  "&": (left, right) => left & right,
  "|": (left, right) => left | right,
  "^": (left, right) => left ^ right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right
};
var REAL = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "%": (left, right) => left % right,
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right
};
function arithmetic(type, operator) {
  if (type === "int") {
    const apply2 = INT2[operator];
    return apply2 && ((left, right) => apply2(Number(left), Number(right)));
  }
  if (type === "double") {
    const apply2 = REAL[operator];
    if (apply2 === void 0) return void 0;
    return (left, right) => {
      const result = apply2(toNumber(left), toNumber(right));
      return typeof result === "number" ? new Double(result) : result;
    };
  }
  if (type === "char") return void 0;
  const apply = BIG[operator];
  if (apply === void 0) return void 0;
  return (left, right) => {
    const result = apply(integerOf(left), integerOf(right));
    return typeof result === "bigint" ? integer(type, wrap(type, result)) : result;
  };
}
function exactResult(operator, left, right) {
  if (left instanceof Double || right instanceof Double) return void 0;
  if (!["+", "-", "*"].includes(operator)) return void 0;
  const result = BIG[operator]?.(integerOf(left), integerOf(right));
  return typeof result === "bigint" ? result : void 0;
}
function shift(type, operator) {
  if (type === "double" || type === "char") return void 0;
  if (type === "int") {
    return operator === "<<" ? (left, right) => Number(left) << Number(right) : (left, right) => Number(left) >> Number(right);
  }
  const mask = type === "uint" ? 31n : 63n;
  return (left, right) => {
    const count2 = BigInt(Number(right)) & mask;
    const value = integerOf(left);
    return integer(type, wrap(type, operator === "<<" ? value << count2 : value >> count2));
  };
}
function promote(left, right) {
  const both = [left, right];
  if (both.includes("double")) return "double";
  if (both.includes("ulong")) {
    const signed = both.some((name2) => ["sbyte", "short", "int", "long"].includes(name2));
    return signed ? void 0 : "ulong";
  }
  if (both.includes("long")) return "long";
  if (both.includes("uint")) {
    return both.some((name2) => ["sbyte", "short", "int"].includes(name2)) ? "long" : "uint";
  }
  return "int";
}
function enumNumber(value) {
  return value instanceof EnumValue ? value.value : toNumber(value);
}

// policy/expressions/library/foundation/bool.ts
function parseBool(text) {
  const word = text.replace(/^[\s\0]+|(?<![\s\0])[\s\0]+$/g, "").toLowerCase();
  if (word === "true") return true;
  return word === "false" ? false : void 0;
}
function requireBool(text) {
  if (text === null) throw argumentNull("value");
  const value = parseBool(text);
  if (value === void 0) throw format("String was not recognized as a valid Boolean.");
  return value;
}
var boolType = define({
  declaration: "struct System.Boolean : IComparable, IComparable<bool>",
  alias: "bool",
  initial: () => false,
  members: {
    "static string TrueString": () => "True",
    "static string FalseString": () => "False",
    "static bool Parse(string value)": (text) => requireBool(text),
    "static bool TryParse(string value, out bool result)": (text, result) => {
      const value = text === null ? void 0 : parseBool(text);
      result.value = value ?? false;
      return value !== void 0;
    },
    "int CompareTo(object obj)": (left, right) => {
      if (right === null) return 1;
      if (typeof right === "boolean") return Number(left) - Number(right);
      throw argument("Object must be of type Boolean.");
    },
    "int CompareTo(bool value)": (left, right) => Number(left) - Number(right),
    "bool Equals(bool obj)": (left, right) => left === right
  },
  missing: "GetTypeCode ToString"
});
var BOOL = named(boolType);

// policy/expressions/library/foundation/exceptions.ts
var HIERARCHY = {
  "System.SystemException": "System.Exception",
  "System.ArgumentException": "System.SystemException",
  "System.ArgumentNullException": "System.ArgumentException",
  "System.ArgumentOutOfRangeException": "System.ArgumentException",
  "System.ArithmeticException": "System.SystemException",
  "System.DivideByZeroException": "System.ArithmeticException",
  "System.OverflowException": "System.ArithmeticException",
  "System.FormatException": "System.SystemException",
  "System.UriFormatException": "System.FormatException",
  "System.IndexOutOfRangeException": "System.SystemException",
  "System.InvalidCastException": "System.SystemException",
  "System.InvalidOperationException": "System.SystemException",
  "System.NotSupportedException": "System.SystemException",
  "System.NullReferenceException": "System.SystemException",
  "System.OutOfMemoryException": "System.SystemException",
  "System.RankException": "System.SystemException",
  "System.TimeoutException": "System.SystemException",
  "System.Collections.Generic.KeyNotFoundException": "System.SystemException",
  "System.Security.Cryptography.CryptographicException": "System.SystemException",
  "Newtonsoft.Json.JsonException": "System.Exception",
  "Newtonsoft.Json.JsonReaderException": "Newtonsoft.Json.JsonException",
  "Newtonsoft.Json.JsonWriterException": "Newtonsoft.Json.JsonException",
  "Newtonsoft.Json.JsonSerializationException": "Newtonsoft.Json.JsonException"
};
function messageOnly(type) {
  return implement("Exception", {
    "new()": () => new ClrException(type, `Exception of type '${type}' was thrown.`),
    "new(string message)": (message) => new ClrException(type, message ?? `Exception of type '${type}' was thrown.`)
  });
}
function create(type, namesArgument = false) {
  return implement("Exception", {
    ...namesArgument ? {} : messageOnly(type),
    "new(string message, Exception innerException)": (message, inner) => new ClrException(type, message ?? `Exception of type '${type}' was thrown.`, { inner })
  });
}
var exceptionType = define({
  declaration: "class System.Exception",
  members: {
    ...create("System.Exception"),
    "string Message": (exception) => exception.message,
    "Exception InnerException": (exception) => exception.inner,
    "Exception GetBaseException()": (exception) => {
      let base = exception;
      while (base.inner !== null) base = base.inner;
      return base;
    },
    "string StackTrace": () => ""
  },
  missing: "Data HResult HelpLink Source TargetSite GetObjectData"
});
function withParameter(message, parameter) {
  return parameter === null || parameter === "" ? message : `${message}
Parameter name: ${parameter}`;
}
var parameterName = ({ message }) => /\nParameter name: (.*)/.exec(message)?.[1] ?? null;
var DEFAULTS = {
  "System.ArgumentNullException": "Value cannot be null.",
  "System.ArgumentOutOfRangeException": "Specified argument was out of the range of valid values."
};
function namesParameter(type) {
  const initial = DEFAULTS[type];
  if (initial === void 0) {
    return implement("Exception", {
      "string ParamName": parameterName,
      "new(string message, string paramName)": (message, name2) => new ClrException(type, withParameter(message ?? "", name2)),
      "new(string message, string paramName, Exception innerException)": (message, name2, inner) => new ClrException(type, withParameter(message ?? "", name2), { inner })
    });
  }
  return implement("Exception", {
    "new()": () => new ClrException(type, initial),
    "new(string paramName)": (name2) => new ClrException(type, withParameter(initial, name2)),
    "new(string paramName, string message)": (name2, message) => new ClrException(type, withParameter(message ?? initial, name2))
  });
}
function pathIn(message) {
  const start = message.indexOf("Path '");
  const end2 = message.lastIndexOf("', line");
  return start < 0 ? "" : message.slice(start + "Path '".length, end2);
}
function readPosition(part5) {
  if (part5 === "Path") return ({ message }) => pathIn(message);
  const pattern = new RegExp(`${part5} (\\d+)`);
  return ({ message }) => pattern.exec(message)?.[1] ?? "";
}
var OWN_MEMBERS = {
  "System.ArgumentException": namesParameter("System.ArgumentException"),
  "System.ArgumentNullException": namesParameter("System.ArgumentNullException"),
  "System.ArgumentOutOfRangeException": namesParameter("System.ArgumentOutOfRangeException"),
  "Newtonsoft.Json.JsonReaderException": implement("Exception", {
    "string Path": readPosition("Path"),
    "int LineNumber": (error) => Number(readPosition("line")(error)),
    "int LinePosition": (error) => Number(readPosition("position")(error))
  })
};
var exceptionTypes = [
  exceptionType,
  ...Object.entries(HIERARCHY).map(
    ([name2, base]) => define({
      declaration: `class ${name2} : ${base}`,
      members: { ...create(name2, name2 in DEFAULTS), ...OWN_MEMBERS[name2] },
      missing: "new"
    })
  )
];
function exceptionTypeOf(exception) {
  return named(findType(exception.type, 0) ?? exceptionType);
}
function describeException({ type, message, inner }) {
  const own = `${type}: ${message}`;
  return inner === null ? own : `${own} ---> ${describeException(inner)}`;
}

// policy/expressions/library/foundation/text-of.ts
function textOf(value) {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value instanceof Uint8Array) return "System.Byte[]";
  if (value instanceof ClrException) return describeException(value);
  return value.toString();
}

// policy/expressions/library/foundation/object.ts
var objectType = define({
  declaration: "class System.Object",
  alias: "object",
  members: {
    "new()": () => new PlainObject(),
    "string ToString()": (value) => textOf(value),
    "bool Equals(object obj)": (left, right) => equalValues(left, right),
    "int GetHashCode()": (value) => hashCode(value),
    "static bool Equals(object objA, object objB)": (left, right) => equalValues(left, right),
    "static bool ReferenceEquals(object objA, object objB)": (left, right) => left === right && (left === null || left instanceof ClrObject)
  },
  missing: "MemberwiseClone"
});
var PlainObject = class extends ClrObject {
  get type() {
    return OBJECT;
  }
};
var OBJECT = named(objectType);
var Delegate = class extends ClrObject {
  type;
  invoke;
  constructor(type, invoke2) {
    super();
    this.type = type;
    this.invoke = invoke2;
  }
};
var nullableType = define({
  declaration: "struct System.Nullable<T>",
  members: {
    "bool HasValue": (value) => value !== null,
    "T Value": (value) => {
      if (value === null) throw invalidOperation("Nullable object must have a value.");
      return value;
    },
    "T GetValueOrDefault()": {
      withCall: ({ ownerTypes: [type] }, value) => value ?? (type === void 0 ? null : defaultOf(type))
    },
    "T GetValueOrDefault(T defaultValue)": (value, initial) => value ?? initial,
    "new(T value)": (value) => value,
    "string ToString()": textOf,
    "bool Equals(object other)": (left, right) => equalValues(left, right),
    "int GetHashCode()": (value) => value === null ? 0 : hashCode(value)
  }
});
function nullable(type) {
  return named(nullableType, [type]);
}
function delegates() {
  const definitions2 = [];
  for (let arity = 0; arity <= 5; arity++) {
    const inputs = Array.from({ length: arity }, (_, index2) => `T${index2 + 1}`);
    const parameters = inputs.map((name2, index2) => `${name2} arg${index2 + 1}`).join(", ");
    const invoke2 = (target, ...args) => target.invoke(...args);
    const list2 = inputs.length === 0 ? "" : `<${inputs.join(", ")}>`;
    definitions2.push(
      define({
        declaration: `delegate System.Func<${[...inputs, "R"].join(", ")}>`,
        members: { [`R Invoke(${parameters})`]: invoke2 }
      }),
      define({
        declaration: `delegate System.Action${list2}`,
        members: { [`void Invoke(${parameters})`]: invoke2 }
      })
    );
  }
  return definitions2;
}
var invokeOne = (target, argument2) => target.invoke(argument2);
var basicTypes = [
  objectType,
  nullableType,
  ...delegates(),
  define({
    declaration: "delegate System.Predicate<T>",
    members: { "bool Invoke(T obj)": invokeOne }
  }),
  define({
    declaration: "delegate System.Comparison<T>",
    members: {
      "int Invoke(T x, T y)": (target, left, right) => target.invoke(left, right)
    }
  }),
  define({
    declaration: "delegate System.Converter<T, R>",
    members: { "R Invoke(T input)": invokeOne }
  }),
  define({ declaration: "interface System.IComparable", members: {} }),
  define({ declaration: "interface System.IComparable<T>", members: {} }),
  define({ declaration: "interface System.IFormattable", members: {} }),
  define({
    declaration: "interface System.IDisposable",
    members: { "void Dispose()": () => void 0 }
  })
];

// policy/expressions/library/collections/sequence.ts
var SequenceObject = class extends ClrObject {
  /** The elements as values of a static element type; a `JObject` has two kinds of elements. */
  elementsAs(_element) {
    return this;
  }
  /** What `Contains` answers. */
  includes(wanted) {
    for (const value of this) if (equalValues(value, wanted)) return true;
    return false;
  }
};
var enumerableType = define({
  declaration: "interface System.Collections.Generic.IEnumerable<T> : System.Collections.IEnumerable",
  members: {},
  missing: "GetEnumerator"
});
var enumerableTypes = [
  define({ declaration: "interface System.Collections.IEnumerable", members: {} }),
  enumerableType
];
function enumerableOf(element) {
  return named(enumerableType, [element]);
}
var Lazy = class extends SequenceObject {
  element;
  #source;
  constructor(element, source) {
    super();
    this.element = element;
    this.#source = source;
  }
  get type() {
    return enumerableOf(this.element);
  }
  [Symbol.iterator]() {
    return this.#source();
  }
};
var CHAR = named(charType);
function elementType(type) {
  if (type.kind === "array") return type.element;
  if (type.kind !== "named") return void 0;
  if (type.definition.name === "System.String") return CHAR;
  for (const ancestor of ancestors(type)) {
    if (ancestor.kind === "named" && ancestor.definition === enumerableType) {
      return ancestor.arguments[0];
    }
  }
  return void 0;
}
function iterate(value, element) {
  if (value instanceof SequenceObject) return value.elementsAs(element);
  if (typeof value === "string") return characters(value);
  if (value instanceof Uint8Array) return bytes(value);
  throw new TypeError("the value has no elements");
}
function* characters(text) {
  for (let index2 = 0; index2 < text.length; index2++) yield Char.of(text.charCodeAt(index2));
}
function* bytes(values) {
  for (const value of values) yield Integral.of("byte", BigInt(value));
}

// policy/expressions/library/collections/array.ts
var ClrArray = class extends SequenceObject {
  element;
  items;
  constructor(element, items) {
    super();
    this.element = element;
    this.items = items;
  }
  get type() {
    return arrayOf(this.element);
  }
  size() {
    return this.items.length;
  }
  includes(wanted) {
    for (let index2 = 0; index2 < this.items.length; index2++) {
      if (equalValues(this.items[index2] ?? null, wanted)) return true;
    }
    return false;
  }
  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }
};
function isByte(element) {
  return element.id === "System.Byte";
}
function createArray(element, values) {
  if (values.length > MAXIMUM_LENGTH) throw outOfMemory();
  return isByte(element) ? Uint8Array.from(values, (value) => Number(integerOf(value))) : new ClrArray(element, values);
}
function arrayOfDefaults(element, length, initial) {
  if (length < 0) throw overflow();
  if (length > MAXIMUM_LENGTH) throw outOfMemory();
  if (isByte(element)) return new Uint8Array(length);
  return new ClrArray(element, new Array(length).fill(initial));
}
function elementAt(array, index2) {
  if (array instanceof ClrArray) {
    const value = array.items[index2];
    if (value === void 0) throw indexOutOfRange();
    return value;
  }
  if (array === null) throw nullReference();
  if (array instanceof Uint8Array) {
    const byte = array[index2];
    if (byte === void 0) throw indexOutOfRange();
    return Integral.of("byte", BigInt(byte));
  }
  throw indexOutOfRange();
}
function setElement(array, index2, value) {
  if (array === null) throw nullReference();
  if (array instanceof Uint8Array) {
    if (index2 < 0 || index2 >= array.length) throw indexOutOfRange();
    array[index2] = Number(integerOf(value));
    return;
  }
  if (!(array instanceof ClrArray) || index2 < 0 || index2 >= array.items.length) {
    throw indexOutOfRange();
  }
  array.items[index2] = value;
}
function itemsOf(array) {
  return array instanceof Uint8Array ? Array.from(array, (byte) => Integral.of("byte", BigInt(byte))) : array.items;
}
function required(array) {
  if (array === null) throw argumentNull("array");
  return array;
}
function lengthOf(array) {
  return array instanceof Uint8Array ? array.length : array.items.length;
}
function copy(source, from, target, to, count2) {
  if (source === null) throw argumentNull("sourceArray");
  if (target === null) throw argumentNull("destinationArray");
  if (count2 < 0 || from < 0 || to < 0) throw argumentOutOfRange("length");
  if (from + count2 > lengthOf(source) || to + count2 > lengthOf(target)) {
    throw argument(
      "Source array was not long enough. Check srcIndex and length, and the array's lower bounds"
    );
  }
  const items = itemsOf(source).slice(from, from + count2);
  items.forEach((item, index2) => {
    setElement(target, to + index2, item);
  });
}
function replaceItems(array, start, items) {
  items.forEach((item, index2) => {
    setElement(array, start + index2, item);
  });
}
function rangeOf(array, index2, length) {
  const items = itemsOf(required(array));
  if (index2 < 0) throw argumentOutOfRange("index");
  if (length < 0) throw argumentOutOfRange("length");
  if (index2 + length > items.length) {
    throw argument("Offset and length were out of bounds for the array.");
  }
  return items.slice(index2, index2 + length);
}
function sort(array, compare3) {
  replaceItems(required(array), 0, sorted(itemsOf(required(array)), compare3));
}
function sortTogether(keys, items, compare3) {
  if (items === null) {
    sort(keys, compare3);
    return;
  }
  const sortedBy = itemsOf(required(keys));
  const moved = itemsOf(items);
  if (moved.length < sortedBy.length) {
    throw argument("Keys and items must be of the same length.");
  }
  const places = sorted(
    [...sortedBy.keys()],
    (left, right) => compare3(sortedBy[left] ?? null, sortedBy[right] ?? null)
  );
  const pairs = places.map((place) => [sortedBy[place] ?? null, moved[place] ?? null]);
  replaceItems(
    required(keys),
    0,
    pairs.map(([key]) => key)
  );
  replaceItems(
    items,
    0,
    pairs.map(([, item]) => item)
  );
}
function indexOf(array, value, start) {
  const items = itemsOf(required(array));
  if (start < 0 || start > items.length) throw argumentOutOfRange("startIndex");
  const found = items.slice(start).findIndex((item) => equalValues(item, value));
  return found < 0 ? found : start + found;
}
var arrayType = define({
  declaration: "class System.Array",
  members: {
    "int Length": (array) => lengthOf(array),
    "int Rank": () => 1,
    "int GetLength(int dimension)": (array, dimension) => {
      if (dimension !== 0) throw indexOutOfRange();
      return lengthOf(array);
    },
    "object GetValue(int index)": (array, index2) => elementAt(array, index2),
    "void CopyTo(Array array, int index)": (array, target, index2) => copy(array, 0, target, index2, lengthOf(array)),
    "object Clone()": (array) => array instanceof Uint8Array ? array.slice() : new ClrArray(array.element, [...array.items]),
    "static void Copy(Array sourceArray, Array destinationArray, int length)": (source, target, count2) => copy(source, 0, target, 0, count2),
    "static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)": copy,
    "static void Reverse(Array array)": (array) => replaceItems(required(array), 0, [...itemsOf(required(array))].reverse()),
    "static void Reverse(Array array, int index, int length)": (array, index2, length) => replaceItems(required(array), index2, rangeOf(array, index2, length).reverse()),
    "static void Sort<T>(T[] array)": {
      withCall: (call, array) => sort(array, charged(call, compareValues))
    },
    "static void Sort<T>(T[] array, Comparison<T> comparison)": (array, comparison) => sort(array, (left, right) => Number(comparison.invoke(left, right))),
    "static void Sort<T>(T[] array, IComparer<T> comparer)": {
      withCall: (call, array, comparer) => {
        const compare3 = comparer === null ? compareValues : comparer.compare.bind(comparer);
        return sort(array, charged(call, compare3));
      }
    },
    "static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)": {
      withCall: (call, keys, items) => sortTogether(keys, items, charged(call, compareValues))
    },
    "static int IndexOf<T>(T[] array, T value)": (array, value) => indexOf(array, value, 0),
    "static int IndexOf<T>(T[] array, T value, int startIndex)": indexOf,
    "static int IndexOf(Array array, object value)": (array, value) => indexOf(array, value, 0),
    "static int LastIndexOf<T>(T[] array, T value)": (array, value) => itemsOf(required(array)).findLastIndex((item) => equalValues(item, value)),
    "static int BinarySearch<T>(T[] array, T value)": (array, value) => binarySearch(itemsOf(required(array)), value),
    "static bool Exists<T>(T[] array, Predicate<T> match)": (array, match) => itemsOf(required(array)).some((item) => match.invoke(item) === true),
    "static T Find<T>(T[] array, Predicate<T> match)": {
      withCall: ({ types: [type] }, array, match) => itemsOf(required(array)).find((item) => match.invoke(item) === true) ?? (type === void 0 ? null : defaultOf(type))
    },
    "static T FindLast<T>(T[] array, Predicate<T> match)": {
      withCall: ({ types: [type] }, array, match) => itemsOf(required(array)).findLast((item) => match.invoke(item) === true) ?? (type === void 0 ? null : defaultOf(type))
    },
    "static int FindIndex<T>(T[] array, Predicate<T> match)": (array, match) => itemsOf(required(array)).findIndex((item) => match.invoke(item) === true),
    "static int FindLastIndex<T>(T[] array, Predicate<T> match)": (array, match) => itemsOf(required(array)).findLastIndex((item) => match.invoke(item) === true),
    "static T[] FindAll<T>(T[] array, Predicate<T> match)": {
      withCall: ({ types: [type] }, array, match) => {
        const items = itemsOf(required(array)).filter((item) => match.invoke(item) === true);
        return type === void 0 ? null : createArray(type, items);
      }
    },
    "static R[] ConvertAll<T, R>(T[] array, Converter<T, R> converter)": {
      withCall: ({ types: [, type] }, array, converter2) => {
        const items = itemsOf(required(array)).map((item) => converter2.invoke(item));
        return type === void 0 ? null : createArray(type, items);
      }
    },
    "static void ForEach<T>(T[] array, Action<T> action)": (array, action) => {
      for (const item of itemsOf(required(array))) action.invoke(item);
    },
    "static void Clear(Array array, int index, int length)": (array, index2, length) => {
      const known3 = required(array);
      const element = known3 instanceof ClrArray ? known3.element : void 0;
      const empty = rangeOf(known3, index2, length).map(
        () => element === void 0 ? 0 : defaultOf(element)
      );
      replaceItems(known3, index2, empty);
    },
    "static T[] Empty<T>()": {
      withCall: ({ types: [type] }) => type === void 0 ? null : createArray(type, [])
    },
    "int GetLowerBound(int dimension)": (_array, dimension) => {
      if (dimension !== 0) throw indexOutOfRange();
      return 0;
    },
    "int GetUpperBound(int dimension)": (array, dimension) => {
      if (dimension !== 0) throw indexOutOfRange();
      return lengthOf(array) - 1;
    },
    "long LongLength": (array) => BigInt(lengthOf(array)),
    "void SetValue(object value, int index)": (array, value, index2) => setElement(array, index2, value),
    "static bool TrueForAll<T>(T[] array, Predicate<T> match)": (array, match) => itemsOf(required(array)).every((item) => match.invoke(item) === true)
  },
  missing: "AsReadOnly BinarySearch Copy CopyTo CreateInstance Fill GetEnumerator GetValue IndexOf LastIndexOf Resize Reverse SetValue Sort"
});

// policy/expressions/library/text/composite-format.ts
function takesFormat(value) {
  return "format" in value && typeof value.format === "function";
}
function formatValue(value, pattern) {
  if (pattern === null || pattern === "" || value === null) return textOf(value);
  if (typeof value === "number") return formatInteger(BigInt(value), pattern, 32);
  if (typeof value === "bigint") return formatInteger(value, pattern, 64);
  if (value instanceof Integral) return formatInteger(value.value, pattern, 64);
  if (value instanceof Double) return formatDouble(value.value, pattern);
  if (value instanceof ClrObject && takesFormat(value)) return value.format(pattern);
  return textOf(value);
}
function align(text, width) {
  if (Math.abs(width) > MAXIMUM_LENGTH) throw outOfMemory();
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}
var ITEM = /\{(\d+) *(?:, *(-?\d+) *)?(?::((?:[^{}]|\{\{|\}\})*))?\}/y;
function compositeFormat(pattern, values) {
  if (pattern === null) throw argumentNull("format");
  let text = "";
  let index2 = 0;
  const invalid = () => format("Input string was not in a correct format.");
  while (index2 < pattern.length) {
    const char = pattern.charAt(index2);
    if (char !== "{" && char !== "}") {
      text += char;
      index2++;
      continue;
    }
    if (pattern.charAt(index2 + 1) === char) {
      text += char;
      index2 += 2;
      continue;
    }
    ITEM.lastIndex = index2;
    const item = ITEM.exec(pattern);
    if (item === null) throw invalid();
    const value = values[Number(item[1])];
    if (value === void 0) {
      throw format(
        "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."
      );
    }
    const format2 = item[3]?.replaceAll("{{", "{").replaceAll("}}", "}") ?? null;
    text += align(formatValue(value, format2), Number(item[2] ?? 0));
    if (text.length > MAXIMUM_LENGTH) throw outOfMemory();
    index2 += item[0].length;
  }
  return text;
}

// policy/expressions/library/text/string-comparison.ts
var StringComparison = new Enumeration("System.StringComparison", {
  CurrentCulture: 0,
  CurrentCultureIgnoreCase: 1,
  InvariantCulture: 2,
  InvariantCultureIgnoreCase: 3,
  Ordinal: 4,
  OrdinalIgnoreCase: 5
});
function ignoresCase(comparison) {
  return comparison.value % 2 === 1;
}
function fold(text, comparison) {
  return comparison !== void 0 && ignoresCase(comparison) ? upper(text) : text;
}
function equalWith(left, right, comparison) {
  if (left === null || right === null) return left === right;
  return fold(left, comparison) === fold(right, comparison);
}
function compareWith(left, right, comparison) {
  if (comparison.value < 4) return compareText(left, right, ignoresCase(comparison));
  return ordinal(left, right, ignoresCase(comparison));
}
function ordinal(left, right, ignoreCase = false) {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return ignoreCase ? ordinalIgnoringCase(left, right) : compareOrdinal(left, right);
}
function ordinalIgnoringCase(left, right) {
  const [one, other] = [upper(left), upper(right)];
  const length = Math.min(one.length, other.length);
  for (let index2 = 0; index2 < length; index2++) {
    const difference = one.charCodeAt(index2) - other.charCodeAt(index2);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
function part(text, index2, length) {
  if (text === null) return null;
  if (length < 0) throw argumentOutOfRange("length");
  if (index2 < 0 || index2 > text.length) throw argumentOutOfRange("index");
  return text.slice(index2, index2 + length);
}
function compareParts(compare3) {
  const apply = compare3;
  return (left, leftIndex, right, rightIndex, length, ...how) => apply(part(left, leftIndex, length), part(right, rightIndex, length), ...how);
}
var RANGES = "string strA, int indexA, string strB, int indexB, int length";
var plain = (left, right) => compareText(left, right);
var plainOrdinal = (left, right) => ordinal(left, right);
var comparisonMembers = {
  "static bool Equals(string a, string b)": (left, right) => left === right,
  "static bool Equals(string a, string b, StringComparison comparisonType)": equalWith,
  "bool Equals(string value)": (left, right) => left === right,
  "bool Equals(string value, StringComparison comparisonType)": equalWith,
  "static int Compare(string strA, string strB)": plain,
  "static int Compare(string strA, string strB, bool ignoreCase)": compareText,
  "static int Compare(string strA, string strB, StringComparison comparisonType)": compareWith,
  [`static int Compare(${RANGES})`]: compareParts(plain),
  [`static int Compare(${RANGES}, bool ignoreCase)`]: compareParts(compareText),
  [`static int Compare(${RANGES}, StringComparison comparisonType)`]: compareParts(compareWith),
  "static int CompareOrdinal(string strA, string strB)": plainOrdinal,
  [`static int CompareOrdinal(${RANGES})`]: compareParts(plainOrdinal),
  "int CompareTo(string strB)": plain,
  "int CompareTo(object value)": (left, right) => {
    if (right === null || typeof right === "string") return compareText(left, right);
    throw new ClrException("System.ArgumentException", "Object must be of type String.");
  },
  "static bool operator ==(string a, string b)": (left, right) => left === right,
  "static bool operator !=(string a, string b)": (left, right) => left !== right
};

// policy/expressions/library/text/search.ts
var LONG_PATTERN = 256;
function indexOf2(text, wanted, from = 0) {
  if (wanted.length <= LONG_PATTERN || wanted.length > text.length) {
    return text.indexOf(wanted, from);
  }
  const borders = bordersOf(wanted);
  let matched = 0;
  for (let index2 = from; index2 < text.length; index2++) {
    const code = text.charCodeAt(index2);
    while (matched > 0 && wanted.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0;
    if (wanted.charCodeAt(matched) === code) matched++;
    if (matched === wanted.length) return index2 + 1 - matched;
  }
  return -1;
}
function lastIndexOf(text, wanted) {
  if (wanted.length <= LONG_PATTERN || wanted.length > text.length) return text.lastIndexOf(wanted);
  const found = indexOf2(reversed(text), reversed(wanted));
  return found < 0 ? found : text.length - found - wanted.length;
}
function* placesOf(text, wanted) {
  for (let at = indexOf2(text, wanted); at >= 0; at = indexOf2(text, wanted, at + wanted.length)) {
    yield at;
  }
}
function bordersOf(wanted) {
  const borders = new Uint32Array(wanted.length);
  let length = 0;
  for (let index2 = 1; index2 < wanted.length; index2++) {
    const code = wanted.charCodeAt(index2);
    while (length > 0 && wanted.charCodeAt(length) !== code) length = borders[length - 1] ?? 0;
    if (wanted.charCodeAt(length) === code) length++;
    borders[index2] = length;
  }
  return borders;
}
function reversed(text) {
  const units = new Uint16Array(text.length);
  for (let index2 = 0; index2 < text.length; index2++) {
    units[text.length - 1 - index2] = text.charCodeAt(index2);
  }
  return Buffer.from(units.buffer).toString("utf16le");
}

// policy/expressions/library/text/string-operations.ts
var StringSplitOptions = new Enumeration(
  "System.StringSplitOptions",
  { None: 0, RemoveEmptyEntries: 1 },
  { flags: true }
);
function required2(text, parameter) {
  if (text === null) throw argumentNull(parameter);
  return text;
}
function trim(text, chars, start, end2) {
  const known3 = new Set(chars);
  const cut = (char) => chars === "" ? isWhiteSpace(char) : known3.has(char);
  let from = 0;
  let to = text.length;
  while (start && from < to && cut(text.charAt(from))) from++;
  while (end2 && to > from && cut(text.charAt(to - 1))) to--;
  return text.slice(from, to);
}
function substring(text, start, length = text.length - start) {
  if (start < 0) throw argumentOutOfRange("startIndex", "StartIndex cannot be less than zero.");
  if (start > text.length) {
    throw argumentOutOfRange("startIndex", "startIndex cannot be larger than length of string.");
  }
  if (length < 0) throw argumentOutOfRange("length", "Length cannot be less than zero.");
  if (start + length > text.length) {
    throw argumentOutOfRange(
      "length",
      "Index and length must refer to a location within the string."
    );
  }
  return text.slice(start, start + length);
}
function pad(text, width, char, left) {
  if (width < 0) throw argumentOutOfRange("totalWidth", "Non-negative number required.");
  if (width > MAXIMUM_LENGTH) throw outOfMemory();
  return left ? text.padStart(width, char) : text.padEnd(width, char);
}
function split(text, separators, count2, options, call) {
  if (count2 < 0) throw argumentOutOfRange("count", "Count cannot be less than zero.");
  if (count2 === 0) return [];
  const removeEmpty = (options & 1) !== 0;
  const parts = [];
  const next2 = separatorFinder(text, separators, call);
  let from = 0;
  while (parts.length < count2 - 1) {
    const found = next2(from);
    if (found === void 0) break;
    if (!removeEmpty || found.at > from) parts.push(text.slice(from, found.at));
    from = found.at + found.length;
  }
  if (removeEmpty && parts.length === count2 - 1) {
    for (let found = next2(from); found?.at === from; found = next2(from)) from += found.length;
  }
  const rest = text.slice(from);
  if (!removeEmpty || rest !== "") parts.push(rest);
  return parts;
}
function separatorFinder(text, separators, call) {
  const characters2 = /* @__PURE__ */ new Map();
  const longer = [];
  separators.forEach((separator, order2) => {
    if (separator.length > 1) longer.push({ separator, order: order2, at: -1 });
    if (separator.length === 1 && !characters2.has(separator)) characters2.set(separator, order2);
  });
  const orderOf = (char) => separators.length === 0 ? isWhiteSpace(char) ? 0 : void 0 : characters2.get(char);
  return (from) => {
    let best;
    for (const one of longer) {
      if (one.at < from) {
        const found = indexOf2(text, one.separator, from);
        one.at = found < 0 ? Number.POSITIVE_INFINITY : found;
        call.spend((Math.min(one.at, text.length) - from) / CHARACTERS_PER_STEP);
      }
      if (one.at < (best?.at ?? Number.POSITIVE_INFINITY)) {
        best = { at: one.at, length: one.separator.length, order: one.order };
      }
    }
    call.spend(longer.length / ELEMENTS_PER_STEP);
    if (separators.length > 0 && characters2.size === 0) return best;
    const end2 = Math.min(best?.at ?? text.length, text.length - 1);
    for (let at = from; at <= end2; at++) {
      const order2 = orderOf(text.charAt(at));
      if (order2 === void 0) continue;
      return best?.at === at && best.order < order2 ? best : { at, length: 1 };
    }
    return best;
  };
}
function replace(text, old, replacement) {
  if (old === null) throw argumentNull("oldValue");
  if (old === "") throw argument("String cannot be of zero length.", "oldValue");
  return replaceAt(text, placesOf(text, old), old.length, replacement ?? "");
}
function replaceWith(text, old, replacement, comparison) {
  if (old === null || old === "") return replace(text, old, replacement);
  const [folded, wanted] = [fold(text, comparison), fold(old, comparison)];
  return replaceAt(text, placesOf(folded, wanted), wanted.length, replacement ?? "");
}
function replaceAt(text, places, length, replacement) {
  const parts = [];
  let from = 0;
  let total2 = text.length;
  for (const at of places) {
    total2 += replacement.length - length;
    if (total2 > MAXIMUM_LENGTH) throw outOfMemory();
    parts.push(text.slice(from, at));
    from = at + length;
  }
  if (from === 0) return text;
  parts.push(text.slice(from));
  return parts.join(replacement);
}
function insert(text, index2, part5) {
  if (part5 === null) throw argumentNull("value");
  if (index2 < 0 || index2 > text.length) throw argumentOutOfRange("startIndex");
  return text.slice(0, index2) + part5 + text.slice(index2);
}
function remove(text, start, count2 = text.length - start) {
  if (start < 0) throw argumentOutOfRange("startIndex", "StartIndex cannot be less than zero.");
  if (count2 < 0) throw argumentOutOfRange("count", "Count cannot be less than zero.");
  if (start + count2 > text.length || start > text.length) {
    throw argumentOutOfRange(
      "count",
      "Index and count must refer to a location within the string."
    );
  }
  return text.slice(0, start) + text.slice(start + count2);
}
function join(separator, values, call) {
  if (values === null) throw argumentNull("values");
  const parts = [];
  let length = 0;
  for (const value of values) {
    const part5 = textOf(value);
    length += part5.length + (separator?.length ?? 0);
    call.spend(1 + part5.length / CHARACTERS_PER_STEP);
    if (length > MAXIMUM_LENGTH) throw outOfMemory();
    parts.push(part5);
  }
  return parts.join(separator ?? "");
}

// policy/expressions/library/text/string-search.ts
function forwards(find4) {
  return (text, start, count2 = text.length - start) => {
    if (start < 0 || start > text.length) throw argumentOutOfRange("startIndex");
    if (count2 < 0 || start + count2 > text.length) throw argumentOutOfRange("count");
    return find4(text, start, count2);
  };
}
function backwards(find4) {
  return (text, start, count2 = start + 1) => {
    if (text === "") return -1;
    if (start < 0 || start >= text.length) throw argumentOutOfRange("startIndex");
    if (count2 < 0 || count2 > start + 1) throw argumentOutOfRange("count");
    return find4(text, start, count2);
  };
}
function indexOf3(text, part5, start, count2, comparison) {
  const wanted = fold(required2(part5, "value"), comparison);
  return forwards((whole, from, length) => {
    const found = indexOf2(fold(whole.slice(from, from + length), comparison), wanted);
    return found < 0 ? found : from + found;
  })(text, start, count2);
}
function lastIndexOf2(text, part5, start, count2, comparison) {
  const wanted = fold(required2(part5, "value"), comparison);
  if (text === "" && (start === -1 || start === 0)) return wanted === "" ? 0 : -1;
  if (start < 0 || start > text.length) throw argumentOutOfRange("startIndex");
  const behind = start === text.length;
  const end2 = behind ? start - 1 : start;
  const length = behind && count2 > 0 ? count2 - 1 : count2;
  const from = end2 - length + 1;
  if (length < 0 || from < 0) throw argumentOutOfRange("count");
  if (wanted === "") return end2;
  const found = lastIndexOf(fold(text.slice(from, end2 + 1), comparison), wanted);
  return found < 0 ? found : from + found;
}
function anyOf(chars, last2) {
  if (chars === null) throw argumentNull("anyOf");
  const wanted = new Set(itemsOf(chars).map(textOf));
  return (text, start, count2) => {
    for (let step = 0; step < count2; step++) {
      const index2 = last2 ? start - step : start + step;
      if (wanted.has(text.charAt(index2))) return index2;
    }
    return -1;
  };
}
function character(char, last2) {
  const wanted = char.toString();
  return (text, start, count2) => {
    const [from, to] = last2 ? [start - count2 + 1, start + 1] : [start, start + count2];
    const range2 = text.slice(from, to);
    const found = last2 ? range2.lastIndexOf(wanted) : range2.indexOf(wanted);
    return found < 0 ? found : from + found;
  };
}
function affix(name2, test) {
  return {
    [`bool ${name2}(string value)`]: (text, part5) => test(text, required2(part5, "value")),
    [`bool ${name2}(char value)`]: (text, char) => test(text, char.toString()),
    [`bool ${name2}(string value, StringComparison comparisonType)`]: (text, part5, comparison) => test(fold(text, comparison), fold(required2(part5, "value"), comparison))
  };
}
var members = implement("string", {
  "bool Contains(string value)": (text, part5) => indexOf2(text, required2(part5, "value")) >= 0,
  "bool Contains(char value)": (text, char) => text.includes(char.toString()),
  "bool Contains(string value, StringComparison comparisonType)": (text, part5, comparison) => indexOf2(fold(text, comparison), fold(required2(part5, "value"), comparison)) >= 0,
  "bool Contains(char value, StringComparison comparisonType)": (text, char, comparison) => fold(text, comparison).includes(fold(char.toString(), comparison)),
  ...affix("StartsWith", (text, part5) => text.startsWith(part5)),
  ...affix("EndsWith", (text, part5) => text.endsWith(part5)),
  "int IndexOf(char value)": (text, char) => text.indexOf(char.toString()),
  "int IndexOf(char value, StringComparison comparisonType)": (text, char, comparison) => indexOf3(text, char.toString(), 0, void 0, comparison),
  "int IndexOf(char value, int startIndex)": (text, char, start) => forwards(character(char, false))(text, start),
  "int IndexOf(char value, int startIndex, int count)": (text, char, start, count2) => forwards(character(char, false))(text, start, count2),
  "int IndexOf(string value)": (text, part5) => indexOf3(text, part5, 0, void 0),
  "int IndexOf(string value, int startIndex)": (text, part5, start) => indexOf3(text, part5, start, void 0),
  "int IndexOf(string value, int startIndex, int count)": indexOf3,
  "int IndexOf(string value, StringComparison comparisonType)": (text, part5, comparison) => indexOf3(text, part5, 0, void 0, comparison),
  "int IndexOf(string value, int startIndex, StringComparison comparisonType)": (text, part5, start, comparison) => indexOf3(text, part5, start, void 0, comparison),
  "int IndexOf(string value, int startIndex, int count, StringComparison comparisonType)": indexOf3,
  "int LastIndexOf(char value)": (text, char) => text.lastIndexOf(char.toString()),
  "int LastIndexOf(char value, int startIndex)": (text, char, start) => backwards(character(char, true))(text, start),
  "int LastIndexOf(char value, int startIndex, int count)": (text, char, start, count2) => backwards(character(char, true))(text, start, count2),
  "int LastIndexOf(string value)": (text, part5) => lastIndexOf2(text, part5, text.length - 1, text.length),
  "int LastIndexOf(string value, int startIndex)": (text, part5, start) => lastIndexOf2(text, part5, start, start + 1),
  "int LastIndexOf(string value, int startIndex, int count)": lastIndexOf2,
  "int LastIndexOf(string value, StringComparison comparisonType)": (text, part5, comparison) => lastIndexOf2(text, part5, text.length - 1, text.length, comparison),
  "int LastIndexOf(string value, int startIndex, StringComparison comparisonType)": (text, part5, start, comparison) => lastIndexOf2(text, part5, start, start + 1, comparison),
  "int LastIndexOf(string value, int startIndex, int count, StringComparison comparisonType)": lastIndexOf2,
  "int IndexOfAny(char[] anyOf)": (text, chars) => forwards(anyOf(chars, false))(text, 0),
  "int IndexOfAny(char[] anyOf, int startIndex)": (text, chars, start) => forwards(anyOf(chars, false))(text, start),
  "int IndexOfAny(char[] anyOf, int startIndex, int count)": (text, chars, start, count2) => forwards(anyOf(chars, false))(text, start, count2),
  "int LastIndexOfAny(char[] anyOf)": (text, chars) => backwards(anyOf(chars, true))(text, text.length - 1),
  "int LastIndexOfAny(char[] anyOf, int startIndex)": (text, chars, start) => backwards(anyOf(chars, true))(text, start),
  "int LastIndexOfAny(char[] anyOf, int startIndex, int count)": (text, chars, start, count2) => backwards(anyOf(chars, true))(text, start, count2)
});
function charged2(signature, search2) {
  const isLast = signature.includes("LastIndexOf");
  const isWhole = signature.includes("StringComparison");
  return {
    withCall: (call, text, ...args) => {
      const found = search2(text, ...args);
      const start = typeof args[1] === "number" ? args[1] : isLast ? text.length : 0;
      const end2 = found >= 0 ? found : isLast ? 0 : text.length;
      call.spend((isWhole ? text.length : Math.abs(end2 - start)) / CHARACTERS_PER_STEP);
      return found;
    }
  };
}
var searchMembers = Object.fromEntries(
  Object.entries(members).map(([signature, search2]) => [
    signature,
    signature.startsWith("int ") && typeof search2 === "function" ? charged2(signature, search2) : search2
  ])
);

// policy/expressions/library/text/string.ts
function charsOf(array) {
  if (array === null) return "";
  return itemsOf(array).map(textOf).join("");
}
function repeat(char, count2) {
  if (count2 < 0) throw argumentOutOfRange("count", "'count' must be non-negative.");
  if (count2 > MAXIMUM_LENGTH) throw outOfMemory();
  return char.toString().repeat(count2);
}
function charAt(text, index2) {
  if (index2 < 0 || index2 >= text.length) throw indexOutOfRange();
  return Char.of(text.charCodeAt(index2));
}
function splits() {
  const cut = (call, text, separators, count2, options) => new ClrArray(STRING, split(text, separators, count2, options, call));
  const members3 = implement("string", {
    "string[] Split(params char[] separator)": {
      withCall: (call, text, chars) => cut(call, text, separatorsOf(chars), Number.MAX_SAFE_INTEGER, 0)
    },
    "string[] Split(char[] separator, int count)": {
      withCall: (call, text, chars, count2) => cut(call, text, separatorsOf(chars), count2, 0)
    }
  });
  for (const type of ["char[]", "string[]", "char", "string"]) {
    const read = type === "string" ? (value) => [textOf(value)] : separatorsOf;
    const options = `StringSplitOptions options${type.endsWith("]") ? "" : " = 0"}`;
    Object.assign(
      members3,
      member("string", `string[] Split(${type} separator, ${options})`, {
        withCall: (call, text, separator, how) => cut(call, text, read(separator), Number.MAX_SAFE_INTEGER, how.value)
      })
    );
    Object.assign(
      members3,
      member("string", `string[] Split(${type} separator, int count, ${options})`, {
        withCall: (call, text, separator, count2, how) => cut(call, text, read(separator), count2, how.value)
      })
    );
  }
  return members3;
}
function separatorsOf(value) {
  if (value === null) return [];
  return value instanceof ClrArray ? itemsOf(value).map(textOf) : [textOf(value)];
}
var stringType = define({
  declaration: "class System.String : IComparable, IComparable<string>, IEnumerable<char>",
  alias: "string",
  members: {
    "static string Empty": () => "",
    "int Length": (text) => text.length,
    "char this[int index]": charAt,
    "new(char c, int count)": repeat,
    "new(char[] value)": (chars) => charsOf(chars),
    "new(char[] value, int startIndex, int length)": (chars, start, length) => {
      if (chars === null) throw argumentNull("value");
      return substring(charsOf(chars), start, length);
    },
    "static bool IsNullOrEmpty(string value)": (text) => text === null || text === "",
    "static bool IsNullOrWhiteSpace(string value)": (text) => text === null || trim(text, "", true, true) === "",
    "static string Concat(object arg0)": textOf,
    "static string Concat(params object[] args)": {
      withCall: (call, values) => {
        if (values === null) throw argumentNull("args");
        return join("", itemsOf(values), call);
      }
    },
    "static string Concat(params string[] values)": {
      withCall: (call, values) => join("", values === null ? null : itemsOf(values), call)
    },
    "static string Concat<T>(IEnumerable<T> values)": {
      withCall: (call, values) => join("", values === null ? null : iterate(values), call)
    },
    "static string Format(string format, params object[] args)": (pattern, values) => {
      if (values === null) throw argumentNull("args");
      return compositeFormat(pattern, itemsOf(values));
    },
    "static string Join(string separator, params string[] value)": {
      withCall: (call, separator, values) => join(separator, values === null ? null : itemsOf(values), call)
    },
    "static string Join(string separator, params object[] values)": {
      withCall: (call, separator, values) => join(separator, values === null ? null : itemsOf(values), call)
    },
    "static string Join<T>(string separator, IEnumerable<T> values)": {
      withCall: (call, separator, values) => join(separator, values === null ? null : iterate(values), call)
    },
    "static string Join(string separator, string[] value, int startIndex, int count)": {
      withCall: (call, separator, values, start, count2) => {
        if (values === null) throw argumentNull("value");
        const items = itemsOf(values);
        if (start < 0 || count2 < 0 || start + count2 > items.length) {
          throw argumentOutOfRange("startIndex");
        }
        return join(separator, items.slice(start, start + count2), call);
      }
    },
    "static string Join(char separator, params string[] value)": {
      withCall: (call, separator, values) => join(separator.toString(), values === null ? null : itemsOf(values), call)
    },
    "static string Join(char separator, params object[] values)": {
      withCall: (call, separator, values) => join(separator.toString(), values === null ? null : itemsOf(values), call)
    },
    "static string Join<T>(char separator, IEnumerable<T> values)": {
      withCall: (call, separator, values) => join(separator.toString(), values === null ? null : iterate(values), call)
    },
    "static string Copy(string str)": (text) => required2(text, "str"),
    "string Substring(int startIndex)": (text, start) => substring(text, start),
    "string Substring(int startIndex, int length)": substring,
    "string Replace(string oldValue, string newValue)": replace,
    "string Replace(char oldChar, char newChar)": (text, old, replacement) => replace(text, old.toString(), replacement.toString()),
    "string Replace(string oldValue, string newValue, StringComparison comparisonType)": replaceWith,
    "string Insert(int startIndex, string value)": insert,
    "string Remove(int startIndex)": (text, start) => {
      if (start >= text.length) {
        throw argumentOutOfRange("startIndex", "startIndex must be less than length of string.");
      }
      return remove(text, start);
    },
    "string Remove(int startIndex, int count)": remove,
    "string Trim()": (text) => trim(text, "", true, true),
    "string Trim(params char[] trimChars)": (text, chars) => trim(text, charsOf(chars), true, true),
    "string Trim(char trimChar)": (text, char) => trim(text, char.toString(), true, true),
    "string TrimStart()": (text) => trim(text, "", true, false),
    "string TrimStart(char trimChar)": (text, char) => trim(text, char.toString(), true, false),
    "string TrimEnd()": (text) => trim(text, "", false, true),
    "string TrimEnd(char trimChar)": (text, char) => trim(text, char.toString(), false, true),
    "string TrimStart(params char[] trimChars)": (text, chars) => trim(text, charsOf(chars), true, false),
    "string TrimEnd(params char[] trimChars)": (text, chars) => trim(text, charsOf(chars), false, true),
    "string PadLeft(int totalWidth)": (text, width) => pad(text, width, " ", true),
    "string PadLeft(int totalWidth, char paddingChar)": (text, width, char) => pad(text, width, char.toString(), true),
    "string PadRight(int totalWidth)": (text, width) => pad(text, width, " ", false),
    "string PadRight(int totalWidth, char paddingChar)": (text, width, char) => pad(text, width, char.toString(), false),
    "string ToUpper()": upper,
    "string ToLower()": lower,
    "string ToUpperInvariant()": upper,
    "string ToLowerInvariant()": lower,
    "char[] ToCharArray()": (text) => new ClrArray(CHAR2, [...iterate(text)]),
    "char[] ToCharArray(int startIndex, int length)": (text, start, length) => new ClrArray(CHAR2, [...iterate(substring(text, start, length))]),
    "object Clone()": (text) => text,
    ...searchMembers,
    ...comparisonMembers,
    ...splits()
  },
  missing: "CopyTo Create GetEnumerator GetHashCode StartsWith EndsWith GetTypeCode Intern IsInterned IsNormalized Normalize ToString"
});
var STRING = named(stringType);
var CHAR2 = named(charType);

// policy/expressions/library/conversion/type-of.ts
var LONG = named(longType);
var BYTES = arrayOf(named(byteType));
function typeOf(value) {
  switch (typeof value) {
    case "string":
      return STRING;
    case "number":
      return INT;
    case "bigint":
      return LONG;
    case "boolean":
      return BOOL;
    default:
      if (value instanceof ClrObject) return value.type;
      if (value === null) return OBJECT;
      if (value instanceof Uint8Array) return BYTES;
      return exceptionTypeOf(value);
  }
}
function isInstance(value, type) {
  if (value === null) return false;
  return isReferenceCompatible(typeOf(value), withoutNullable(type));
}

// policy/expressions/library/conversion/conversions.ts
var IDENTITY = { kind: "identity", apply: void 0 };
function implicitConversion(from, to, constant2) {
  return standardImplicit(from, to, constant2) ?? userConversion(from, to, ["implicit"]);
}
function explicitConversion(from, to, constant2) {
  return implicitConversion(from, to, constant2) ?? standardExplicit(from, to) ?? userConversion(from, to, ["implicit", "explicit"]);
}
function standardImplicit(from, to, constant2) {
  if (sameType(from, to)) return IDENTITY;
  if (to.kind === "void" || to.kind === "null" || from.kind === "void") return void 0;
  if (from.kind === "null") {
    return isValueType(to) && !isNullable(to) ? void 0 : { kind: "reference", apply: void 0 };
  }
  const [source, target] = [numericName(from), numericName(to)];
  if (source !== void 0 && target !== void 0) {
    const allowed = widens(source, target) || constant2 !== void 0 && constantFits(constant2, source, target);
    return allowed ? { kind: "numeric", apply: numericConversion(source, target) } : void 0;
  }
  if (constant2 !== void 0 && isEnum(to) && source !== void 0 && isZero(constant2)) {
    return { kind: "numeric", apply: toEnum(to) };
  }
  if (isNullable(to)) {
    const inner = standardImplicit(withoutNullable(from), withoutNullable(to), constant2);
    return inner && inner.kind !== "reference" && inner.kind !== "boxing" ? { kind: "nullable", apply: lift(inner.apply) } : void 0;
  }
  const plain3 = withoutNullable(from);
  if (isValueType(to)) return void 0;
  if (!isReferenceCompatible(plain3, to)) return void 0;
  return { kind: isValueType(plain3) ? "boxing" : "reference", apply: void 0 };
}
function standardExplicit(from, to) {
  const [plainFrom, plainTo] = [withoutNullable(from), withoutNullable(to)];
  const inner = valueConversion(plainFrom, plainTo);
  if (inner !== void 0 && (isNullable(from) || isNullable(to) || inner.kind === "numeric")) {
    if (!isNullable(from) && !isNullable(to)) return inner;
    if (isNullable(to)) return { kind: "nullable", apply: lift(inner.apply) };
    return { kind: "nullable", apply: unwrap(inner.apply) };
  }
  return downcast(from, to);
}
function valueConversion(from, to) {
  if (sameType(from, to)) return isValueType(from) ? IDENTITY : void 0;
  const [source, target] = [numericName(from), numericName(to)];
  if (source !== void 0 && target !== void 0) {
    return { kind: "numeric", apply: numericConversion(source, target) };
  }
  if (isEnum(to) && (source !== void 0 || isEnum(from))) {
    return { kind: "numeric", apply: toEnum(to) };
  }
  if (isEnum(from) && target !== void 0) {
    const convert2 = numericConversion("int", target);
    return { kind: "numeric", apply: (value) => convert2(enumNumber(value)) };
  }
  return void 0;
}
function downcast(from, to) {
  if (to.kind === "void" || to.kind === "null") return void 0;
  const possible = isReferenceCompatible(to, from) || isInterface(to) && !isValueType(from) && !isSealed(from) || isInterface(from) && !isValueType(to) && !isSealed(to);
  if (!possible || isValueType(withoutNullable(from))) return void 0;
  if (!isValueType(withoutNullable(to))) return { kind: "reference", apply: reference(to) };
  return { kind: "unboxing", apply: unboxing(to) };
}
function reference(to) {
  return (value) => {
    if (value === null || isInstance(value, to)) return value;
    throw invalidCast(
      `Unable to cast object of type '${display(typeOf(value))}' to type '${display(to)}'.`
    );
  };
}
function unboxing(to) {
  const target = withoutNullable(to);
  return (value) => {
    if (value === null) {
      if (!isNullable(to)) throw nullReference();
      return null;
    }
    if (isEnum(target) && !isNullable(to) && isUnboxedAsInt(value)) {
      return toEnum(target)(value);
    }
    if (value instanceof EnumValue && numericName(target) === "int") return value.value;
    if (!isInstance(value, target)) throw invalidCast();
    return value;
  };
}
function isUnboxedAsInt(value) {
  return typeof value === "number" || value instanceof EnumValue;
}
function isSealed(type) {
  return type.kind === "array" || type.id === "System.String";
}
var USER_CONVERSIONS = /* @__PURE__ */ new Map();
var MOST_USER_CONVERSIONS = 4096;
function userConversion(from, to, kinds) {
  const key = `${kinds.join()} ${from.id} ${to.id}`;
  const known3 = USER_CONVERSIONS.get(key);
  if (known3 !== void 0 || USER_CONVERSIONS.has(key)) return known3;
  const conversion = findUserConversion(from, to, kinds);
  if (USER_CONVERSIONS.size === MOST_USER_CONVERSIONS) USER_CONVERSIONS.clear();
  USER_CONVERSIONS.set(key, conversion);
  return conversion;
}
function findUserConversion(from, to, kinds) {
  if (from.kind === "null" || isInterface(from) || isInterface(to)) return void 0;
  const strict = kinds.length === 1;
  const candidates = [...operators(from, kinds), ...operators(to, kinds)].flatMap((member3) => {
    const [parameter] = member3.parameters;
    if (parameter === void 0) return [];
    const before2 = standardImplicit(from, parameter.type) ?? (strict ? void 0 : standardExplicit(from, parameter.type));
    const after3 = standardImplicit(member3.result, to) ?? (strict ? void 0 : standardExplicit(member3.result, to));
    return before2 && after3 ? [{ member: member3, parameter: parameter.type, before: before2, after: after3 }] : [];
  });
  const exactly = candidates.filter(({ member: member3 }) => sameType(member3.result, to));
  const pool = exactly.length > 0 ? exactly : candidates;
  const best = pool.find(({ parameter }) => sameType(parameter, from)) ?? pool.find(
    ({ parameter }) => pool.every((other) => standardImplicit(parameter, other.parameter) !== void 0)
  ) ?? pool[0];
  if (best === void 0) return void 0;
  const { member: member2, before, after: after2 } = best;
  return {
    kind: "user",
    apply: composed(composed(before.apply, operatorFunction(member2)), after2.apply)
  };
}
function composed(first2, second) {
  if (first2 === void 0 || second === void 0) return first2 ?? second;
  return (value) => second(first2(value));
}
function operators(type, kinds) {
  const found = [];
  for (const ancestor of ancestors(withoutNullable(type))) {
    if (ancestor.kind !== "named") continue;
    for (const kind of kinds) found.push(...ancestor.definition.members().get(kind) ?? []);
  }
  return found;
}
function operatorFunction({ implementation, signature }) {
  if (typeof implementation !== "function") throw new Error(`${signature} cannot take the call`);
  const apply = implementation;
  return apply;
}
function isZero(value) {
  return typeof value === "number" && value === 0;
}
function toEnum(to) {
  const initial = defaultOf(to);
  return (value) => initial instanceof EnumValue ? initial.with(Math.trunc(enumNumber(value)) | 0) : null;
}
function lift(apply) {
  return apply && ((value) => value === null ? null : apply(value));
}
function unwrap(apply) {
  return (value) => {
    if (value === null) throw invalidOperation("Nullable object must have a value.");
    return apply === void 0 ? value : apply(value);
  };
}
function bestCommonType(types) {
  const known3 = types.filter((type) => type !== NULL);
  const best = known3.find(
    (candidate) => types.every((type) => implicitConversion(type, candidate) !== void 0)
  );
  return best;
}

// policy/expressions/binder/bound.ts
var Accessors = class {
  #read;
  #write;
  constructor(read, write) {
    this.#read = read;
    this.#write = write;
  }
  get value() {
    return this.#read();
  }
  set value(value) {
    this.#write(value);
  }
};
function bound(type, at, evaluate) {
  return { kind: "value", type, at, evaluate };
}
function readOf(read) {
  const { slot } = read;
  return fusible((frame) => frame.cell(slot).value, js`${read}`);
}
function constant(type, at, value) {
  return {
    kind: "value",
    type,
    at,
    evaluate: fusible(() => value, js`${given(value)}`),
    constant: { value }
  };
}

// policy/expressions/binder/convert.ts
function delegateSignature(type) {
  if (type.kind !== "named" || type.definition.category !== "delegate") return void 0;
  const [invoke2] = type.definition.members().get("Invoke") ?? [];
  if (invoke2 === void 0) return void 0;
  const by = substitutionOf(type);
  return {
    parameters: invoke2.parameters.map((parameter) => substitute(parameter.type, by)),
    result: substitute(invoke2.result, by)
  };
}
function isConstantType(type) {
  return !isValueType(type) || isEnum(type) || numericName(type) !== void 0 || sameType(type, BOOL);
}
function asValue(item) {
  switch (item.kind) {
    case "value":
      return item;
    case "type":
      throw new ExpressionError(
        `${display(item.type)} is a type: a value is expected here`,
        item.at
      );
    case "namespace":
      throw new ExpressionError(`${item.name} is a namespace: a value is expected here`, item.at);
    case "methods":
      throw new ExpressionError(`${item.name} is a method: call it with (\u2026)`, item.at);
    case "lambda": {
      const { method } = item.syntax;
      throw method === void 0 ? new ExpressionError("a lambda is not allowed here: its type cannot be known", item.at) : new ExpressionError(`${method} is a function: call it with (\u2026)`, item.at);
    }
    case "default":
      throw new ExpressionError("default needs a type here: write default(T)", item.at);
    case "throw":
      throw new ExpressionError("throw is not allowed here: only behind ??, ? and :", item.at);
  }
}
function bindValue(binder, syntax) {
  return asValue(binder.expression(syntax));
}
function bindCondition(binder, syntax) {
  return convert(binder, binder.expression(syntax), BOOL);
}
function isConvertible(binder, item, to) {
  switch (item.kind) {
    case "value":
      return implicitConversion(item.type, to, item.constant?.value) !== void 0;
    case "default":
    case "throw":
      return true;
    case "lambda":
    case "methods":
      return binder.isDelegate(item, to);
    default:
      return false;
  }
}
function convert(binder, item, to, at = item.at) {
  switch (item.kind) {
    case "default":
      return constant(to, at, defaultOf(to));
    case "throw":
      return bound(to, at, item.evaluate);
    case "lambda":
    case "methods":
      return binder.delegate(item, to, at);
    default: {
      const value = asValue(item);
      const conversion = implicitConversion(value.type, to, value.constant?.value);
      if (conversion === void 0) throw noConversion(value, to, at);
      return applyConversion(value, to, conversion);
    }
  }
}
function noConversion(value, to, at) {
  if (value.type === VOID) return new ExpressionError("the call returns nothing", at);
  if (value.type === NULL) {
    return new ExpressionError(`null is no ${display(to)}: it is a value type`, at);
  }
  const cast3 = explicitConversion(value.type, to) !== void 0;
  return new ExpressionError(
    `cannot convert ${display(value.type)} to ${display(to)}${cast3 ? ": a cast is missing" : ""}`,
    at
  );
}
function applyConversion(value, to, conversion) {
  const { apply } = conversion;
  const { evaluate } = value;
  const keepsConstant = conversion.kind === "identity" || conversion.kind === "numeric";
  if (value.constant !== void 0 && keepsConstant) {
    return constant(to, value.at, apply ? apply(value.constant.value) : value.constant.value);
  }
  const converted2 = {
    ...bound(
      to,
      value.at,
      apply === void 0 ? evaluate : applied(value, to, conversion.kind, apply)
    ),
    ...value.isStatement && apply === void 0 ? { isStatement: true } : {}
  };
  return value.type === NULL && !isNullable(to) ? { ...converted2, constant: { value: null } } : converted2;
}
function applied({ evaluate, variable: variable2 }, to, kind, apply) {
  if (kind !== "reference") {
    return fusible((frame) => apply(evaluate(frame)), js`${given(apply)}(${evaluate})`);
  }
  const cast3 = new Temporary();
  if (sameType(to, STRING)) {
    return fusible(
      (frame) => {
        const value = evaluate(frame);
        return typeof value === "string" ? value : apply(value);
      },
      js`(typeof (${cast3} = ${evaluate}) === "string" ? ${cast3} : ${given(apply)}(${cast3}))`
    );
  }
  const holds = to.kind === "named" ? to.definition.holds : void 0;
  if (holds !== void 0) {
    const source = js`(${given(holds)}(${cast3} = ${evaluate}) ? ${cast3} : ${given(apply)}(${cast3}))`;
    if (variable2 === void 0) {
      return fusible((frame) => {
        const value = evaluate(frame);
        return holds(value) ? value : apply(value);
      }, source);
    }
    return fusible((frame) => {
      const value = frame.evaluation.context.variables.get(variable2) ?? evaluate(frame);
      return holds(value) ? value : apply(value);
    }, source);
  }
  return (frame) => {
    const value = evaluate(frame);
    return value instanceof ClrObject && value.type === to ? value : apply(value);
  };
}
function castTo(binder, item, to, at) {
  if (item.kind !== "value") return convert(binder, item, to, at);
  const conversion = explicitConversion(item.type, to, item.constant?.value);
  if (conversion === void 0) {
    throw new ExpressionError(`cannot convert ${display(item.type)} to ${display(to)}`, at);
  }
  refuseOverflow(binder, item, to, at);
  const { place: _, isStatement: __, ...rest } = applyConversion({ ...item, at }, to, conversion);
  return rest;
}
function refuseOverflow(binder, item, to, at) {
  const [from, target] = [numberIn(item.type), numberIn(to)];
  if (item.constant === void 0 || from === void 0 || target === void 0) return;
  if (target === "double" || binder.enclosing.isUnchecked) return;
  const number = Math.trunc(enumNumber(item.constant.value));
  const wanted = target === "char" ? "ushort" : target;
  if (Number.isFinite(number) && fits(wanted, BigInt(number))) return;
  throw new ExpressionError(`the constant does not fit ${display(to)}: write unchecked((\u2026)\u2026)`, at);
}
function numberIn(type) {
  return isEnum(type) ? "int" : numericName(type);
}
function boxed(binder, item) {
  return convert(binder, item, OBJECT);
}

// policy/expressions/binder/flow/flow.ts
var NOTHING = 0n;
var UNREACHABLE = -1n;
var Flow = class {
  constants;
  behindBody;
  /** What is wrong, in the order of the source. */
  problems = [];
  jumps = { break: UNREACHABLE, continue: UNREACHABLE, return: UNREACHABLE };
  /** True when a pass has learnt about a local function what its calls before did not know. */
  #changed = true;
  #summaries = /* @__PURE__ */ new Map();
  #locals = [];
  #next = 0;
  #scopes = [/* @__PURE__ */ new Map()];
  #depth = 0;
  #reads = NOTHING;
  constructor(constants, behindBody2) {
    this.constants = constants;
    this.behindBody = behindBody2;
  }
  /** Starts a pass; false where another one would find the same as the last. */
  startPass() {
    if (!this.#changed) return false;
    this.#changed = false;
    this.problems = [];
    this.#next = 0;
    return true;
  }
  report(message, at) {
    this.problems.push(new ExpressionError(message, at));
  }
  scoped(work) {
    const outer = this.#scopes;
    this.#scopes = [...outer, /* @__PURE__ */ new Map()];
    const result = work();
    this.#scopes = outer;
    return result;
  }
  /** Passes number their variables alike, so a state means the same in each of them. */
  declare(name2) {
    const id = this.#next++;
    const local = { name: name2, bit: 1n << BigInt(id), depth: this.#depth };
    this.#locals[id] = local;
    this.#scopes.at(-1)?.set(name2, local);
    return local.bit;
  }
  declareFunction(syntax) {
    this.#scopes.at(-1)?.set(syntax.name, syntax);
  }
  /** The bit of a variable; nothing for a name that stands for something else. */
  bitOf(name2) {
    const found = this.#find(name2);
    return found !== void 0 && "bit" in found ? found.bit : NOTHING;
  }
  functionOf(name2) {
    const found = this.#find(name2);
    return found !== void 0 && "kind" in found ? found : void 0;
  }
  #find(name2) {
    for (let index2 = this.#scopes.length - 1; index2 >= 0; index2--) {
      const found = this.#scopes[index2]?.get(name2);
      if (found !== void 0) return found;
    }
    return void 0;
  }
  read(name2, state, at) {
    const found = this.#find(name2);
    if (found === void 0 || !("bit" in found) || (state & found.bit) !== NOTHING) return;
    this.#readUnassigned(found, at, `${name2} is read before it has a value on every path`);
  }
  #readUnassigned({ bit, name: name2, depth }, at, problem) {
    if (depth < this.#depth) this.#reads |= bit;
    else this.report(`${problem}: assign ${name2} first`, at);
  }
  call(syntax, state, at) {
    const { reads, assigns } = this.#summaryOf(syntax);
    for (const local of this.#locals) {
      if ((reads & local.bit & ~state) === NOTHING) continue;
      const problem = `${syntax.name} reads ${local.name}, which has no value yet on every path`;
      this.#readUnassigned(local, at, problem);
    }
    return state | assigns;
  }
  /** Unless a pass has found otherwise, a function reads nothing and assigns everything: passes take that back. */
  #summaryOf(syntax) {
    return this.#summaries.get(syntax) ?? { reads: NOTHING, assigns: this.everything() };
  }
  /** Every variable declared so far, at a point that can be reached. */
  everything() {
    return (1n << BigInt(this.#next)) - 1n;
  }
  /** The body of a local function: `work` answers the state in which the function returns. */
  summarize(syntax, work) {
    const outer = this.everything();
    const outerReads = this.#reads;
    this.#reads = NOTHING;
    this.#depth++;
    const returns = work();
    this.#depth--;
    const summary = { reads: this.#reads, assigns: returns & outer };
    this.#reads = outerReads;
    const known3 = this.#summaries.get(syntax);
    if (known3?.reads === summary.reads && known3.assigns === summary.assigns) return;
    this.#summaries.set(syntax, summary);
    this.#changed = true;
  }
  /** Runs `work` as the target of these jumps and answers their states; other jumps go on outwards. */
  catching(kinds, work) {
    const outer = this.jumps;
    const inner = { break: UNREACHABLE, continue: UNREACHABLE, return: UNREACHABLE };
    this.jumps = inner;
    work();
    this.jumps = outer;
    for (const kind of ["break", "continue", "return"]) {
      if (!kinds.includes(kind)) outer[kind] &= inner[kind];
    }
    return inner;
  }
};

// policy/expressions/binder/flow/functions.ts
function afterLambda(flow, syntax, before) {
  afterBody(flow, syntax, before === UNREACHABLE ? flow.everything() : before);
  return before;
}
function localFunction(flow, syntax) {
  flow.summarize(syntax, () => afterBody(flow, syntax, NOTHING));
}
function afterBody(flow, { parameters, body }, before) {
  return flow.scoped(() => {
    const entry = parameters.reduce((state, { name: name2 }) => state | flow.declare(name2), before);
    let end2 = entry;
    const jumps = flow.catching(["break", "continue", "return"], () => {
      end2 = flow.behindBody(flow, body, entry);
    });
    return end2 & jumps.return;
  });
}

// policy/expressions/binder/flow/expressions.ts
function after(flow, syntax, before) {
  switch (syntax.kind) {
    case "literal":
    case "type":
    case "receiver":
    case "default":
    case "nameof":
      return before;
    case "name": {
      const called = flow.functionOf(syntax.name);
      if (called === void 0) flow.read(syntax.name, before, syntax.at);
      else flow.call(called, before, syntax.at);
      return before;
    }
    case "interpolated":
      return syntax.parts.reduce(
        (state, part5) => typeof part5 === "string" ? state : after(flow, part5.value, state),
        before
      );
    case "member":
      return after(flow, syntax.target, before);
    case "index":
      return afterArguments(flow, syntax.arguments, after(flow, syntax.target, before));
    case "call":
      return afterCall(flow, syntax, before);
    case "conditionalAccess": {
      const state = after(flow, syntax.target, before);
      return state & after(flow, syntax.access, state);
    }
    case "new": {
      const state = afterArguments(flow, syntax.arguments, before);
      return syntax.initializer === void 0 ? state : afterInitializer(flow, syntax.initializer, state);
    }
    case "newArray": {
      const state = syntax.size === void 0 ? before : after(flow, syntax.size, before);
      return afterAll(flow, syntax.items ?? [], state);
    }
    case "anonymous":
      return afterAll(
        flow,
        syntax.members.map(({ value }) => value),
        before
      );
    case "cast":
    case "as":
      return after(flow, syntax.operand, before);
    case "increment":
      return after(flow, syntax.target, before);
    case "assign":
      return afterAssignment(flow, syntax, before);
    case "lambda":
      return afterLambda(flow, syntax, before);
    case "throw":
      after(flow, syntax.value, before);
      return UNREACHABLE;
    case "parenthesized":
    case "unary":
    case "binary":
    case "conditional":
    case "is": {
      const { whenTrue, whenFalse } = branches(flow, syntax, before);
      return whenTrue & whenFalse;
    }
  }
}
function afterAll(flow, expressions, before) {
  return expressions.reduce((state, expression) => after(flow, expression, state), before);
}
function branches(flow, syntax, before) {
  const constant2 = flow.constants.get(syntax)?.value;
  if (constant2 === true) return { whenTrue: before, whenFalse: UNREACHABLE };
  if (constant2 === false) return { whenTrue: UNREACHABLE, whenFalse: before };
  switch (syntax.kind) {
    case "parenthesized":
      return branches(flow, syntax.value, before);
    case "unary": {
      const { whenTrue, whenFalse } = branches(flow, syntax.operand, before);
      return syntax.operator === "!" ? { whenTrue: whenFalse, whenFalse: whenTrue } : { whenTrue, whenFalse };
    }
    case "binary":
      return binaryBranches(flow, syntax, before);
    case "conditional": {
      const condition = branches(flow, syntax.condition, before);
      const one = branches(flow, syntax.whenTrue, condition.whenTrue);
      const other = branches(flow, syntax.whenFalse, condition.whenFalse);
      return {
        whenTrue: one.whenTrue & other.whenTrue,
        whenFalse: one.whenFalse & other.whenFalse
      };
    }
    case "is":
      return patternBranches(flow, syntax.pattern, after(flow, syntax.operand, before));
    default: {
      const state = after(flow, syntax, before);
      return { whenTrue: state, whenFalse: state };
    }
  }
}
function binaryBranches(flow, syntax, before) {
  const left = branches(flow, syntax.left, before);
  switch (syntax.operator) {
    case "&&": {
      const right2 = branches(flow, syntax.right, left.whenTrue);
      return { whenTrue: right2.whenTrue, whenFalse: left.whenFalse & right2.whenFalse };
    }
    case "||": {
      const right2 = branches(flow, syntax.right, left.whenFalse);
      return { whenTrue: left.whenTrue & right2.whenTrue, whenFalse: right2.whenFalse };
    }
  }
  const between = left.whenTrue & left.whenFalse;
  const right = after(flow, syntax.right, between);
  const isSkipped = syntax.operator === "??" && flow.constants.get(syntax.left)?.value !== null;
  const state = isSkipped ? between & right : right;
  return { whenTrue: state, whenFalse: state };
}
function patternBranches(flow, pattern, before) {
  if (pattern.kind === "constant" || pattern.name === void 0) {
    return { whenTrue: before, whenFalse: before };
  }
  return { whenTrue: before | flow.declare(pattern.name), whenFalse: before };
}
function afterCall(flow, { target, arguments: args, at }, before) {
  const called = target.kind === "name" ? flow.functionOf(target.name) : void 0;
  if (called !== void 0) return flow.call(called, afterArguments(flow, args, before), at);
  return afterArguments(flow, args, after(flow, target, before));
}
function afterArguments(flow, args, before) {
  let state = before;
  let assigned = 0n;
  for (const { value, out } of args) {
    if (value !== void 0) state = after(flow, value, state);
    if (out?.declares !== void 0) assigned |= flow.declare(out.declares.name);
    else if (out?.target?.kind === "name") assigned |= flow.bitOf(out.target.name);
    else if (out?.target !== void 0) state = after(flow, out.target, state);
  }
  return state | assigned;
}
function afterAssignment(flow, syntax, before) {
  const { target, operator, value } = syntax;
  if (target.kind !== "name") return after(flow, value, after(flow, target, before));
  const read = operator === void 0 ? before : after(flow, target, before);
  return after(flow, value, read) | flow.bitOf(target.name);
}
function afterInitializer(flow, initializer, before) {
  if (initializer.kind === "collection") {
    return afterAll(flow, initializer.elements.flat(), before);
  }
  return initializer.members.reduce((state, { target, value }) => {
    const inside = typeof target === "string" ? state : afterAll(flow, target, state);
    return value.kind === "collection" || value.kind === "members" ? afterInitializer(flow, value, inside) : after(flow, value, inside);
  }, before);
}

// policy/expressions/binder/flow/statements.ts
function afterStatements(flow, statements, before) {
  for (const statement of statements) {
    if (statement.kind === "localFunction") flow.declareFunction(statement);
  }
  return statements.reduce((state, statement) => afterStatement(flow, statement, state), before);
}
function afterStatement(flow, statement, before) {
  switch (statement.kind) {
    case "empty":
      return before;
    case "block":
      return flow.scoped(() => afterStatements(flow, statement.statements, before));
    case "declaration":
      return afterDeclaration(flow, statement, before);
    case "localFunction":
      localFunction(flow, statement);
      return before;
    case "expression":
      return after(flow, statement.expression, before);
    case "if": {
      const { whenTrue, whenFalse } = branches(flow, statement.condition, before);
      const then = embedded(flow, statement.then, whenTrue);
      const { otherwise } = statement;
      return then & (otherwise === void 0 ? whenFalse : embedded(flow, otherwise, whenFalse));
    }
    case "while":
      return flow.scoped(() => afterWhile(flow, statement, before));
    case "do":
      return afterDo(flow, statement, before);
    case "for":
      return flow.scoped(() => afterFor(flow, statement, before));
    case "foreach":
      return flow.scoped(() => afterForeach(flow, statement, before));
    case "switch":
      return afterSwitch(flow, statement, before);
    case "break":
    case "continue":
      flow.jumps[statement.kind] &= before;
      return UNREACHABLE;
    case "return":
      flow.jumps.return &= statement.value === void 0 ? before : after(flow, statement.value, before);
      return UNREACHABLE;
    case "throw":
      if (statement.value !== void 0) after(flow, statement.value, before);
      return UNREACHABLE;
    case "try":
      return afterTry(flow, statement, before);
    case "using":
      return flow.scoped(() => {
        const { resource, body } = statement;
        const open = resource.kind === "declaration" ? afterDeclaration(flow, resource, before) : after(flow, resource, before);
        return embedded(flow, body, open);
      });
  }
}
function embedded(flow, statement, before) {
  return flow.scoped(() => afterStatement(flow, statement, before));
}
function afterDeclaration(flow, { type, variables }, before) {
  return variables.reduce((state, { name: name2, value }) => {
    if (value !== void 0 && isNamedLikeItsType(type, name2)) {
      return after(flow, value, state) | flow.declare(name2);
    }
    const bit = flow.declare(name2);
    return value === void 0 ? state : after(flow, value, state) | bit;
  }, before);
}
function loop(flow, body, before) {
  let end2 = before;
  const jumps = flow.catching(["break", "continue"], () => {
    end2 = embedded(flow, body, before);
  });
  return { next: end2 & jumps.continue, broken: jumps.break };
}
function afterWhile(flow, { condition, body }, before) {
  const { whenTrue, whenFalse } = branches(flow, condition, before);
  return whenFalse & loop(flow, body, whenTrue).broken;
}
function afterDo(flow, { condition, body }, before) {
  const { next: next2, broken } = loop(flow, body, before);
  return flow.scoped(() => branches(flow, condition, next2).whenFalse) & broken;
}
function afterFor(flow, statement, before) {
  const { initial, condition, step, body } = statement;
  const started = "kind" in initial ? afterDeclaration(flow, initial, before) : afterAll(flow, initial, before);
  const { whenTrue, whenFalse } = condition === void 0 ? { whenTrue: started, whenFalse: UNREACHABLE } : branches(flow, condition, started);
  const { next: next2, broken } = loop(flow, body, whenTrue);
  afterAll(flow, step, next2);
  return whenFalse & broken;
}
function afterForeach(flow, { source, name: name2, body }, before) {
  const state = after(flow, source, before);
  return state & loop(flow, body, state | flow.declare(name2)).broken;
}
function afterSwitch(flow, { value, sections }, before) {
  const state = after(flow, value, before);
  const chosen = flow.constants.get(value);
  const isChosen = ({ pattern, when }) => {
    if (pattern === void 0) return true;
    if (when !== void 0) return false;
    if (pattern.kind === "declaration") return pattern.type === "var";
    const label = flow.constants.get(pattern.value);
    return chosen !== void 0 && label !== void 0 && equalValues(chosen.value, label.value);
  };
  const isPassedOver = ({ labels }) => chosen !== void 0 && labels.every((label) => {
    const isConstant = label.pattern?.kind === "constant" && label.when === void 0;
    return isConstant && !isChosen(label);
  });
  const jumps = flow.catching(["break"], () => {
    flow.scoped(() => {
      for (const section of sections) {
        afterSection(flow, section, isPassedOver(section) ? UNREACHABLE : state);
      }
    });
  });
  const isComplete = sections.some(({ labels }) => labels.some(isChosen));
  return isComplete ? jumps.break : jumps.break & state;
}
function afterSection(flow, { labels, statements, at }, before) {
  const entry = labels.reduce((state, { pattern, when }) => {
    const matched = pattern === void 0 ? before : patternBranches(flow, pattern, before).whenTrue;
    return state & (when === void 0 ? matched : branches(flow, when, matched).whenTrue);
  }, UNREACHABLE);
  if (afterStatements(flow, statements, entry) !== UNREACHABLE) {
    flow.report("a section of a switch must end in break, return or throw", at);
  }
}
function afterTry(flow, statement, before) {
  const last2 = statement.finally;
  let end2 = before;
  const guarded = () => {
    end2 = flow.scoped(() => afterStatements(flow, statement.block.statements, before));
    for (const { name: name2, when, block } of statement.catches) {
      end2 &= flow.scoped(() => {
        const caught = name2 === void 0 ? before : before | flow.declare(name2);
        const entry = when === void 0 ? caught : branches(flow, when, caught).whenTrue;
        return afterStatements(flow, block.statements, entry);
      });
    }
  };
  if (last2 === void 0) {
    guarded();
    return end2;
  }
  const jumps = flow.catching(["break", "continue", "return"], guarded);
  const finished = flow.scoped(() => afterStatements(flow, last2.statements, before));
  for (const kind of ["break", "continue", "return"]) {
    flow.jumps[kind] &= jumps[kind] | finished;
  }
  return end2 | finished;
}

// policy/expressions/binder/flow/analysis.ts
var MAXIMUM_PASSES = 50;
function behindBody(flow, body, before) {
  return body.kind === "block" ? afterStatements(flow, body.statements, before) : after(flow, body, before);
}
function completes(statements, constants) {
  return afterStatements(new Flow(constants, behindBody), statements, NOTHING) !== UNREACHABLE;
}
function checkFlow(root, constants, origin) {
  const flow = new Flow(constants, behindBody);
  for (let pass = 0; flow.startPass(); pass++) {
    if (pass === MAXIMUM_PASSES) {
      throw unsupported(
        `more than ${MAXIMUM_PASSES} rounds of local functions that call each other`,
        origin
      );
    }
    flow.scoped(
      () => "kind" in root ? after(flow, root, NOTHING) : afterStatements(flow, root, NOTHING)
    );
  }
  const [problem] = flow.problems;
  if (problem !== void 0) throw problem;
}

// policy/expressions/binder/returns.ts
function resultOf(returns) {
  const values = returns.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return VOID;
  return bestCommonType(values.map(({ type }) => type));
}
function settleReturns(returns, result) {
  for (const pending of returns) {
    const { value, at } = pending;
    if (value === void 0) {
      if (result !== VOID) throw new ExpressionError(`return needs a ${display(result)}`, at);
      continue;
    }
    const conversion = implicitConversion(value.type, result, value.constant?.value);
    if (conversion === void 0) {
      const found = value.type === NULL ? "null" : display(value.type);
      throw new ExpressionError(`cannot return ${found} as ${display(result)}`, at);
    }
    pending.convert = conversion.apply;
  }
}

// policy/expressions/library/documented-types.ts
var NAMESPACES = {
  "Newtonsoft.Json": "Formatting JsonConvert",
  "Newtonsoft.Json.Linq": "Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType JValue",
  System: `Array BitConverter Boolean Byte Char Convert DateTime DateTimeKind DateTimeOffset Decimal Double Exception Guid Int16
    Int32 Int64 Math MidpointRounding Nullable Random SByte Single String StringComparer StringComparison StringSplitOptions
    TimeSpan TimeZone TimeZoneInfo TimeZoneInfo.AdjustmentRule TimeZoneInfo.TransitionTime Tuple UInt16 UInt32 UInt64 Uri
    UriPartial`,
  "System.Collections.Generic": `Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList IReadOnlyCollection
    IReadOnlyDictionary ISet KeyValuePair List Queue Stack`,
  "System.IO": "StringReader StringWriter",
  "System.Linq": "Enumerable",
  "System.Net": "IPAddress WebUtility",
  "System.Security.Cryptography": `AsymmetricAlgorithm CipherMode HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA384 HMACSHA512
    HashAlgorithm HashAlgorithmName KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA RSAEncryptionPadding
    RSASignaturePadding SHA1 SHA1Managed SHA256 SHA256Managed SHA384 SHA384Managed SHA512 SHA512Managed SymmetricAlgorithm`,
  "System.Security.Cryptography.X509Certificates": `PublicKey RSACertificateExtensions X500DistinguishedName X509Certificate
    X509Certificate2 X509ContentType X509NameType`,
  "System.Text": "Encoding StringBuilder",
  "System.Text.RegularExpressions": "Capture CaptureCollection Group GroupCollection Match Regex RegexOptions",
  "System.Xml": "XmlNodeType",
  "System.Xml.Linq": `Extensions XAttribute XCData XComment XContainer XDeclaration XDocument XDocumentType XElement XName
    XNamespace XNode XNodeDocumentOrderComparer XNodeEqualityComparer XObject XProcessingInstruction XText`
};
var IN_NAMESPACES = Object.entries(NAMESPACES).flatMap(
  ([namespace, names]) => names.split(/\s+/).map((name2) => ({ name: name2, full: `${namespace}.${name2}` }))
);
var DOCUMENTED_TYPES = IN_NAMESPACES.map(({ full }) => full);
var WRITTEN = new Set(IN_NAMESPACES.flatMap(({ name: name2, full }) => [name2, full]));
function isDocumented(name2) {
  return WRITTEN.has(name2);
}

// policy/expressions/library/unsupported-types.ts
var XML = "XML documents";
var CERTIFICATES = "certificates and asymmetric cryptography";
var CIPHERS = 'symmetric ciphers: use SymmetricAlgorithm.Create("AES")';
var TIME_ZONES = "the obsolete type: use TimeZoneInfo";
var UNSUPPORTED_TYPES = new Map([
  ...list(XML, "XDocument XElement XAttribute XNode XName XNamespace XText XCData XComment"),
  ...list(XML, "XContainer XDeclaration XDocumentType XObject XProcessingInstruction"),
  ...list(
    XML,
    "XNodeDocumentOrderComparer XNodeEqualityComparer XmlNodeType XmlDocument XmlReader"
  ),
  ...list(CERTIFICATES, "X509Certificate X509Certificate2 X509ContentType X509NameType PublicKey"),
  ...list(CERTIFICATES, "RSA RSACng RSACryptoServiceProvider RSAEncryptionPadding Oid"),
  ...list(CERTIFICATES, "RSASignaturePadding RSACertificateExtensions X500DistinguishedName"),
  ...list(CERTIFICATES, "AsymmetricAlgorithm HashAlgorithmName"),
  ...list(CIPHERS, "Aes AesManaged"),
  ...list(TIME_ZONES, "TimeZone"),
  ...list("decimal numbers: use double", "decimal Decimal"),
  ...list("single precision numbers: use double", "float Single"),
  ...list("this type", "Authorization")
]);
function list(reason2, names) {
  return names.split(" ").map((name2) => [name2, reason2]);
}
function unsupportedType(name2) {
  const reason2 = UNSUPPORTED_TYPES.get(name2.slice(name2.lastIndexOf(".") + 1));
  if (reason2 !== void 0) return reason2;
  return isDocumented(name2) ? "this type" : void 0;
}

// policy/expressions/binder/types.ts
function resolveType(syntax) {
  switch (syntax.kind) {
    case "arrayOf":
      return arrayOf(resolveType(syntax.element));
    case "nullableOf": {
      const element = resolveType(syntax.element);
      if (!isValueType(element) || isNullable(element)) {
        throw new ExpressionError(
          `${display(element)}? is no type: only value types can be made nullable in C# 7`,
          syntax.at
        );
      }
      return nullable(element);
    }
    case "named": {
      const type = tryResolveName(syntax);
      if (type === void 0) throw unknownType(syntax.name, syntax);
      if (type.kind === "named" && type.definition.category === "static") {
        throw new ExpressionError(`${display(type)} is static: it is no type of values`, syntax.at);
      }
      return type;
    }
  }
}
function tryResolveName(syntax) {
  const definition = findType(syntax.name, syntax.arguments.length);
  if (definition === void 0) return void 0;
  return named(definition, syntax.arguments.map(resolveType));
}
function unknownType(name2, { at }) {
  const arities = knownArities(name2);
  if (arities.length > 0) {
    return new ExpressionError(`${name2} takes ${arities.join(" or ")} type arguments`, at);
  }
  const reason2 = unsupportedType(name2);
  if (reason2 !== void 0) {
    return new ExpressionError(`unsupported: ${reason2} (${name2})`, at, name2);
  }
  return new ExpressionError(
    `${name2} is not among the types that API Management allows in policy expressions`,
    at,
    void 0,
    "type"
  );
}

// policy/expressions/binder/blocks.ts
function bindFunctionBody(binder, block) {
  const body = hotBody(bindStatements(binder, block.statements), binder.fusion);
  const { result, returns } = binder.enclosing;
  const settled = result ?? resultOf(returns);
  if (settled === void 0) {
    throw new ExpressionError("the return statements have no common type", block.at);
  }
  if (settled !== VOID && completes(block.statements, binder.constants)) {
    throw new ExpressionError("not every path returns a value", block.at);
  }
  settleReturns(returns, settled);
  return body;
}
function bindStatements(binder, statements) {
  for (const statement of statements) {
    if (statement.kind === "localFunction") declareLocalFunction(binder, statement);
    if (statement.kind === "declaration") {
      for (const { name: name2 } of statement.variables) {
        if (!isNamedLikeItsType(statement.type, name2)) binder.scope.expect(name2);
      }
    }
  }
  const run = sequence(
    statements.flatMap((statement) => {
      const one = binder.statement(statement);
      return one === NOTHING2 ? [] : one;
    })
  );
  return entering(binder, run);
}
function entering({ scope: { conditional } }, run) {
  if (conditional.length === 0) return run;
  return fusibleStatement(
    (frame) => {
      for (const { slot } of conditional) frame.slots[slot] = { value: null };
      return run(frame);
    },
    (emit) => {
      const cells = conditional.map((declaration) => emit.prepared(declaration));
      return `${cells.join(" ")} ${emit.statement(run)}`;
    }
  );
}
var NOTHING2 = fusibleStatement(
  () => "next",
  () => ""
);
function sequence(runs) {
  const [first2, second] = runs;
  if (first2 === void 0) return NOTHING2;
  if (second === void 0) return first2;
  return fusibleStatement(
    (frame) => {
      for (const run of runs) {
        const signal = run(frame);
        if (signal !== "next") return signal;
      }
      return "next";
    },
    (emit) => runs.map((run) => emit.statement(run)).join("\n")
  );
}
function bindEmbedded(binder, statement) {
  if (statement.kind === "declaration" || statement.kind === "localFunction") {
    throw new ExpressionError("a declaration is not allowed here: put it into { }", statement.at);
  }
  return binder.nested().statement(statement);
}
function bindExpressionStatement(binder, syntax) {
  const value = asValue(binder.expression(syntax));
  if (!value.isStatement) {
    throw new ExpressionError(
      "only calls, assignments, ++, -- and new can be statements: is a return missing?",
      syntax.at
    );
  }
  const { evaluate } = value;
  return fusibleStatement(
    (frame) => {
      evaluate(frame);
      return "next";
    },
    (emit) => `${emit.expression(evaluate)};`
  );
}
function declareLocalFunction(binder, syntax) {
  binder.scope.declare(
    {
      kind: "function",
      name: syntax.name,
      parameters: syntax.parameters.map(({ name: name2, type }) => ({ name: name2, type: resolveType(type) })),
      result: syntax.result === "void" ? VOID : resolveType(syntax.result),
      invoke: void 0
    },
    syntax.at
  );
}

// policy/expressions/evaluation/evaluation.ts
var STEP_BUDGET = 5e6;
var TIME_LIMIT = 5;
var STEPS_BETWEEN_LOOKS = 1e4;
var MAXIMUM_CALL_DEPTH = 150;
var Evaluation = class {
  context;
  runtime;
  /** Of all expressions of a request that declare no variables, one after the other. */
  frame = new Frame(this, []);
  /** What `context` is, once an expression has asked. */
  host;
  #steps = STEP_BUDGET;
  #nextLook = STEP_BUDGET - STEPS_BETWEEN_LOOKS;
  #firstLook;
  #depth = 0;
  /** Nothing in a call without type arguments is its own, so one stands for all. */
  #untyped;
  constructor(context, runtime) {
    this.context = context;
    this.runtime = runtime;
  }
  /** Gives the next expression of the same request a budget of its own. */
  renew() {
    this.#steps = STEP_BUDGET;
    this.#nextLook = STEP_BUDGET - STEPS_BETWEEN_LOOKS;
    this.#firstLook = void 0;
    this.#depth = 0;
    return this;
  }
  /** @throws {ClrException} when the budget is spent; a policy cannot catch it */
  spend(steps) {
    this.#steps -= steps;
    if (this.#steps < this.#nextLook) this.#look();
  }
  #look() {
    if (this.#steps < 0) throw endless(`${STEP_BUDGET} steps`);
    const now = this.runtime.stopwatch?.() ?? 0;
    this.#firstLook ??= now;
    if (now - this.#firstLook > TIME_LIMIT * 1e3) throw endless(`${TIME_LIMIT} seconds`);
    this.#nextLook = Math.max(0, this.#steps - STEPS_BETWEEN_LOOKS);
  }
  /** Charges for a value that a call reads or makes, so that long strings in a loop end it too. */
  charge(value) {
    if (typeof value === "string") {
      if (value.length >= CHARACTERS_PER_STEP) this.spend(value.length / CHARACTERS_PER_STEP);
      if (value.length > MAXIMUM_LENGTH) throw outOfMemory();
    } else if (value instanceof ClrObject) {
      const size = value.size();
      if (size > 0) this.spend(size / ELEMENTS_PER_STEP);
    } else if (value instanceof Uint8Array) {
      this.spend(value.length / CHARACTERS_PER_STEP);
    }
  }
  /** Charges for a value handed to a member: tokens of JSON are copied and compared with all they hold. */
  chargeArgument(value) {
    if (value instanceof ClrObject) this.spend(value.weight() / ELEMENTS_PER_STEP);
    else this.charge(value);
  }
  enter() {
    this.spend(1);
    if (++this.#depth > MAXIMUM_CALL_DEPTH) {
      throw new ClrException(
        "System.InsufficientExecutionStackException",
        `Functions call each other more than ${MAXIMUM_CALL_DEPTH} levels deep, the local gateway's limit.`,
        { fatal: true }
      );
    }
  }
  leave() {
    this.#depth--;
  }
  call(types, ownerTypes) {
    if (types.length > 0 || ownerTypes.length > 0) {
      return new EvaluationCall(this, types, ownerTypes);
    }
    this.#untyped ??= new EvaluationCall(this, types, ownerTypes);
    return this.#untyped;
  }
};
var EvaluationCall = class {
  types;
  ownerTypes;
  #evaluation;
  constructor(evaluation, types, ownerTypes) {
    this.#evaluation = evaluation;
    this.types = types;
    this.ownerTypes = ownerTypes;
  }
  get runtime() {
    return this.#evaluation.runtime;
  }
  spend(steps) {
    this.#evaluation.spend(steps);
  }
};
function endless(limit) {
  return new ClrException(
    "System.TimeoutException",
    `The expression did not end within ${limit}, the local gateway's limit.`,
    { fatal: true }
  );
}
var Frame = class {
  evaluation;
  slots;
  /** What `return` left. */
  result = null;
  /** What a `catch` clause is handling, for `throw;`. */
  handled;
  /** The operand of the `?.` that is being read. */
  receiver = null;
  constructor(evaluation, slots) {
    this.evaluation = evaluation;
    this.slots = slots;
  }
  cell(slot) {
    const cell = this.slots[slot];
    if (cell === void 0) throw new Error("a variable is read before its declaration ran");
    return cell;
  }
};
function evaluateAll(expressions, frame) {
  const values = [];
  for (let index2 = 0; index2 < expressions.length; index2++) {
    values.push(expressions[index2]?.(frame) ?? null);
  }
  return values;
}

// policy/expressions/binder/emit.ts
function emitInvocation(candidate, args, types, isInstance2) {
  const { member: member2, owner } = candidate;
  const needsInstance = isInstance2 && !isNullable(owner);
  const isRead = member2.kind === "property" || member2.kind === "indexer";
  const charges = {
    needsInstance,
    first: !isRead && (!isInstance2 || mayBeLong(owner) && !takesOneStep(member2, owner)),
    rest: !isRead && chargesArguments(owner),
    result: !isRead && mayBeLong(member2.result)
  };
  const read = isRead && needsInstance ? emitRead(member2, owner, args) : void 0;
  return fusible(
    read ?? emitClosure(candidate, args, types, charges),
    invocationSource(candidate, args, types, charges)
  );
}
function invocationSource({ member: { implementation }, owner }, args, types, charges) {
  const temporaries = args.map(() => new Temporary());
  const outcome = new Temporary();
  const ownerTypes = owner.kind === "named" ? owner.arguments : NO_TYPES;
  return (emit) => {
    const names = args.map(
      ({ constant: constant2 }, index2) => constant2 === void 0 ? emit.temporary(temporaries[index2] ?? outcome) : emit.given(constant2.value)
    );
    const [first2] = names;
    const steps = args.flatMap(
      ({ evaluate, constant: constant2 }, index2) => (
        // What makes a reference for `out` is called in the place of what makes a value.
        constant2 === void 0 ? `${names[index2]} = ${emit.expression(evaluate)}` : []
      )
    );
    if (first2 !== void 0 && charges.needsInstance) {
      steps.push(`${first2} === null && ${emit.given(instanceOf)}(null)`);
    }
    for (const [index2, { constant: constant2 }] of args.entries()) {
      const isCharged = index2 === 0 ? charges.first : charges.rest;
      if (!isCharged || constant2 !== void 0 && isFree(constant2.value)) continue;
      steps.push(chargeSource(emit, index2 === 0 ? charge : chargeArgument, names[index2] ?? ""));
    }
    const call = typeof implementation === "function" ? `${emit.given(implementation)}(${names.join(", ")})` : `${emit.given(implementation.withCall)}(${[
      `f.evaluation.call(${emit.given(types)}, ${emit.given(ownerTypes)})`,
      ...names
    ].join(", ")})`;
    if (!charges.result) return `(${[...steps, `${call} ?? null`].join(", ")})`;
    const result = emit.temporary(outcome);
    steps.push(`${result} = ${call} ?? null`, chargeSource(emit, charge, result), result);
    return `(${steps.join(", ")})`;
  };
}
function emitClosure({ member: member2, owner }, args, types, { needsInstance, first: chargesFirst, rest: chargesRest, result: chargesResult }) {
  const { implementation } = member2;
  const [first2, second, third, fourth] = args.map(({ evaluate }) => evaluate);
  const plain3 = typeof implementation === "function" ? implementation : void 0;
  if (plain3 !== void 0 && first2 === void 0) {
    return (frame) => {
      const result = plain3() ?? null;
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  const apply = bindImplementation(member2, owner, types, args.length);
  if (first2 !== void 0 && second === void 0) {
    return (frame) => {
      const one = first2(frame);
      if (needsInstance && one === null) throw nullReference();
      if (chargesFirst) charge(frame, one);
      const result = plain3 === void 0 ? apply(frame, one) : plain3(one) ?? null;
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  if (first2 !== void 0 && second !== void 0 && third === void 0) {
    return (frame) => {
      const one = first2(frame);
      const two = second(frame);
      if (needsInstance && one === null) throw nullReference();
      if (chargesFirst) charge(frame, one);
      if (chargesRest) chargeArgument(frame, two);
      const result = plain3 === void 0 ? apply(frame, one, two) : plain3(one, two) ?? null;
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  if (first2 !== void 0 && second !== void 0 && third !== void 0 && fourth === void 0) {
    return (frame) => {
      const one = first2(frame);
      const two = second(frame);
      const three = third(frame);
      if (needsInstance && one === null) throw nullReference();
      if (chargesFirst) charge(frame, one);
      if (chargesRest) {
        chargeArgument(frame, two);
        chargeArgument(frame, three);
      }
      const result = plain3 === void 0 ? apply(frame, one, two, three) : plain3(one, two, three) ?? null;
      if (chargesResult) charge(frame, result);
      return result;
    };
  }
  return (frame) => {
    const values = args.map(({ evaluate }) => evaluate(frame));
    const one = values[0] ?? null;
    if (values.length > 0 && needsInstance && one === null) throw nullReference();
    if (values.length > 0 && chargesFirst) charge(frame, one);
    if (chargesRest) {
      for (let at = 1; at < values.length; at += 1) chargeArgument(frame, values[at] ?? null);
    }
    const result = apply(frame, ...values);
    if (chargesResult) charge(frame, result);
    return result;
  };
}
function emitRead({ implementation }, owner, [instance, key, third]) {
  if (instance === void 0 || third !== void 0) return void 0;
  const { evaluate: first2 } = instance;
  const slot = instance.read?.slot;
  const second = key?.evaluate;
  if (typeof implementation === "function") {
    const plain3 = implementation;
    if (second === void 0 && slot !== void 0) {
      return (frame) => {
        const one = frame.cell(slot).value;
        if (one === null) throw nullReference();
        return plain3(one) ?? null;
      };
    }
    if (second === void 0) {
      return (frame) => {
        const one = first2(frame);
        if (one === null) throw nullReference();
        return plain3(one) ?? null;
      };
    }
    if (key?.constant !== void 0) {
      const { value } = key.constant;
      if (slot !== void 0) {
        return (frame) => {
          const one = frame.cell(slot).value;
          if (one === null) throw nullReference();
          return plain3(one, value) ?? null;
        };
      }
      return (frame) => {
        const one = first2(frame);
        if (one === null) throw nullReference();
        return plain3(one, value) ?? null;
      };
    }
    return (frame) => {
      const one = first2(frame);
      const two = second(frame);
      if (one === null) throw nullReference();
      return plain3(one, two) ?? null;
    };
  }
  if (second !== void 0) return void 0;
  const withCall = implementation.withCall;
  const ownerTypes = owner.kind === "named" ? owner.arguments : [];
  return (frame) => {
    const one = first2(frame);
    if (one === null) throw nullReference();
    return withCall(frame.evaluation.call(NO_TYPES, ownerTypes), one) ?? null;
  };
}
var NO_TYPES = [];
function mayBeLong(type) {
  if (type.kind !== "named") return true;
  const { category, name: name2 } = type.definition;
  return category !== "struct" && category !== "enum" && !name2.startsWith("Microsoft.ApiManagement.");
}
var IN_ONE_STEP = /* @__PURE__ */ new Set([
  "Add",
  "TryAdd",
  "ContainsKey",
  "TryGetValue",
  "GetValue",
  "Property",
  "Push",
  "Pop",
  "Enqueue",
  "Dequeue",
  "Peek"
]);
var OF_A_PART = /* @__PURE__ */ new Set([
  "Substring",
  "IndexOf",
  "IndexOfAny",
  "LastIndexOf",
  "LastIndexOfAny"
]);
function takesOneStep({ name: name2 }, owner) {
  return (owner.id === "System.String" ? OF_A_PART : IN_ONE_STEP).has(name2);
}
function chargesArguments(owner) {
  if (owner.kind !== "named") return false;
  const { category, name: name2 } = owner.definition;
  return category !== "delegate" && !name2.startsWith("System.Collections.");
}
function bindImplementation({ implementation }, owner, types, count2) {
  const ownerTypes = owner.kind === "named" ? owner.arguments : [];
  if (typeof implementation === "function") {
    const plain3 = implementation;
    return (_, ...args) => plain3(...args) ?? null;
  }
  const withCall = implementation.withCall;
  switch (count2) {
    case 1:
      return (frame, one) => withCall(frame.evaluation.call(types, ownerTypes), one) ?? null;
    case 2:
      return (frame, one, two) => withCall(frame.evaluation.call(types, ownerTypes), one, two) ?? null;
    case 3:
      return (frame, one, two, three) => withCall(frame.evaluation.call(types, ownerTypes), one, two, three) ?? null;
    default:
      return (frame, ...args) => withCall(frame.evaluation.call(types, ownerTypes), ...args) ?? null;
  }
}
function isFree(value) {
  if (typeof value === "string") return value.length < CHARACTERS_PER_STEP;
  return typeof value !== "object" || value === null;
}
function chargeSource(emit, run, name2) {
  const long = `${name2}.length >= ${CHARACTERS_PER_STEP}`;
  return `(typeof ${name2} === "string" ? ${long} : typeof ${name2} === "object") && ${emit.given(run)}(f, ${name2})`;
}
function charge({ evaluation }, value) {
  if (typeof value === "string") {
    if (value.length >= CHARACTERS_PER_STEP) evaluation.charge(value);
  } else if (typeof value === "object" && value !== null) {
    evaluation.charge(value);
  }
}
function chargeArgument({ evaluation }, value) {
  if (typeof value === "string") {
    if (value.length >= CHARACTERS_PER_STEP) evaluation.charge(value);
  } else if (value instanceof ClrObject || value instanceof Uint8Array) {
    evaluation.chargeArgument(value);
  }
}
function bindSetter({ member: member2 }, owner) {
  const charges = chargesArguments(owner);
  const { implementation, parameters } = member2;
  if (parameters.length === 1 && typeof implementation === "function") {
    const plain3 = implementation;
    return (frame, instance = null, key = null, assigned = null) => {
      if (charges) chargeArgument(frame, assigned);
      plain3(instance, key, assigned);
    };
  }
  const write = bindImplementation(member2, owner, []);
  return (frame, ...args) => {
    const assigned = args.at(-1);
    if (assigned !== void 0 && charges) chargeArgument(frame, assigned);
    write(frame, ...args);
  };
}

// policy/expressions/binder/calls.ts
function emitCall(binder, { receiver, at }, { candidate, fillings, result, types }) {
  const args = fillings.map((filling, index2) => emitArgument(binder, candidate, filling, index2));
  const search2 = isOnlyLookedInto(candidate) ? emitSearch(args) : void 0;
  if (search2 !== void 0) return { ...bound(result, at, search2), isStatement: true };
  const instance = receiver === void 0 ? [] : [receiver];
  const evaluate = emitInvocation(candidate, [...instance, ...args], types, receiver !== void 0);
  return { ...bound(result, at, evaluate), isStatement: true };
}
function isOnlyLookedInto({ member: member2, owner }) {
  return member2.name === "Contains" && owner.id === "System.Linq.Enumerable";
}
function emitSearch([source, wanted, comparer]) {
  const array = source?.constant?.value;
  if (!(array instanceof ClrArray) || wanted === void 0 || comparer !== void 0) {
    return void 0;
  }
  if (!array.items.every((item) => typeof item === "string")) return void 0;
  const texts2 = new Set(array.items);
  const evaluate = wanted.evaluate;
  return fusible(
    (frame) => {
      frame.evaluation.spend(texts2.size);
      return texts2.has(evaluate(frame));
    },
    js`(f.evaluation.spend(${given(texts2.size)}), ${given(texts2)}.has(${evaluate}))`
  );
}
function emitArgument(binder, candidate, filling, index2) {
  switch (filling.kind) {
    case "initial": {
      const { value } = filling;
      return { evaluate: () => value, constant: { value } };
    }
    case "params": {
      const { element } = filling;
      const items = filling.arguments.map(
        ({ item, at }) => convert(binder, item, element, at).evaluate
      );
      const evaluate = (frame) => createArray(element, evaluateAll(items, frame));
      return { evaluate };
    }
    case "argument": {
      const { argument: argument2, type } = filling;
      if (candidate.member.parameters[index2]?.mode === "out" && argument2.out !== void 0) {
        return { evaluate: argument2.out.open(type) };
      }
      const { item } = argument2;
      if (item.kind === "value" && item.shared !== void 0 && isOnlyLookedInto(candidate)) {
        const { value } = item.shared;
        return { evaluate: () => value, constant: { value } };
      }
      const converted2 = convert(binder, item, type, argument2.at);
      return item.kind === "value" && item.constant !== void 0 && item.evaluate === converted2.evaluate ? { evaluate: item.evaluate, constant: item.constant } : converted2;
    }
  }
}
function emitProperty(candidate, receiver, at) {
  const { member: member2, substitution } = candidate;
  const type = substitute(member2.result, substitution);
  const args = receiver === void 0 ? [] : [receiver];
  const evaluate = emitInvocation(candidate, args, [], receiver !== void 0);
  if (member2.kind === "constant") {
    const { implementation } = member2;
    const value = typeof implementation === "function" ? implementation() : null;
    return { kind: "value", type, at, evaluate: () => value, constant: { value } };
  }
  return bound(type, at, evaluate);
}

// policy/expressions/binder/lookup.ts
var EXTENSIONS = [
  "System.Linq.Enumerable",
  "Newtonsoft.Json.Linq.Extensions",
  "Microsoft.ApiManagement.ExpressionExtensions"
];
function* searched(type) {
  if (type.kind === "array") {
    const array = findType("Array", 0);
    if (array !== void 0) yield named(array);
  } else {
    for (const ancestor of ancestors(type)) if (ancestor.kind === "named") yield ancestor;
  }
  yield OBJECT;
}
function findMembers(type, name2, kinds, isStatic) {
  const found = [];
  const seen = /* @__PURE__ */ new Set();
  let level = 0;
  for (const ancestor of searched(type)) {
    level++;
    if (seen.has(ancestor.id)) continue;
    seen.add(ancestor.id);
    for (const member2 of ancestor.definition.members().get(name2) ?? []) {
      if (!kinds.includes(member2.kind) || member2.isStatic !== isStatic) continue;
      found.push({ member: member2, owner: ancestor, substitution: substitutionOf(ancestor), level });
    }
  }
  return found;
}
function findExtensions(name2, type) {
  return EXTENSIONS.flatMap((container) => {
    const definition = findType(container, 0);
    if (definition === void 0) return [];
    const members3 = definition.members().get(name2) ?? [];
    return members3.filter((member2) => member2.isExtension && mayExtend(member2, type)).map((member2) => ({
      member: member2,
      owner: named(definition),
      substitution: /* @__PURE__ */ new Map(),
      level: 0
    }));
  });
}
function mayExtend({ parameters }, type) {
  const extended = parameters[0]?.type;
  if (extended?.kind !== "named" || type.kind !== "named") return true;
  return [...ancestors(type), OBJECT].some(
    (ancestor) => ancestor.kind === "named" && ancestor.definition === extended.definition
  );
}
function unknownMember(type, name2, at) {
  const shown2 = display(type);
  for (const ancestor of searched(type)) {
    const { definition } = ancestor;
    if (definition.missing.has(name2)) {
      return new ExpressionError(`unsupported: ${shown2}.${name2}`, at, `${shown2}.${name2}`);
    }
    if (definition.restricted) {
      const allowed = [...definition.members().keys()].filter((known3) => /^[A-Z]/.test(known3));
      return new ExpressionError(
        `${shown2}.${name2} is not allowed: of ${definition.name}, API Management allows ${allowed.join(", ")}`,
        at
      );
    }
  }
  for (const container of EXTENSIONS) {
    if (findType(container, 0)?.missing.has(name2) !== true) continue;
    return new ExpressionError(`unsupported: ${shown2}.${name2}`, at, `${shown2}.${name2}`);
  }
  if (name2 === "GetType") {
    return new ExpressionError(
      "GetType is not allowed: System.Type is not among the allowed types",
      at
    );
  }
  const hint2 = isNullable(type) ? ": read .Value first" : otherCase(type, name2);
  return new ExpressionError(`${shown2} has no member ${name2}${hint2}`, at);
}
function otherCase(type, name2) {
  for (const { definition } of searched(type)) {
    for (const known3 of definition.members().keys()) {
      if (known3.toLowerCase() === name2.toLowerCase()) return ` (did you mean "${known3}"?)`;
    }
  }
  return "";
}

// policy/expressions/binder/overloads/missing.ts
var ROUNDING = /* @__PURE__ */ new Set(["Ceiling", "Floor", "Round", "Truncate"]);
function refuseMissingOverload(group, { candidate }, [argument2]) {
  const type = argument2?.item.kind === "value" ? argument2.item.type : void 0;
  if (type === void 0) return;
  const { name: name2 } = candidate.member;
  if (candidate.owner.id === "System.Math" && ROUNDING.has(name2)) refuseRounding(group, type);
  if (name2 === "ToString" && type === NULL) refuseFormat(group);
}
function refuseRounding({ name: name2, at }, type) {
  const number = numericName(type);
  if (number === void 0 || number === "double") return;
  throw new ExpressionError(
    `${name2} is ambiguous for ${display(type)}, between double and decimal: cast it, or an operand of the division, to double`,
    at
  );
}
function refuseFormat({ receiver, at }) {
  if (receiver === void 0) return;
  const { type } = receiver;
  const isDate = type.id === "System.DateTime" || type.id === "System.DateTimeOffset";
  if (!isDate && !isEnum(type) && numericName(type) === void 0) return;
  throw new ExpressionError(
    "ToString(null) is ambiguous between string and IFormatProvider: write ToString()",
    at
  );
}

// policy/expressions/binder/overloads/arguments.ts
function mapArguments(parameters, args, expanded) {
  const last2 = parameters.at(-1);
  if (expanded && last2?.mode !== "params") return void 0;
  const fixed = expanded ? parameters.length - 1 : parameters.length;
  const positional = args.filter(({ name: name2 }) => name2 === void 0);
  if (args.slice(0, positional.length).some(({ name: name2 }) => name2 !== void 0)) return void 0;
  if (!expanded && args.length > parameters.length) return void 0;
  const named2 = args.filter(({ name: name2 }) => name2 !== void 0);
  if (named2.some(({ name: name2 }) => !parameters.some((parameter) => parameter.name === name2))) {
    return void 0;
  }
  const mapped2 = [];
  for (const [index2, parameter] of parameters.entries()) {
    if (expanded && index2 === fixed) {
      if (named2.some(({ name: name2 }) => name2 === parameter.name)) return void 0;
      mapped2.push({ parameter, argument: void 0, rest: positional.slice(fixed) });
      continue;
    }
    const argument2 = positional[index2] ?? named2.find(({ name: name2 }) => name2 === parameter.name);
    if (argument2 === void 0 && parameter.initial === void 0) return void 0;
    if (index2 < positional.length && named2.some(({ name: name2 }) => name2 === parameter.name)) {
      return void 0;
    }
    mapped2.push({ parameter, argument: argument2, rest: void 0 });
  }
  return mapped2;
}

// policy/expressions/binder/local-functions.ts
function bindLocalFunction(binder, syntax) {
  const declared = binder.scope.find(syntax.name);
  if (declared?.kind !== "function") {
    throw new Error("local functions are declared with their block");
  }
  const { result } = declared;
  const inner = binder.inFunction(result);
  const slots = declared.parameters.map(
    ({ name: name2, type }, index2) => inner.declare(name2, type, syntax.parameters[index2]?.at ?? syntax.at).declaration.slot
  );
  const body = bindBody(inner, syntax, declared);
  declared.invoke = (caller, args) => {
    const values = args.map((argument2) => argument2(caller));
    const { evaluation } = caller;
    evaluation.enter();
    const frame = new Frame(evaluation, caller.slots.slice());
    slots.forEach((slot, index2) => {
      frame.slots[slot] = { value: values[index2] ?? null };
    });
    const value = body.run(frame);
    evaluation.leave();
    return value;
  };
}
function bindBody(inner, { body }, { result }) {
  if (body.kind === "block") return bindFunctionBody(inner, body);
  const item = inner.expression(body);
  if (result === VOID) {
    const value = asValue(item);
    if (!value.isStatement) {
      throw new ExpressionError("the function must do something: its value is not used", value.at);
    }
    return hot(value.evaluate, inner.fusion);
  }
  return hot(convert(inner, item, result).evaluate, inner.fusion);
}
function functionAsLambda({ name: name2, parameters }, at) {
  const names = parameters.map((_, index2) => `${name2}#${index2}`);
  const value = (parameter) => ({
    kind: "name",
    name: parameter,
    typeArguments: [],
    at
  });
  const body = {
    kind: "call",
    target: value(name2),
    arguments: names.map((one) => ({ name: void 0, value: value(one), out: void 0, at })),
    at
  };
  const declared = names.map((one) => ({ name: one, type: void 0, at }));
  return {
    kind: "lambda",
    syntax: { kind: "lambda", parameters: declared, body, method: name2, at },
    at
  };
}
function requireDelegate(binder, name2, parameters, result, at) {
  const entry = binder.scope.find(name2);
  if (entry?.kind !== "function") throw new Error(`${name2} is a local function`);
  const fits2 = entry.parameters.every(({ type }, index2) => passes(parameters[index2], type)) && (result === void 0 || passes(entry.result, result));
  if (!fits2) throw new ExpressionError(`${name2} does not match the delegate`, at);
}
function passes(from, to) {
  if (from === void 0 || sameType(from, to)) return from !== void 0;
  return implicitConversion(from, to)?.kind === "reference";
}
function callLocalFunction(binder, target, args, at) {
  const { parameters, name: name2 } = target;
  if (args.length !== parameters.length) {
    throw new ExpressionError(
      `${name2} takes ${parameters.length} arguments, not ${args.length}`,
      at
    );
  }
  const values = parameters.map((parameter, index2) => {
    const argument2 = args.find((candidate) => candidate.name === parameter.name) ?? (args[index2]?.name === void 0 ? args[index2] : void 0);
    if (argument2 === void 0 || argument2.out !== void 0) {
      throw new ExpressionError(`${name2} needs ${display(parameter.type)} ${parameter.name}`, at);
    }
    return convert(binder, argument2.item, parameter.type, argument2.at).evaluate;
  });
  return {
    ...bound(target.result, at, (frame) => {
      if (target.invoke === void 0) {
        throw new Error("a local function without a body was called");
      }
      return target.invoke(frame, values);
    }),
    isStatement: true
  };
}

// policy/expressions/binder/lambdas.ts
function bindBody2(binder, syntax, parameters, result) {
  binder.step(syntax.at);
  if (syntax.method !== void 0) {
    requireDelegate(binder, syntax.method, parameters, result, syntax.at);
  }
  const inner = binder.inFunction(result);
  const slots = syntax.parameters.map(({ name: name2, type: declared, at }, index2) => {
    const type = parameters[index2];
    if (type === void 0) throw new ExpressionError("the lambda has too many parameters", at);
    if (declared !== void 0 && !sameType(resolveType(declared), type)) {
      throw new ExpressionError(`${name2} must be of type ${display(type)}`, at);
    }
    return inner.declare(name2, type, at).declaration.slot;
  });
  if (syntax.body.kind === "block") {
    const body = bindFunctionBody(inner, syntax.body);
    return { slots, body, returns: inner.enclosing.returns, declares: true };
  }
  const before = inner.slots;
  const item = inner.expression(syntax.body);
  if (result === VOID) {
    const value2 = asValue(item);
    if (!value2.isStatement) {
      throw new ExpressionError("the lambda must do something: its value is not used", value2.at);
    }
    return {
      slots,
      body: hot(value2.evaluate, inner.fusion),
      returns: [],
      declares: inner.slots > before
    };
  }
  const value = result === void 0 ? asValue(item) : convert(inner, item, result);
  const returned = { value, at: value.at, convert: void 0 };
  return {
    slots,
    body: hot(value.evaluate, inner.fusion),
    returns: [returned],
    declares: inner.slots > before
  };
}
function lambdaResult(binder, syntax, parameters) {
  const { returns } = bindBody2(binder, syntax, parameters, void 0);
  return resultOf(returns);
}
function isLambdaCompatible(binder, syntax, to) {
  const signature = delegateSignature(to);
  if (signature === void 0 || signature.parameters.length !== syntax.parameters.length) {
    return false;
  }
  try {
    bindBody2(binder, syntax, signature.parameters, signature.result);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}
function bindLambda(binder, syntax, to) {
  const { at } = syntax;
  const signature = delegateSignature(to);
  if (signature === void 0) {
    throw new ExpressionError(`a lambda is no ${display(to)}`, at);
  }
  if (signature.parameters.length !== syntax.parameters.length) {
    throw new ExpressionError(
      `${display(to)} takes ${signature.parameters.length} parameters, the lambda has ${syntax.parameters.length}`,
      at
    );
  }
  const body = bindBody2(binder, syntax, signature.parameters, signature.result);
  const evaluate = ({ evaluation, slots }) => {
    const closure = new Closure(evaluation, slots.slice(), body);
    return new Delegate(to, (...args) => closure.call(args));
  };
  return { kind: "value", type: to, at, evaluate };
}
var Closure = class {
  #evaluation;
  #captured;
  #body;
  /** The frame of the last call, for the next one where that declares all that a call leaves behind in it. */
  #spare;
  constructor(evaluation, captured, body) {
    this.#evaluation = evaluation;
    this.#captured = captured;
    this.#body = body;
  }
  /** Every call has cells of its own for its variables; calls inside each other have frames of their own, too. */
  call(args) {
    const { slots, body, declares } = this.#body;
    this.#evaluation.enter();
    const frame = this.#spare ?? new Frame(this.#evaluation, this.#captured.slice());
    this.#spare = void 0;
    for (let index2 = 0; index2 < slots.length; index2++) {
      const slot = slots[index2];
      if (slot !== void 0) frame.slots[slot] = { value: args[index2] ?? null };
    }
    const result = body.run(frame);
    this.#evaluation.leave();
    if (!declares) this.#spare = frame;
    return result;
  }
};

// policy/expressions/binder/overloads/inference.ts
var Inference = class {
  #names;
  #bounds = /* @__PURE__ */ new Map();
  constructor(names) {
    this.#names = new Set(names);
  }
  /** An argument of type `from` stands where the signature says `to`. */
  bound(from, to) {
    if (from === NULL || from.kind === "void") return;
    if (to.kind === "parameter") {
      if (!this.#names.has(to.name)) return;
      const bounds = this.#bounds.get(to.name);
      if (bounds === void 0) this.#bounds.set(to.name, [from]);
      else if (!bounds.some(({ id }) => id === from.id)) bounds.push(from);
      return;
    }
    if (to.kind === "array") {
      if (from.kind === "array") this.bound(from.element, to.element);
      return;
    }
    if (to.kind !== "named" || !mentionsParameter(to)) return;
    const seen = from.kind === "array" ? interfacesOfArray(from.element, to) : ancestors(from);
    const forms = /* @__PURE__ */ new Map();
    for (const ancestor of seen) {
      if (ancestor.kind !== "named" || ancestor.definition !== to.definition) continue;
      forms.set(ancestor.arguments.map(({ id }) => id).join(), ancestor.arguments);
    }
    const [only, second] = forms.values();
    if (only === void 0 || second !== void 0) return;
    to.arguments.forEach((argument2, index2) => {
      const source = only[index2];
      if (source !== void 0) this.bound(source, argument2);
    });
  }
  /** What is known so far; undefined where the bounds of a parameter disagree. */
  fixed() {
    const result = /* @__PURE__ */ new Map();
    for (const [name2, bounds] of this.#bounds) {
      const type = bestCommonType(bounds);
      if (type === void 0) return void 0;
      result.set(name2, type);
    }
    return result;
  }
  isFixed(type) {
    const fixed = this.fixed();
    return fixed !== void 0 && !this.#mentionsOwn(substitute(type, fixed));
  }
  #mentionsOwn(type) {
    switch (type.kind) {
      case "parameter":
        return this.#names.has(type.name);
      case "array":
        return this.#mentionsOwn(type.element);
      case "named":
        return type.arguments.some((argument2) => this.#mentionsOwn(argument2));
      default:
        return false;
    }
  }
  /** True when every type parameter has a type. */
  isComplete() {
    return [...this.#names].every((name2) => this.#bounds.has(name2));
  }
};
function interfacesOfArray(element, to) {
  if (to.kind !== "named" || to.arguments.length !== 1) return [arrayOf(element)];
  return [{ ...to, arguments: [element], id: "" }];
}

// policy/expressions/binder/overloads/errors.ts
function inapplicable(binder, group, args) {
  const { name: name2, candidates, at, typeArguments } = group;
  const [only, second] = candidates;
  for (const argument2 of args) {
    if (argument2.item.kind !== "lambda") continue;
    const reason2 = lambdaError(binder, candidates, typeArguments, args, argument2);
    if (reason2 !== void 0) return reason2;
  }
  if (only !== void 0 && second === void 0) {
    const mapped2 = mapArguments(only.member.parameters, args, false);
    for (const { parameter, argument: argument2 } of mapped2 ?? []) {
      if (argument2 === void 0 || argument2.item.kind !== "value" || argument2.out) continue;
      const type = substitute(parameter.type, only.substitution);
      if (!mentionsParameter(type) && !isConvertible(binder, argument2.item, type)) {
        return new ExpressionError(
          `${name2}: argument ${parameter.name} must be ${display(type)}, not ${display(argument2.item.type)}`,
          argument2.at
        );
      }
    }
  }
  const given2 = args.map(({ item, out }) => describe(item, out)).join(", ");
  const known3 = candidates.map(({ member: member2 }) => member2.signature).join("; ");
  if (lacksOverload(group, args)) {
    const what = `${name2}(${given2})`;
    return new ExpressionError(`unsupported: ${what}; there is ${known3}`, at, what);
  }
  return new ExpressionError(`no overload of ${name2} takes (${given2}): there is ${known3}`, at);
}
function lacksOverload({ candidates, receiver }, args) {
  return candidates.some(
    ({ owner, member: member2 }) => [owner, receiver?.type].some(
      (type) => type?.kind === "named" && type.definition.missing.has(member2.name)
    )
  ) && candidates.every(
    ({ member: { parameters } }) => [false, true].every((expanded) => mapArguments(parameters, args, expanded) === void 0)
  );
}
function lambdaError(binder, candidates, explicit, args, lambda) {
  if (lambda.item.kind !== "lambda") return void 0;
  const { syntax } = lambda.item;
  for (const candidate of candidates) {
    const mapped2 = mapArguments(candidate.member.parameters, args, false);
    const parameter = mapped2?.find(({ argument: argument2 }) => argument2 === lambda)?.parameter;
    if (mapped2 === void 0 || parameter === void 0 || explicit.length > 0) continue;
    const inference = new Inference(candidate.member.typeParameters);
    for (const { parameter: target, argument: argument2 } of mapped2) {
      if (argument2?.item.kind === "value") inference.bound(argument2.item.type, target.type);
    }
    const fixed = inference.fixed();
    const signature = delegateSignature(parameter.type);
    if (fixed === void 0 || signature?.parameters.length !== syntax.parameters.length) continue;
    const types = signature.parameters.map(
      (type) => substitute(substitute(type, candidate.substitution), fixed)
    );
    if (types.some(mentionsParameter)) continue;
    try {
      lambdaResult(binder, syntax, types);
    } catch (error) {
      if (error instanceof ExpressionError) return error;
      throw error;
    }
  }
  return void 0;
}
function describe(item, out) {
  if (out !== void 0) return `out ${out.type === void 0 ? "var" : display(out.type)}`;
  if (item.kind === "value") return item.type === NULL ? "null" : display(item.type);
  return item.kind;
}

// policy/expressions/binder/overloads/order.ts
function isBetter(binder, one, other, args) {
  let better = false;
  for (const argument2 of args) {
    const order2 = compareConversions(
      binder,
      argument2.item,
      wantedType(one, argument2),
      wantedType(other, argument2)
    );
    if (order2 < 0) return false;
    if (order2 > 0) better = true;
  }
  if (better) return true;
  return tieBreak(one, other);
}
function tieBreak(one, other) {
  const generic = (resolution) => resolution.types.length > 0;
  if (generic(one) !== generic(other)) return !generic(one);
  if (one.expanded !== other.expanded) return !one.expanded;
  const omitted = (resolution) => resolution.fillings.filter(({ kind }) => kind === "initial").length;
  if (omitted(one) !== omitted(other)) return omitted(one) < omitted(other);
  const { length } = one.candidate.member.parameters;
  const otherLength = other.candidate.member.parameters.length;
  if (one.expanded && length !== otherLength) return length > otherLength;
  return false;
}
function wantedType(resolution, argument2) {
  for (const filling of resolution.fillings) {
    if (filling.kind === "argument" && filling.argument === argument2) return filling.type;
    if (filling.kind === "params" && filling.arguments.includes(argument2)) return filling.element;
  }
  return void 0;
}
function compareConversions(binder, item, left, right) {
  if (left === void 0 || right === void 0 || sameType(left, right)) return 0;
  if (item.kind === "lambda") return compareLambda(binder, item, left, right);
  if (item.kind === "value" && item.type !== NULL) {
    if (sameType(item.type, left)) return 1;
    if (sameType(item.type, right)) return -1;
  }
  return compareTargets(left, right);
}
function compareTargets(left, right) {
  const toRight = implicitConversion(left, right) !== void 0;
  const toLeft = implicitConversion(right, left) !== void 0;
  if (toRight !== toLeft) return toRight ? 1 : -1;
  const [signedLeft, signedRight] = [isSigned(left), isSigned(right)];
  if (signedLeft === void 0 || signedRight === void 0 || signedLeft === signedRight) return 0;
  return signedLeft ? 1 : -1;
}
function isSigned(type) {
  const name2 = numericName(type);
  if (name2 === void 0 || name2 === "double" || name2 === "char") return void 0;
  return !name2.startsWith("u") && name2 !== "byte";
}
function compareLambda(binder, item, left, right) {
  const [one, other] = [delegateSignature(left), delegateSignature(right)];
  if (one === void 0 || other === void 0) return 0;
  if (sameType(one.result, other.result)) return 0;
  if (one.result === VOID || other.result === VOID) return other.result === VOID ? 1 : -1;
  const actual = lambdaResult(binder, item.syntax, one.parameters);
  if (actual !== void 0 && sameType(actual, one.result)) return 1;
  if (actual !== void 0 && sameType(actual, other.result)) return -1;
  return compareTargets(one.result, other.result);
}

// policy/expressions/binder/overloads/type-arguments.ts
function methodSubstitution(binder, { member: member2, substitution }, mapped2, explicit) {
  if (explicit.length > 0) {
    const own = member2.typeParameters.map(
      (name2, index2) => [name2, explicit[index2] ?? VOID]
    );
    return new Map([...substitution, ...own]);
  }
  const inference = new Inference(member2.typeParameters);
  const pairs = mapped2.flatMap(({ parameter, argument: argument2, rest }) => {
    const type = substitute(parameter.type, substitution);
    if (rest !== void 0) {
      return type.kind === "array" ? rest.map((one) => ({ one, type: type.element })) : [];
    }
    return argument2 === void 0 ? [] : [{ one: argument2, type }];
  });
  for (const { one, type } of pairs) {
    if (one.out?.type !== void 0) inference.bound(one.out.type, type);
    else if (one.item.kind === "value") inference.bound(one.item.type, type);
  }
  let waiting = pairs.filter(
    ({ one }) => one.item.kind === "lambda" || one.item.kind === "methods"
  );
  while (waiting.length > 0) {
    const [ready] = waiting.filter(
      ({ type }) => delegateSignature(type)?.parameters.every((parameter) => inference.isFixed(parameter))
    );
    if (ready === void 0) break;
    waiting = waiting.filter((pair) => pair !== ready);
    inferResult(binder, inference, ready.one.item, ready.type);
  }
  const fixed = inference.fixed();
  if (fixed === void 0 || !inference.isComplete()) return void 0;
  return new Map([...substitution, ...fixed]);
}
function inferResult(binder, inference, item, type) {
  const signature = delegateSignature(type);
  const known3 = inference.fixed();
  if (signature === void 0 || known3 === void 0 || !mentionsParameter(signature.result)) {
    return;
  }
  const parameters = signature.parameters.map((parameter) => substitute(parameter, known3));
  try {
    if (item.kind === "lambda") {
      if (item.syntax.parameters.length !== parameters.length) return;
      const result = lambdaResult(binder, item.syntax, parameters);
      if (result !== void 0) inference.bound(result, signature.result);
    } else if (item.kind === "methods") {
      const args = parameters.map((parameter) => placeholder(parameter, item.at));
      inference.bound(binder.invoke(item, args).type, signature.result);
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
  }
}
function placeholder(type, at) {
  const item = { kind: "value", type, at, evaluate: () => null };
  return { name: void 0, item, out: void 0, at };
}

// policy/expressions/binder/overloads/overloads.ts
function resolveOverload(binder, group, args) {
  binder.step(group.at);
  const applicable = group.candidates.flatMap(
    (candidate) => [false, true].flatMap((expanded) => tryApply(binder, group, candidate, args, expanded) ?? [])
  );
  const nearest = Math.min(...applicable.map(({ candidate }) => candidate.level));
  const pool = applicable.filter(({ candidate }) => candidate.level === nearest);
  const best = pool.filter(
    (one) => pool.every((other) => other === one || isBetter(binder, one, other, args))
  );
  const [chosen] = best;
  if (chosen !== void 0) return chosen;
  if (pool.length > 0) {
    const shown2 = pool.map(({ candidate }) => candidate.member.signature).join(" and ");
    throw new ExpressionError(`the call of ${group.name} is ambiguous between ${shown2}`, group.at);
  }
  throw inapplicable(binder, group, args);
}
function tryApply(binder, group, candidate, args, expanded) {
  const { member: member2, substitution } = candidate;
  const mapped2 = mapArguments(member2.parameters, args, expanded);
  if (mapped2 === void 0) return void 0;
  const { typeArguments } = group;
  if (typeArguments.length > 0 && typeArguments.length !== member2.typeParameters.length) {
    return void 0;
  }
  const by = member2.typeParameters.length === 0 ? substitution : methodSubstitution(binder, candidate, mapped2, typeArguments);
  if (by === void 0) return void 0;
  const fillings = [];
  for (const { parameter, argument: argument2, rest } of mapped2) {
    const type = substitute(parameter.type, by);
    if (rest !== void 0) {
      if (type.kind !== "array") return void 0;
      const { element } = type;
      if (!rest.every((one) => accepts(binder, one, element, "value"))) return void 0;
      fillings.push({ kind: "params", arguments: rest, element });
    } else if (argument2 !== void 0) {
      if (!accepts(binder, argument2, type, parameter.mode)) return void 0;
      fillings.push({ kind: "argument", argument: argument2, type });
    } else {
      fillings.push({ kind: "initial", value: parameter.initial ?? null });
    }
  }
  const types = member2.typeParameters.flatMap((name2) => by.get(name2) ?? []);
  return { candidate, fillings, result: substitute(member2.result, by), types, expanded };
}
function accepts(binder, argument2, type, mode) {
  if (argument2.out !== void 0 || mode === "out") {
    if (argument2.out === void 0 || mode !== "out") return false;
    return argument2.out.type === void 0 || sameType(argument2.out.type, type);
  }
  return isConvertible(binder, argument2.item, type);
}

// policy/expressions/binder/invocation.ts
function invoke(binder, group, args) {
  const { extensions, receiver } = group;
  if (extensions.length === 0 || receiver === void 0) return invokeOwn(binder, group, args);
  if (group.candidates.length === 0) {
    refuseStatic(binder, group, args, receiver);
    return invokeExtension(binder, group, args, receiver);
  }
  try {
    return invokeOwn(binder, group, args);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    try {
      return invokeExtension(binder, group, args, receiver);
    } catch (second) {
      throw second instanceof ExpressionError ? error : second;
    }
  }
}
function invokeOwn(binder, group, args) {
  const resolution = resolveOverload(binder, group, args);
  refuseMissingOverload(group, resolution, args);
  return emitCall(binder, group, resolution);
}
function refuseStatic(binder, group, args, { type }) {
  const { name: name2, at } = group;
  const candidates = findMembers(type, name2, ["method"], true).filter(
    ({ member: member2 }) => !member2.isExtension
  );
  if (candidates.length === 0) return;
  try {
    resolveOverload(binder, { ...group, candidates }, args);
  } catch (error) {
    if (error instanceof ExpressionError) return;
    throw error;
  }
  throw new ExpressionError(`${name2} is static: write ${display(type)}.${name2}`, at);
}
function invokeExtension(binder, group, args, receiver) {
  const first2 = { name: void 0, item: receiver, out: void 0, at: receiver.at };
  const resolution = resolveOverload(binder, { ...group, candidates: group.extensions }, [
    first2,
    ...args
  ]);
  return emitCall(binder, { receiver: void 0, at: group.at }, resolution);
}

// policy/expressions/binder/delegates.ts
function isDelegate(binder, item, to) {
  return item.kind === "lambda" ? isLambdaCompatible(binder, item.syntax, to) : tryMethodGroup(binder, item, to) !== void 0;
}
function bindDelegate(binder, item, to, at) {
  if (item.kind === "lambda") return bindLambda(binder, item.syntax, to);
  const converted2 = tryMethodGroup(binder, item, to);
  if (converted2 !== void 0) return converted2;
  throw new ExpressionError(`${item.name} does not match ${display(to)}`, at);
}
function tryMethodGroup(binder, group, to) {
  const signature = delegateSignature(to);
  if (signature === void 0) return void 0;
  const passed = { values: [] };
  const arguments_ = signature.parameters.map((type, index2) => ({
    name: void 0,
    item: bound(type, group.at, () => passed.values[index2] ?? null),
    out: void 0,
    at: group.at
  }));
  try {
    const call = invoke(binder, group, arguments_);
    const discards = sameType(signature.result, VOID);
    const result = discards ? void 0 : implicitConversion(call.type, signature.result);
    const fits2 = discards ? call.type === VOID : isAsItStands(result);
    if (!fits2) return void 0;
    return bound(to, group.at, (frame) => {
      return new Delegate(to, (...values) => {
        const outer = passed.values;
        passed.values = values;
        try {
          const value = call.evaluate(frame);
          return result?.apply === void 0 ? value : result.apply(value);
        } finally {
          passed.values = outer;
        }
      });
    });
  } catch (error) {
    if (error instanceof ExpressionError) return void 0;
    throw error;
  }
}
function isAsItStands(conversion) {
  return conversion?.kind === "identity" || conversion?.kind === "reference";
}

// policy/expressions/library/time/calendar.ts
var TICKS_PER_MILLISECOND = 10000n;
var TICKS_PER_SECOND = 10000000n;
var TICKS_PER_MINUTE = 600000000n;
var TICKS_PER_HOUR = 36000000000n;
var TICKS_PER_DAY = 864000000000n;
var MAXIMUM_TICKS = 3155378975999999999n;
var UNIX_EPOCH_TICKS = 621355968000000000n;
function isLeapYear(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
function daysInMonth(year, month) {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
function floorDivide(value, by) {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
function millisecondsOf(ticks) {
  return Number(floorDivide(ticks - UNIX_EPOCH_TICKS, TICKS_PER_MILLISECOND));
}
function ticksOfMilliseconds(milliseconds) {
  return BigInt(Math.trunc(milliseconds)) * TICKS_PER_MILLISECOND + UNIX_EPOCH_TICKS;
}
function fieldsOf(ticks) {
  const date = new Date(millisecondsOf(ticks));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(ticks % TICKS_PER_SECOND)
  };
}
function ticksOf(fields) {
  const { year, month, day, hour, minute, second, fraction } = fields;
  const valid = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  if (!valid) return void 0;
  const date = /* @__PURE__ */ new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, 0);
  return ticksOfMilliseconds(date.getTime()) + BigInt(fraction);
}
function dayOfWeek(ticks) {
  return Number((ticks / TICKS_PER_DAY + 1n) % 7n);
}
function dayOfYear(ticks) {
  const { year } = fieldsOf(ticks);
  const start = ticksOf({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: 0 });
  return Number((ticks - (start ?? 0n)) / TICKS_PER_DAY) + 1;
}

// policy/expressions/library/time/day-of-week.ts
var DayOfWeek = new Enumeration("System.DayOfWeek", {
  Sunday: 0,
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6
});

// policy/expressions/library/time/time-span.ts
var MAXIMUM = (1n << 63n) - 1n;
var MINIMUM = -(1n << 63n);
var TOO_LONG = "TimeSpan overflowed because the duration is too long.";
var TimeSpan = class _TimeSpan extends Comparable {
  ticks;
  constructor(ticks) {
    super();
    this.ticks = ticks;
  }
  get type() {
    return named(timeSpanType);
  }
  /** `c` (the default), `g`, `G`, or a custom format of `d h m s f F` and quoted text. */
  format(pattern) {
    const { ticks } = this;
    const sign2 = ticks < 0n ? "-" : "";
    const days = part2(ticks, TICKS_PER_DAY, MAXIMUM);
    const hours = part2(ticks, TICKS_PER_HOUR, 24n);
    const minutes = part2(ticks, TICKS_PER_MINUTE, 60n);
    const seconds = part2(ticks, TICKS_PER_SECOND, 60n);
    const fraction = part2(ticks, 1n, TICKS_PER_SECOND).toString().padStart(7, "0");
    const two = (value) => value.toString().padStart(2, "0");
    switch (pattern) {
      case "":
      case "c":
      case "t":
      case "T": {
        const time = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
        const behind = fraction === "0000000" ? "" : `.${fraction}`;
        return `${sign2}${days === 0n ? "" : `${days}.`}${time}${behind}`;
      }
      case "g": {
        const behind = withoutZeros(fraction);
        const time = `${hours}:${two(minutes)}:${two(seconds)}${behind === "" ? "" : `.${behind}`}`;
        return `${sign2}${days === 0n ? "" : `${days}:`}${time}`;
      }
      case "G":
        return `${sign2}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}.${fraction}`;
      default:
        return custom(pattern, { d: days, h: hours, m: minutes, s: seconds }, fraction);
    }
  }
  toString() {
    return this.format("c");
  }
  equals(other) {
    return other instanceof _TimeSpan && other.ticks === this.ticks;
  }
  key() {
    return `time ${this.ticks}`;
  }
  hash() {
    return hashLong(this.ticks);
  }
  compareTo(other) {
    if (!(other instanceof _TimeSpan)) return 1;
    return this.ticks === other.ticks ? 0 : this.ticks < other.ticks ? -1 : 1;
  }
};
function part2(ticks, unit, count2) {
  const value = (ticks < 0n ? -ticks : ticks) / unit % count2;
  return value;
}
var LONGEST = { d: 8, h: 2, m: 2, s: 2, f: 7, F: 7 };
function custom(pattern, values, fraction) {
  const invalid = () => format("Input string was not in a correct format.");
  if (pattern.length === 1) throw invalid();
  let text = "";
  for (const [match] of pattern.matchAll(/\\.|'[^']*'|"[^"]*"|%|(.)\1*/g)) {
    const first2 = match.charAt(0);
    const value = values[first2];
    if (match === "%") continue;
    if (first2 === "\\") text += match.slice(1);
    else if (first2 === "'" || first2 === '"') text += match.slice(1, -1);
    else if (match.length > (LONGEST[first2] ?? 0)) throw invalid();
    else if (value !== void 0) text += value.toString().padStart(match.length, "0");
    else if (first2 === "f") text += fraction.slice(0, match.length);
    else text += withoutZeros(fraction.slice(0, match.length));
  }
  return text;
}
function timeSpan(ticks) {
  if (ticks > MAXIMUM || ticks < MINIMUM) {
    throw overflow(TOO_LONG);
  }
  return new TimeSpan(ticks);
}
function interval({ value }, unit) {
  if (Number.isNaN(value)) {
    throw argument("TimeSpan does not accept floating point Not-a-Number values.", "value");
  }
  const milliseconds = value * Number(unit / TICKS_PER_MILLISECOND);
  const rounded2 = milliseconds + (value >= 0 ? 0.5 : -0.5);
  if (!(Math.abs(rounded2) < Number(MAXIMUM / TICKS_PER_MILLISECOND))) {
    throw overflow(TOO_LONG);
  }
  return timeSpan(BigInt(Math.trunc(rounded2)) * TICKS_PER_MILLISECOND);
}
function total(unit) {
  return ({ ticks }) => new Double(Number(ticks) * (1 / Number(unit)));
}
function totalMilliseconds({ ticks }) {
  const limit = Number(MAXIMUM / TICKS_PER_MILLISECOND);
  const value = Number(ticks) * (1 / Number(TICKS_PER_MILLISECOND));
  return new Double(Math.max(-limit, Math.min(limit, value)));
}
function field(unit, count2) {
  return ({ ticks }) => Number(ticks / unit % count2);
}
function ticksOfDays(digits) {
  const days = digits.replace(/^0+/, "");
  return days.length > 20 ? MAXIMUM + 1n : BigInt(days) * TICKS_PER_DAY;
}
function parseTimeSpan(text) {
  const match = /^\s*(-)?(?:(\d+)[.:](?=\d+:\d+:))?(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?\s*$/.exec(
    text
  );
  const whole = /^\s*(-)?(\d+)\s*$/.exec(text);
  if (whole !== null) {
    const days2 = ticksOfDays(whole[2] ?? "0");
    return days2 > MAXIMUM ? void 0 : new TimeSpan(whole[1] === "-" ? -days2 : days2);
  }
  if (match === null) return void 0;
  const [, sign2, allDays, someDays, hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const days = allDays ?? someDays ?? "0";
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return void 0;
  const ticks = ticksOfDays(days) + BigInt(Number(hours)) * TICKS_PER_HOUR + BigInt(Number(minutes)) * TICKS_PER_MINUTE + BigInt(Number(seconds)) * TICKS_PER_SECOND + BigInt(fraction.padEnd(7, "0"));
  return ticks > MAXIMUM ? void 0 : new TimeSpan(sign2 === "-" ? -ticks : ticks);
}
function requireTimeSpan(text) {
  if (text === null) throw argumentNull("s");
  const span2 = parseTimeSpan(text);
  if (span2 !== void 0) return span2;
  if (/^\s*-?(?:\d+|(?:\d+[.:])?\d+:\d+(?::\d+(?:\.\d+)?)?)\s*$/.test(text)) {
    throw overflow(
      "The TimeSpan could not be parsed because at least one of the numeric components is out of range or contains too many digits."
    );
  }
  throw format("String was not recognized as a valid TimeSpan.");
}
function create2(days, hours, minutes, seconds, ms) {
  const total2 = (((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)) * 1000n + BigInt(ms);
  if (total2 > MAXIMUM / TICKS_PER_MILLISECOND || total2 < MINIMUM / TICKS_PER_MILLISECOND) {
    throw new ClrException("System.ArgumentOutOfRangeException", TOO_LONG);
  }
  return timeSpan(total2 * TICKS_PER_MILLISECOND);
}
function rounded(ticks) {
  if (Number.isNaN(ticks)) {
    throw argument("TimeSpan does not accept floating point Not-a-Number values.");
  }
  if (!Number.isFinite(ticks)) {
    throw overflow(TOO_LONG);
  }
  return timeSpan(BigInt(roundHalfEven(ticks)));
}
function multiply({ ticks }, { value }) {
  return rounded(Number(ticks) * value);
}
function divide({ ticks }, divisor) {
  return rounded(Number(ticks) / divisor);
}
function ratio(left, right) {
  return new Double(Number(left.ticks) / Number(right.ticks));
}
var compare = (test) => (left, right) => test(left.compareTo(right));
var timeSpanType = define({
  declaration: "struct System.TimeSpan : IComparable, IComparable<TimeSpan>, IFormattable",
  initial: () => new TimeSpan(0n),
  members: {
    "new(long ticks)": (ticks) => new TimeSpan(ticks),
    "new(int hours, int minutes, int seconds)": (hours, minutes, seconds) => create2(0, hours, minutes, seconds, 0),
    "new(int days, int hours, int minutes, int seconds)": (days, hours, minutes, seconds) => create2(days, hours, minutes, seconds, 0),
    "new(int days, int hours, int minutes, int seconds, int milliseconds)": create2,
    "static TimeSpan Zero": () => new TimeSpan(0n),
    "static TimeSpan MaxValue": () => new TimeSpan(MAXIMUM),
    "static TimeSpan MinValue": () => new TimeSpan(MINIMUM),
    "const long TicksPerDay": () => TICKS_PER_DAY,
    "const long TicksPerHour": () => TICKS_PER_HOUR,
    "const long TicksPerMinute": () => TICKS_PER_MINUTE,
    "const long TicksPerSecond": () => TICKS_PER_SECOND,
    "const long TicksPerMillisecond": () => TICKS_PER_MILLISECOND,
    "static TimeSpan FromDays(double value)": (value) => interval(value, TICKS_PER_DAY),
    "static TimeSpan FromHours(double value)": (value) => interval(value, TICKS_PER_HOUR),
    "static TimeSpan FromMinutes(double value)": (value) => interval(value, TICKS_PER_MINUTE),
    "static TimeSpan FromSeconds(double value)": (value) => interval(value, TICKS_PER_SECOND),
    "static TimeSpan FromMilliseconds(double value)": (value) => interval(value, TICKS_PER_MILLISECOND),
    "static TimeSpan FromTicks(long value)": (ticks) => new TimeSpan(ticks),
    "static TimeSpan Parse(string s)": requireTimeSpan,
    "static bool TryParse(string s, out TimeSpan result)": (text, result) => {
      const span2 = text === null ? void 0 : parseTimeSpan(text);
      result.value = span2 ?? new TimeSpan(0n);
      return span2 !== void 0;
    },
    "int Days": field(TICKS_PER_DAY, MAXIMUM),
    "int Hours": field(TICKS_PER_HOUR, 24n),
    "int Minutes": field(TICKS_PER_MINUTE, 60n),
    "int Seconds": field(TICKS_PER_SECOND, 60n),
    "int Milliseconds": field(TICKS_PER_MILLISECOND, 1000n),
    "long Ticks": ({ ticks }) => ticks,
    "double TotalDays": total(TICKS_PER_DAY),
    "double TotalHours": total(TICKS_PER_HOUR),
    "double TotalMinutes": total(TICKS_PER_MINUTE),
    "double TotalSeconds": total(TICKS_PER_SECOND),
    "double TotalMilliseconds": totalMilliseconds,
    "TimeSpan Add(TimeSpan ts)": (left, right) => timeSpan(left.ticks + right.ticks),
    "TimeSpan Subtract(TimeSpan ts)": (left, right) => timeSpan(left.ticks - right.ticks),
    "TimeSpan Negate()": ({ ticks }) => timeSpan(-ticks),
    "TimeSpan Duration()": ({ ticks }) => timeSpan(ticks < 0n ? -ticks : ticks),
    "string ToString(string format)": (span2, pattern) => span2.format(pattern ?? ""),
    "int CompareTo(TimeSpan value)": (left, right) => left.compareTo(right),
    "int CompareTo(object value)": (left, right) => {
      if (right === null || right instanceof TimeSpan) return left.compareTo(right);
      throw new ClrException("System.ArgumentException", "Object must be of type TimeSpan.");
    },
    "static int Compare(TimeSpan t1, TimeSpan t2)": (left, right) => left.compareTo(right),
    "static bool Equals(TimeSpan t1, TimeSpan t2)": (left, right) => left.equals(right),
    "TimeSpan Multiply(double factor)": multiply,
    "TimeSpan Divide(double divisor)": (span2, { value }) => divide(span2, value),
    "double Divide(TimeSpan ts)": ratio,
    "bool Equals(TimeSpan obj)": (left, right) => left.equals(right),
    "static TimeSpan operator +(TimeSpan a, TimeSpan b)": (left, right) => timeSpan(left.ticks + right.ticks),
    "static TimeSpan operator -(TimeSpan a, TimeSpan b)": (left, right) => timeSpan(left.ticks - right.ticks),
    "static TimeSpan operator *(TimeSpan a, double b)": multiply,
    "static TimeSpan operator *(double a, TimeSpan b)": (factor, span2) => multiply(span2, factor),
    "static TimeSpan operator /(TimeSpan a, double b)": (span2, { value }) => divide(span2, value),
    "static double operator /(TimeSpan a, TimeSpan b)": ratio,
    "static TimeSpan operator unary-(TimeSpan a)": ({ ticks }) => timeSpan(-ticks),
    "static bool operator ==(TimeSpan a, TimeSpan b)": compare((order2) => order2 === 0),
    "static bool operator !=(TimeSpan a, TimeSpan b)": compare((order2) => order2 !== 0),
    "static bool operator <(TimeSpan a, TimeSpan b)": compare((order2) => order2 < 0),
    "static bool operator >(TimeSpan a, TimeSpan b)": compare((order2) => order2 > 0),
    "static bool operator <=(TimeSpan a, TimeSpan b)": compare((order2) => order2 <= 0),
    "static bool operator >=(TimeSpan a, TimeSpan b)": compare((order2) => order2 >= 0)
  },
  missing: "Parse ParseExact ToString TryParse TryParseExact"
});

// policy/expressions/library/time/calendar-members.ts
var Dated = class _Dated extends Comparable {
  /** Ticks of the clock. */
  ticks;
  constructor(ticks) {
    super();
    this.ticks = ticks;
  }
  toString() {
    return this.format("");
  }
  hash() {
    return hashLong(this.instant);
  }
  key() {
    return `${this.type.id} ${this.instant}`;
  }
  equals(other) {
    return other instanceof _Dated && other.type === this.type && other.instant === this.instant;
  }
  compareTo(other) {
    if (!(other instanceof _Dated)) return 1;
    return this.instant === other.instant ? 0 : this.instant < other.instant ? -1 : 1;
  }
};
function checked(ticks, parameter = "value") {
  if (ticks < 0n || ticks > MAXIMUM_TICKS) {
    throw argumentOutOfRange(
      parameter,
      "The added or subtracted value results in an un-representable DateTime."
    );
  }
  return ticks;
}
function scaled({ value }, unit) {
  const milliseconds = value * Number(unit / TICKS_PER_MILLISECOND);
  const rounded2 = milliseconds + (value >= 0 ? 0.5 : -0.5);
  if (!(Math.abs(rounded2) < 3155378976e5)) {
    throw argumentOutOfRange("value", "Value to add was out of range.");
  }
  return BigInt(Math.trunc(rounded2)) * TICKS_PER_MILLISECOND;
}
function addMonths(ticks, months) {
  const fields = fieldsOf(ticks);
  if (months < -12e4 || months > 12e4) throw argumentOutOfRange("months");
  const index2 = fields.year * 12 + fields.month - 1 + months;
  const year = Math.floor(index2 / 12);
  const month = index2 % 12 + 1;
  if (year < 1 || year > 9999) {
    throw argumentOutOfRange(
      "months",
      "The added or subtracted value results in an un-representable DateTime."
    );
  }
  const day = Math.min(fields.day, daysInMonth(year, month));
  return ticksOf({ ...fields, year, month, day }) ?? ticks;
}
function fromFields(year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0) {
  const ticks = ticksOf({ year, month, day, hour, minute, second, fraction: 0 });
  if (ticks === void 0 || millisecond < 0 || millisecond > 999) {
    throw argumentOutOfRange(
      "year",
      "Year, Month, and Day parameters describe an un-representable DateTime."
    );
  }
  return ticks + BigInt(millisecond) * TICKS_PER_MILLISECOND;
}
function calendarMembers(name2) {
  const moved = (date, ticks) => date.at(ticks);
  const add = (unit) => (date, value) => moved(date, checked(date.ticks + scaled(value, unit)));
  const compare3 = (test) => (left, right) => test(left.compareTo(right));
  const plus = (date, span2) => moved(date, checked(date.ticks + span2.ticks));
  const minus = (date, span2) => moved(date, checked(date.ticks - span2.ticks));
  const difference = (left, right) => timeSpan(left.instant - right.instant);
  return {
    "int Year": ({ ticks }) => fieldsOf(ticks).year,
    "int Month": ({ ticks }) => fieldsOf(ticks).month,
    "int Day": ({ ticks }) => fieldsOf(ticks).day,
    "int Hour": ({ ticks }) => fieldsOf(ticks).hour,
    "int Minute": ({ ticks }) => fieldsOf(ticks).minute,
    "int Second": ({ ticks }) => fieldsOf(ticks).second,
    "int Millisecond": ({ ticks }) => Math.floor(fieldsOf(ticks).fraction / 1e4),
    "int DayOfYear": ({ ticks }) => dayOfYear(ticks),
    "DayOfWeek DayOfWeek": ({ ticks }) => DayOfWeek.of(dayOfWeek(ticks)),
    "TimeSpan TimeOfDay": ({ ticks }) => new TimeSpan(ticks % TICKS_PER_DAY),
    "long Ticks": ({ ticks }) => ticks,
    [`${name2} Add(TimeSpan value)`]: plus,
    [`${name2} AddDays(double value)`]: add(TICKS_PER_DAY),
    [`${name2} AddHours(double value)`]: add(TICKS_PER_HOUR),
    [`${name2} AddMinutes(double value)`]: add(TICKS_PER_MINUTE),
    [`${name2} AddSeconds(double value)`]: add(TICKS_PER_SECOND),
    [`${name2} AddMilliseconds(double value)`]: add(TICKS_PER_MILLISECOND),
    [`${name2} AddTicks(long value)`]: (date, value) => moved(date, checked(date.ticks + value)),
    [`${name2} AddMonths(int months)`]: (date, months) => moved(date, addMonths(date.ticks, months)),
    [`${name2} AddYears(int value)`]: (date, years) => moved(date, addMonths(date.ticks, years * 12)),
    [`TimeSpan Subtract(${name2} value)`]: difference,
    [`${name2} Subtract(TimeSpan value)`]: minus,
    "string ToString(string format)": (date, pattern) => date.format(pattern ?? ""),
    [`static TimeSpan operator -(${name2} a, ${name2} b)`]: difference,
    [`static ${name2} operator -(${name2} a, TimeSpan b)`]: minus,
    [`static ${name2} operator +(${name2} a, TimeSpan b)`]: plus,
    [`static bool operator ==(${name2} a, ${name2} b)`]: compare3((order2) => order2 === 0),
    [`static bool operator !=(${name2} a, ${name2} b)`]: compare3((order2) => order2 !== 0),
    [`static bool operator <(${name2} a, ${name2} b)`]: compare3((order2) => order2 < 0),
    [`static bool operator >(${name2} a, ${name2} b)`]: compare3((order2) => order2 > 0),
    [`static bool operator <=(${name2} a, ${name2} b)`]: compare3((order2) => order2 <= 0),
    [`static bool operator >=(${name2} a, ${name2} b)`]: compare3((order2) => order2 >= 0)
  };
}

// policy/expressions/library/time/date-format.ts
var DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
var MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
];
var STANDARD = {
  d: "MM/dd/yyyy",
  D: "dddd, dd MMMM yyyy",
  f: "dddd, dd MMMM yyyy HH:mm",
  F: "dddd, dd MMMM yyyy HH:mm:ss",
  g: "MM/dd/yyyy HH:mm",
  G: "MM/dd/yyyy HH:mm:ss",
  m: "MMMM dd",
  M: "MMMM dd",
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: "HH:mm",
  T: "HH:mm:ss",
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: "dddd, dd MMMM yyyy HH:mm:ss",
  y: "yyyy MMMM",
  Y: "yyyy MMMM"
};
function formatDate(ticks, pattern, zone) {
  if (pattern.length === 1) {
    const standard = STANDARD[pattern];
    if (standard === void 0) throw format("Input string was not in a correct format.");
    return formatCustom(ticks, standard, zone);
  }
  return formatCustom(ticks, pattern, zone);
}
function formatCustom(ticks, pattern, zone) {
  const fields = fieldsOf(ticks);
  let text = "";
  for (const [match] of pattern.matchAll(/\\.|'[^']*'|"[^"]*"|%|(.)\1*|[\s\S]/g)) {
    const first2 = match.charAt(0);
    if (match === "%") continue;
    if (first2 === "\\") text += match.slice(1);
    else if (first2 === "'" || first2 === '"') text += match.slice(1, -1);
    else if (first2 === "F") {
      const digits = withoutZeros(fractionDigits(fields, match.length));
      if (digits === "" && text.endsWith(".")) text = text.slice(0, -1);
      text += digits;
    } else text += formatField(first2, match.length, ticks, fields, zone) ?? match;
  }
  return text;
}
function formatField(letter, width, ticks, fields, zone) {
  const number = (value) => value.toString().padStart(width > 1 ? 2 : 1, "0");
  switch (letter) {
    case "y":
      if (width <= 2) return number(fields.year % 100);
      return fields.year.toString().padStart(width, "0");
    case "M":
      if (width <= 2) return number(fields.month);
      return name(MONTHS, fields.month - 1, width);
    case "d":
      if (width <= 2) return number(fields.day);
      return name(DAYS, dayOfWeek(ticks), width);
    case "H":
      return number(fields.hour);
    case "h":
      return number(fields.hour % 12 === 0 ? 12 : fields.hour % 12);
    case "m":
      return number(fields.minute);
    case "s":
      return number(fields.second);
    case "f":
      return fractionDigits(fields, width);
    case "t": {
      const half = fields.hour < 12 ? "AM" : "PM";
      return width === 1 ? half.charAt(0) : half;
    }
    case "g":
      return "A.D.";
    case "K":
      return zone.kind === "unspecified" ? "" : zone.kind === "utc" ? "Z" : offset(zone.minutes, 3);
    case "z":
      return offset(zone.kind === "offset" ? zone.minutes : 0, width);
    default:
      return void 0;
  }
}
function name(names, index2, width) {
  const full = names[index2] ?? "";
  return width === 3 ? full.slice(0, 3) : full;
}
function fractionDigits({ fraction }, width) {
  if (width > 7) throw format("Input string was not in a correct format.");
  return fraction.toString().padStart(7, "0").slice(0, width);
}
function offset(minutes, width) {
  const sign2 = minutes < 0 ? "-" : "+";
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = (Math.abs(minutes) % 60).toString().padStart(2, "0");
  if (width === 1) return `${sign2}${hours}`;
  const padded2 = `${sign2}${hours.toString().padStart(2, "0")}`;
  return width === 2 ? padded2 : `${padded2}:${rest}`;
}

// policy/expressions/library/time/date-parse.ts
var ZONE = "\\s*(?<zone>Z|z|GMT|[+-]\\d{1,2}(?::?\\d{2})?)?";
var TIME = "(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.(?<fraction>\\d{1,15}))?)?(?:\\s*(?<half>[AaPp][Mm]))?";
var ISO_TIME = "[Tt](?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,15}))?)?\\s*(?<zone>Z|z|[+-]\\d{1,2}(?::?\\d{2})?)?";
var DAY_NAME = `(?:(?<weekday>${DAYS.map((day) => `${day}|${day.slice(0, 3)}`).join("|")}),?\\s+)?`;
var MONTH_NAME = `(?<name>${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join("|")})`;
var YEAR_FIRST = "(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})";
var DATES = [
  YEAR_FIRST,
  "(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[-/.](?<year>\\d{4}|\\d{2})",
  `${DAY_NAME}(?<day>\\d{1,2})[ -]${MONTH_NAME}[ -](?<year>\\d{4})`,
  `${DAY_NAME}${MONTH_NAME} (?<day>\\d{1,2}),? (?<year>\\d{4})`,
  "(?<year>\\d{4})[-/.](?<month>\\d{1,2})",
  `${MONTH_NAME} (?<year>\\d{4})`,
  `${MONTH_NAME} (?<day>\\d{1,2})`
];
var PATTERNS = [
  `${YEAR_FIRST}${ISO_TIME}`,
  ...DATES.map((date) => `${date}(?:\\s+${TIME})?${ZONE}`),
  `${TIME}${ZONE}`
].map((pattern) => new RegExp(`^\\s*${pattern}\\s*$`));
function parseDate(text, now) {
  for (const pattern of PATTERNS) {
    const groups2 = pattern.exec(text)?.groups;
    if (groups2 === void 0) continue;
    return fromGroups(groups2, now);
  }
  return void 0;
}
function fromGroups(groups2, now) {
  const number = (name2) => Number(groups2[name2] ?? 0);
  const date = dateOf(groups2, now);
  if (date === void 0) return void 0;
  const hour = hourOf(number("hour"), groups2.half?.toUpperCase());
  const fraction = Math.round(Number(`0.${groups2.fraction ?? "0"}`) * 1e7);
  const ticks = ticksOf({
    ...date,
    hour: hour ?? -1,
    minute: number("minute"),
    second: number("second"),
    fraction: 0
  });
  if (ticks === void 0) return void 0;
  const { zone, weekday } = groups2;
  const offset2 = zone === void 0 ? void 0 : offsetOf(zone);
  if (offset2 !== void 0 && Math.abs(offset2) > 840) return void 0;
  if (weekday !== void 0 && DAYS[dayOfWeek(ticks)]?.slice(0, 3) !== weekday.slice(0, 3)) {
    return void 0;
  }
  return {
    ticks: ticks + BigInt(fraction),
    offset: offset2,
    isUtc: zone !== void 0 && !/^[+-]/.test(zone)
  };
}
function dateOf(groups2, now) {
  const { year: yearText, month: monthText, name: name2 } = groups2;
  if (yearText === void 0 && now === void 0) return void 0;
  const today = fieldsOf(now ?? 0n);
  const short = Number(yearText ?? today.year);
  const year = yearText?.length === 2 ? short + (short < 30 ? 2e3 : 1900) : short;
  if (monthText === void 0 && name2 === void 0) {
    return { year, month: today.month, day: today.day };
  }
  const byName = MONTHS.findIndex((full) => full.slice(0, 3) === name2?.slice(0, 3)) + 1;
  return {
    year,
    month: name2 === void 0 ? Number(monthText) : byName,
    day: Number(groups2.day ?? 1)
  };
}
function hourOf(hour, half) {
  if (half === void 0) return hour;
  if (hour < 1 || hour > 12) return void 0;
  return hour % 12 + (half === "PM" ? 12 : 0);
}
function offsetOf(zone) {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === "-" ? -minutes : minutes;
}

// policy/expressions/library/time/date-time.ts
var DateTimeKind = new Enumeration("System.DateTimeKind", {
  Unspecified: 0,
  Utc: 1,
  Local: 2
});
var DateTime = class _DateTime extends Dated {
  kind;
  constructor(ticks, kind) {
    super(ticks);
    this.kind = kind;
  }
  static ofMilliseconds(milliseconds) {
    return new _DateTime(ticksOfMilliseconds(milliseconds), "utc");
  }
  get type() {
    return named(dateTimeType);
  }
  get instant() {
    return this.ticks;
  }
  at(ticks) {
    return new _DateTime(ticks, this.kind);
  }
  format(pattern) {
    if (pattern === "") return formatDate(this.ticks, "G", { kind: "unspecified" });
    return formatDate(
      this.ticks,
      pattern,
      this.kind === "local" ? { kind: "offset", minutes: 0 } : { kind: this.kind }
    );
  }
};
var KINDS = ["unspecified", "utc", "local"];
function kindOf(kind) {
  return KINDS[kind.value] ?? "unspecified";
}
function requireDate(text, clock) {
  if (text === null) throw argumentNull("s");
  const parsed = parseDate(text, clock && ticksOfMilliseconds(clock.now()));
  if (parsed === void 0) throw format("String was not recognized as a valid DateTime.");
  return parsed;
}
function dateTimeOf({ ticks, offset: offset2 }) {
  if (offset2 === void 0) return new DateTime(ticks, "unspecified");
  return new DateTime(ticks - BigInt(offset2) * TICKS_PER_MINUTE, "local");
}
function parseDateTime(text, clock) {
  return dateTimeOf(requireDate(text, clock));
}
var MINIMUM2 = new DateTime(0n, "unspecified");
var dateTimeType = define({
  declaration: "struct System.DateTime : IComparable, IComparable<DateTime>, IFormattable",
  initial: () => MINIMUM2,
  restricted: true,
  missing: "Parse",
  members: {
    ...calendarMembers("DateTime"),
    "new(long ticks)": (ticks) => new DateTime(checked(ticks, "ticks"), "unspecified"),
    "new(long ticks, DateTimeKind kind)": (ticks, kind) => new DateTime(checked(ticks, "ticks"), kindOf(kind)),
    "new(int year, int month, int day)": (year, month, day) => new DateTime(fromFields(year, month, day), "unspecified"),
    "new(int year, int month, int day, int hour, int minute, int second)": (...fields) => new DateTime(fromFields(...fields), "unspecified"),
    "new(int year, int month, int day, int hour, int minute, int second, int millisecond)": (...fields) => new DateTime(fromFields(...fields), "unspecified"),
    "new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)": (year, month, day, hour, minute, second, kind) => new DateTime(fromFields(year, month, day, hour, minute, second), kindOf(kind)),
    "new(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)": (year, month, day, hour, minute, second, millisecond, kind) => new DateTime(fromFields(year, month, day, hour, minute, second, millisecond), kindOf(kind)),
    "static DateTime Now": {
      withCall: ({ runtime }) => new DateTime(ticksOfMilliseconds(runtime.now()), "local")
    },
    "static DateTime UtcNow": {
      withCall: ({ runtime }) => DateTime.ofMilliseconds(runtime.now())
    },
    "static DateTime Today": {
      withCall: ({ runtime }) => {
        const ticks = ticksOfMilliseconds(runtime.now());
        return new DateTime(ticks - ticks % TICKS_PER_DAY, "local");
      }
    },
    "static DateTime MinValue": () => MINIMUM2,
    "static DateTime MaxValue": () => new DateTime(MAXIMUM_TICKS, "unspecified"),
    "static DateTime Parse(string s)": {
      withCall: ({ runtime }, text) => parseDateTime(text, runtime)
    },
    "static int DaysInMonth(int year, int month)": (year, month) => {
      if (month < 1 || month > 12) {
        throw argumentOutOfRange("month", "Month must be between one and twelve.");
      }
      if (year < 1 || year > 9999) throw argumentOutOfRange("year");
      return daysInMonth(year, month);
    },
    "static bool IsLeapYear(int year)": (year) => {
      if (year < 1 || year > 9999) throw argumentOutOfRange("year");
      return isLeapYear(year);
    },
    "DateTime Date": ({ ticks, kind }) => new DateTime(ticks - ticks % TICKS_PER_DAY, kind),
    "bool IsDaylightSavingTime()": () => false
  }
});

// policy/expressions/library/collections/collection-members.ts
function fill(values, call) {
  if (values === null) throw argumentNull("collection");
  const items = [];
  for (const value of iterate(values)) {
    call.spend(1);
    items.push(value);
  }
  return items;
}
function countOf(value) {
  let count2 = 0;
  if (value instanceof SequenceObject && value.size() > 0) return value.size();
  for (const _ of iterate(value)) count2++;
  return count2;
}
function includes(values, wanted) {
  if (values instanceof SequenceObject) return values.includes(wanted);
  for (const value of iterate(values)) if (equalValues(value, wanted)) return true;
  return false;
}
function elementOf({ ownerTypes }, index2 = 0) {
  const type = ownerTypes[index2];
  if (type === void 0) throw new Error("the collection has a type argument");
  return type;
}

// policy/expressions/library/collections/counted.ts
var CHANGED = "Collection was modified; enumeration operation may not execute.";
var Slots = class {
  #places = /* @__PURE__ */ new Map();
  #entries = [];
  #free = [];
  get size() {
    return this.#places.size;
  }
  has(key) {
    return this.#places.has(key);
  }
  get(key) {
    const place = this.#places.get(key);
    return place === void 0 ? void 0 : this.#entries[place];
  }
  set(key, entry) {
    const place = this.#places.get(key) ?? this.#free.pop() ?? this.#entries.length;
    this.#places.set(key, place);
    this.#entries[place] = entry;
  }
  delete(key) {
    const place = this.#places.get(key);
    if (place === void 0) return false;
    this.#places.delete(key);
    this.#entries[place] = void 0;
    this.#free.push(place);
    return true;
  }
  clear() {
    this.#places.clear();
    this.#entries.length = 0;
    this.#free.length = 0;
  }
  *values() {
    for (const entry of this.#entries) if (entry !== void 0) yield entry;
  }
};
var Counted = class extends SequenceObject {
  version = 0;
  size() {
    return this.count;
  }
  *[Symbol.iterator]() {
    const { version } = this;
    const elements = this.elements();
    for (let next2 = elements.next(); next2.done !== true; next2 = elements.next()) {
      yield next2.value;
      if (this.version !== version) throw invalidOperation(CHANGED);
    }
  }
};
function keyWith(comparer) {
  return comparer === null ? keyOf : (value) => comparer.keyOf(value);
}

// policy/expressions/library/collections/dictionary.ts
var Pair = class _Pair extends ClrObject {
  type;
  name;
  value;
  constructor(type, name2, value) {
    super();
    this.type = type;
    this.name = name2;
    this.value = value;
  }
  toString() {
    return `[${textOf(this.name)}, ${textOf(this.value)}]`;
  }
  equals(other) {
    return other instanceof _Pair && equalValues(this.name, other.name) && equalValues(this.value, other.value);
  }
  key() {
    return `pair ${String(keyOf(this.name))} ${String(keyOf(this.value))}`;
  }
};
var Lookup = class extends Counted {
  pairType() {
    return named(pairDefinition, [this.keyType, this.valueType]);
  }
  *elements() {
    const type = this.pairType();
    for (const [key, value] of this.entries()) yield new Pair(type, key, value);
  }
  /** All keys (0) or all values (1). */
  part(index2) {
    return this.#parts(index2);
  }
  *#parts(index2) {
    const { version } = this;
    for (const entry of this.entries()) {
      yield entry[index2];
      if (this.version !== version) throw invalidOperation(CHANGED);
    }
  }
  get(key) {
    if (key === null) throw argumentNull("key");
    const value = this.find(key);
    if (value === void 0) {
      throw new ClrException(
        "System.Collections.Generic.KeyNotFoundException",
        "The given key was not present in the dictionary."
      );
    }
    return value;
  }
};
var Dictionary = class extends Lookup {
  keyType;
  valueType;
  #map = new Slots();
  #keyOf;
  constructor(keyType, valueType, comparer = null) {
    super();
    this.keyType = keyType;
    this.valueType = valueType;
    this.#keyOf = keyWith(comparer);
  }
  get type() {
    return named(dictionaryType, [this.keyType, this.valueType]);
  }
  get count() {
    return this.#map.size;
  }
  find(key) {
    return this.#map.get(this.#keyOf(key))?.[1];
  }
  set(key, value) {
    if (key === null) throw argumentNull("key");
    this.version++;
    const known3 = this.#map.get(this.#keyOf(key));
    this.#map.set(this.#keyOf(key), [known3 === void 0 ? key : known3[0], value]);
  }
  add(key, value) {
    if (key === null) throw argumentNull("key");
    if (this.#map.has(this.#keyOf(key))) {
      throw argument("An item with the same key has already been added.");
    }
    this.set(key, value);
  }
  remove(key) {
    if (key === null) throw argumentNull("key");
    this.version++;
    return this.#map.delete(this.#keyOf(key));
  }
  clear() {
    this.version++;
    this.#map.clear();
  }
  entries() {
    return this.#map.values();
  }
};
function pairOf(key, value) {
  return named(pairDefinition, [key, value]);
}
var pairDefinition = define({
  declaration: "struct System.Collections.Generic.KeyValuePair<TKey, TValue>",
  initial: (type) => {
    const [key, value] = type.arguments.map(defaultOf);
    return new Pair(type, key ?? null, value ?? null);
  },
  members: {
    "new(TKey key, TValue value)": {
      withCall: (call, key, value) => new Pair(named(pairDefinition, [elementOf(call), elementOf(call, 1)]), key, value)
    },
    "TKey Key": (pair) => pair.name,
    "TValue Value": (pair) => pair.value
  }
});
var tryGetValue = {
  withCall: (call, lookup, key, result) => {
    if (key === null) throw argumentNull("key");
    const value = lookup.find(key);
    result.value = value === void 0 ? defaultOf(elementOf(call, 1)) : value;
    return value !== void 0;
  }
};
var lookupMembers = {
  "int Count": ({ count: count2 }) => count2,
  "TValue this[TKey key]": (lookup, key) => lookup.get(key),
  "bool ContainsKey(TKey key)": (lookup, key) => {
    if (key === null) throw argumentNull("key");
    return lookup.find(key) !== void 0;
  },
  "bool TryGetValue(TKey key, out TValue value)": tryGetValue
};
var writeMembers = {
  "set TValue this[TKey key]": (lookup, key, value) => writable(lookup).set(key, value),
  "void Add(TKey key, TValue value)": (lookup, key, value) => writable(lookup).add(key, value),
  "bool Remove(TKey key)": (lookup, key) => writable(lookup).remove(key),
  "void Clear()": (lookup) => writable(lookup).clear()
};
function writable(lookup) {
  if (lookup instanceof Dictionary) return lookup;
  throw new ClrException("System.NotSupportedException", "Collection is read-only.");
}
function part3(index2) {
  return (lookup) => new Lazy(index2 === 0 ? lookup.keyType : lookup.valueType, () => lookup.part(index2));
}
var dictionaryType = define({
  declaration: "class System.Collections.Generic.Dictionary<TKey, TValue> : IDictionary<TKey, TValue>, IReadOnlyDictionary<TKey, TValue>",
  members: {
    "new()": {
      withCall: (call) => new Dictionary(elementOf(call), elementOf(call, 1))
    },
    "new(int capacity)": {
      withCall: (call, capacity) => {
        if (capacity < 0) throw argumentOutOfRange("capacity");
        return new Dictionary(elementOf(call), elementOf(call, 1));
      }
    },
    "new(IEqualityComparer<TKey> comparer)": {
      withCall: (call, comparer) => new Dictionary(elementOf(call), elementOf(call, 1), comparer)
    },
    "new(int capacity, IEqualityComparer<TKey> comparer)": {
      withCall: (call, _capacity, comparer) => new Dictionary(elementOf(call), elementOf(call, 1), comparer)
    },
    "new(IDictionary<TKey, TValue> dictionary)": {
      withCall: (call, source) => copyOf(call, source, null)
    },
    "new(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer)": {
      withCall: (call, source, comparer) => copyOf(call, source, comparer)
    },
    ...lookupMembers,
    ...writeMembers,
    "ICollection<TKey> Keys": part3(0),
    "ICollection<TValue> Values": part3(1),
    "bool TryAdd(TKey key, TValue value)": (dictionary, key, value) => {
      if (key === null) throw argumentNull("key");
      if (dictionary.find(key) !== void 0) return false;
      dictionary.add(key, value);
      return true;
    },
    "bool Remove(TKey key, out TValue value)": {
      withCall: (call, dictionary, key, removed) => {
        removed.value = dictionary.find(key) ?? defaultOf(elementOf(call, 1));
        return dictionary.remove(key);
      }
    },
    "bool ContainsValue(TValue value)": (dictionary, wanted) => [...dictionary.entries()].some(([, value]) => equalValues(value, wanted))
  },
  missing: "Comparer EnsureCapacity GetEnumerator TrimExcess new"
});
function copyOf(call, source, comparer) {
  if (source === null) throw argumentNull("dictionary");
  const copy2 = new Dictionary(elementOf(call), elementOf(call, 1), comparer);
  for (const [key, value] of source.entries()) {
    call.spend(1);
    copy2.add(key, value);
  }
  return copy2;
}
var dictionaryTypes = [
  pairDefinition,
  dictionaryType,
  define({
    declaration: "interface System.Collections.Generic.IDictionary<TKey, TValue> : ICollection<KeyValuePair<TKey, TValue>>",
    members: {
      ...lookupMembers,
      ...writeMembers,
      "ICollection<TKey> Keys": part3(0),
      "ICollection<TValue> Values": part3(1)
    }
  }),
  define({
    declaration: "interface System.Collections.Generic.IReadOnlyDictionary<TKey, TValue> : IReadOnlyCollection<KeyValuePair<TKey, TValue>>",
    members: {
      ...lookupMembers,
      "IEnumerable<TKey> Keys": part3(0),
      "IEnumerable<TValue> Values": part3(1)
    }
  })
];

// policy/expressions/library/context/host.ts
var Host = class extends ClrObject {
  subject;
  #typeName;
  constructor(typeName2, subject) {
    super();
    this.#typeName = typeName2;
    this.subject = subject;
  }
  get type() {
    const definition = findType(this.#typeName, 0);
    if (definition === void 0) throw new Error(`${this.#typeName} is not registered`);
    return named(definition);
  }
};
var LookupKind = class {
  valueType;
  ignoreCase;
  toValue;
  #declaration;
  #declared;
  /**
   * @param declaration the type as C# writes it; read when it is first asked for, when all types are registered
   * @param toValue what an item of the map is to a policy
   */
  constructor(declaration, valueType, toValue, options) {
    this.#declaration = declaration;
    this.valueType = valueType;
    this.toValue = toValue;
    this.ignoreCase = options.ignoreCase;
  }
  get type() {
    this.#declared ??= parseTypeText(this.#declaration);
    return this.#declared;
  }
};
var HostLookup = class extends Lookup {
  keyType = STRING;
  #kind;
  #map;
  constructor(kind, map) {
    super();
    this.#kind = kind;
    this.#map = map;
  }
  get type() {
    return this.#kind.type;
  }
  get valueType() {
    return this.#kind.valueType;
  }
  get count() {
    return this.#map.size;
  }
  find(key) {
    const item = typeof key === "string" ? this.item(key) : void 0;
    return item === void 0 ? void 0 : this.#kind.toValue(item);
  }
  /** What the map has under that name. */
  item(key) {
    const item = this.#map.get(key);
    if (item !== void 0 || !this.#kind.ignoreCase) return item;
    const wanted = key.toLowerCase();
    const lower2 = this.#map.get(wanted);
    if (lower2 !== void 0) return lower2;
    for (const name2 of this.#map.keys()) {
      const isWanted = name2.length === wanted.length && name2.toLowerCase() === wanted;
      if (isWanted) return this.#map.get(name2);
    }
    return void 0;
  }
  /** Nothing changes while they are gone through. */
  part(index2) {
    return index2 === 0 ? this.#map.keys() : super.part(index2);
  }
  *entries() {
    for (const [name2, item] of this.#map) yield [name2, this.#kind.toValue(item)];
  }
};
function stringArray(items) {
  return new ClrArray(STRING, [...items]);
}
var multimapKind = (ignoreCase) => new LookupKind(
  "IReadOnlyDictionary<string, string[]>",
  arrayOf(STRING),
  stringArray,
  { ignoreCase }
);
var NAMED_VALUES = multimapKind(true);
var EXACT_VALUES = multimapKind(false);
var FORM = new LookupKind(
  "IDictionary<string, IList<string>>",
  arrayOf(STRING),
  stringArray,
  { ignoreCase: false }
);
function formLookup(fields) {
  return new HostLookup(FORM, fields);
}
var Multimap = class extends HostLookup {
};
function multimap(map, ignoreCase) {
  return new Multimap(ignoreCase ? NAMED_VALUES : EXACT_VALUES, map);
}

// policy/expressions/library/json/definitions.ts
function jsonType(name2) {
  let known3;
  return () => {
    known3 ??= find(name2);
    return known3;
  };
}
function find(name2) {
  const definition = findType(name2, 0);
  if (definition === void 0) throw new Error(`${name2} is not registered`);
  return named(definition);
}

// policy/expressions/library/json/keys.ts
function propertyName(key, verb) {
  if (key === null) throw argumentNull("o");
  if (typeof key !== "string") {
    throw argument(
      `${verb} JObject values with invalid key value: ${textOf(key)}. Object property name expected.`
    );
  }
  return key;
}
function arrayIndex(key, verb) {
  if (key === null) throw argumentNull("o");
  if (typeof key !== "number") {
    throw argument(
      `${verb} JArray values with invalid key value: ${typeof key === "string" ? `"${key}"` : textOf(key)}. Array position index expected.`
    );
  }
  return key;
}

// policy/expressions/library/json/property-list.ts
var FEW = 8;
var PropertyList = class {
  /** Whoever follows the chain from here changes nothing on the way. */
  first;
  #last;
  #byName;
  #size = 0;
  get size() {
    return this.#size;
  }
  get(name2) {
    if (this.#byName !== void 0) return this.#byName.get(name2);
    let property2 = this.first;
    while (property2 !== void 0 && property2.name !== name2) property2 = property2.behind;
    return property2;
  }
  /** At the end. Its name is not taken, and it hangs in no other list. */
  add(property2) {
    property2.before = this.#last;
    if (this.#last === void 0) this.first = property2;
    else this.#last.behind = property2;
    this.#last = property2;
    this.#size += 1;
    if (this.#byName !== void 0) this.#byName.set(property2.name, property2);
    else if (this.#size > FEW) this.#byName = new Map(this.all().map((one) => [one.name, one]));
  }
  delete(property2) {
    const { before, behind } = property2;
    if (before === void 0) this.first = behind;
    else before.behind = behind;
    if (behind === void 0) this.#last = before;
    else behind.before = before;
    property2.before = void 0;
    property2.behind = void 0;
    this.#size -= 1;
    this.#byName?.delete(property2.name);
  }
  /** A list of its own: the properties may come and go while it is gone through. */
  all() {
    const all = [];
    for (let one = this.first; one !== void 0; one = one.behind) all.push(one);
    return all;
  }
};

// policy/expressions/library/json/compare-content.ts
function compareContent(left, right) {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (typeof left === "string") return compareOrdinal(left, textOf(right));
  if (isNumber(left)) {
    const [one, other] = [toNumber(left), isNumber(right) ? toNumber(right) : Number.NaN];
    if (Number.isNaN(other)) throw format("Input string was not in a correct format.");
    return one === other ? 0 : one < other ? -1 : 1;
  }
  if (typeOf(left) !== typeOf(right)) {
    throw argument(`Object must be of type ${typeOf(left).id.replace(/^System\./, "")}.`);
  }
  return compareValues(left, right);
}
function isNumber(value) {
  return numericName(typeOf(value)) !== void 0 && !(value instanceof Char);
}

// policy/expressions/library/json/token-kind.ts
var JTokenType = new Enumeration("Newtonsoft.Json.Linq.JTokenType", {
  None: 0,
  Object: 1,
  Array: 2,
  Constructor: 3,
  Property: 4,
  Comment: 5,
  Integer: 6,
  Float: 7,
  String: 8,
  Boolean: 9,
  Null: 10,
  Undefined: 11,
  Date: 12,
  Raw: 13,
  Bytes: 14,
  Guid: 15,
  Uri: 16,
  TimeSpan: 17
});

// policy/expressions/library/time/date-time-offset.ts
var DateTimeOffset = class _DateTimeOffset extends Dated {
  /** Minutes east of UTC. */
  offset;
  constructor(ticks, offset2) {
    super(ticks);
    this.offset = offset2;
  }
  static ofMilliseconds(milliseconds) {
    return new _DateTimeOffset(ticksOfMilliseconds(milliseconds), 0);
  }
  get type() {
    return named(dateTimeOffsetType);
  }
  get instant() {
    return this.offset === 0 ? this.ticks : this.ticks - BigInt(this.offset) * TICKS_PER_MINUTE;
  }
  at(ticks) {
    return new _DateTimeOffset(ticks, this.offset);
  }
  format(pattern) {
    if (pattern === "") {
      return `${formatDate(this.ticks, "G", { kind: "unspecified" })} ${offset(this.offset, 3)}`;
    }
    if (pattern === "U") throw format("Input string was not in a correct format.");
    const inUtc = ["r", "R", "u"].includes(pattern);
    return formatDate(inUtc ? this.instant : this.ticks, pattern, {
      kind: "offset",
      minutes: this.offset
    });
  }
};
function parseDateTimeOffset(text, clock) {
  const { ticks, offset: offset2 } = requireDate(text, clock);
  return new DateTimeOffset(ticks, offset2 ?? 0);
}
function atOffset(ticks, minutes) {
  checked(ticks - BigInt(minutes) * TICKS_PER_MINUTE, "offset");
  return new DateTimeOffset(ticks, minutes);
}
var MAXIMUM_UNIX_SECONDS = 253402300799n;
var MINIMUM_UNIX_SECONDS = -62135596800n;
function fromUnix(value, unit) {
  const perSecond = TICKS_PER_SECOND / unit;
  const seconds = floorDivide(value, perSecond);
  if (seconds > MAXIMUM_UNIX_SECONDS || seconds < MINIMUM_UNIX_SECONDS) {
    throw argumentOutOfRange("seconds");
  }
  return new DateTimeOffset(value * unit + UNIX_EPOCH_TICKS, 0);
}
function offsetMinutes({ ticks }) {
  if (ticks % TICKS_PER_MINUTE !== 0n) {
    throw argument("Offset must be specified in whole minutes.", "offset");
  }
  const minutes = Number(ticks / TICKS_PER_MINUTE);
  if (Math.abs(minutes) > 840) {
    throw argumentOutOfRange("offset", "Offset must be within plus or minus 14 hours.");
  }
  return minutes;
}
function withOffset({ ticks, kind }, span2) {
  const minutes = offsetMinutes(span2);
  if (kind !== "unspecified" && minutes !== 0) {
    throw argument("The UTC Offset for Utc DateTime instances must be 0.", "offset");
  }
  return atOffset(ticks, minutes);
}
var dateTimeOffsetType = define({
  declaration: "struct System.DateTimeOffset : IComparable, IComparable<DateTimeOffset>, IFormattable",
  initial: () => new DateTimeOffset(0n, 0),
  members: {
    ...calendarMembers("DateTimeOffset"),
    "new(DateTime dateTime)": ({ ticks }) => new DateTimeOffset(ticks, 0),
    "new(DateTime dateTime, TimeSpan offset)": withOffset,
    "new(long ticks, TimeSpan offset)": (ticks, span2) => atOffset(checked(ticks, "ticks"), offsetMinutes(span2)),
    "new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)": (year, month, day, hour, minute, second, span2) => atOffset(fromFields(year, month, day, hour, minute, second), offsetMinutes(span2)),
    "new(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset)": (...[year, month, day, hour, minute, second, millisecond, span2]) => atOffset(
      fromFields(year, month, day, hour, minute, second, millisecond),
      offsetMinutes(span2)
    ),
    "static DateTimeOffset Now": {
      withCall: ({ runtime }) => DateTimeOffset.ofMilliseconds(runtime.now())
    },
    "static DateTimeOffset UtcNow": {
      withCall: ({ runtime }) => DateTimeOffset.ofMilliseconds(runtime.now())
    },
    "static DateTimeOffset MinValue": () => new DateTimeOffset(0n, 0),
    "static DateTimeOffset MaxValue": () => new DateTimeOffset(MAXIMUM_TICKS, 0),
    "static DateTimeOffset FromUnixTimeSeconds(long seconds)": (seconds) => fromUnix(seconds, TICKS_PER_SECOND),
    "static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)": (milliseconds) => fromUnix(milliseconds, TICKS_PER_MILLISECOND),
    "static DateTimeOffset Parse(string input)": {
      withCall: ({ runtime }, text) => parseDateTimeOffset(text, runtime)
    },
    "static bool TryParse(string input, out DateTimeOffset result)": {
      withCall: ({ runtime }, text, result) => {
        const now = ticksOfMilliseconds(runtime.now());
        const parsed = text === null ? void 0 : parseDate(text, now);
        result.value = new DateTimeOffset(parsed?.ticks ?? 0n, parsed?.offset ?? 0);
        return parsed !== void 0;
      }
    },
    "DateTime DateTime": ({ ticks }) => new DateTime(ticks, "unspecified"),
    "DateTime UtcDateTime": ({ instant: instant2 }) => new DateTime(instant2, "utc"),
    "DateTime LocalDateTime": ({ instant: instant2 }) => new DateTime(instant2, "local"),
    "DateTime Date": ({ ticks }) => new DateTime(ticks - ticks % TICKS_PER_DAY, "unspecified"),
    "TimeSpan Offset": ({ offset: offset2 }) => new TimeSpan(BigInt(offset2) * TICKS_PER_MINUTE),
    "long UtcTicks": ({ instant: instant2 }) => instant2,
    "DateTimeOffset ToUniversalTime()": ({ instant: instant2 }) => new DateTimeOffset(instant2, 0),
    "DateTimeOffset ToLocalTime()": ({ instant: instant2 }) => new DateTimeOffset(instant2, 0),
    "DateTimeOffset ToOffset(TimeSpan offset)": ({ instant: instant2 }, span2) => {
      const minutes = offsetMinutes(span2);
      return new DateTimeOffset(instant2 + BigInt(minutes) * TICKS_PER_MINUTE, minutes);
    },
    "long ToUnixTimeSeconds()": ({ instant: instant2 }) => floorDivide(instant2 - UNIX_EPOCH_TICKS, TICKS_PER_SECOND),
    "long ToUnixTimeMilliseconds()": ({ instant: instant2 }) => floorDivide(instant2 - UNIX_EPOCH_TICKS, TICKS_PER_MILLISECOND),
    "int CompareTo(DateTimeOffset other)": (left, right) => left.compareTo(right),
    "static int Compare(DateTimeOffset first, DateTimeOffset second)": (left, right) => left.compareTo(right),
    "bool EqualsExact(DateTimeOffset other)": (left, right) => left.ticks === right.ticks && left.offset === right.offset,
    "bool Equals(DateTimeOffset other)": (left, right) => left.equals(right),
    "implicit operator DateTimeOffset(DateTime dateTime)": ({ ticks }) => new DateTimeOffset(ticks, 0)
  },
  missing: "FromFileTime Parse ParseExact ToFileTime ToString TryParse TryParseExact UnixEpoch"
});

// policy/expressions/library/json/write.ts
var Formatting = new Enumeration("Newtonsoft.Json.Formatting", { None: 0, Indented: 1 });
var describe2;
function describeWith(given2) {
  describe2 = given2;
}
function writeJson(value, indented) {
  const writer = new Writer(indented);
  writer.writeRoot(value);
  return writer.text;
}
var MAXIMUM_DEPTH = 256;
var Writer = class {
  text = "";
  #indented;
  constructor(indented) {
    this.#indented = indented;
  }
  /** A property that stands alone is written without braces. */
  writeRoot(value) {
    const node = describe2?.(value);
    if (node?.kind !== "property") {
      this.write(value, 0);
      return;
    }
    this.text += `${quote(node.name)}:${this.#indented ? " " : ""}`;
    this.write(node.value, 0);
  }
  write(value, depth) {
    if (depth > MAXIMUM_DEPTH) {
      throw new ClrException(
        "Newtonsoft.Json.JsonSerializationException",
        `The value is nested more than ${MAXIMUM_DEPTH} levels deep, the local gateway's limit.`
      );
    }
    if (this.text.length > MAXIMUM_LENGTH) throw outOfMemory();
    const node = describe2 === void 0 ? { kind: "value", value } : describe2(value);
    switch (node.kind) {
      case "property":
        this.write(node.value, depth);
        return;
      case "value":
        this.text += scalar(node.value);
        return;
      case "undefined":
        this.text += "undefined";
        return;
      case "numbers": {
        const { numbers } = node;
        const line = this.#indented ? `
${"  ".repeat(depth + 1)}` : "";
        if (this.text.length + numbers.count * line.length > MAXIMUM_LENGTH) throw outOfMemory();
        this.text += `[${numbers.lines(line)}`;
        this.#close("]", false, depth);
        return;
      }
      case "array": {
        let empty = true;
        this.text += "[";
        for (const item of node.items) {
          this.#separate(empty, depth + 1);
          empty = false;
          this.write(item, depth + 1);
        }
        this.#close("]", empty, depth);
        return;
      }
      case "object": {
        let empty = true;
        this.text += "{";
        for (const [name2, item] of node.members) {
          this.#separate(empty, depth + 1);
          empty = false;
          this.text += `${quote(name2)}:${this.#indented ? " " : ""}`;
          this.write(item, depth + 1);
        }
        this.#close("}", empty, depth);
      }
    }
  }
  #separate(isFirst, depth) {
    if (!isFirst) this.text += ",";
    if (this.#indented) this.text += `
${"  ".repeat(depth)}`;
  }
  #close(bracket, empty, depth) {
    if (this.#indented && !empty) this.text += `
${"  ".repeat(depth)}`;
    this.text += bracket;
  }
};
var ISO_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
function scalar(value) {
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number" || typeof value === "bigint") return value.toString();
  if (value instanceof Integral) return value.toString();
  if (value instanceof EnumValue) return value.value.toString();
  if (value instanceof Double) return writeDouble(value.value);
  if (value instanceof Uint8Array) return quote(Buffer.from(value).toString("base64"));
  if (value instanceof DateTime || value instanceof DateTimeOffset) {
    return quote(value.format(ISO_FORMAT));
  }
  if (value instanceof Char) return quote(value.toString());
  if (value instanceof SequenceObject) return quote(value.type.id);
  if (typeof value !== "string" && "isNumber" in value) return textOf(value);
  return quote(textOf(value));
}
function writeDouble(value) {
  if (!Number.isFinite(value)) {
    return quote(Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
  }
  const text = roundTrip(value);
  return /[.E]/.test(text) ? text : `${text}.0`;
}
var ESCAPES = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "	": "\\t"
};
function quote(text) {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON escapes.
    /["\\\u0000-\u001f\u0085\u2028\u2029]/g,
    (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
  return `"${escaped}"`;
}

// policy/expressions/library/json/token.ts
var jValue = jsonType("JValue");
var STRING_KIND = JTokenType.of(8);
var FLOAT_KIND = JTokenType.of(7);
var CHANGED2 = "Collection was modified; enumeration operation may not execute.";
var JToken = class extends SequenceObject {
  parent = null;
  version = 0;
  /** Number of children, without looking at them. */
  get count() {
    return this.children().length;
  }
  size() {
    return this.count;
  }
  weight() {
    let weight = 1;
    for (const child of this.children()) weight += child.weight();
    return weight;
  }
  /** Notices when children come or go while they are gone through. */
  *[Symbol.iterator]() {
    const { version } = this;
    for (const child of [...this.children()]) {
      yield child;
      if (this.version !== version) throw invalidOperation(CHANGED2);
    }
  }
  /** Tokens are found by identity: equal values in other places are others. */
  includes(value) {
    return this.children().some((child) => child === value);
  }
  toString() {
    return writeJson(this, true);
  }
  /** Where the token stands: `a.b[0]`. */
  get path() {
    return this.parent?.pathOf(this) ?? "";
  }
  get root() {
    let token2 = this;
    while (token2.parent !== null) token2 = token2.parent;
    return token2;
  }
  *descendants() {
    for (const child of this.children()) {
      yield child;
      yield* child.descendants();
    }
  }
  /** @throws {ClrException} where the token has no child of that key */
  child(_key) {
    throw invalidOperation(`Cannot access child value on ${this.type.id}.`);
  }
  setChild(_key, _value) {
    throw invalidOperation(`Cannot set child value on ${this.type.id}.`);
  }
  remove() {
    const { parent } = this;
    if (parent === null) throw invalidOperation("The parent is missing.");
    parent.detach(this);
  }
  replace(value) {
    const { parent } = this;
    if (parent === null) throw invalidOperation("The parent is missing.");
    parent.exchange(this, adopt(value));
  }
};
function adopt(value) {
  if (value === null) return JValue.null();
  return value.parent === null ? value : value.clone();
}
var JValue = class _JValue extends JToken {
  value;
  /** The text that a date was read from: whoever wants a string gets this. */
  source;
  #kind;
  constructor(kind, value, source) {
    super();
    this.#kind = kind;
    this.value = value;
    this.source = source;
  }
  static null() {
    return new _JValue(JTokenType.of(10), null);
  }
  get type() {
    return jValue();
  }
  get tokenType() {
    return this.#kind;
  }
  assign(kind, value) {
    this.#kind = kind;
    this.value = value;
  }
  children() {
    return [];
  }
  size() {
    return 0;
  }
  weight() {
    return 1;
  }
  clone() {
    return new _JValue(this.#kind, this.value);
  }
  /** What `Convert` sees. @throws {ClrException} ArgumentException for null */
  held() {
    if (this.value === null) throw argument("Can not convert Null to a value.");
    return this.value;
  }
  toString() {
    return textOf(this.value);
  }
  hash() {
    return this.value === null ? 0 : hashCode(this.value);
  }
  format(pattern) {
    return formatValue(this.value, pattern);
  }
  equals(other) {
    return other instanceof _JValue && other.#kind.value === this.#kind.value && (equalValues(this.value, other.value) || sameNumber(this.value, other.value));
  }
  /** Compared by this token's type: numbers by size, text by code units. */
  compareTo(other) {
    if (other === null) return 1;
    return compareContent(this.value, other instanceof _JValue ? other.value : other);
  }
  key() {
    return `json ${this.#kind.value} ${textOf(this.value)}`;
  }
};
function sameNumber(left, right) {
  const isInteger2 = (value) => typeof value === "number" || typeof value === "bigint";
  return isInteger2(left) && isInteger2(right) && textOf(left) === textOf(right);
}

// policy/expressions/library/json/containers.ts
var jToken = jsonType("JToken");
var jProperty = jsonType("JProperty");
var jObject = jsonType("JObject");
var jArray = jsonType("JArray");
function owned(value) {
  if (value instanceof JProperty) throw cannotAdd(value, "JProperty");
  return adopt(value);
}
var JProperty = class _JProperty extends JToken {
  name;
  /** Beside it in its object, which links them (property-list.ts). */
  before;
  behind;
  #content;
  constructor(name2, value) {
    super();
    this.name = name2;
    this.#content = owned(value);
    this.#content.parent = this;
  }
  get type() {
    return jProperty();
  }
  get tokenType() {
    return JTokenType.of(4);
  }
  get value() {
    return this.#content;
  }
  set value(value) {
    const content = owned(value);
    this.#content.parent = null;
    this.#content = content;
    this.#content.parent = this;
  }
  get path() {
    const above = this.parent?.path ?? "";
    const plain3 = /^[A-Za-z_$][\w$]*$/.test(this.name) || !/[.'"[\]\s]/.test(this.name);
    if (!plain3) return `${above}['${this.name}']`;
    return above === "" ? this.name : `${above}.${this.name}`;
  }
  get count() {
    return 1;
  }
  weight() {
    return 1 + this.#content.weight();
  }
  pathOf(_child) {
    return this.path;
  }
  children() {
    return [this.#content];
  }
  clone() {
    return new _JProperty(this.name, this.#content.clone());
  }
  detach(_child) {
    throw new ClrException(
      "Newtonsoft.Json.JsonException",
      "Cannot add or remove items from Newtonsoft.Json.Linq.JProperty."
    );
  }
  exchange(_child, value) {
    this.value = value;
  }
};
var NO_PROPERTIES = new PropertyList();
var JObject = class _JObject extends JToken {
  #properties;
  /** What nobody has looked at yet. */
  #original;
  /** @param original an object that never changes, whose properties are copied when somebody looks at them */
  constructor(original) {
    super();
    this.#properties = original === void 0 ? new PropertyList() : NO_PROPERTIES;
    this.#original = original;
  }
  get #members() {
    if (this.#original !== void 0) {
      this.#properties = new PropertyList();
      let { first: one } = this.#original.#properties;
      for (; one !== void 0; one = one.behind) {
        const property2 = new JProperty(one.name, copyOf2(one.value));
        property2.parent = this;
        this.#properties.add(property2);
      }
      this.#original = void 0;
    }
    return this.#properties;
  }
  get type() {
    return jObject();
  }
  get tokenType() {
    return JTokenType.of(1);
  }
  get properties() {
    return this.#members.all();
  }
  get count() {
    return this.#original?.count ?? this.#properties.size;
  }
  size() {
    return this.count;
  }
  weight() {
    if (this.#original !== void 0) return this.#original.weight();
    let weight = 1;
    for (let one = this.#members.first; one !== void 0; one = one.behind) weight += one.weight();
    return weight;
  }
  property(name2) {
    return this.#members.get(name2);
  }
  get(name2) {
    return this.#members.get(name2)?.value ?? null;
  }
  set(name2, value) {
    const known3 = this.#members.get(name2);
    if (known3 === void 0) this.#own(new JProperty(name2, value));
    else known3.value = value;
  }
  /** @throws {ClrException} ArgumentException where the name is taken */
  add(property2) {
    if (this.#members.get(property2.name) !== void 0) {
      throw argument(
        `Can not add property ${property2.name} to Newtonsoft.Json.Linq.JObject. Property with the same name already exists on object.`
      );
    }
    this.#own(property2.parent === null ? property2 : property2.clone());
  }
  #own(property2) {
    property2.parent = this;
    this.version++;
    this.#members.add(property2);
  }
  delete(name2) {
    const property2 = this.#members.get(name2);
    if (property2 === void 0) return false;
    property2.parent = null;
    this.version++;
    this.#members.delete(property2);
    return true;
  }
  clear() {
    for (const { name: name2 } of this.properties) this.delete(name2);
  }
  pathOf(_child) {
    return this.path;
  }
  children() {
    return this.properties;
  }
  /** `foreach` over a JObject goes through key-value pairs; as a JToken it goes through properties. */
  elementsAs(element) {
    const pair = pairOf(STRING, jToken());
    if (element?.id !== pair.id) return this;
    return this.properties.map(({ name: name2, value }) => new Pair(pair, name2, value));
  }
  clone() {
    const copy2 = new _JObject();
    for (const property2 of this.properties) copy2.add(property2.clone());
    return copy2;
  }
  child(key) {
    return this.get(propertyName(key, "Accessed"));
  }
  setChild(key, value) {
    this.set(propertyName(key, "Set"), value);
  }
  detach(child) {
    if (child instanceof JProperty) this.delete(child.name);
  }
  /** A property is exchanged for another one at the same place. */
  exchange(child, value) {
    if (!(value instanceof JProperty)) throw cannotAdd(value, "JObject");
    const properties = this.properties.map((property2) => property2 === child ? value : property2);
    this.clear();
    for (const property2 of properties) this.add(property2);
  }
  /** Puts properties at a place between others. */
  insertAt(index2, property2) {
    if (index2 === this.#members.size) {
      this.add(property2);
      return;
    }
    const properties = [...this.properties];
    properties.splice(index2, 0, property2);
    this.clear();
    for (const one of properties) this.add(one);
  }
};
function cannotAdd(value, container) {
  return argument(`Can not add ${value.type.id} to Newtonsoft.Json.Linq.${container}.`);
}
var NO_TOKENS = [];
var JArray = class _JArray extends JToken {
  #tokens;
  /** What nobody has looked at yet. */
  #numbers;
  /** @param numbers elements that are made into tokens when somebody looks at them */
  constructor(numbers) {
    super();
    this.#tokens = numbers === void 0 ? [] : NO_TOKENS;
    this.#numbers = numbers;
  }
  get items() {
    if (this.#numbers !== void 0) {
      this.#tokens = this.#numbers.tokens();
      this.#numbers = void 0;
      for (const token2 of this.#tokens) token2.parent = this;
    }
    return this.#tokens;
  }
  /** Numbers that can be written without looking at them. */
  get unread() {
    return this.#numbers?.isCanonical === true ? this.#numbers : void 0;
  }
  weight() {
    return this.#numbers === void 0 ? super.weight() : this.#numbers.count;
  }
  get count() {
    return this.#numbers?.count ?? this.#tokens.length;
  }
  get type() {
    return jArray();
  }
  get tokenType() {
    return JTokenType.of(2);
  }
  pathOf(child) {
    return `${this.path}[${this.items.indexOf(child)}]`;
  }
  children() {
    return this.items;
  }
  at(index2) {
    const item = this.items[index2];
    if (item === void 0) {
      throw argumentOutOfRange(
        "index",
        "Index was out of range. Must be non-negative and less than the size of the collection."
      );
    }
    return item;
  }
  insert(index2, value) {
    if (index2 < 0 || index2 > this.items.length) {
      throw argumentOutOfRange(
        "index",
        "Insertion index was out of range. Must be non-negative and less than or equal to size."
      );
    }
    if (value instanceof JProperty) throw cannotAdd(value, "JArray");
    const owned2 = adopt(value);
    owned2.parent = this;
    this.version++;
    if (index2 === this.items.length) this.items.push(owned2);
    else this.items.splice(index2, 0, owned2);
  }
  add(value) {
    this.insert(this.items.length, value);
  }
  set(index2, value) {
    const old = this.at(index2);
    old.parent = null;
    const owned2 = adopt(value);
    owned2.parent = this;
    this.version++;
    this.items[index2] = owned2;
  }
  removeAt(index2) {
    this.at(index2).parent = null;
    this.version++;
    this.items.splice(index2, 1);
  }
  indexOf(token2) {
    return token2 instanceof JToken ? this.items.indexOf(token2) : -1;
  }
  clear() {
    for (const item of this.items) item.parent = null;
    this.version++;
    this.items.length = 0;
  }
  clone() {
    if (this.#numbers !== void 0) return new _JArray(this.#numbers);
    const copy2 = new _JArray();
    for (const item of this.items) copy2.add(item.clone());
    return copy2;
  }
  child(key) {
    return this.at(arrayIndex(key, "Accessed"));
  }
  setChild(key, value) {
    this.set(arrayIndex(key, "Set"), value);
  }
  detach(child) {
    this.removeAt(this.items.indexOf(child));
  }
  exchange(child, value) {
    this.set(this.items.indexOf(child), value);
  }
};
function copyOf2(original) {
  if (original instanceof JObject) return new JObject(original);
  if (original instanceof JValue) {
    const { tokenType: tokenType2, value, source } = original;
    return new JValue(tokenType2, value instanceof Double ? new Double(value.value) : value, source);
  }
  const copy2 = new JArray();
  for (const child of original.children()) copy2.add(copyOf2(child));
  return copy2;
}

// policy/expressions/library/json/scalars.ts
var bigInteger = jsonType("System.Numerics.BigInteger");
var BigInteger = class extends ClrObject {
  isNumber = true;
  value;
  constructor(value) {
    super();
    this.value = value;
  }
  get type() {
    return bigInteger();
  }
  toString() {
    return this.value.toString();
  }
};
var MAXIMUM_INTEGER_LENGTH = 380;
var SAFE_LENGTH = 15;
var INTEGER = /^-?\d+$/;
var OCTAL = /^0[0-7]+$/;
var HEXADECIMAL = /^0[xX][\da-fA-F]+$/;
var FLOAT = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
function numberToken(text) {
  const isInteger2 = INTEGER.test(text);
  const isOctal = isInteger2 && OCTAL.test(text);
  if (isInteger2 && !isOctal && text.length <= SAFE_LENGTH) {
    return new JValue(JTokenType.of(6), BigInt(Number(text)));
  }
  if (isInteger2 || HEXADECIMAL.test(text)) {
    if (text.length > MAXIMUM_INTEGER_LENGTH) {
      return { refusal: `JSON integer ${text} is too large to parse.` };
    }
    const value2 = BigInt(isOctal ? `0o${text}` : text);
    const fits2 = BigInt.asIntN(64, value2) === value2;
    return new JValue(JTokenType.of(6), fits2 ? value2 : new BigInteger(value2));
  }
  const value = FLOAT.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? new JValue(JTokenType.of(7), new Double(value)) : { refusal: `Input string '${text}' is not a valid number.` };
}
var ISO_DATE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?([Zz]|[+-]\d\d:?(?:\d\d)?)?$/;
function textToken(text) {
  const date = isoDate(text) ?? microsoftDate(text);
  if (date !== void 0) return new JValue(JTokenType.of(12), date, text);
  return new JValue(JTokenType.of(8), text);
}
var MICROSOFT_DATE = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/;
function isoDate(text) {
  if (text.charAt(4) !== "-") return void 0;
  const match = ISO_DATE.exec(text);
  if (match === null) return void 0;
  const [, year, month, day, hour, minute, second, fraction = "", zone] = match;
  const ticks = ticksOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: Number(fraction.padEnd(7, "0"))
  });
  if (ticks === void 0) return void 0;
  if (zone === void 0) return new DateTime(ticks, "unspecified");
  if (zone === "Z" || zone === "z") return new DateTime(ticks, "utc");
  const offset2 = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  const minutes = Number(offset2?.[2]) * 60 + Number(offset2?.[3] ?? 0);
  const east = offset2?.[1] === "-" ? -minutes : minutes;
  return new DateTime(ticks - BigInt(east) * TICKS_PER_MINUTE, "local");
}
function microsoftDate(text) {
  if (text.charAt(0) !== "/") return void 0;
  const match = MICROSOFT_DATE.exec(text);
  if (match === null) return void 0;
  const ticks = ticksOfMilliseconds(Number(match[1]));
  return new DateTime(ticks, match[2] === void 0 ? "utc" : "local");
}

// policy/expressions/library/json/number-list.ts
var MAXIMUM_DIGITS = 18;
var NumberList = class _NumberList {
  count;
  /** Where the array's closing bracket stands. */
  end;
  /** From behind the opening bracket up to the closing one. */
  #text;
  #canonical;
  #spaced;
  constructor(text, end2, count2, canonical, spaced) {
    this.#text = text;
    this.end = end2;
    this.count = count2;
    this.#canonical = canonical;
    this.#spaced = spaced;
  }
  /**
   * Linear in what it reads, and it reads up to the first thing that is no number of strict JSON.
   *
   * @param start behind the opening bracket
   * @returns undefined for an array that holds anything else, or numbers in another notation
   */
  static at(text, start) {
    let offset2 = start;
    let count2 = 0;
    let canonical = true;
    let spaced = false;
    for (; ; ) {
      let code = text.charCodeAt(offset2);
      for (; isJsonSpace(code); code = text.charCodeAt(++offset2)) spaced = true;
      const isNegative = code === MINUS;
      if (isNegative) code = text.charCodeAt(++offset2);
      const first2 = offset2;
      const isZero2 = code === ZERO;
      while (isDigit(code)) code = text.charCodeAt(++offset2);
      const digits = offset2 - first2;
      if (digits === 0 || digits > MAXIMUM_DIGITS || isZero2 && digits > 1) return void 0;
      if (isZero2 && isNegative) canonical = false;
      if (code === POINT || code === EXPONENT || code === UPPER_EXPONENT) {
        canonical = false;
        const end2 = endOfFraction(text, offset2);
        if (end2 === void 0) return void 0;
        offset2 = end2;
        code = text.charCodeAt(offset2);
      }
      count2++;
      for (; isJsonSpace(code); code = text.charCodeAt(++offset2)) spaced = true;
      if (code === CLOSE) {
        return new _NumberList(text.slice(start, offset2), offset2, count2, canonical, spaced);
      }
      if (code !== COMMA) return void 0;
      offset2++;
    }
  }
  /** The numbers as tokens. */
  tokens() {
    return this.#text.split(",").map((written) => {
      const token2 = numberToken(written.trim());
      if (!(token2 instanceof JValue)) throw new Error(`${written} is no number`);
      return token2;
    });
  }
  /** Whether the text tells how the numbers are written: integers are written as they are read. */
  get isCanonical() {
    return this.#canonical;
  }
  /** The numbers separated by commas, each behind `line`; without the white space that they were read with. */
  lines(line) {
    if (line === "") return this.#spaced ? this.#text.replace(/\s+/g, "") : this.#text;
    const bytes2 = Buffer.allocUnsafe(this.#text.length + this.count * line.length);
    let length = bytes2.write(line, 0, "latin1");
    for (let offset2 = 0; offset2 < this.#text.length; offset2++) {
      const code = this.#text.charCodeAt(offset2);
      if (isJsonSpace(code)) continue;
      bytes2[length++] = code;
      if (code !== COMMA) continue;
      for (let index2 = 0; index2 < line.length; index2++) bytes2[length++] = line.charCodeAt(index2);
    }
    return bytes2.toString("latin1", 0, length);
  }
};
var ZERO = 48;
var MINUS = 45;
var PLUS = 43;
var POINT = 46;
var COMMA = 44;
var CLOSE = 93;
var EXPONENT = 101;
var UPPER_EXPONENT = 69;
function isDigit(code) {
  return code >= ZERO && code <= 57;
}
function isJsonSpace(code) {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
function endOfFraction(text, start) {
  let offset2 = start;
  if (text.charCodeAt(offset2) === POINT) {
    const first3 = ++offset2;
    while (isDigit(text.charCodeAt(offset2))) offset2++;
    if (offset2 === first3) return void 0;
  }
  const code = text.charCodeAt(offset2);
  if (code !== EXPONENT && code !== UPPER_EXPONENT) return offset2;
  const sign2 = text.charCodeAt(offset2 + 1);
  const first2 = offset2 + (sign2 === PLUS || sign2 === MINUS ? 2 : 1);
  offset2 = first2;
  while (isDigit(text.charCodeAt(offset2))) offset2++;
  return offset2 === first2 || offset2 - first2 > 2 ? void 0 : offset2;
}

// policy/expressions/library/json/parse.ts
var DOUBLE_QUOTE = 34;
var SINGLE_QUOTE = 39;
var COMMA2 = 44;
var MINUS2 = 45;
var POINT2 = 46;
var SLASH = 47;
var ZERO2 = 48;
var NINE = 57;
var COLON = 58;
var OPEN_BRACKET = 91;
var CLOSE_BRACKET = 93;
var OPEN_BRACE = 123;
var CLOSE_BRACE = 125;
var MAXIMUM_DEPTH2 = 200;
function parseJson(text, reader) {
  const parser = new Parser(text);
  const comment = reader === "JToken" && /^\s*\//.test(text);
  parser.skip();
  if (comment && !parser.atEnd()) throw parser.additional();
  if (parser.atEnd()) throw parser.error(`Error reading ${reader} from JsonReader.`);
  const token2 = parser.value(0);
  if ((reader === "JObject" || reader === "JArray") && token2.type.id !== jsonType(reader)().id) {
    const article = reader === "JObject" ? "an object" : "an array";
    throw parser.error(
      `Error reading ${reader} from JsonReader. Current JsonReader item is not ${article}: ${token2.tokenType}.`
    );
  }
  parser.skip();
  if (!parser.atEnd()) {
    throw parser.additional();
  }
  return token2;
}
function isSpace(code) {
  if (code < 128) return code === 32 || code >= 9 && code <= 13;
  return code !== 65279 && /\s/.test(String.fromCharCode(code));
}
var UNDEFINED = () => new JValue(JTokenType.of(11), null);
var WORDS = /* @__PURE__ */ new Map([
  ["true", () => new JValue(JTokenType.of(9), true)],
  ["false", () => new JValue(JTokenType.of(9), false)],
  ["null", () => JValue.null()],
  ["undefined", UNDEFINED],
  ["NaN", () => new JValue(JTokenType.of(7), new Double(Number.NaN))],
  ["Infinity", () => new JValue(JTokenType.of(7), new Double(Number.POSITIVE_INFINITY))],
  ["-Infinity", () => new JValue(JTokenType.of(7), new Double(Number.NEGATIVE_INFINITY))]
]);
var WORD = /-?\w{1,10}/y;
var NUMBER = /[-+\w.]+/y;
var NAME = /[A-Za-z_$][\w$]*|\d+/y;
var SHORT_STRING = 64;
function isEscaped(text, offset2) {
  let start = offset2;
  while (text.charAt(start - 1) === "\\") start--;
  return (offset2 - start) % 2 === 1;
}
var Parser = class {
  #text;
  #offset = 0;
  #path = [];
  /** The next backslash at or behind the offset that it was looked for from. */
  #backslash = -1;
  constructor(text) {
    this.#text = text;
  }
  atEnd() {
    return this.#offset >= this.#text.length;
  }
  next() {
    return this.#text.charAt(this.#offset);
  }
  #code() {
    return this.#text.charCodeAt(this.#offset);
  }
  skip() {
    for (; ; ) {
      while (isSpace(this.#code())) this.#offset++;
      if (this.#code() !== SLASH) return;
      if (this.#text.startsWith("//", this.#offset)) {
        const end2 = this.#text.indexOf("\n", this.#offset);
        this.#offset = end2 < 0 ? this.#text.length : end2;
      } else if (this.#text.startsWith("/*", this.#offset)) {
        const end2 = this.#text.indexOf("*/", this.#offset + 2);
        if (end2 < 0) throw this.error("Unexpected end while parsing comment.");
        this.#offset = end2 + 2;
      } else {
        return;
      }
    }
  }
  value(depth) {
    if (depth > MAXIMUM_DEPTH2) {
      throw this.error(`The reader's MaxDepth of ${MAXIMUM_DEPTH2} has been exceeded.`);
    }
    this.skip();
    const code = this.#code();
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return textToken(this.#string());
    if (code === OPEN_BRACE) return this.#object(depth);
    if (code === OPEN_BRACKET) return this.#array(depth);
    const isDigit3 = code >= ZERO2 && code <= NINE;
    const isInfinity = code === MINUS2 && this.#text.startsWith("-Infinity", this.#offset);
    if (isDigit3 || code === POINT2 || code === MINUS2 && !isInfinity) return this.#number();
    const word = this.#match(WORD);
    const make = WORDS.get(word);
    if (make !== void 0) {
      this.#offset += word.length;
      return make();
    }
    if (this.atEnd()) throw this.error("Unexpected end of content while loading JSON.");
    throw this.error(`Unexpected character encountered while parsing value: ${this.next()}.`);
  }
  /** What stands here of a sticky pattern; empty for nothing. */
  #match(pattern) {
    pattern.lastIndex = this.#offset;
    return pattern.exec(this.#text)?.[0] ?? "";
  }
  #object(depth) {
    const object = new JObject();
    this.#offset++;
    for (let isFirst = true; ; isFirst = false) {
      this.skip();
      if (this.#code() === CLOSE_BRACE) break;
      if (!isFirst) {
        this.#comma();
        this.skip();
        if (this.#code() === CLOSE_BRACE) break;
      }
      const name2 = this.#propertyName();
      this.skip();
      if (this.#code() !== COLON) {
        throw this.error(
          this.atEnd() ? "Unexpected end when reading JSON." : `Invalid character after parsing property name. Expected ':' but got: ${this.next()}.`
        );
      }
      this.#offset++;
      this.#path.push(name2);
      const value = this.value(depth + 1);
      this.#path.pop();
      const known3 = object.property(name2);
      if (known3 === void 0) object.add(new JProperty(name2, value));
      else known3.value = value;
    }
    this.#offset++;
    return object;
  }
  #array(depth) {
    this.#offset++;
    const numbers = NumberList.at(this.#text, this.#offset);
    if (numbers !== void 0 && depth < MAXIMUM_DEPTH2) {
      this.#offset = numbers.end + 1;
      return new JArray(numbers);
    }
    const array = new JArray();
    for (let isFirst = true; ; isFirst = false) {
      this.skip();
      if (this.#code() === CLOSE_BRACKET) break;
      if (!isFirst) {
        this.#comma();
        this.skip();
        if (this.#code() === CLOSE_BRACKET) break;
      }
      this.#path.push(array.count);
      array.add(this.#code() === COMMA2 ? UNDEFINED() : this.value(depth + 1));
      this.#path.pop();
    }
    this.#offset++;
    return array;
  }
  #comma() {
    if (this.#code() !== COMMA2) {
      if (this.atEnd()) throw this.error("Unexpected end of content while loading JSON.");
      throw this.error(
        `After parsing a value an unexpected character was encountered: ${this.next()}.`
      );
    }
    this.#offset++;
  }
  #propertyName() {
    const code = this.#code();
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return this.#string();
    const name2 = this.#match(NAME);
    if (name2 === "") {
      throw this.error(
        this.atEnd() ? "Unexpected end of content while loading JObject." : `Invalid property identifier character: ${this.next()}.`
      );
    }
    this.#offset += name2.length;
    return name2;
  }
  #string() {
    const quote2 = this.next();
    this.#offset++;
    let text = "";
    let end2 = -1;
    for (; ; ) {
      if (end2 < this.#offset) end2 = this.#indexOf(quote2);
      if (this.#backslash < this.#offset) this.#backslash = this.#indexOf("\\");
      const stop = Math.min(end2, this.#backslash);
      if (stop === this.#text.length) {
        this.#offset = stop;
        throw this.error(`Unterminated string. Expected delimiter: ${quote2}.`);
      }
      const run = this.#text.slice(this.#offset, stop);
      text = text === "" ? run : text + run;
      this.#offset = stop + 1;
      if (stop === end2) return text;
      const strict = quote2 === '"' && text === run ? this.#strictString(stop - run.length) : void 0;
      if (strict !== void 0) return strict;
      text += this.#escape();
    }
  }
  /**
   * A string with escapes as JSON itself has it, which is read much faster than one escape after the other; undefined
   * for what only Json.NET takes, and for short ones, where an error would cost more than it can save.
   */
  #strictString(start) {
    let end2 = this.#text.indexOf('"', start);
    while (end2 >= 0 && isEscaped(this.#text, end2)) end2 = this.#text.indexOf('"', end2 + 1);
    if (end2 < start + SHORT_STRING) return void 0;
    try {
      const text = JSON.parse(this.#text.slice(start - 1, end2 + 1));
      if (typeof text !== "string") return void 0;
      this.#offset = end2 + 1;
      return text;
    } catch {
      return void 0;
    }
  }
  /** The text's length where there is none from here on. */
  #indexOf(char) {
    const index2 = this.#text.indexOf(char, this.#offset);
    return index2 < 0 ? this.#text.length : index2;
  }
  #escape() {
    const letter = this.next();
    this.#offset++;
    switch (letter) {
      case "b":
        return "\b";
      case "f":
        return "\f";
      case "n":
        return "\n";
      case "r":
        return "\r";
      case "t":
        return "	";
      case '"':
      case "'":
      case "\\":
      case "/":
        return letter;
      case "u": {
        const hex = this.#text.slice(this.#offset, this.#offset + 4);
        if (!/^[\da-fA-F]{4}$/.test(hex)) {
          throw this.error("Unexpected end while parsing unicode character.");
        }
        this.#offset += 4;
        return String.fromCharCode(Number.parseInt(hex, 16));
      }
      default:
        throw this.error(`Bad JSON escape sequence: \\${letter}.`);
    }
  }
  #number() {
    const text = this.#match(NUMBER);
    const token2 = numberToken(text);
    if (!(token2 instanceof JValue)) throw this.error(token2.refusal);
    this.#offset += text.length;
    return token2;
  }
  additional() {
    return this.error(
      `Additional text encountered after finished reading JSON content: ${this.next()}.`
    );
  }
  error(message) {
    const before = this.#text.slice(0, this.#offset);
    const line = this.#text === "" ? 0 : before.split("\n").length;
    const position = this.#text === "" ? 0 : before.length - (before.lastIndexOf("\n") + 1);
    const path = this.#path.map(
      (step, index2) => typeof step === "number" ? `[${step}]` : index2 === 0 ? step : `.${step}`
    ).join("");
    return new ClrException(
      "Newtonsoft.Json.JsonReaderException",
      `${message} Path '${path}', line ${line}, position ${position}.`
    );
  }
};

// policy/expressions/library/context/message-body.ts
function readBody(body, preserve) {
  if (body.consumed) {
    throw new ClrException(
      "System.InvalidOperationException",
      "The body was read before without preserveContent: true, and can be read only once."
    );
  }
  if (!preserve) body.consume();
  return body;
}
var BODY_TYPES = "string, byte[], JToken, JObject or JArray";
function bodyAs(body, type, preserve, call) {
  switch (type.id) {
    case "System.String":
      return readBody(body, preserve).text;
    case "System.Byte[]":
      return readBody(body, preserve).bytes.slice();
    case "Newtonsoft.Json.Linq.JToken":
      return jsonBody(readBody(body, preserve), "JToken", call);
    case "Newtonsoft.Json.Linq.JObject":
      return jsonBody(readBody(body, preserve), "JObject", call);
    case "Newtonsoft.Json.Linq.JArray":
      return jsonBody(readBody(body, preserve), "JArray", call);
    default:
      throw new ClrException(
        "System.NotSupportedException",
        `The local gateway reads a body as ${BODY_TYPES}, not as ${type.id}.`
      );
  }
}
function jsonBody({ text }, type, call) {
  call.spend(text.length / CHARACTERS_PER_STEP);
  return text.trim() === "" ? null : parseJson(text, type);
}
function formOf(text) {
  const form = /* @__PURE__ */ new Map();
  for (const [name2, value] of new URLSearchParams(text)) {
    const known3 = form.get(name2);
    if (known3 === void 0) form.set(name2, [value]);
    else known3.push(value);
  }
  return form;
}

// policy/expressions/library/context/context-types.ts
var property = (key) => ({ subject }) => subject[key];
var Url = class extends Host {
  constructor(url) {
    super("IUrl", url);
  }
  toString() {
    const { scheme: scheme2, host: host2, port: port2, path, queryString } = this.subject;
    const isDefault = scheme2 === "https" && port2 === 443 || scheme2 === "http" && port2 === 80;
    return `${scheme2}://${host2}${isDefault ? "" : `:${port2}`}${path}${queryString}`;
  }
};
function host(type, subject) {
  return subject === void 0 ? null : new Host(type, subject);
}
var Response = class extends Host {
  constructor(response) {
    super("IResponse", response);
  }
};
function responseValue(response) {
  return new Response(response);
}
function responseOf(value) {
  return value instanceof Response ? value.subject : void 0;
}
function hosts(type, subjects) {
  const items = subjects.map((subject) => new Host(type, subject));
  return new ClrArray(new Host(type, void 0).type, items);
}
function known(member2, value) {
  if (value !== void 0) return value;
  throw new ClrException("System.NotSupportedException", `${member2} is not known here.`);
}
function optionalDate(time) {
  return time === void 0 ? null : DateTime.ofMilliseconds(time);
}
var ProductState = new Enumeration("Microsoft.ApiManagement.ProductState", {
  NotPublished: 0,
  Published: 1
});
var VARIABLES = new LookupKind(
  "IReadOnlyDictionary<string, object>",
  OBJECT,
  (value) => value,
  { ignoreCase: false }
);
var MATCHED_PARAMETERS = new LookupKind(
  "IReadOnlyDictionary<string, string>",
  STRING,
  (text) => text,
  { ignoreCase: true }
);
var contextDefinition = define({
  declaration: "interface Microsoft.ApiManagement.IProxyRequestContext",
  members: {
    "IApi Api": ({ subject }) => host("IApi", subject.api),
    "IOperation Operation": ({ subject }) => host("IOperation", subject.operation),
    "IProduct Product": ({ subject }) => host("IProduct", subject.product),
    "ISubscription Subscription": ({ subject }) => host("ISubscription", subject.subscription),
    "IUser User": ({ subject }) => host("IUser", subject.user),
    "IBackend Backend": ({ subject }) => host("IBackend", subject.backend),
    "IDeployment Deployment": ({ subject }) => host("IDeployment", subject.deployment),
    "IRequest Request": ({ subject }) => host("IRequest", subject.request),
    "IResponse Response": ({ subject: { response } }) => response === void 0 ? null : responseValue(response),
    "ILastError LastError": ({ subject }) => host("ILastError", subject.lastError),
    "IReadOnlyDictionary<string, object> Variables": ({ subject }) => new HostLookup(VARIABLES, subject.variables),
    "Guid RequestId": ({ subject }) => subject.requestId,
    "DateTime Timestamp": ({ subject }) => new DateTime(ticksOfMilliseconds(subject.timestamp), "utc"),
    "TimeSpan Elapsed": ({ subject }) => new TimeSpan(BigInt(Math.round(subject.elapsed * 1e4))),
    "bool Tracing": ({ subject }) => subject.tracing,
    "void Trace(string message)": ({ subject }, message) => subject.trace(message ?? ""),
    "void Trace(string source, object data)": ({ subject }, source, data) => subject.trace(`${source ?? ""}: ${textOf(data)}`)
  },
  missing: "GraphQL Workspace"
});
var contextTypes = [
  contextDefinition,
  ProductState.definition,
  define({
    declaration: "interface Microsoft.ApiManagement.IApi",
    members: {
      "string Id": property("id"),
      "string Name": property("name"),
      "string Path": property("path"),
      "string Revision": property("revision"),
      "string Version": property("version"),
      "bool IsCurrentRevision": () => true,
      "IUrl ServiceUrl": ({ subject }) => subject.serviceUrl === void 0 ? null : new Url(subject.serviceUrl),
      "IEnumerable<string> Protocols": ({ subject }) => stringArray(subject.protocols),
      "ISubscriptionKeyParameterNames SubscriptionKeyParameterNames": ({
        subject
      }) => host("ISubscriptionKeyParameterNames", subject.subscriptionKey)
    },
    missing: "Workspace StorageId"
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.ISubscriptionKeyParameterNames",
    members: {
      "string Header": property("header"),
      "string Query": property("query")
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IGroup",
    members: {
      "string Id": property("id"),
      "string Name": property("name")
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IOperation",
    members: {
      "string Id": property("id"),
      "string Name": property("name"),
      "string Method": property("method"),
      "string UrlTemplate": property("urlTemplate")
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IProduct",
    members: {
      "string Id": property("id"),
      "string Name": property("name"),
      "bool SubscriptionRequired": property("subscriptionRequired"),
      "bool ApprovalRequired": property("approvalRequired"),
      // The documentation has both names, at different times.
      "int? SubscriptionsLimit": ({ subject }) => subject.subscriptionsLimit ?? null,
      "int? SubscriptionLimit": ({ subject }) => subject.subscriptionsLimit ?? null,
      "ProductState State": ({ subject }) => ProductState.of(subject.published ? 1 : 0),
      "IEnumerable<IApi> Apis": ({ subject }) => hosts("IApi", subject.apis),
      "IEnumerable<IGroup> Groups": ({ subject }) => hosts("IGroup", known("context.Product.Groups", subject.groups))
    },
    missing: "Workspace"
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.ISubscription",
    members: {
      "string Id": property("id"),
      "string Name": property("name"),
      "string Key": property("key"),
      "string PrimaryKey": property("primaryKey"),
      "string SecondaryKey": property("secondaryKey"),
      "DateTime CreatedDate": ({ subject }) => DateTime.ofMilliseconds(known("context.Subscription.CreatedDate", subject.createdDate)),
      "DateTime? StartDate": ({ subject }) => optionalDate(subject.startDate),
      "DateTime? EndDate": ({ subject }) => optionalDate(subject.endDate)
    },
    missing: "CreatedTime"
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IUser",
    members: {
      "string Id": property("id"),
      "string Email": property("email"),
      "string FirstName": property("firstName"),
      "string LastName": property("lastName"),
      "string Note": property("note"),
      "DateTime RegistrationDate": ({ subject }) => DateTime.ofMilliseconds(known("context.User.RegistrationDate", subject.registrationDate)),
      "IEnumerable<IGroup> Groups": ({ subject }) => hosts("IGroup", subject.groups),
      "IEnumerable<IUserIdentity> Identities": ({ subject }) => hosts("IUserIdentity", subject.identities)
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IUserIdentity",
    members: {
      "string Id": property("id"),
      "string Provider": property("provider")
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IBackend",
    members: {
      "string Id": property("id"),
      "string Type": property("type"),
      "string AzureRegion": ({ subject }) => subject.azureRegion ?? null
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IDeployment",
    members: {
      "string Region": property("region"),
      "string ServiceId": property("serviceId"),
      "string ServiceName": property("serviceName"),
      "string GatewayId": property("gatewayId"),
      "IGateway Gateway": ({ subject }) => host("IGateway", subject)
    },
    missing: "Certificates SustainabilityInfo Sku Units BaseUrls"
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IGateway",
    members: {
      "string Id": property("gatewayId"),
      "bool IsManaged": ({ subject }) => subject.gatewayId === "managed",
      "string InstanceId": property("gatewayInstanceId")
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IUrl",
    members: {
      "string Scheme": ({ subject }) => subject.scheme,
      "string Host": ({ subject }) => subject.host,
      "int Port": ({ subject }) => subject.port,
      "string Path": ({ subject }) => subject.path,
      "string QueryString": ({ subject }) => subject.queryString,
      "IReadOnlyDictionary<string, string[]> Query": ({ subject }) => multimap(subject.query, true)
    },
    missing: "ToUri"
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IRequest",
    members: {
      "string Method": ({ subject }) => subject.method,
      "IUrl Url": ({ subject }) => new Url(subject.url),
      "IUrl OriginalUrl": ({ subject }) => new Url(subject.originalUrl),
      "string IpAddress": ({ subject }) => subject.ipAddress,
      "IReadOnlyDictionary<string, string[]> Headers": ({ subject }) => multimap(subject.headers, true),
      "IReadOnlyDictionary<string, string> MatchedParameters": ({
        subject
      }) => new HostLookup(MATCHED_PARAMETERS, subject.matchedParameters),
      "IMessageBody Body": ({ subject }) => host("IMessageBody", subject.body),
      "IFoundry Foundry": ({ subject }) => host("IFoundry", subject.foundry),
      "IPrivateEndpointConnection PrivateEndpointConnection": ({
        subject
      }) => host("IPrivateEndpointConnection", subject.privateEndpointConnection)
    },
    missing: "Certificate ClientCertificates AzureVnetInfo HasBody OriginalMethod"
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IFoundry",
    members: { "string Deployment": ({ subject }) => subject.deployment }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IPrivateEndpointConnection",
    members: {
      "string Name": property("name"),
      "string GroupId": property("groupId"),
      "string MemberName": property("memberName")
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IResponse",
    members: {
      "int StatusCode": ({ subject }) => subject.statusCode,
      "string StatusReason": ({ subject }) => subject.statusReason,
      "IReadOnlyDictionary<string, string[]> Headers": ({ subject }) => multimap(subject.headers, true),
      "IMessageBody Body": ({ subject }) => host("IMessageBody", subject.body)
    }
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.IMessageBody",
    members: {
      "T As<T>(bool preserveContent = false)": {
        withCall: (call, { subject }, preserve) => bodyAs(subject, call.types[0] ?? STRING, preserve, call)
      },
      "IDictionary<string, IList<string>> AsFormUrlEncodedContent(bool preserveContent = false)": {
        withCall: (call, { subject }, preserve) => {
          const { text } = readBody(subject, preserve);
          call.spend(text.length / CHARACTERS_PER_STEP);
          return formLookup(formOf(text));
        }
      }
    },
    missing: "AsSoap"
  }),
  define({
    declaration: "interface Microsoft.ApiManagement.ILastError",
    members: {
      "string Source": property("source"),
      "string Reason": property("reason"),
      "string Message": property("message"),
      "string Scope": property("scope"),
      "string Section": property("section"),
      "string Path": property("path"),
      "string PolicyId": property("policyId")
    },
    missing: "HttpErrorCode TransportErrorCode Elapsed"
  })
];
function contextType() {
  return named(contextDefinition);
}
function contextValue(context) {
  return new Host("IProxyRequestContext", context);
}

// policy/expressions/library/foundation/anonymous.ts
var AnonymousObject = class _AnonymousObject extends ClrObject {
  type;
  #values;
  constructor(type, values) {
    super();
    this.type = type;
    this.#values = values;
  }
  at(index2) {
    return this.#values[index2] ?? null;
  }
  entries() {
    return this.type.properties.map(({ name: name2 }, index2) => [name2, this.at(index2)]);
  }
  toString() {
    return `{ ${this.entries().map(([name2, value]) => `${name2} = ${textOf(value)}`).join(", ")} }`;
  }
  equals(other) {
    return other instanceof _AnonymousObject && other.type.id === this.type.id && this.#values.every((value, index2) => equalValues(value, other.at(index2)));
  }
  key() {
    return `${this.type.id} ${JSON.stringify(this.#values.map((value) => String(keyOf(value))))}`;
  }
};

// policy/expressions/binder/operators/lifted.ts
var COMPARISONS = /* @__PURE__ */ new Set(["==", "!=", "<", ">", "<=", ">="]);
function lift2(operator, apply, result, left, right, at, write = (one, two) => js`${given(apply)}(${one}, ${two})`) {
  const compares = COMPARISONS.has(operator);
  const withNull2 = WITH_NULL.get(operator) ?? (compares ? NEVER : NOTHING3);
  const [a, b] = [new Temporary(), new Temporary()];
  const operands = js`${a} = ${left.evaluate}, ${b} = ${right.evaluate}, ${a} === null || ${b} === null`;
  return bound(
    compares ? BOOL : nullable(result),
    at,
    fusible(
      (frame) => {
        const one = left.evaluate(frame);
        const two = right.evaluate(frame);
        return one === null || two === null ? withNull2.apply(one, two) : apply(one, two);
      },
      (emit) => `(${operands(emit)} ? ${withNull2.write(a, b)(emit)} : ${write(a, b)(emit)})`
    )
  );
}
var NEVER = { apply: () => false, write: () => js`false` };
var NOTHING3 = { apply: () => null, write: () => js`null` };
var WITH_NULL = /* @__PURE__ */ new Map([
  ["==", { apply: (one, two) => one === two, write: (one, two) => js`${one} === ${two}` }],
  ["!=", { apply: (one, two) => one !== two, write: (one, two) => js`${one} !== ${two}` }]
]);

// policy/expressions/binder/operators/boolean.ts
function boolOperator(operator, left, right, at) {
  const isBool = ({ type }) => sameType(withoutNullable(type), BOOL);
  if (!isBool(left) || !isBool(right)) return void 0;
  const apply = BOOLEAN[operator];
  if (apply === void 0) return void 0;
  if (left.constant !== void 0 && right.constant !== void 0) {
    return constant(BOOL, at, apply(left.constant.value, right.constant.value));
  }
  if (isNullable(left.type) || isNullable(right.type)) {
    if (operator === "==" || operator === "!=" || operator === "^") {
      return lift2(operator, apply, BOOL, left, right, at);
    }
    return bound(
      nullable(BOOL),
      at,
      (frame) => threeValued(operator, left.evaluate(frame), right.evaluate(frame))
    );
  }
  return bound(BOOL, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}
var BOOLEAN = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "&": (left, right) => left === true && right === true,
  "|": (left, right) => left === true || right === true,
  "^": (left, right) => left !== right
};
function threeValued(operator, left, right) {
  const decisive = operator === "|";
  if (left === decisive || right === decisive) return decisive;
  return left === null || right === null ? null : !decisive;
}

// policy/expressions/binder/operators/declared.ts
function userOperator(binder, operator, left, right, at) {
  const [first2, second] = [withoutNullable(left.type), withoutNullable(right.type)];
  const operands = sameType(first2, second) ? [first2] : [first2, second];
  const candidates = operands.filter(({ kind }) => kind === "named").flatMap((type) => findMembers(type, operator, ["operator"], true)).map((candidate) => ({ ...candidate, level: 0 }));
  if (candidates.length === 0) return void 0;
  const lifted = isNullable(left.type) || isNullable(right.type) || bothOrNull(left, right);
  const operand = (side, type) => ({
    name: void 0,
    item: lifted && side.type !== NULL ? bound(type, side.at, side.evaluate) : side,
    out: void 0,
    at: side.at
  });
  try {
    if (!lifted) {
      const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
      const args = [operand(left, first2), operand(right, second)];
      const call = emitCall(
        binder,
        { receiver: void 0, at },
        resolveOverload(binder, group, args)
      );
      return bound(call.type, at, call.evaluate);
    }
    return liftUser(binder, operator, candidates, left, right, at);
  } catch (error) {
    if (error instanceof ExpressionError) return void 0;
    throw error;
  }
}
function bothOrNull(left, right) {
  return left.type === NULL && isValueType(right.type) || right.type === NULL && isValueType(left.type);
}
function liftUser(binder, operator, candidates, left, right, at) {
  const cells = { left: null, right: null };
  const plain3 = (side, read) => {
    const other = side === left ? right : left;
    const type = withoutNullable(side.type === NULL ? other.type : side.type);
    return { name: void 0, item: bound(type, side.at, read), out: void 0, at: side.at };
  };
  const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
  const resolution = resolveOverload(binder, group, [
    plain3(left, () => cells.left),
    plain3(right, () => cells.right)
  ]);
  const call = emitCall(binder, { receiver: void 0, at }, resolution);
  const compares = COMPARISONS.has(operator);
  return bound(compares ? BOOL : nullable(call.type), at, (frame) => {
    const one = left.evaluate(frame);
    const two = right.evaluate(frame);
    if (one === null || two === null) {
      if (operator === "==") return one === two;
      if (operator === "!=") return one !== two;
      return compares ? false : null;
    }
    cells.left = one;
    cells.right = two;
    return call.evaluate(frame);
  });
}

// policy/expressions/binder/operators/enums.ts
function enumOperator(binder, operator, left, right, at) {
  const type = [left, right].map((side) => withoutNullable(side.type)).find(isEnum);
  const compute = arithmetic("int", operator);
  const result = type && resultOf2(operator, type, left, right);
  if (compute === void 0 || type === void 0 || result === void 0) return void 0;
  const back = sameType(result, type) ? toEnum2(type) : (value) => value;
  const apply = (one, two) => back(compute(enumNumber(one), enumNumber(two)));
  if (isNullable(left.type) || isNullable(right.type)) {
    return lift2(operator, apply, result, left, right, at);
  }
  if (left.constant !== void 0 && right.constant !== void 0) {
    refuseOverflow2(binder, operator, left.constant.value, right.constant.value, at);
    return constant(result, at, apply(left.constant.value, right.constant.value));
  }
  return bound(result, at, (frame) => apply(left.evaluate(frame), right.evaluate(frame)));
}
function resultOf2(operator, type, left, right) {
  const is = (side, wanted) => side.type !== NULL && implicitConversion(withoutNullable(side.type), wanted, side.constant?.value) !== void 0;
  switch (operator) {
    case "+":
      return is(left, type) && is(right, INT) || is(left, INT) && is(right, type) ? type : void 0;
    case "-":
      if (is(left, type) && is(right, INT)) return type;
      if (is(left, INT) && is(right, type)) return type;
      return is(left, type) && is(right, type) ? INT : void 0;
    case "*":
    case "/":
    case "%":
      return void 0;
    default:
      if (!is(left, type) || !is(right, type)) return void 0;
      return COMPARISONS.has(operator) ? BOOL : type;
  }
}
function refuseOverflow2(binder, operator, left, right, at) {
  const exact = exactResult(operator, enumNumber(left), enumNumber(right));
  if (exact === void 0 || fits("int", exact) || binder.enclosing.isUnchecked) return;
  throw new ExpressionError("the constant overflows its type at compile time", at);
}
function toEnum2(type) {
  const initial = defaultOf(type);
  return (value) => initial instanceof EnumValue ? initial.with(toNumber(value)) : value;
}

// policy/expressions/binder/operators/equality.ts
function equality(binder, operator, left, right, at) {
  if (operator !== "==" && operator !== "!=") return void 0;
  if (left.type === VOID || right.type === VOID) return void 0;
  const equal = operator === "==";
  const withNull2 = left.type === NULL || right.type === NULL;
  if (withNull2) {
    const other = left.type === NULL ? right : left;
    if (isValueType(other.type) && !isNullable(other.type)) {
      binder.warn(`${display(other.type)} is never null`, at);
      return isConstantType(other.type) ? bound(BOOL, at, () => !equal) : void 0;
    }
    const { evaluate } = other;
    return bound(
      BOOL,
      at,
      fusible(
        (frame) => evaluate(frame) === null === equal,
        equal ? js`(${evaluate} === null)` : js`(${evaluate} !== null)`
      )
    );
  }
  if (isValueType(withoutNullable(left.type)) || isValueType(withoutNullable(right.type))) {
    return void 0;
  }
  const related = [
    explicitConversion(left.type, right.type),
    explicitConversion(right.type, left.type)
  ].some((conversion) => conversion?.kind === "identity" || conversion?.kind === "reference");
  if (!related) return void 0;
  const mixed = sameType(left.type, STRING) !== sameType(right.type, STRING);
  if (mixed) {
    binder.warn(
      "an object is compared with a string by reference, which is practically never true: cast it to string",
      at
    );
  }
  return bound(BOOL, at, (frame) => {
    const one = left.evaluate(frame);
    const two = right.evaluate(frame);
    return sameReference(one, two, mixed) === equal;
  });
}
function sameReference(left, right, mixed) {
  return left === right && (left === null || !(mixed || isValueType(typeOf(left))));
}

// policy/expressions/binder/operators/doubles.ts
var real = given(toNumber);
var made = given(Double);
var ON_DOUBLES = /* @__PURE__ */ new Map([
  ["==", (left, right) => js`(${real}(${left}) === ${real}(${right}))`],
  ["!=", (left, right) => js`(${real}(${left}) !== ${real}(${right}))`],
  ["<", (left, right) => js`(${real}(${left}) < ${real}(${right}))`],
  [">", (left, right) => js`(${real}(${left}) > ${real}(${right}))`],
  ["<=", (left, right) => js`(${real}(${left}) <= ${real}(${right}))`],
  [">=", (left, right) => js`(${real}(${left}) >= ${real}(${right}))`],
  ["+", (left, right) => js`new ${made}(${real}(${left}) + ${real}(${right}))`],
  ["-", (left, right) => js`new ${made}(${real}(${left}) - ${real}(${right}))`],
  ["*", (left, right) => js`new ${made}(${real}(${left}) * ${real}(${right}))`],
  ["/", (left, right) => js`new ${made}(${real}(${left}) / ${real}(${right}))`],
  ["%", (left, right) => js`new ${made}(${real}(${left}) % ${real}(${right}))`]
]);
function onDoubles(operator, left, right, apply) {
  const [one, two] = [left.evaluate, right.evaluate];
  const source = ON_DOUBLES.get(operator) ?? (() => js`${given(apply)}(${one}, ${two})`);
  return fusible((frame) => apply(one(frame), two(frame)), source(one, two));
}

// policy/expressions/binder/operators/integers.ts
function onIntegers(operator, left, { evaluate: right, constant: constant2 }, apply) {
  if (constant2 !== void 0) {
    const compared = withConstant(operator, left, Number(constant2.value));
    if (compared !== void 0) return compared;
  }
  switch (operator) {
    case "==":
      return fusible((frame) => left(frame) === right(frame), js`(${left} === ${right})`);
    case "!=":
      return fusible((frame) => left(frame) !== right(frame), js`(${left} !== ${right})`);
    case "<":
      return fusible(
        (frame) => Number(left(frame)) < Number(right(frame)),
        js`(${left} < ${right})`
      );
    case ">":
      return fusible(
        (frame) => Number(left(frame)) > Number(right(frame)),
        js`(${left} > ${right})`
      );
    case "<=":
      return fusible(
        (frame) => Number(left(frame)) <= Number(right(frame)),
        js`(${left} <= ${right})`
      );
    case ">=":
      return fusible(
        (frame) => Number(left(frame)) >= Number(right(frame)),
        js`(${left} >= ${right})`
      );
    case "+":
      return fusible(
        (frame) => Number(left(frame)) + Number(right(frame)) | 0,
        js`((${left} + ${right}) | 0)`
      );
    case "-":
      return fusible(
        (frame) => Number(left(frame)) - Number(right(frame)) | 0,
        js`((${left} - ${right}) | 0)`
      );
    default:
      return fusible(
        (frame) => apply(left(frame), right(frame)),
        js`${given(apply)}(${left}, ${right})`
      );
  }
}
function withConstant(operator, left, right) {
  switch (operator) {
    case "==":
      return fusible((frame) => left(frame) === right, js`(${left} === ${given(right)})`);
    case "!=":
      return fusible((frame) => left(frame) !== right, js`(${left} !== ${given(right)})`);
    case "<":
      return fusible((frame) => Number(left(frame)) < right, js`(${left} < ${given(right)})`);
    case ">":
      return fusible((frame) => Number(left(frame)) > right, js`(${left} > ${given(right)})`);
    case "<=":
      return fusible((frame) => Number(left(frame)) <= right, js`(${left} <= ${given(right)})`);
    case ">=":
      return fusible((frame) => Number(left(frame)) >= right, js`(${left} >= ${given(right)})`);
    case "&":
      return fusible((frame) => Number(left(frame)) & right, js`(${left} & ${given(right)})`);
    case "%":
      return right === 0 || right === -1 ? void 0 : fusible(
        (frame) => Number(left(frame)) % right | 0,
        js`((${left} % ${given(right)}) | 0)`
      );
    default:
      return void 0;
  }
}

// policy/expressions/binder/operators/shown.ts
function shown({ type }) {
  return type === NULL ? "null" : display(type);
}

// policy/expressions/binder/operators/numeric.ts
function numericOperator(binder, operator, left, right, at) {
  const names = [left, right].map(({ type: type2 }) => numericName(withoutNullable(type2)));
  const [first2, second] = names;
  const lifted = isNullable(left.type) || isNullable(right.type);
  const number = first2 ?? second;
  const isEquality = operator === "==" || operator === "!=";
  if (!isEquality && number !== void 0 && (left.type === NULL || right.type === NULL)) {
    return withNull(operator, number, left, right, at);
  }
  if (first2 === void 0 || second === void 0) return void 0;
  if (operator === "<<" || operator === ">>") {
    return shiftOperator(operator, [first2, second], left, right, at);
  }
  const type = promoteConstants(first2, second, left, right) ?? promote(first2, second);
  if (type === void 0) {
    throw new ExpressionError(
      `operator ${operator} is ambiguous on ${shown(left)} and ${shown(right)}: cast one of them`,
      at
    );
  }
  const apply = arithmetic(type, operator);
  if (apply === void 0) return void 0;
  const result = COMPARISONS.has(operator) ? BOOL : numericType(type);
  const [convertLeft, convertRight] = [converter(first2, type), converter(second, type)];
  const run = (one2, two2) => apply(convertLeft(one2), convertRight(two2));
  if (left.constant !== void 0 && right.constant !== void 0) {
    return foldConstant(
      binder,
      operator,
      type,
      result,
      apply,
      convertLeft(left.constant.value),
      convertRight(right.constant.value),
      at
    );
  }
  if (type === "double") {
    return lifted ? lift2(operator, apply, result, left, right, at, ON_DOUBLES.get(operator)) : bound(result, at, onDoubles(operator, left, right, apply));
  }
  if (lifted) return lift2(operator, run, result, left, right, at);
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  if (first2 === type && second === type) {
    if (type === "int") return bound(result, at, onIntegers(operator, one, right, apply));
    return bound(
      result,
      at,
      fusible((frame) => apply(one(frame), two(frame)), js`${given(apply)}(${one}, ${two})`)
    );
  }
  const [widened, other] = [converted(left, convertLeft), converted(right, convertRight)];
  return bound(
    result,
    at,
    fusible(
      (frame) => apply(widened(frame), other(frame)),
      js`${given(apply)}(${widened}, ${other})`
    )
  );
}
function converted({ evaluate, constant: known3 }, convert2) {
  if (known3 === void 0) {
    return fusible((frame) => convert2(evaluate(frame)), js`${given(convert2)}(${evaluate})`);
  }
  const value = convert2(known3.value);
  return fusible(() => value, js`${given(value)}`);
}
function withNull(operator, number, left, right, at) {
  const type = promote(number, "int");
  if (type === void 0) return void 0;
  const isShift = operator === "<<" || operator === ">>";
  if (arithmetic(type, operator) === void 0 && !isShift) return void 0;
  const compares = COMPARISONS.has(operator);
  return bound(compares ? BOOL : nullable(numericType(type)), at, (frame) => {
    left.evaluate(frame);
    right.evaluate(frame);
    return compares ? false : null;
  });
}
function promoteConstants(first2, second, left, right) {
  for (const [name2, other, { constant: known3 }] of [
    [first2, second, right],
    [second, first2, left]
  ]) {
    const unsigned = name2 === "uint" || name2 === "ulong";
    if (!unsigned || known3 === void 0 || other !== "int" && other !== "long") continue;
    if (integerOf(known3.value) >= 0n && fits(name2, integerOf(known3.value)) && other === "int") {
      return name2;
    }
    if (other === "long" && name2 === "ulong" && integerOf(known3.value) >= 0n) return name2;
  }
  return void 0;
}
function converter(from, to) {
  return from === to ? (value) => value : numericConversion(from, to);
}
function shiftOperator(operator, [first2, second], left, right, at) {
  const type = promote(first2, first2 === "ulong" || first2 === "uint" ? first2 : "int");
  const count2 = promote(second, "int");
  const apply = type && shift(type, operator);
  if (type === void 0 || count2 !== "int" || apply === void 0) return void 0;
  const [convertLeft, convertRight] = [converter(first2, type), converter(second, "int")];
  const run = (one, two) => apply(convertLeft(one), convertRight(two));
  if (left.constant !== void 0 && right.constant !== void 0) {
    return constant(numericType(type), at, run(left.constant.value, right.constant.value));
  }
  if (isNullable(left.type) || isNullable(right.type)) {
    return lift2(operator, run, numericType(type), left, right, at);
  }
  return bound(numericType(type), at, (frame) => run(left.evaluate(frame), right.evaluate(frame)));
}
function foldConstant(binder, operator, type, result, apply, left, right, at) {
  if (type !== "double" && type !== "char" && !COMPARISONS.has(operator)) {
    const exact = exactResult(operator, left, right);
    if (exact !== void 0 && !fits(type, exact) && !binder.enclosing.isUnchecked) {
      throw new ExpressionError("the constant overflows its type at compile time", at);
    }
  }
  try {
    return constant(result, at, apply(left, right));
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    throw new ExpressionError(`the constant cannot be computed: ${error.message}`, at);
  }
}

// policy/expressions/binder/operators/texts.ts
function textEquality(operator, left, right, at) {
  if (operator !== "==" && operator !== "!=") return void 0;
  if (!sameType(left.type, STRING) || !sameType(right.type, STRING)) return void 0;
  const equal = operator === "==";
  const compared = equal ? "===" : "!==";
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  const [a, b] = [new Temporary(), new Temporary()];
  if (right.constant !== void 0 && !isLong(right.constant.value)) {
    const { value } = right.constant;
    return bound(
      BOOL,
      at,
      fusible(
        (frame) => one(frame) === value === equal,
        (emit) => `(${emit.part(one)} ${compared} ${emit.given(value)})`
      )
    );
  }
  return bound(
    BOOL,
    at,
    fusible(
      (frame) => {
        const first2 = one(frame);
        const second = two(frame);
        chargeLong(frame, first2);
        chargeLong(frame, second);
        return first2 === second === equal;
      },
      (emit) => `(${emit.part(a)} = ${emit.part(one)}, ${emit.part(b)} = ${emit.part(two)}, ${charged3(emit, a)}, ${charged3(emit, b)}, ${emit.part(a)} ${compared} ${emit.part(b)})`
    )
  );
}
function charged3(emit, value) {
  const name2 = emit.temporary(value);
  return `${name2} !== null && ${name2}.length >= ${CHARACTERS_PER_STEP} && ${emit.given(chargeLong)}(f, ${name2})`;
}
function chargeLong({ evaluation }, value) {
  if (isLong(value)) evaluation.charge(value);
}
function isLong(value) {
  return typeof value === "string" && value.length >= CHARACTERS_PER_STEP;
}

// policy/expressions/binder/operators/binary.ts
function bindBinary(binder, syntax) {
  const left = binder.expression(syntax.left);
  const right = binder.expression(syntax.right);
  return bindOperator(binder, syntax.operator, left, right, syntax.at);
}
function bindOperator(binder, operator, leftItem, rightItem, at) {
  const isEquality = operator === "==" || operator === "!=";
  const left = asValue(isEquality ? defaultLike(binder, leftItem, rightItem) : leftItem);
  const right = asValue(isEquality ? defaultLike(binder, rightItem, leftItem) : rightItem);
  const result = concatenation(operator, left, right, at) ?? numericOperator(binder, operator, left, right, at) ?? textEquality(operator, left, right, at) ?? boolOperator(operator, left, right, at) ?? enumOperator(binder, operator, left, right, at) ?? userOperator(binder, operator, left, right, at) ?? equality(binder, operator, left, right, at) ?? concatenationWithNull(operator, left, right, at);
  if (result !== void 0) return result;
  throw new ExpressionError(
    `operator ${operator} cannot be applied to ${shown(left)} and ${shown(right)}${hint(operator, left, right)}`,
    at
  );
}
function defaultLike(binder, item, other) {
  return item.kind === "default" && other.kind === "value" ? convert(binder, item, other.type) : item;
}
function hint(operator, left, right) {
  const names = [left, right].map(({ type }) => display(type));
  const isToken2 = names.some((name2) => /^J(?:Token|Object|Array|Value|Property)$/.test(name2));
  if (COMPARISONS.has(operator) && isToken2) return ": cast the token, such as (string)token";
  if (names.includes("object")) return ": cast the object to its type first";
  return "";
}
function concatenation(operator, left, right, at) {
  if (operator !== "+" || !(sameType(left.type, STRING) || sameType(right.type, STRING))) {
    return void 0;
  }
  if (left.type === VOID || right.type === VOID) return void 0;
  if (left.constant !== void 0 && right.constant !== void 0) {
    const constants = [left.constant.value, right.constant.value];
    if (constants.every((value) => value === null || typeof value === "string")) {
      return constant(STRING, at, constants.map(textOf).join(""));
    }
  }
  return joined(left, right, at);
}
function concatenationWithNull(operator, left, right, at) {
  if (operator !== "+" || left.type === NULL === (right.type === NULL)) return void 0;
  const { type } = left.type === NULL ? right : left;
  const hasOwn = type === VOID || isEnum(withoutNullable(type)) || delegateSignature(type);
  return hasOwn ? void 0 : joined(left, right, at);
}
function joined(left, right, at) {
  const parts = [...left.parts ?? [left.evaluate], right.evaluate];
  const [first2 = left.evaluate, ...rest] = parts;
  const evaluate = fusible(
    (frame) => {
      let text = textOf(first2(frame));
      for (const part5 of rest) text = append(frame, text, part5(frame));
      return text;
    },
    (emit) => rest.reduce(
      (text, part5) => `${emit.given(append)}(f, ${text}, ${emit.expression(part5)})`,
      `${emit.given(textOf)}(${emit.expression(first2)})`
    )
  );
  return { ...bound(STRING, at, evaluate), parts };
}
function append({ evaluation }, before, part5) {
  const text = before + textOf(part5);
  if (text.length >= CHARACTERS_PER_STEP) evaluation.charge(text);
  return text;
}

// policy/expressions/binder/assignments.ts
function setterOf(type, name2) {
  const [setter] = findMembers(type, name2, ["setter"], false);
  const [getter] = findMembers(type, name2, ["property"], false);
  if (setter === void 0 || getter === void 0) return void 0;
  const read = bindImplementation(getter.member, getter.owner, []);
  const write = bindSetter(setter, setter.owner);
  return (target) => ({
    isVariable: false,
    open: (frame) => {
      const instance = target.evaluate(frame);
      return new Accessors(
        () => read(frame, instanceOf(instance)),
        (value) => write(frame, instanceOf(instance), value)
      );
    }
  });
}
function bindTarget(binder, syntax) {
  const target = bindValue(binder, syntax);
  const { place } = target;
  if (place === void 0) {
    throw new ExpressionError(`this cannot be assigned to: ${reason(binder, syntax)}`, syntax.at);
  }
  return { ...target, place };
}
function reason(binder, syntax) {
  switch (syntax.kind) {
    case "name": {
      const variable2 = binder.scope.find(syntax.name);
      return variable2?.kind === "variable" && variable2.readOnly || "it is no variable";
    }
    case "member":
      return `${syntax.name} is read-only`;
    case "index":
      return "what is indexed is read-only";
    default:
      return "it is no variable";
  }
}
function isDiscard(binder, syntax) {
  return syntax.kind === "name" && syntax.name === "_" && binder.scope.find("_") === void 0;
}
function bindAssignment(binder, syntax) {
  const { at, operator } = syntax;
  if (operator === void 0 && isDiscard(binder, syntax.target)) {
    const { evaluate, type } = bindValue(binder, syntax.value);
    if (type === VOID || type === NULL) {
      throw new ExpressionError("there is no value to discard", at);
    }
    return { ...bound(type, at, evaluate), isStatement: true };
  }
  const target = bindTarget(binder, syntax.target);
  const item = binder.expression(syntax.value);
  if (operator !== void 0) return bindCompound(binder, target, operator, item, at);
  const { open, assign } = target.place;
  const value = convert(binder, item, target.type);
  if (assign !== void 0) {
    return { ...bound(target.type, at, assign(value.evaluate)), isStatement: true };
  }
  return {
    ...bound(target.type, at, (frame) => {
      const reference3 = open(frame);
      const assigned = value.evaluate(frame);
      reference3.value = assigned;
      return assigned;
    }),
    isStatement: true
  };
}
function bindIncrement(binder, syntax) {
  const target = bindTarget(binder, syntax.target);
  const plain3 = withoutNullable(target.type);
  if (numericName(plain3) === void 0 && !isEnum(plain3)) {
    throw new ExpressionError(`${display(target.type)} cannot be counted up or down`, syntax.at);
  }
  if (sameType(target.type, INT)) return countInt(binder, target, syntax);
  const one = constant(INT, syntax.at, 1);
  return bindCompound(binder, target, syntax.operator, one, syntax.at, syntax);
}
function countInt(binder, { read, place: { open, assign } }, { operator, prefix, at }) {
  const step = operator === "+" ? 1 : -1;
  if (read !== void 0 && assign !== void 0) {
    const current = readOf(binder.access(read));
    const old = new Temporary();
    const write = assign(
      fusible(
        (frame) => Number(current(frame)) + step | 0,
        js`(((${old} = ${current}) + ${given(step)}) | 0)`
      )
    );
    const counted = prefix ? write : fusible((frame) => Number(write(frame)) - step | 0, js`(${write}, ${old})`);
    return { ...bound(INT, at, counted), isStatement: true };
  }
  return {
    ...bound(INT, at, (frame) => {
      const reference3 = open(frame);
      const old = Number(reference3.value);
      const counted = old + step | 0;
      reference3.value = counted;
      return prefix ? counted : old;
    }),
    isStatement: true
  };
}
function bindCompound(binder, target, operator, item, at, increment) {
  const fitsAnyway = increment !== void 0 || operator === "<<" || operator === ">>";
  const returnsOld = increment?.prefix === false;
  const { open, assign } = target.place;
  const isRead = target.read !== void 0 && assign !== void 0 && !returnsOld;
  const { slot } = isRead ? target.read : binder.temporary();
  const current = bound(
    target.type,
    target.at,
    isRead ? readOf(binder.access(target.read)) : (frame) => frame.cell(slot).value
  );
  const computed = bindOperator(binder, operator, current, item, at);
  const result = convertBack(target.type, computed, item, fitsAnyway);
  if (result === void 0) {
    throw new ExpressionError(`${operator}= does not result in ${display(target.type)}`, at);
  }
  if (isRead) {
    return { ...bound(target.type, at, assign(result.evaluate)), isStatement: true };
  }
  return {
    ...bound(target.type, at, (frame) => {
      const reference3 = open(frame);
      const old = reference3.value;
      frame.slots[slot] = { value: old };
      const assigned = result.evaluate(frame);
      reference3.value = assigned;
      return returnsOld ? old : assigned;
    }),
    isStatement: true
  };
}
function convertBack(type, result, operand, fitsAnyway) {
  const implicit = implicitConversion(result.type, type);
  if (implicit !== void 0) return applyConversion(result, type, implicit);
  const fits2 = fitsAnyway || operand.kind === "value" && implicitConversion(operand.type, type, operand.constant?.value) !== void 0;
  const conversion = explicitConversion(result.type, type);
  return fits2 && conversion?.kind === "numeric" ? applyConversion(result, type, conversion) : void 0;
}

// policy/expressions/binder/arguments.ts
function bindArguments(binder, args) {
  return args.map(({ name: name2, value, out, at }) => {
    if (out !== void 0) {
      return { name: name2, item: constant(VOID, at, null), out: bindOut(binder, out), at };
    }
    if (value === void 0) throw new ExpressionError("an argument is expected", at);
    return { name: name2, item: binder.expression(value), out: void 0, at };
  });
}
function bindOut(binder, { declares, target, at }) {
  if (declares !== void 0) {
    const declared = declares.type === "var" ? void 0 : resolveType(declares.type);
    const { name: name2 } = declares;
    if (name2 === "_") return { type: declared, open: () => discard };
    return {
      type: declared,
      open: (type2) => {
        const { slot } = binder.declare(name2, type2, at, { isConditional: true }).declaration;
        return (frame) => {
          const cell = { value: null };
          frame.slots[slot] = cell;
          return cell;
        };
      }
    };
  }
  if (target === void 0) throw new ExpressionError("out needs a variable", at);
  if (isDiscard(binder, target)) return { type: void 0, open: () => discard };
  const { place, type } = bindTarget(binder, target);
  if (!place.isVariable) throw new ExpressionError("out needs a variable, not a property", at);
  return { type, open: () => place.open };
}
function discard() {
  return { value: null };
}

// policy/expressions/binder/variables.ts
function variableRead(target, key, general) {
  const name2 = key?.value;
  if (!areVariables(target) || typeof name2 !== "string") return void 0;
  const { evaluate } = general;
  return {
    ...bound(
      general.type,
      general.at,
      fusible(
        (frame) => frame.evaluation.context.variables.get(name2) ?? evaluate(frame),
        js`(f.evaluation.context.variables.get(${given(name2)}) ?? ${evaluate})`
      )
    ),
    variable: name2
  };
}
function variableCall(target, [key, second], general) {
  if (target.kind !== "member" || !areVariables(target.target)) return void 0;
  const name2 = key?.item.kind === "value" ? key.item.constant?.value : void 0;
  const isInOrder = key?.name === void 0 && second?.name === void 0;
  if (typeof name2 !== "string" || !isInOrder) return void 0;
  const { evaluate } = general;
  if (target.name === "ContainsKey") {
    return {
      ...general,
      evaluate: fusible(
        (frame) => frame.evaluation.context.variables.has(name2),
        js`f.evaluation.context.variables.has(${given(name2)})`
      )
    };
  }
  const hasDefault = second?.item.kind === "value" && second.item.constant !== void 0;
  if (target.name !== "GetValueOrDefault" || !hasDefault || !sameType(general.type, STRING)) {
    return void 0;
  }
  const found = new Temporary();
  return {
    ...general,
    evaluate: fusible(
      (frame) => {
        const value = frame.evaluation.context.variables.get(name2);
        return typeof value === "string" ? value : evaluate(frame);
      },
      js`(typeof (${found} = f.evaluation.context.variables.get(${given(name2)})) === "string" ? ${found} : ${evaluate})`
    )
  };
}
function areVariables(target) {
  return target.kind === "member" && target.name === "Variables" && target.typeArguments.length === 0 && target.target.kind === "name" && // No declaration can take this name.
  target.target.name === "context";
}

// policy/expressions/binder/indexing.ts
function bindIndex(binder, syntax) {
  const target = asValue(binder.expression(syntax.target));
  const args = bindArguments(binder, syntax.arguments);
  const element = indexInto(binder, target, args, syntax.at);
  const [{ item } = {}] = args;
  const key = item?.kind === "value" ? item.constant : void 0;
  return variableRead(syntax.target, key, element) ?? element;
}
function indexInto(binder, target, args, at) {
  if (target.type.kind === "array") return indexArray(binder, target, args, at);
  const candidates = findMembers(target.type, "this", ["indexer"], false);
  if (candidates.length === 0) {
    throw new ExpressionError(`${display(target.type)} cannot be indexed with [\u2026]`, at);
  }
  const group = { name: `${display(target.type)}[\u2026]`, candidates, typeArguments: [], at };
  const resolution = resolveOverload(binder, group, args);
  const { isStatement: _, ...value } = emitCall(binder, { receiver: target, at }, resolution);
  return withSetter(binder, value, target, resolution);
}
function bindArrayIndex(binder, item, at) {
  const wide = ["uint", "long", "ulong"];
  const name2 = item.kind === "value" ? numericName(item.type) : void 0;
  const isWide = wide.some((one) => one === name2);
  return isWide ? asValue(item) : convert(binder, item, INT, at);
}
function indexArray(binder, target, args, at) {
  const [argument2, second] = args;
  if (target.type.kind !== "array" || argument2 === void 0 || second !== void 0) {
    throw new ExpressionError("an array is indexed by one number", at);
  }
  const { element } = target.type;
  const index2 = bindArrayIndex(binder, argument2.item, argument2.at);
  const read = target.shared === void 0 ? target.evaluate : constant(target.type, at, target.shared.value).evaluate;
  const evaluate = fusible(
    (frame) => {
      const array = read(frame);
      return elementAt(array, toNumber(index2.evaluate(frame)));
    },
    js`${given(elementAt)}(${read}, ${given(toNumber)}(${index2.evaluate}))`
  );
  return {
    ...bound(element, at, evaluate),
    place: {
      isVariable: true,
      open: (frame) => {
        const array = target.evaluate(frame);
        const position = toNumber(index2.evaluate(frame));
        return new Accessors(
          () => elementAt(array, position),
          (value) => setElement(array, position, value)
        );
      }
    }
  };
}
function withSetter(binder, element, target, resolution) {
  const { candidate, fillings } = resolution;
  const setter = findMembers(target.type, "this", ["indexerSetter"], false).find(
    (other) => sameParameters(candidate, other)
  );
  const [filling] = fillings;
  if (setter === void 0 || filling?.kind !== "argument") return element;
  const key = convert(binder, filling.argument.item, filling.type, filling.argument.at);
  const read = bindImplementation(candidate.member, candidate.owner, []);
  const write = bindSetter(setter, setter.owner);
  const [instance, index2, value] = [new Temporary(), new Temporary(), new Temporary()];
  return {
    ...element,
    place: {
      isVariable: false,
      assign: (assigned) => fusible(
        (frame) => {
          const instance2 = target.evaluate(frame);
          const index3 = key.evaluate(frame);
          const value2 = assigned(frame);
          write(frame, instanceOf(instance2), index3, value2);
          return value2;
        },
        js`(${instance} = ${target.evaluate}, ${index2} = ${key.evaluate}, ${value} = ${assigned}, ${given(write)}(f, ${given(instanceOf)}(${instance}), ${index2}, ${value}), ${value})`
      ),
      open: (frame) => {
        const instance2 = target.evaluate(frame);
        const index3 = key.evaluate(frame);
        return new Accessors(
          () => read(frame, instanceOf(instance2), index3),
          (assigned) => write(frame, instanceOf(instance2), index3, assigned)
        );
      }
    }
  };
}
function sameParameters(left, right) {
  const types = ({ member: member2 }) => member2.parameters.map(({ type }) => type);
  const others = types(right);
  return left.owner.id === right.owner.id && types(left).every((type, index2) => {
    const other = others[index2];
    return other !== void 0 && sameType(type, other);
  });
}

// policy/expressions/binder/members.ts
function bindNameOrType({ name: name2, typeArguments, at }, isNamespace2) {
  const type = tryResolveName({ kind: "named", name: name2, arguments: typeArguments, at });
  if (type !== void 0) return { kind: "type", type, at };
  if (typeArguments.length === 0 && isNamespace2(name2)) return { kind: "namespace", name: name2, at };
  const error = unknownType(name2, { at });
  if (error.unsupported !== void 0) throw error;
  throw new ExpressionError(
    `${name2} is neither a variable nor a type that API Management allows in policy expressions`,
    at
  );
}
function bindMember(binder, syntax, use = {}) {
  const target = use.target ?? binder.expression(syntax.target);
  switch (target.kind) {
    case "namespace":
      return bindInNamespace(target.name, syntax);
    case "type":
      return bindStatic(binder, target.type, syntax);
    default: {
      const type = typeNamedLike(syntax.target, asValue(target));
      return type === void 0 || findMembers(type, syntax.name, STATIC, true).length === 0 ? bindInstance(binder, asValue(target), syntax, use.isCall ?? false) : bindStatic(binder, type, syntax);
    }
  }
}
var STATIC = ["method", "constant", "property"];
function typeNamedLike(target, { type }) {
  if (target.kind !== "name") return void 0;
  const { name: name2, at } = target;
  const named2 = tryResolveName({ kind: "named", name: name2, arguments: [], at });
  return named2 !== void 0 && sameType(named2, type) ? named2 : void 0;
}
function bindInNamespace(namespace, { name: name2, typeArguments, at }) {
  const full = `${namespace}.${name2}`;
  const definition = findType(full, typeArguments.length);
  if (definition !== void 0) {
    return { kind: "type", type: named(definition, typeArguments.map(resolveType)), at };
  }
  const deeper = ["System", "Newtonsoft", "Microsoft"].some((root) => full.startsWith(root));
  if (deeper && !unknownTypeIsFinal(full)) return { kind: "namespace", name: full, at };
  throw unknownType(full, { at });
}
function unknownTypeIsFinal(full) {
  const namespaces = [
    "System.Collections",
    "System.Collections.Generic",
    "System.Globalization",
    "System.IO",
    "System.Linq",
    "System.Net",
    "System.Security",
    "System.Security.Cryptography",
    "System.Security.Cryptography.X509Certificates",
    "System.Text",
    "System.Text.RegularExpressions",
    "System.Xml",
    "System.Xml.Linq",
    "Newtonsoft.Json",
    "Newtonsoft.Json.Linq"
  ];
  return !namespaces.includes(full);
}
function bindStatic(binder, type, syntax) {
  const { name: name2, at } = syntax;
  const methods = findMembers(type, name2, ["method"], true);
  if (methods.length > 0) {
    return {
      kind: "methods",
      name: `${display(type)}.${name2}`,
      candidates: methods,
      extensions: [],
      receiver: void 0,
      typeArguments: syntax.typeArguments.map(resolveType),
      at
    };
  }
  const [property2] = findMembers(type, name2, ["constant", "property"], true);
  if (property2 !== void 0) return emitProperty(property2, void 0, at);
  const [instance] = findMembers(type, name2, ["method", "property"], false);
  if (instance !== void 0) {
    throw new ExpressionError(`${display(type)}.${name2} needs an instance: it is not static`, at);
  }
  binder.step(at);
  throw unknownMember(type, name2, at);
}
function bindInstance(binder, target, syntax, isCall) {
  const { name: name2, at } = syntax;
  const { type } = target;
  if (type === NULL || type === VOID) {
    throw new ExpressionError(`${display(type)} has no members`, at);
  }
  if (type.kind === "anonymous") {
    const property3 = bindAnonymousProperty(target, name2, at);
    if (property3 !== void 0) return property3;
  }
  const typeArguments = syntax.typeArguments.map(resolveType);
  const methods = findMembers(type, name2, ["method"], false);
  const [property2] = findMembers(type, name2, ["property"], false);
  const hides = methods.every(({ level }) => property2 !== void 0 && property2.level < level);
  if (property2 !== void 0 && hides && (!isCall || isInvocable(property2))) {
    noteBody(binder, property2);
    const setter = setterOf(type, name2);
    const value = emitProperty(property2, target, at);
    return setter === void 0 ? value : { ...value, place: setter(target) };
  }
  const extensions = findExtensions(name2, type);
  if (methods.length > 0 || extensions.length > 0) {
    return {
      kind: "methods",
      name: name2,
      candidates: methods,
      extensions,
      receiver: target,
      typeArguments,
      at
    };
  }
  if (property2 !== void 0) {
    throw new ExpressionError(`${name2} is no method: it cannot be called with (\u2026)`, at);
  }
  const [isStatic] = findMembers(type, name2, ["method", "constant", "property"], true);
  if (isStatic !== void 0) {
    throw new ExpressionError(`${name2} is static: write ${display(type)}.${name2}`, at);
  }
  throw unknownMember(type, name2, at);
}
function isInvocable({ member: member2, substitution }) {
  return delegateSignature(substitute(member2.result, substitution)) !== void 0;
}
function bindAnonymousProperty({ type, evaluate }, name2, at) {
  if (type.kind !== "anonymous") return void 0;
  const index2 = type.properties.findIndex((property3) => property3.name === name2);
  const property2 = type.properties[index2];
  if (property2 === void 0) return void 0;
  return bound(property2.type, at, (frame) => {
    const value = evaluate(frame);
    return value instanceof AnonymousObject ? value.at(index2) : null;
  });
}
function noteBody(binder, { member: member2, owner }) {
  if (member2.name !== "Body" || owner.kind !== "named") return;
  if (owner.definition.shortName === "IRequest") binder.reads("request");
  if (owner.definition.shortName === "IResponse") binder.reads("response");
}

// policy/expressions/binder/creation.ts
function bindNew(binder, syntax) {
  const type = resolveType(syntax.type);
  const args = bindArguments(binder, syntax.arguments);
  const created = create3(binder, type, args, syntax.at);
  return syntax.initializer === void 0 ? created : initialize(binder, created, syntax.initializer);
}
function create3(binder, type, args, at) {
  const [first2] = args;
  if (delegateSignature(type) !== void 0 && first2 !== void 0) {
    if (first2.item.kind === "value" && first2.item.type === NULL) {
      throw new ExpressionError("a delegate needs a method or a lambda", first2.at);
    }
    return convert(binder, first2.item, type, at);
  }
  if (isValueType(type) && args.length === 0) {
    const value = defaultOf(type);
    return { ...bound(type, at, () => value), isStatement: true };
  }
  const candidates = findMembers(type, "new", ["constructor"], true).filter(
    ({ owner }) => owner.id === type.id
  );
  if (candidates.length === 0) {
    throw new ExpressionError(`${display(type)} cannot be created with new`, at);
  }
  const group = { name: `new ${display(type)}`, candidates, typeArguments: [], at };
  const resolution = resolveOverload(binder, group, args);
  const call = emitCall(binder, { receiver: void 0, at }, resolution);
  return { ...call, type };
}
function initialize(binder, created, initializer) {
  const { slot } = binder.temporary();
  const object = bound(created.type, created.at, (frame) => frame.cell(slot).value);
  const steps = bindInitializer(binder, object, initializer);
  return {
    ...bound(created.type, created.at, (frame) => {
      const value = created.evaluate(frame);
      frame.slots[slot] = { value };
      for (const step of steps) step(frame);
      return value;
    }),
    isStatement: true
  };
}
function bindInitializer(binder, object, initializer) {
  if (initializer.kind === "collection") {
    return initializer.elements.map((element) => bindAdd(binder, object, element, initializer.at));
  }
  return initializer.members.flatMap(({ target, value, at }) => {
    const member2 = typeof target === "string" ? memberOf(binder, object, target, at) : indexInto(
      binder,
      object,
      target.map((key) => argumentOf(binder, key)),
      at
    );
    if (value.kind === "collection" || value.kind === "members") {
      return bindInitializer(binder, member2, value);
    }
    const { place } = member2;
    if (place === void 0) throw new ExpressionError("this member is read-only", at);
    const assigned = convert(binder, binder.expression(value), member2.type);
    return (frame) => {
      const reference3 = place.open(frame);
      reference3.value = assigned.evaluate(frame);
      return null;
    };
  });
}
function memberOf(binder, object, name2, at) {
  const target = { kind: "receiver", at };
  const item = bindMember(
    binder,
    { kind: "member", target, name: name2, typeArguments: [], at },
    { target: object }
  );
  const value = asValue(item);
  if (value.place === void 0 && setterOf(object.type, name2) === void 0 && item.kind !== "value") {
    throw unknownMember(object.type, name2, at);
  }
  return value;
}
function bindAdd(binder, object, element, at) {
  const target = { kind: "receiver", at };
  const add = bindMember(
    binder,
    { kind: "member", target, name: "Add", typeArguments: [], at },
    { target: object, isCall: true }
  );
  if (add.kind !== "methods") throw unknownMember(object.type, "Add", at);
  return invoke(
    binder,
    add,
    element.map((item) => argumentOf(binder, item))
  ).evaluate;
}
function argumentOf(binder, syntax) {
  return { name: void 0, item: binder.expression(syntax), out: void 0, at: syntax.at };
}
function bindNewArray(binder, syntax, target) {
  const { at } = syntax;
  const items = syntax.items?.map((item) => binder.expression(item));
  const element = syntax.element === void 0 ? void 0 : resolveType(syntax.element);
  if (items === void 0) return bindSizedArray(binder, syntax, element);
  const wanted = element ?? (target?.kind === "array" ? target.element : void 0) ?? bestCommonType(items.map((item) => asValue(item).type));
  if (wanted === void 0 || wanted === NULL || wanted === VOID) {
    throw new ExpressionError("the elements have no common type: write new T[] { \u2026 }", at);
  }
  const converted2 = items.map((item) => convert(binder, item, wanted));
  const values = converted2.map(({ evaluate }) => evaluate);
  const size = syntax.size && convert(binder, binder.expression(syntax.size), INT);
  if (size !== void 0 && size.constant?.value !== values.length) {
    throw new ExpressionError("the size of an array must match its elements", at);
  }
  const constants = converted2.flatMap(({ constant: constant2 }) => constant2?.value ?? []);
  if (constants.length === values.length) {
    return {
      ...bound(arrayOf(wanted), at, () => createArray(wanted, constants.slice())),
      shared: { value: createArray(wanted, constants.slice()) }
    };
  }
  return bound(arrayOf(wanted), at, (frame) => createArray(wanted, evaluateAll(values, frame)));
}
function bindSizedArray(binder, { size, at }, element) {
  if (element === void 0 || size === void 0) {
    throw new ExpressionError("an array needs a type and a size", at);
  }
  const length = bindArrayIndex(binder, binder.expression(size), size.at);
  const initial = defaultOf(element);
  if (length.constant !== void 0 && toNumber(length.constant.value) < 0) {
    throw new ExpressionError("the size of an array cannot be negative", at);
  }
  return bound(arrayOf(element), at, (frame) => {
    const array = arrayOfDefaults(element, toNumber(length.evaluate(frame)), initial);
    frame.evaluation.charge(array);
    return array;
  });
}

// policy/expressions/binder/declarations.ts
function bindDeclaration(binder, { type, constant: isConstant, variables }, readOnly) {
  const declared = type === "var" ? void 0 : resolveType(type);
  const options = readOnly === void 0 ? {} : { readOnly };
  const runs = variables.map(({ name: name2, value: syntax, at }) => {
    if (syntax === void 0) {
      if (declared === void 0 || isConstant || readOnly !== void 0) {
        throw new ExpressionError(`${name2} needs a value`, at);
      }
      const { declaration: declaration2 } = binder.declare(name2, declared, at);
      const { slot: slot2 } = declaration2;
      const initial = defaultOf(declared);
      return fusibleStatement(
        (frame) => {
          frame.slots[slot2] = { value: initial };
          return "next";
        },
        (emit) => emit.declared(declaration2, emit.given(initial))
      );
    }
    const early = declared === void 0 || isConstant || isNamedLikeItsType(type, name2) ? void 0 : binder.declare(name2, declared, at, options);
    const value = bindInitial(binder, syntax, declared, name2);
    if (isConstant) {
      if (value.constant === void 0 || !isConstantType(value.type)) {
        throw new ExpressionError(`${name2} needs a constant`, at);
      }
      binder.declare(name2, value.type, at, {
        readOnly: "it is a constant",
        constant: value.constant.value
      });
      return () => "next";
    }
    const { declaration } = early ?? binder.declare(name2, value.type, at, options);
    const { slot } = declaration;
    const { evaluate } = value;
    if (early === void 0) {
      return fusibleStatement(
        (frame) => {
          frame.slots[slot] = { value: evaluate(frame) };
          return "next";
        },
        (emit) => emit.declared(declaration, emit.expression(evaluate))
      );
    }
    return fusibleStatement(
      (frame) => {
        const cell = { value: null };
        frame.slots[slot] = cell;
        cell.value = evaluate(frame);
        return "next";
      },
      (emit) => `${emit.declared(declaration, "null")} ${emit.assigned(declaration, emit.expression(evaluate))};`
    );
  });
  return sequence(runs);
}
function bindInitial(binder, syntax, declared, name2) {
  if (declared === void 0) {
    const value = asValue(binder.expression(syntax));
    if (value.type === NULL || value.type === VOID) {
      throw new ExpressionError(
        `${name2} needs a type: var cannot be ${display(value.type)}`,
        syntax.at
      );
    }
    return value;
  }
  if (syntax.kind === "newArray" && syntax.element === void 0 && declared.kind === "array") {
    return convert(binder, bindNewArray(binder, syntax, declared), declared);
  }
  return convert(binder, binder.expression(syntax), declared);
}

// policy/expressions/binder/exceptions.ts
function bindThrow(binder, { value: syntax, at }) {
  if (syntax === void 0) {
    if (!binder.enclosing.inCatch) throw new ExpressionError("throw; stands outside of catch", at);
    return (frame) => {
      throw frame.handled ?? nullReference();
    };
  }
  const exception = bindException(binder, syntax);
  return (frame) => {
    throw thrown(exception.evaluate(frame));
  };
}
var IN_FINALLY = { inFinally: true, inLoop: false, inSwitch: false, inCatch: false };
function bindTry(binder, statement) {
  const block = hotStatement(
    bindStatements(binder.nested(), statement.block.statements),
    binder.fusion
  );
  const catches = statement.catches.map((clause) => bindCatch(binder, clause));
  refuseCaught(statement.catches, catches);
  const last2 = statement.finally === void 0 ? void 0 : bindStatements(binder.within(IN_FINALLY).nested(), statement.finally.statements);
  const guarded = (frame) => {
    try {
      return block.run(frame);
    } catch (error) {
      if (!(error instanceof ClrException) || error.fatal) throw error;
      return handle(frame, catches, error);
    }
  };
  if (last2 === void 0) return guarded;
  return (frame) => {
    let signal = "next";
    let result = null;
    try {
      signal = guarded(frame);
      result = frame.result;
    } finally {
      last2(frame);
    }
    frame.result = result;
    return signal;
  };
}
function refuseCaught(clauses, catches) {
  for (const [index2, { type }] of catches.entries()) {
    const before = catches.slice(0, index2).find((one) => type && one.type && !one.when && implicitConversion(type, one.type));
    const clause = clauses[index2];
    if (before?.type === void 0 || type === void 0 || clause === void 0) continue;
    throw new ExpressionError(
      `${display(type)} is caught already, by the catch of ${display(before.type)} before`,
      clause.at
    );
  }
}
function handle(frame, catches, error) {
  for (const { type, slot, when, body } of catches) {
    if (type !== void 0 && !isInstance(error, type)) continue;
    if (slot !== void 0) frame.slots[slot] = { value: error };
    if (when !== void 0 && when(frame) !== true) continue;
    const outer = frame.handled;
    frame.handled = error;
    try {
      return body(frame);
    } finally {
      frame.handled = outer;
    }
  }
  throw error;
}
function bindCatch(binder, { type: syntax, name: name2, when, block, at }) {
  const inner = binder.nested().within({ inCatch: true });
  const type = syntax === void 0 ? void 0 : resolveType(syntax);
  const base = typeOf(new ClrException("System.Exception", ""));
  if (type !== void 0 && implicitConversion(type, base) === void 0) {
    throw new ExpressionError(`${display(type)} is no exception`, at);
  }
  const slot = name2 === void 0 || type === void 0 ? void 0 : inner.declare(name2, type, at).declaration.slot;
  return {
    type,
    slot,
    when: when === void 0 ? void 0 : bindCondition(inner, when).evaluate,
    body: bindStatements(inner, block.statements)
  };
}
function bindUsing(binder, { resource, body, at }) {
  const disposable = findType("IDisposable", 0);
  const { open, types } = bindResource(binder, resource);
  for (const type of types) {
    if (disposable && implicitConversion(type, named(disposable)) === void 0) {
      throw new ExpressionError(
        `${display(type)} is not disposable: using needs an IDisposable`,
        at
      );
    }
  }
  const inner = bindEmbedded(binder, body);
  return (frame) => {
    open(frame);
    return inner(frame);
  };
}
function bindResource(binder, resource) {
  if (resource.kind !== "declaration") {
    const { evaluate, type } = bindValue(binder, resource);
    return { open: evaluate, types: [type] };
  }
  const open = bindDeclaration(binder, resource, "it is the variable of a using");
  const types = resource.variables.flatMap(({ name: name2 }) => {
    const variable2 = binder.scope.find(name2);
    return variable2?.kind === "variable" ? [variable2.type] : [];
  });
  return { open, types };
}
function bindException(binder, syntax) {
  return convert(binder, binder.expression(syntax), exceptionType2());
}
function exceptionType2() {
  return typeOf(new ClrException("System.Exception", ""));
}
function thrown(value) {
  return value instanceof ClrException ? value : new ClrException(
    "System.NullReferenceException",
    "Object reference not set to an instance of an object."
  );
}

// policy/expressions/binder/interpolation.ts
function bindInterpolation(binder, syntax) {
  const parts = syntax.parts.map((part5) => bindPart(binder, part5));
  return bound(STRING, syntax.at, (frame) => {
    let text = "";
    for (const part5 of parts) text += typeof part5 === "string" ? part5 : String(part5(frame));
    frame.evaluation.charge(text);
    return text;
  });
}
function bindPart(binder, part5) {
  if (typeof part5 === "string") return part5;
  const value = boxed(binder, binder.expression(part5.value));
  const format2 = part5.format ?? null;
  const width = part5.alignment === void 0 ? 0 : alignment(binder, part5.alignment);
  return (frame) => align(formatValue(value.evaluate(frame), format2), width);
}
function alignment(binder, syntax) {
  const width = convert(binder, binder.expression(syntax), INT);
  if (width.constant === void 0) {
    throw new ExpressionError("the alignment of an interpolation must be a constant", syntax.at);
  }
  return Number(width.constant.value);
}

// policy/expressions/binder/nameof.ts
var NAMED = ["constant", "property", "method"];
function bindNameof(binder, { named: named2, at }) {
  check(binder, named2);
  return constant(STRING, at, named2.name);
}
function check(binder, syntax) {
  if (syntax.kind === "name" && binder.scope.find(syntax.name) !== void 0) return;
  const type = syntax.kind === "member" ? targetType(binder, syntax.target) : void 0;
  if (type === void 0) {
    binder.expression(syntax);
    return;
  }
  const { name: name2 } = syntax;
  const found = [false, true].some((isStatic) => findMembers(type, name2, NAMED, isStatic)[0]);
  if (!found) throw unknownMember(type, name2, syntax.at);
}
function targetType(binder, target) {
  const item = binder.expression(target);
  if (item.kind === "namespace") return void 0;
  if (item.kind === "methods") throw new ExpressionError(`${item.name} has no members`, item.at);
  return item.kind === "type" ? item.type : asValue(item).type;
}

// policy/expressions/binder/operators/logical.ts
function bindLogical(binder, syntax) {
  const { at, operator } = syntax;
  const left = convert(binder, binder.expression(syntax.left), BOOL);
  const right = convert(binder, binder.expression(syntax.right), BOOL);
  const { evaluate: one } = left;
  const { evaluate: two } = right;
  if (left.constant !== void 0 && right.constant !== void 0) {
    const values = [left.constant.value, right.constant.value];
    const value = operator === "&&" ? values.every(Boolean) : values.some(Boolean);
    return constant(BOOL, at, value);
  }
  return bound(
    BOOL,
    at,
    operator === "&&" ? fusible(
      (frame) => one(frame) === true && two(frame) === true,
      js`(${one} === true && ${two} === true)`
    ) : fusible(
      (frame) => one(frame) === true || two(frame) === true,
      js`(${one} === true || ${two} === true)`
    )
  );
}
function bindCoalesce(binder, syntax) {
  const { at } = syntax;
  const left = asValue(binder.expression(syntax.left));
  const right = binder.expression(syntax.right);
  if (isValueType(left.type) && !isNullable(left.type)) {
    throw new ExpressionError(`${display(left.type)} is never null: ?? has no use here`, at);
  }
  const { type, whenPresent, whenNull } = coalesceOperands(binder, left, right, at);
  const present = new Temporary();
  return bound(
    type,
    at,
    fusible(
      (frame) => {
        const value = left.evaluate(frame);
        return value === null ? whenNull.evaluate(frame) : whenPresent(value);
      },
      js`((${present} = ${left.evaluate}) === null ? ${whenNull.evaluate} : ${given(whenPresent)}(${present}))`
    )
  );
}
function coalesceOperands(binder, left, right, at) {
  const same = (value) => value;
  const plain3 = withoutNullable(left.type);
  const candidates = isNullable(left.type) ? [plain3, left.type] : [left.type];
  for (const type of candidates) {
    if (type === NULL) continue;
    try {
      return { type, whenPresent: same, whenNull: convert(binder, right, type) };
    } catch (error) {
      if (!(error instanceof ExpressionError) || right.kind === "lambda") throw error;
    }
  }
  const other = asValue(right);
  const conversion = implicitConversion(plain3, other.type);
  if (conversion === void 0 || other.type === NULL) {
    throw new ExpressionError(
      `operator ?? cannot be applied to ${shown(left)} and ${shown(other)}`,
      at
    );
  }
  return { type: other.type, whenPresent: conversion?.apply ?? same, whenNull: other };
}

// policy/expressions/binder/operators/unary.ts
function bindUnary(binder, syntax) {
  const { operator, at } = syntax;
  const minimum = negativeMinimum(syntax);
  if (minimum !== void 0) return minimum;
  const operand = asValue(binder.expression(syntax.operand));
  if (operator === "!") {
    const value = convert(binder, operand, BOOL);
    if (value.constant !== void 0) return constant(BOOL, at, value.constant.value !== true);
    return bound(
      BOOL,
      at,
      fusible((frame) => value.evaluate(frame) !== true, js`(${value.evaluate} !== true)`)
    );
  }
  if (operator === "~" && isEnum(operand.type)) {
    const back = toEnum2(operand.type);
    return bound(operand.type, at, (frame) => back(~Number(enumNumber(operand.evaluate(frame)))));
  }
  const name2 = numericName(withoutNullable(operand.type));
  if (name2 === void 0) return unaryOfType(binder, operator, operand, at);
  const wide = operator === "-" && name2 === "uint" ? "long" : promote(name2, name2 === "ulong" || name2 === "uint" ? name2 : "int");
  if (wide === void 0 || operator === "-" && wide === "ulong" || operator === "~" && wide === "double") {
    throw new ExpressionError(`operator ${operator} cannot be applied to ${shown(operand)}`, at);
  }
  const apply = unaryArithmetic(operator, wide);
  const converted2 = converter(name2, wide);
  const type = numericType(wide);
  if (operand.constant !== void 0) {
    const value = converted2(operand.constant.value);
    const result = apply(value);
    if (operator === "-" && wide !== "double" && !binder.enclosing.isUnchecked) {
      if (integerOf(value) < 0n && integerOf(result) < 0n) {
        throw new ExpressionError("the constant overflows its type at compile time", at);
      }
    }
    return constant(type, at, result);
  }
  if (isNullable(operand.type)) {
    return bound(nullable(type), at, (frame) => {
      const value = operand.evaluate(frame);
      return value === null ? null : apply(converted2(value));
    });
  }
  return bound(
    type,
    at,
    fusible(
      (frame) => apply(converted2(operand.evaluate(frame))),
      js`${given(apply)}(${given(converted2)}(${operand.evaluate}))`
    )
  );
}
function negativeMinimum({ operator, operand, at }) {
  if (operator !== "-" || operand.kind !== "literal" || typeof operand.value === "string") {
    return void 0;
  }
  const text = textOf(operand.value);
  if (text === "2147483648") return constant(numericType("int"), at, -2147483648);
  if (text === "9223372036854775808") return constant(numericType("long"), at, -(1n << 63n));
  return void 0;
}
function unaryArithmetic(operator, type) {
  if (operator === "+") return (value) => value;
  if (operator === "~") {
    const xor = arithmetic(type, "^");
    const ones = numericConversion("int", type)(-1);
    return (value) => xor?.(value, ones) ?? value;
  }
  const subtract = arithmetic(type, type === "double" ? "*" : "-");
  const base = numericConversion("int", type)(type === "double" ? -1 : 0);
  return (value) => (type === "double" ? subtract?.(value, base) : subtract?.(base, value)) ?? value;
}
function unaryOfType(binder, operator, operand, at) {
  const candidates = findMembers(operand.type, `unary${operator}`, ["operator"], true);
  const [candidate] = candidates;
  if (candidate === void 0 || sameType(operand.type, OBJECT)) {
    throw new ExpressionError(`operator ${operator} cannot be applied to ${shown(operand)}`, at);
  }
  const group = { name: `operator ${operator}`, candidates, typeArguments: [], at };
  const args = [{ name: void 0, item: operand, out: void 0, at }];
  const call = emitCall(binder, { receiver: void 0, at }, resolveOverload(binder, group, args));
  return bound(call.type, at, call.evaluate);
}

// policy/expressions/binder/patterns.ts
function bindPattern(binder, operand, pattern, at) {
  if (operand.type === NULL && (pattern.kind === "constant" || pattern.name !== void 0)) {
    throw new ExpressionError("null matches no pattern: a value is expected here", operand.at);
  }
  if (pattern.kind === "constant") return bindConstant(binder, operand, pattern.value, at);
  if (pattern.type !== "var" && pattern.name === void 0 && !isType(pattern.type)) {
    return bindConstant(binder, operand, asExpression(pattern.type), at);
  }
  const type = pattern.type === "var" ? operand.type : resolveType(pattern.type);
  if (pattern.name !== void 0 && isNullable(type) && pattern.type !== "var") {
    throw new ExpressionError(`a pattern cannot be ${display(type)}: leave out the ?`, at);
  }
  if (pattern.name !== void 0 && pattern.type !== "var" && !isPossible(operand.type, type)) {
    throw new ExpressionError(`${display(operand.type)} is never a ${display(type)}`, at);
  }
  const isNamed2 = pattern.name !== void 0 && pattern.name !== "_";
  const slot = !isNamed2 ? void 0 : binder.declare(pattern.name, type, at, { isConditional: true }).declaration.slot;
  const always2 = pattern.type === "var";
  return bound(BOOL, at, (frame) => {
    const value = operand.evaluate(frame);
    const matches = always2 || isInstance(value, type);
    if (slot !== void 0) frame.slots[slot] = { value: matches ? value : null };
    return matches;
  });
}
function isPossible(from, to) {
  return from === NULL || explicitConversion(withoutNullable(from), to) !== void 0 || implicitConversion(to, from) !== void 0;
}
function isType(syntax) {
  return syntax.kind !== "named" || tryResolveName(syntax) !== void 0;
}
function asExpression(syntax) {
  const { at } = syntax;
  const [first2 = "", ...rest] = syntax.kind === "named" ? syntax.name.split(".") : [];
  let expression = { kind: "name", name: first2, typeArguments: [], at };
  for (const name2 of rest) {
    expression = { kind: "member", target: expression, name: name2, typeArguments: [], at };
  }
  return expression;
}
function bindConstant(binder, operand, syntax, at) {
  const value = asValue(binder.expression(syntax));
  if (value.constant === void 0) {
    throw new ExpressionError("a pattern must be a type or a constant", syntax.at);
  }
  const expected = value.constant.value;
  if (value.type === NULL) {
    if (isValueType(operand.type) && !isNullable(operand.type)) {
      throw new ExpressionError(`${display(operand.type)} is never null`, syntax.at);
    }
    const isNull2 = bound(BOOL, at, (frame) => operand.evaluate(frame) === null);
    return { ...isNull2, key: { value: null } };
  }
  const target = withoutNullable(operand.type);
  const conversion = implicitConversion(value.type, target, expected);
  if (conversion === void 0) {
    throw new ExpressionError(
      `${display(operand.type)} is never equal to a ${display(value.type)}`,
      syntax.at
    );
  }
  const wanted = conversion.apply === void 0 ? expected : conversion.apply(expected);
  const equals = bound(BOOL, at, (frame) => equalValues(operand.evaluate(frame), wanted));
  return { ...equals, key: { value: keyOf(wanted) } };
}

// policy/expressions/binder/expressions.ts
function bindExpression(binder, syntax) {
  binder.step(syntax.at);
  const item = bindSyntax(binder, syntax);
  binder.noteConstant(syntax, item);
  return item;
}
function bindSyntax(binder, syntax) {
  const { at } = syntax;
  switch (syntax.kind) {
    case "literal":
      return constant(syntax.value === null ? NULL : typeOf(syntax.value), at, syntax.value);
    case "interpolated":
      return bindInterpolation(binder, syntax);
    case "name":
      return bindName(binder, syntax);
    case "type":
      return { kind: "type", type: resolveType(syntax.type), at };
    case "member":
      return bindMember(binder, syntax);
    case "index":
      return bindIndex(binder, syntax);
    case "call":
      return bindCall(binder, syntax);
    case "conditionalAccess":
      return bindConditionalAccess(binder, syntax);
    case "receiver": {
      if (binder.receiver === void 0) throw new ExpressionError("?. has no target", at);
      return bound(
        binder.receiver,
        at,
        fusible((frame) => frame.receiver, js`f.receiver`)
      );
    }
    case "new":
      return bindNew(binder, syntax);
    case "newArray":
      return bindNewArray(binder, syntax);
    case "anonymous":
      return bindAnonymous(binder, syntax);
    case "cast":
      return castTo(binder, bindExpression(binder, syntax.operand), resolveType(syntax.type), at);
    case "as":
      return bindAs(binder, syntax);
    case "is": {
      const operand = bindValue(binder, syntax.operand);
      return bindPattern(binder, operand, syntax.pattern, at);
    }
    case "unary":
      return bindUnary(binder, syntax);
    case "increment":
      return bindIncrement(binder, syntax);
    case "binary":
      if (syntax.operator === "??") return bindCoalesce(binder, syntax);
      return syntax.operator === "&&" || syntax.operator === "||" ? bindLogical(binder, syntax) : bindBinary(binder, syntax);
    case "assign":
      return bindAssignment(binder, syntax);
    case "conditional":
      return bindConditional(binder, syntax);
    case "lambda":
      return { kind: "lambda", syntax, at };
    case "default": {
      if (syntax.type === void 0) return { kind: "default", at };
      const type = resolveType(syntax.type);
      const value = defaultOf(type);
      return isConstantType(type) ? constant(type, at, value) : bound(type, at, () => value);
    }
    case "nameof":
      return bindNameof(binder, syntax);
    case "throw":
      return bindThrow2(binder, syntax);
    case "parenthesized": {
      const inner = syntax.isUnchecked ? binder.within({ isUnchecked: true }) : binder;
      const { place: _, ...value } = bindValue(inner, syntax.value);
      return value;
    }
  }
}
function bindName(binder, syntax) {
  const { name: name2, at } = syntax;
  const entry = binder.scope.find(name2);
  if (entry?.kind === "variable") {
    if (entry.constant !== void 0) return constant(entry.type, at, entry.constant.value);
    const read = binder.access(entry.declaration);
    return {
      ...bound(entry.type, at, readOf(read)),
      read,
      ...entry.readOnly === void 0 ? { place: placeOf(binder, read) } : {}
    };
  }
  if (entry !== void 0) return functionAsLambda(entry, at);
  if (name2 === "context") {
    return bound(
      contextType(),
      at,
      fusible(contextOf, js`(f.evaluation.host ?? ${given(contextOf)}(f))`)
    );
  }
  if (binder.scope.isUpcoming(name2)) {
    throw new ExpressionError(`${name2} is used before its declaration: move that up`, at);
  }
  if (binder.scope.isInner(name2) && findType(name2, 0) === void 0) {
    throw new ExpressionError(`${name2} is visible in its own block only: declare it here`, at);
  }
  return bindNameOrType(syntax, isNamespace);
}
function contextOf({ evaluation }) {
  const host2 = evaluation.host ?? contextValue(evaluation.context);
  evaluation.host = host2;
  return host2;
}
function placeOf(binder, read) {
  const { slot } = read;
  return {
    isVariable: true,
    open: (frame) => {
      frame.slots[slot] ??= { value: null };
      return frame.cell(slot);
    },
    // A value may declare nothing that has this slot, so when the cell is made does not matter.
    assign: (value) => {
      const written = binder.access(read);
      binder.withdraw(read);
      return fusible(
        (frame) => {
          frame.slots[slot] ??= { value: null };
          const cell = frame.cell(slot);
          const assigned = value(frame);
          cell.value = assigned;
          return assigned;
        },
        (emit) => emit.assigned(written, emit.expression(value))
      );
    }
  };
}
function bindCall(binder, syntax) {
  const { target, at } = syntax;
  if (target.kind === "name") {
    const entry = binder.scope.find(target.name);
    if (entry?.kind === "function") {
      return callLocalFunction(binder, entry, bindArguments(binder, syntax.arguments), at);
    }
    if (entry === void 0 && target.name !== "context") {
      throw new ExpressionError(`there is no function ${target.name}`, at);
    }
  }
  const callee = target.kind === "member" ? bindMember(binder, target, { isCall: true }) : bindExpression(binder, target);
  const args = bindArguments(binder, syntax.arguments);
  if (callee.kind === "methods") {
    const value2 = invoke(binder, callee, args);
    return variableCall(target, args, value2) ?? value2;
  }
  const value = asValue(callee);
  if (delegateSignature(value.type) === void 0) {
    const what = target.kind === "member" || target.kind === "name" ? target.name : "the value";
    throw new ExpressionError(`${what} is no method: it cannot be called with (\u2026)`, syntax.at);
  }
  const member2 = bindMember(
    binder,
    { kind: "member", target, name: "Invoke", typeArguments: [], at },
    { target: value }
  );
  if (member2.kind !== "methods") throw new ExpressionError("a delegate is expected", at);
  return invoke(binder, member2, args);
}
function bindConditionalAccess(binder, syntax) {
  const target = bindValue(binder, syntax.target);
  if (isValueType(target.type) && !isNullable(target.type)) {
    throw new ExpressionError(
      `${display(target.type)} is never null: use . instead of ?.`,
      syntax.at
    );
  }
  if (target.type === NULL) throw new ExpressionError("null has no members", syntax.at);
  const access = bindValue(binder.receiving(withoutNullable(target.type)), syntax.access);
  const type = isValueType(access.type) && !isNullable(access.type) ? nullable(access.type) : access.type;
  const [outer, result] = [new Temporary(), new Temporary()];
  const evaluate = fusible(
    (frame) => {
      const value = target.evaluate(frame);
      if (value === null) return null;
      const outer2 = frame.receiver;
      frame.receiver = value;
      try {
        return access.evaluate(frame);
      } finally {
        frame.receiver = outer2;
      }
    },
    // What is thrown leaves everything that reads the receiver.
    js`((${result} = ${target.evaluate}) === null ? null : (${outer} = f.receiver, f.receiver = ${result}, ${result} = ${access.evaluate}, f.receiver = ${outer}, ${result}))`
  );
  return {
    ...bound(type, syntax.at, evaluate),
    ...access.isStatement ? { isStatement: true } : {}
  };
}
function bindAnonymous(binder, syntax) {
  const members3 = syntax.members.map(({ name: name2, value, at }) => {
    const item = bindValue(binder, value);
    if (item.type === NULL || item.type === VOID) {
      throw new ExpressionError(`${name2} needs a type: cast its value`, at);
    }
    return { name: name2, item };
  });
  const repeated = members3.find(
    ({ name: name2 }, index2) => members3.slice(0, index2).some((earlier) => earlier.name === name2)
  );
  if (repeated !== void 0) {
    throw new ExpressionError(`${repeated.name} is there twice`, syntax.at);
  }
  const type = anonymous(members3.map(({ name: name2, item }) => ({ name: name2, type: item.type })));
  const evaluate = (frame) => new AnonymousObject(
    type,
    members3.map(({ item }) => item.evaluate(frame))
  );
  return { ...bound(type, syntax.at, evaluate), isStatement: true };
}
function bindAs(binder, { operand, type: syntax, at }) {
  const value = bindValue(binder, operand);
  const type = resolveType(syntax);
  if (isValueType(type) && !isNullable(type)) {
    throw new ExpressionError(`as needs a type that can be null: write ${display(type)}?`, at);
  }
  const standard = value.type === NULL || isReferenceCompatible(value.type, type) || isReferenceCompatible(type, value.type) || explicitConversion(value.type, type)?.kind === "reference";
  const plain3 = withoutNullable(type);
  const unboxes = isNullable(type) && isReferenceCompatible(plain3, withoutNullable(value.type));
  const converts = explicitConversion(value.type, type)?.kind === "nullable";
  if (!standard && !unboxes && converts) {
    const what = `as from ${display(value.type)} to ${display(type)}`;
    throw new ExpressionError(`unsupported: ${what}: write a cast`, at, what);
  }
  if (!standard && !unboxes) {
    throw new ExpressionError(`${display(value.type)} is never a ${display(type)}`, at);
  }
  return bound(type, at, (frame) => {
    const result = value.evaluate(frame);
    return isInstance(result, type) ? result : null;
  });
}
function bindConditional(binder, syntax) {
  const { at } = syntax;
  const condition = bindCondition(binder, syntax.condition);
  const whenTrue = bindExpression(binder, syntax.whenTrue);
  const whenFalse = bindExpression(binder, syntax.whenFalse);
  const type = conditionalType(whenTrue, whenFalse);
  if (type === void 0) {
    const [left2, right2] = [whenTrue, whenFalse].map(
      (item) => item.kind === "value" ? display(item.type) : item.kind
    );
    throw new ExpressionError(
      `the branches of ?: have no common type: ${left2} and ${right2}. Cast one of them`,
      at
    );
  }
  const left = convert(binder, whenTrue, type);
  const right = convert(binder, whenFalse, type);
  if (condition.constant !== void 0 && left.constant !== void 0 && right.constant !== void 0) {
    return constant(
      type,
      at,
      condition.constant.value === true ? left.constant.value : right.constant.value
    );
  }
  return bound(
    type,
    at,
    fusible(
      (frame) => condition.evaluate(frame) === true ? left.evaluate(frame) : right.evaluate(frame),
      js`(${condition.evaluate} === true ? ${left.evaluate} : ${right.evaluate})`
    )
  );
}
function conditionalType(left, right) {
  const values = [left, right].flatMap((item) => item.kind === "value" ? item : []);
  const [first2, second] = values;
  if (first2 === void 0) return void 0;
  if (second === void 0) return first2.type === NULL ? void 0 : first2.type;
  if (sameType(first2.type, second.type)) return first2.type === NULL ? void 0 : first2.type;
  const toSecond = implicitConversion(first2.type, second.type, first2.constant?.value) !== void 0;
  const toFirst = implicitConversion(second.type, first2.type, second.constant?.value) !== void 0;
  if (toSecond !== toFirst) return toSecond ? second.type : first2.type;
  return toSecond ? bestCommonType([first2.type, second.type]) : void 0;
}
function bindThrow2(binder, { value, at }) {
  const exception = bindException(binder, value);
  return {
    kind: "throw",
    at,
    evaluate: (frame) => {
      throw thrown(exception.evaluate(frame));
    }
  };
}

// policy/expressions/binder/loops.ts
function loopBody(binder, body) {
  return bindEmbedded(binder.within({ inLoop: true }), body);
}
function round(emit, body, step) {
  const run = emit.continuable(() => emit.statement(body));
  return `{ f.evaluation.spend(1); ${run} ${step === void 0 ? "" : emit.statement(step)} }`;
}
function bindWhile(binder, { condition, body }) {
  const { evaluate } = bindCondition(binder, condition);
  const run = loopBody(binder, body);
  return fusibleStatement(
    (frame) => {
      while (evaluate(frame) === true) {
        frame.evaluation.spend(1);
        const signal = run(frame);
        if (signal === "return") return signal;
        if (signal === "break") break;
      }
      return "next";
    },
    (emit) => emit.breakable(() => `while (${emit.expression(evaluate)} === true) ${round(emit, run)}`)
  );
}
function bindDo(binder, { condition, body }) {
  const run = loopBody(binder, body);
  const { evaluate } = bindCondition(binder, condition);
  return (frame) => {
    do {
      frame.evaluation.spend(1);
      const signal = run(frame);
      if (signal === "return") return signal;
      if (signal === "break") break;
    } while (evaluate(frame) === true);
    return "next";
  };
}
function bindFor(binder, statement) {
  const { at } = statement;
  const initial = isDeclaration(statement.initial) ? bindDeclaration(binder, statement.initial) : sequence(statement.initial.map((syntax) => bindExpressionStatement(binder, syntax)));
  const { evaluate } = statement.condition === void 0 ? constant(BOOL, at, true) : bindCondition(binder, statement.condition);
  const step = sequence(statement.step.map((syntax) => bindExpressionStatement(binder, syntax)));
  const run = loopBody(binder, statement.body);
  return fusibleStatement(
    (frame) => {
      for (initial(frame); evaluate(frame) === true; step(frame)) {
        frame.evaluation.spend(1);
        const signal = run(frame);
        if (signal === "return") return signal;
        if (signal === "break") break;
      }
      return "next";
    },
    (emit) => `${emit.statement(initial)} ${emit.breakable(
      () => `while (${emit.expression(evaluate)} === true) ${round(emit, run, step)}`
    )}`
  );
}
function isDeclaration(initial) {
  return "kind" in initial;
}
function bindForeach(binder, statement) {
  const { at, name: name2 } = statement;
  const source = bindValue(binder, statement.source);
  const element = elementType(source.type);
  if (element === void 0) {
    throw new ExpressionError(
      `foreach cannot go through ${display(source.type)}`,
      statement.source.at
    );
  }
  if (source.constant?.value === null) {
    throw new ExpressionError("foreach cannot go through null", statement.source.at);
  }
  const type = statement.type === "var" ? element : resolveType(statement.type);
  const conversion = explicitConversion(element, type);
  if (conversion === void 0) {
    throw new ExpressionError(`cannot convert ${display(element)} to ${display(type)}`, at);
  }
  const { apply } = conversion;
  const inner = binder.nested();
  const { declaration } = inner.declare(name2, type, at, {
    readOnly: "it is the variable of a foreach"
  });
  const { slot } = declaration;
  const run = loopBody(inner, statement.body);
  const assign = fusibleStatement(
    () => "next",
    (emit) => emit.declared(declaration, apply === void 0 ? "item" : `${emit.given(apply)}(item)`)
  );
  return fusibleStatement(
    (frame) => {
      for (const item of iterate(instanceOf(source.evaluate(frame)), element)) {
        frame.evaluation.spend(1);
        frame.slots[slot] = { value: apply === void 0 ? item : apply(item) };
        const signal = run(frame);
        if (signal === "return") return signal;
        if (signal === "break") break;
      }
      return "next";
    },
    (emit) => {
      const value = `${emit.given(instanceOf)}(${emit.expression(source.evaluate)})`;
      const items = `${emit.given(iterate)}(${value}, ${emit.given(element)})`;
      return emit.breakable(
        () => `for (const item of ${items}) ${round(emit, sequence([assign, run]))}`
      );
    }
  );
}

// policy/expressions/binder/statements.ts
function bindStatement(binder, statement) {
  binder.step(statement.at);
  switch (statement.kind) {
    case "block":
      return bindStatements(binder.nested(), statement.statements);
    case "declaration":
      return bindDeclaration(binder, statement);
    case "localFunction":
      bindLocalFunction(binder, statement);
      return NOTHING2;
    case "expression":
      return bindExpressionStatement(binder, statement.expression);
    case "if":
      return bindIf(binder, statement);
    case "while":
      return bindWhile(binder.nested(), statement);
    case "do":
      return bindDo(binder.nested(), statement);
    case "for":
      return bindFor(binder.nested(), statement);
    case "foreach":
      return bindForeach(binder.nested(), statement);
    case "switch":
      return bindSwitch(binder, statement);
    case "empty":
      return NOTHING2;
    case "break":
    case "continue":
      return bindJump(binder, statement);
    case "return":
      return bindReturn(binder, statement);
    case "throw":
      return bindThrow(binder, statement);
    case "try":
      return bindTry(binder, statement);
    case "using":
      return bindUsing(binder.nested(), statement);
  }
}
function bindIf(binder, { condition, then, otherwise }) {
  const { evaluate } = bindCondition(binder, condition);
  const whenTrue = bindEmbedded(binder, then);
  const whenFalse = otherwise === void 0 ? void 0 : bindEmbedded(binder, otherwise);
  return fusibleStatement(
    (frame) => {
      if (evaluate(frame) === true) return whenTrue(frame);
      return whenFalse === void 0 ? "next" : whenFalse(frame);
    },
    (emit) => `if (${emit.expression(evaluate)} === true) { ${emit.statement(whenTrue)} } else { ${whenFalse === void 0 ? "" : emit.statement(whenFalse)} }`
  );
}
function bindSwitch(binder, statement) {
  const value = bindValue(binder, statement.value);
  if (value.type === NULL || value.type === VOID) {
    throw new ExpressionError("a switch needs a value", value.at);
  }
  const declaration = binder.temporary();
  const { slot } = declaration;
  const operand = bound(value.type, value.at, (frame) => frame.cell(slot).value);
  const inner = binder.nested().within({ inSwitch: true });
  let hasDefault = false;
  const seen = /* @__PURE__ */ new Set();
  const keyed2 = [];
  let isTable = isKeyed(value.type);
  const sections = statement.sections.map(({ labels, statements }, index2) => {
    const scope = inner.nested();
    const tests = labels.map(({ pattern, when, at: labelAt }) => {
      if (pattern === void 0) {
        if (hasDefault) throw new ExpressionError("a switch has one default", labelAt);
        hasDefault = true;
        return void 0;
      }
      const { evaluate: matches, key } = bindPattern(scope, operand, pattern, labelAt);
      if (key !== void 0 && when === void 0) {
        if (seen.has(key.value)) {
          throw new ExpressionError("the switch has this case already", labelAt);
        }
        seen.add(key.value);
        keyed2.push([key.value, index2]);
      } else isTable = false;
      const guard = when === void 0 ? void 0 : bindCondition(scope, when).evaluate;
      return (frame) => matches(frame) === true && (guard === void 0 || guard(frame) === true);
    });
    return { tests, run: bindStatements(scope.nested(inner.scope), statements) };
  });
  const otherwise = sections.find(({ tests }) => tests.includes(void 0));
  const table = isTable ? new Map(keyed2) : void 0;
  const run = (frame) => {
    const operandValue = value.evaluate(frame);
    frame.slots[slot] = { value: operandValue };
    const chosen = (table === void 0 ? sections.find(({ tests }) => tests.some((test) => test?.(frame) === true)) : sections[table.get(keyOf(operandValue)) ?? -1]) ?? otherwise;
    const signal = chosen === void 0 ? "next" : chosen.run(frame);
    return signal === "break" ? "next" : signal;
  };
  if (table === void 0) return entering(inner, run);
  const last2 = otherwise === void 0 ? -1 : sections.indexOf(otherwise);
  return entering(
    inner,
    fusibleStatement(
      run,
      (emit) => emit.breakable(
        () => `${emit.declared(declaration, emit.expression(value.evaluate))}
        switch (${emit.given(table)}.get(${emit.given(keyOf)}(${emit.read(declaration)})) ?? ${last2}) {
          ${sections.map((section, index2) => `case ${index2}: { ${emit.statement(section.run)} break; }`).join("\n")}
        }`
      )
    )
  );
}
function isKeyed(type) {
  return sameType(type, STRING) || sameType(type, INT) || isEnum(type);
}
function bindJump(binder, { kind, at }) {
  const { inLoop, inSwitch, inFinally } = binder.enclosing;
  if (!inLoop && (kind === "continue" || !inSwitch)) {
    const where = inFinally ? "may not leave finally" : "stands outside of a loop";
    throw new ExpressionError(`${kind} ${where}`, at);
  }
  return fusibleStatement(
    () => kind,
    (emit) => emit.jump(kind)
  );
}
function bindReturn(binder, { value: syntax, at }) {
  const { result, returns, inFinally } = binder.enclosing;
  if (inFinally) throw new ExpressionError("return is not allowed in finally", at);
  if (syntax === void 0) {
    returns.push({ value: void 0, at, convert: void 0 });
    return fusibleStatement(
      (frame) => {
        frame.result = null;
        return "return";
      },
      (emit) => emit.returned("null")
    );
  }
  const item = binder.expression(syntax);
  const value = result === void 0 || result === VOID ? asValue(item) : convert(binder, item, result);
  if (value.type === VOID || result === VOID) {
    throw new ExpressionError("there is no value to return", at);
  }
  const pending = { value, at, convert: void 0 };
  returns.push(pending);
  return fusibleStatement(
    (frame) => {
      const returned = value.evaluate(frame);
      frame.result = pending.convert === void 0 ? returned : pending.convert(returned);
      return "return";
    },
    (emit) => {
      const returned = emit.expression(value.evaluate);
      const { convert: convert2 } = pending;
      const result2 = convert2 === void 0 ? returned : `${emit.given(convert2)}(${returned})`;
      return emit.returned(result2);
    }
  );
}

// policy/expressions/binder/language.ts
var LANGUAGE = {
  expression: bindExpression,
  statement: bindStatement,
  isDelegate,
  delegate: bindDelegate,
  invoke
};

// policy/expressions/library/collections/hash-set.ts
var HashSet = class extends Counted {
  element;
  #map = new Slots();
  #keyOf;
  constructor(element, comparer = null) {
    super();
    this.element = element;
    this.#keyOf = keyWith(comparer);
  }
  get type() {
    return named(hashSetType, [this.element]);
  }
  get count() {
    return this.#map.size;
  }
  has(value) {
    return this.#map.has(this.#keyOf(value));
  }
  includes(value) {
    return this.has(value);
  }
  add(value) {
    if (this.has(value)) return false;
    this.version++;
    this.#map.set(this.#keyOf(value), value);
    return true;
  }
  remove(value) {
    this.version++;
    return this.#map.delete(this.#keyOf(value));
  }
  clear() {
    this.version++;
    this.#map.clear();
  }
  elements() {
    return this.#map.values();
  }
};
function setOperation(change) {
  return { withCall: (call, set, values) => change(set, fill(values, call)) };
}
function isSubset(set, values) {
  const other = new HashSet(set.element);
  for (const value of values) other.add(value);
  return [...set].every((value) => other.has(value));
}
var hashSetType = define({
  declaration: "class System.Collections.Generic.HashSet<T> : ISet<T>",
  members: {
    "new()": { withCall: (call) => new HashSet(elementOf(call)) },
    "new(IEqualityComparer<T> comparer)": {
      withCall: (call, comparer) => new HashSet(elementOf(call), comparer)
    },
    "new(IEnumerable<T> collection)": {
      withCall: (call, values) => setOf(call, values, null)
    },
    "new(IEnumerable<T> collection, IEqualityComparer<T> comparer)": {
      withCall: (call, values, comparer) => setOf(call, values, comparer)
    },
    "new(int capacity)": { withCall: (call) => new HashSet(elementOf(call)) },
    "int Count": ({ count: count2 }) => count2,
    "bool Add(T item)": (set, value) => set.add(value),
    "bool Remove(T item)": (set, value) => set.remove(value),
    "bool Contains(T item)": (set, value) => set.has(value),
    "void Clear()": (set) => set.clear(),
    "void UnionWith(IEnumerable<T> other)": setOperation((set, values) => {
      for (const value of values) set.add(value);
    }),
    "void ExceptWith(IEnumerable<T> other)": setOperation((set, values) => {
      for (const value of values) set.remove(value);
    }),
    "void IntersectWith(IEnumerable<T> other)": setOperation((set, values) => {
      const other = new HashSet(set.element);
      for (const value of values) other.add(value);
      for (const value of [...set]) if (!other.has(value)) set.remove(value);
    }),
    "void SymmetricExceptWith(IEnumerable<T> other)": setOperation((set, values) => {
      for (const value of new Set(values)) if (!set.remove(value)) set.add(value);
    }),
    "int RemoveWhere(Predicate<T> match)": (set, match) => {
      const removed = [...set].filter((value) => match.invoke(value) === true);
      for (const value of removed) set.remove(value);
      return removed.length;
    },
    "bool IsSubsetOf(IEnumerable<T> other)": {
      withCall: (call, set, values) => isSubset(set, fill(values, call))
    },
    "bool IsSupersetOf(IEnumerable<T> other)": {
      withCall: (call, set, values) => fill(values, call).every((value) => set.has(value))
    },
    "bool Overlaps(IEnumerable<T> other)": {
      withCall: (call, set, values) => fill(values, call).some((value) => set.has(value))
    },
    "bool SetEquals(IEnumerable<T> other)": {
      withCall: (call, set, values) => {
        const items = fill(values, call);
        return items.every((value) => set.has(value)) && isSubset(set, items);
      }
    }
  },
  missing: "Comparer CopyTo EnsureCapacity GetEnumerator IsProperSubsetOf IsProperSupersetOf TrimExcess TryGetValue new"
});
function setOf(call, values, comparer) {
  const set = new HashSet(elementOf(call), comparer);
  for (const value of fill(values, call)) set.add(value);
  return set;
}

// policy/expressions/library/collections/list.ts
var List = class extends Counted {
  element;
  items;
  constructor(element, items) {
    super();
    this.element = element;
    this.items = items;
  }
  get type() {
    return named(listType, [this.element]);
  }
  get count() {
    return this.items.length;
  }
  at(index2) {
    const value = this.items[index2];
    if (value === void 0) throw argumentOutOfRange("index", OUT_OF_RANGE);
    return value;
  }
  set(index2, value) {
    this.at(index2);
    this.version++;
    this.items[index2] = value;
  }
  splice(index2, remove2, ...added) {
    this.version++;
    this.items.splice(index2, remove2, ...added);
  }
  add(value) {
    this.version++;
    this.items.push(value);
  }
  replace(items) {
    this.version++;
    this.items.length = 0;
    for (const item of items) this.items.push(item);
  }
  elements() {
    return this.items.values();
  }
};
var OUT_OF_RANGE = "Index was out of range. Must be non-negative and less than the size of the collection.";
function rangeOf2(list2, index2, count2) {
  if (index2 < 0 || count2 < 0) throw argumentOutOfRange(index2 < 0 ? "index" : "count");
  if (index2 + count2 > list2.count) {
    throw argument("Offset and length were out of bounds for the array.");
  }
  return list2.items.slice(index2, index2 + count2);
}
function indexOf4(list2, value, start, count2) {
  if (start < 0 || start > list2.count) throw argumentOutOfRange("index");
  const length = count2 ?? list2.count - start;
  if (length < 0 || start + length > list2.count) throw argumentOutOfRange("count");
  const found = list2.items.slice(start, start + length).findIndex((item) => equalValues(item, value));
  return found < 0 ? found : start + found;
}
function findIndex(list2, start, match) {
  if (match === null) throw argumentNull("match");
  if (start < 0 || start > list2.count) throw argumentOutOfRange("startIndex");
  const found = list2.items.slice(start).findIndex((item) => match.invoke(item) === true);
  return found < 0 ? found : start + found;
}
function copyTo(list2, target, start) {
  if (target === null) throw argumentNull("destinationArray");
  if (start < 0) throw argumentOutOfRange("destinationIndex");
  const length = target instanceof Uint8Array ? target.length : target.items.length;
  if (start + list2.count > length) throw argument("Destination array was not long enough.");
  list2.items.forEach((item, index2) => {
    setElement(target, start + index2, item);
  });
}
var listType = define({
  declaration: "class System.Collections.Generic.List<T> : IList<T>, IReadOnlyList<T>",
  members: {
    "new()": { withCall: (call) => new List(elementOf(call), []) },
    "new(int capacity)": {
      withCall: (call, capacity) => {
        if (capacity < 0) throw argumentOutOfRange("capacity");
        return new List(elementOf(call), []);
      }
    },
    "new(IEnumerable<T> collection)": {
      withCall: (call, values) => new List(elementOf(call), fill(values, call))
    },
    "int Count": ({ count: count2 }) => count2,
    "int Capacity": ({ count: count2 }) => count2,
    "T this[int index]": (list2, index2) => list2.at(index2),
    "set T this[int index]": (list2, index2, value) => list2.set(index2, value),
    "void Add(T item)": (list2, value) => list2.add(value),
    "void AddRange(IEnumerable<T> collection)": {
      withCall: (call, list2, values) => {
        for (const value of fill(values, call)) list2.add(value);
      }
    },
    "void Insert(int index, T item)": (list2, index2, value) => {
      if (index2 < 0 || index2 > list2.count) throw argumentOutOfRange("index", OUT_OF_RANGE);
      list2.splice(index2, 0, value);
    },
    "void InsertRange(int index, IEnumerable<T> collection)": {
      withCall: (call, list2, index2, values) => {
        if (index2 < 0 || index2 > list2.count) throw argumentOutOfRange("index", OUT_OF_RANGE);
        list2.splice(index2, 0, ...fill(values, call));
      }
    },
    "bool Remove(T item)": (list2, value) => {
      const index2 = list2.items.findIndex((item) => equalValues(item, value));
      if (index2 >= 0) list2.splice(index2, 1);
      return index2 >= 0;
    },
    "void RemoveAt(int index)": (list2, index2) => {
      list2.at(index2);
      list2.splice(index2, 1);
    },
    "void RemoveRange(int index, int count)": (list2, index2, count2) => {
      rangeOf2(list2, index2, count2);
      list2.splice(index2, count2);
    },
    "int RemoveAll(Predicate<T> match)": (list2, match) => {
      const kept2 = list2.items.filter((item) => match.invoke(item) !== true);
      const removed = list2.count - kept2.length;
      list2.replace(kept2);
      return removed;
    },
    "void Clear()": (list2) => list2.replace([]),
    "bool Contains(T item)": (list2, value) => list2.items.some((item) => equalValues(item, value)),
    "int IndexOf(T item)": (list2, value) => indexOf4(list2, value, 0),
    "int IndexOf(T item, int index)": indexOf4,
    "int IndexOf(T item, int index, int count)": indexOf4,
    "int LastIndexOf(T item)": (list2, value) => list2.items.findLastIndex((item) => equalValues(item, value)),
    "bool Exists(Predicate<T> match)": (list2, match) => list2.items.some((item) => match.invoke(item) === true),
    "T Find(Predicate<T> match)": {
      withCall: (call, list2, match) => list2.items.find((item) => match.invoke(item) === true) ?? defaultOf(elementOf(call))
    },
    "T FindLast(Predicate<T> match)": {
      withCall: (call, list2, match) => list2.items.findLast((item) => match.invoke(item) === true) ?? defaultOf(elementOf(call))
    },
    "List<T> FindAll(Predicate<T> match)": (list2, match) => new List(
      list2.element,
      list2.items.filter((item) => match.invoke(item) === true)
    ),
    "int FindIndex(Predicate<T> match)": (list2, match) => findIndex(list2, 0, match),
    "int FindIndex(int startIndex, Predicate<T> match)": findIndex,
    "int FindLastIndex(Predicate<T> match)": (list2, match) => list2.items.findLastIndex((item) => match.invoke(item) === true),
    "bool TrueForAll(Predicate<T> match)": (list2, match) => list2.items.every((item) => match.invoke(item) === true),
    "void ForEach(Action<T> action)": (list2, action) => {
      for (const item of list2) action.invoke(item);
    },
    "List<T> GetRange(int index, int count)": (list2, index2, count2) => new List(list2.element, rangeOf2(list2, index2, count2)),
    "void Reverse()": (list2) => list2.replace([...list2.items].reverse()),
    "void Sort()": {
      withCall: (call, list2) => list2.replace(sorted(list2.items, charged(call, compareValues)))
    },
    "void Sort(Comparison<T> comparison)": (list2, comparison) => list2.replace(sorted(list2.items, (left, right) => Number(comparison.invoke(left, right)))),
    "void Reverse(int index, int count)": (list2, index2, count2) => {
      const range2 = rangeOf2(list2, index2, count2);
      list2.splice(index2, count2, ...range2.reverse());
    },
    "void Sort(IComparer<T> comparer)": {
      withCall: (call, list2, comparer) => {
        const compare3 = comparer === null ? compareValues : comparer.compare.bind(comparer);
        list2.replace(sorted(list2.items, charged(call, compare3)));
      }
    },
    "int BinarySearch(T item)": (list2, wanted) => binarySearch(list2.items, wanted),
    "List<R> ConvertAll<R>(Converter<T, R> converter)": {
      withCall: (call, list2, converter2) => {
        const [type] = call.types;
        if (type === void 0) throw new Error("the method has a type argument");
        return new List(
          type,
          list2.items.map((item) => converter2.invoke(item))
        );
      }
    },
    "void CopyTo(T[] array)": (list2, target) => copyTo(list2, target, 0),
    "void CopyTo(T[] array, int arrayIndex)": copyTo,
    "void TrimExcess()": () => void 0,
    "T[] ToArray()": (list2) => createArray(list2.element, list2.items.slice())
  },
  missing: "AsReadOnly BinarySearch CopyTo FindIndex FindLastIndex GetEnumerator LastIndexOf Sort"
});

// policy/expressions/library/collections/queue.ts
var Line = class extends Counted {
  element;
  /** In the order in which they came; a queue's first ones that are gone leave their places behind for a while. */
  #items = [];
  #gone = 0;
  #isStack;
  constructor(element, isStack) {
    super();
    this.element = element;
    this.#isStack = isStack;
  }
  get type() {
    return named(this.#isStack ? stackType : queueType, [this.element]);
  }
  get count() {
    return this.#items.length - this.#gone;
  }
  put(value) {
    this.version++;
    this.#items.push(value);
  }
  peek() {
    const first2 = this.#isStack ? this.#items.at(-1) : this.#items[this.#gone];
    if (first2 === void 0) throw invalidOperation(`${this.#isStack ? "Stack" : "Queue"} empty.`);
    return first2;
  }
  take() {
    const first2 = this.peek();
    this.version++;
    if (this.#isStack) {
      this.#items.pop();
    } else if (++this.#gone * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#gone);
      this.#gone = 0;
    }
    return first2;
  }
  clear() {
    this.version++;
    this.#items = [];
    this.#gone = 0;
  }
  elements() {
    const left = this.#items.slice(this.#gone);
    return (this.#isStack ? left.reverse() : left).values();
  }
};
function tryTake(read) {
  return {
    withCall: (call, line, result) => {
      const some = line.count > 0;
      result.value = some ? read(line) : defaultOf(elementOf(call));
      return some;
    }
  };
}
function lineMembers(put, take, isStack) {
  const create5 = (call) => new Line(elementOf(call), isStack);
  return {
    "new()": { withCall: create5 },
    "new(IEnumerable<T> collection)": {
      withCall: (call, values) => {
        const line = create5(call);
        for (const value of fill(values, call)) line.put(value);
        return line;
      }
    },
    "new(int capacity)": {
      withCall: (call, capacity) => {
        if (capacity < 0) throw argumentOutOfRange("capacity");
        return create5(call);
      }
    },
    "int Count": ({ count: count2 }) => count2,
    [`void ${put}(T item)`]: (line, value) => line.put(value),
    [`T ${take}()`]: (line) => line.take(),
    "T Peek()": (line) => line.peek(),
    [`bool Try${take}(out T result)`]: tryTake((line) => line.take()),
    "bool TryPeek(out T result)": tryTake((line) => line.peek()),
    "bool Contains(T item)": (line, value) => includes(line, value),
    "void Clear()": (line) => line.clear(),
    "T[] ToArray()": (line) => createArray(line.element, [...line])
  };
}
var queueType = define({
  declaration: "class System.Collections.Generic.Queue<T> : IReadOnlyCollection<T>",
  members: lineMembers("Enqueue", "Dequeue", false),
  missing: "CopyTo GetEnumerator TrimExcess"
});
var stackType = define({
  declaration: "class System.Collections.Generic.Stack<T> : IReadOnlyCollection<T>",
  members: lineMembers("Push", "Pop", true),
  missing: "CopyTo GetEnumerator TrimExcess"
});

// policy/expressions/library/collections/collection-types.ts
function itemAt(items, index2) {
  if (items instanceof List) return items.at(index2);
  const value = items instanceof ClrArray ? items.items[index2] : [...iterate(items)][index2];
  if (value === void 0) throw argumentOutOfRange("index", OUT_OF_RANGE);
  return value;
}
function unchangeable() {
  return new ClrException("System.NotSupportedException", "Collection was of a fixed size.");
}
var readable = {
  "int Count": countOf
};
var collectionTypes = [
  listType,
  ...dictionaryTypes,
  hashSetType,
  queueType,
  stackType,
  define({
    declaration: "interface System.Collections.Generic.IReadOnlyCollection<T> : IEnumerable<T>",
    members: readable
  }),
  define({
    declaration: "interface System.Collections.Generic.ICollection<T> : IEnumerable<T>",
    members: {
      ...readable,
      "bool Contains(T item)": includes,
      "void Add(T item)": (items, value) => {
        if (items instanceof List) items.add(value);
        else if (items instanceof HashSet) items.add(value);
        else throw unchangeable();
      },
      "bool Remove(T item)": (items, value) => {
        if (items instanceof HashSet) return items.remove(value);
        if (!(items instanceof List)) throw unchangeable();
        const index2 = items.items.findIndex((item) => equalValues(item, value));
        if (index2 >= 0) items.splice(index2, 1);
        return index2 >= 0;
      },
      "void Clear()": (items) => {
        if (items instanceof List) items.replace([]);
        else if (items instanceof HashSet) items.clear();
        else throw unchangeable();
      }
    },
    missing: "Add Clear CopyTo IsReadOnly Remove"
  }),
  define({
    declaration: "interface System.Collections.Generic.IReadOnlyList<T> : IReadOnlyCollection<T>",
    members: { "T this[int index]": itemAt }
  }),
  define({
    declaration: "interface System.Collections.Generic.IList<T> : ICollection<T>",
    members: {
      "T this[int index]": itemAt,
      "set T this[int index]": (items, index2, value) => {
        if (items instanceof List) items.set(index2, value);
        else setElement(items, index2, value);
      },
      "int IndexOf(T item)": (items, value) => [...iterate(items)].findIndex((item) => equalValues(item, value))
    },
    missing: "Insert RemoveAt"
  }),
  define({
    declaration: "interface System.Collections.Generic.ISet<T> : ICollection<T>",
    members: {}
  })
];

// policy/expressions/library/collections/comparers.ts
var StringComparer = class extends ClrObject {
  ignoreCase;
  #isOrdinal;
  constructor(ignoreCase, isOrdinal) {
    super();
    this.ignoreCase = ignoreCase;
    this.#isOrdinal = isOrdinal;
  }
  get type() {
    return named(stringComparerType);
  }
  keyOf(value) {
    return typeof value === "string" ? this.#fold(value) : keyOf(value);
  }
  equal(left, right) {
    return typeof left === "string" && typeof right === "string" ? this.#fold(left) === this.#fold(right) : equalValues(left, right);
  }
  compare(left, right) {
    if (typeof left !== "string" || typeof right !== "string") return compareValues(left, right);
    if (!this.#isOrdinal) return compareText(left, right, this.ignoreCase);
    return compareOrdinal(this.#fold(left), this.#fold(right));
  }
  #fold(text) {
    return this.ignoreCase ? upper(text) : text;
  }
};
var stringComparerType = define({
  declaration: "class System.StringComparer : System.Collections.Generic.IEqualityComparer<string>, System.Collections.Generic.IComparer<string>",
  members: {
    "static StringComparer Ordinal": () => new StringComparer(false, true),
    "static StringComparer OrdinalIgnoreCase": () => new StringComparer(true, true),
    "static StringComparer InvariantCulture": () => new StringComparer(false, false),
    "static StringComparer InvariantCultureIgnoreCase": () => new StringComparer(true, false),
    "static StringComparer CurrentCulture": () => new StringComparer(false, false),
    "static StringComparer CurrentCultureIgnoreCase": () => new StringComparer(true, false),
    "bool Equals(string x, string y)": (comparer, left, right) => comparer.equal(left, right),
    "int Compare(string x, string y)": (comparer, left, right) => comparer.compare(left, right),
    "int GetHashCode(string obj)": (comparer, text) => {
      if (text === null) throw argumentNull("obj");
      return hashCode(comparer.ignoreCase ? upper(text) : text);
    }
  },
  missing: "Create FromComparison"
});
var comparerTypes = [
  define({
    declaration: "interface System.Collections.Generic.IEqualityComparer<T>",
    members: {
      "bool Equals(T x, T y)": (comparer, left, right) => comparer.equal(left, right)
    },
    missing: "GetHashCode"
  }),
  define({
    declaration: "interface System.Collections.Generic.IComparer<T>",
    members: {
      "int Compare(T x, T y)": (comparer, left, right) => comparer.compare(left, right)
    }
  }),
  stringComparerType
];

// policy/expressions/library/cryptography/random-bytes.ts
var RandomBytes = class extends ClrObject {
  get type() {
    return named(randomBytesType);
  }
};
function drawBytes(length, runtime, minimum = 0) {
  const draw = () => minimum + Math.floor(runtime.random() * (256 - minimum));
  return Uint8Array.from({ length }, draw);
}
function fill2(minimum) {
  return {
    withCall: (call, _source, bytes2) => {
      if (bytes2 === null) throw argumentNull("data");
      call.spend(bytes2.length);
      bytes2.set(drawBytes(bytes2.length, call.runtime, minimum));
    }
  };
}
var randomBytesType = define({
  declaration: "class System.Security.Cryptography.RNGCryptoServiceProvider : IDisposable",
  members: {
    "new()": () => new RandomBytes(),
    "void GetBytes(byte[] data)": fill2(0),
    "void GetNonZeroBytes(byte[] data)": fill2(1)
  },
  missing: "Create GetBytes new"
});

// policy/expressions/library/cryptography/ciphers.ts
var NAMESPACE = "System.Security.Cryptography";
var CipherMode = new Enumeration(`${NAMESPACE}.CipherMode`, {
  CBC: 1,
  ECB: 2,
  OFB: 3,
  CFB: 4,
  CTS: 5
});
var PaddingMode = new Enumeration(`${NAMESPACE}.PaddingMode`, {
  None: 1,
  PKCS7: 2,
  Zeros: 3,
  ANSIX923: 4,
  ISO10126: 5
});
var AES = { blockSize: 16, keySizes: { 16: "aes-128", 24: "aes-192", 32: "aes-256" } };
var TRIPLE_DES = { blockSize: 8, keySizes: { 16: "des-ede", 24: "des-ede3" } };
var CIPHERS2 = {
  aes: AES,
  aesmanaged: AES,
  aescryptoserviceprovider: AES,
  rijndael: AES,
  rijndaelmanaged: AES,
  "3des": TRIPLE_DES,
  tripledes: TRIPLE_DES,
  "triple des": TRIPLE_DES,
  tripledescryptoserviceprovider: TRIPLE_DES
};
var UNSUPPORTED_CIPHERS = /* @__PURE__ */ new Set([
  "des",
  "descryptoserviceprovider",
  "rc2",
  "rc2cryptoserviceprovider"
]);
function unsupported2(what) {
  return new ClrException("System.NotSupportedException", `unsupported: ${what}`, { fatal: true });
}
function cryptographic(message) {
  return new ClrException(`${NAMESPACE}.CryptographicException`, message);
}
var SymmetricAlgorithm = class extends ClrObject {
  cipher;
  secret;
  vector;
  mode = CipherMode.of(1);
  padding = PaddingMode.of(2);
  /** .NET draws key and vector; who uses the algorithm sets others, or reads these. */
  constructor(cipher, runtime) {
    super();
    this.cipher = cipher;
    this.secret = drawBytes(Math.max(...Object.keys(cipher.keySizes).map(Number)), runtime);
    this.vector = drawBytes(cipher.blockSize, runtime);
  }
  get type() {
    return named(algorithmType);
  }
  /** @throws {ClrException} CryptographicException for keys, vectors and data that do not fit */
  run(input, given2, encrypts) {
    const { key, vector } = given2;
    const name2 = this.cipher.keySizes[key.length];
    if (name2 === void 0) {
      throw cryptographic("Specified key is not a valid size for this algorithm.");
    }
    const usesVector = this.mode.value === 1;
    if (!usesVector && this.mode.value !== 2) throw unsupported2(`CipherMode.${this.mode}`);
    if (this.padding.value > 3) throw unsupported2(`PaddingMode.${this.padding}`);
    if (usesVector && vector.length !== this.cipher.blockSize) {
      throw cryptographic(
        "Specified initialization vector (IV) does not match the block size for this algorithm."
      );
    }
    const full = `${name2}-${usesVector ? "cbc" : "ecb"}`;
    const transform = encrypts ? createCipheriv(full, key, usesVector ? vector : null) : createDecipheriv(full, key, usesVector ? vector : null);
    transform.setAutoPadding(this.padding.value === 2);
    const rest = input.length % this.cipher.blockSize;
    const data = encrypts && this.padding.value === 3 && rest > 0 ? padded(input, this.cipher) : input;
    try {
      return new Uint8Array(Buffer.concat([transform.update(data), transform.final()]));
    } catch {
      throw cryptographic(
        encrypts || rest > 0 ? "The input data is not a complete block." : "Padding is invalid and cannot be removed."
      );
    }
  }
};
function padded(input, { blockSize }) {
  const result = new Uint8Array(Math.ceil(input.length / blockSize) * blockSize);
  result.set(input);
  return result;
}
function create4(name2, runtime) {
  if (name2 === null) throw argumentNull("algName");
  const known3 = name2.toLowerCase().replace("system.security.cryptography.", "");
  if (UNSUPPORTED_CIPHERS.has(known3)) throw unsupported2(`the cipher ${name2}`);
  const cipher = CIPHERS2[known3];
  return cipher === void 0 ? null : new SymmetricAlgorithm(cipher, runtime);
}
function operations() {
  const members3 = {};
  for (const name2 of ["Encrypt", "Decrypt"]) {
    const run = (input, algorithm, key, vector) => {
      if (input === null) throw argumentNull("input");
      if (algorithm === null) throw nullReference();
      if (key === null) throw argumentNull("rgbKey");
      if (vector === null && algorithm.mode.value === 1) {
        throw cryptographic(
          "The cipher mode specified requires that an initialization vector (IV) be used."
        );
      }
      const keys = { key: key ?? algorithm.secret, vector: vector ?? algorithm.vector };
      return algorithm.run(input, keys, name2 === "Encrypt");
    };
    Object.assign(
      members3,
      member(
        "ExpressionExtensions",
        `static byte[] ${name2}(this byte[] input, string alg, byte[] key, byte[] iv)`,
        {
          withCall: ({ runtime }, input, algorithm, key, vector) => run(input, create4(algorithm, runtime), key, vector)
        }
      )
    );
    for (const keys of ["", ", byte[] key, byte[] iv"]) {
      Object.assign(
        members3,
        member(
          "ExpressionExtensions",
          `static byte[] ${name2}(this byte[] input, SymmetricAlgorithm alg${keys})`,
          (input, algorithm, key, vector) => run(input, algorithm, key, vector)
        )
      );
    }
  }
  return members3;
}
var cipherExtensions = operations();
var algorithmType = define({
  declaration: `class ${NAMESPACE}.SymmetricAlgorithm : IDisposable`,
  members: {
    "static SymmetricAlgorithm Create(string algName)": {
      withCall: ({ runtime }, name2) => create4(name2, runtime)
    },
    "byte[] Key": ({ secret }) => secret.slice(),
    "set byte[] Key": (algorithm, key) => {
      if (key === null) throw argumentNull("value");
      if (algorithm.cipher.keySizes[key.length] === void 0) {
        throw cryptographic("Specified key is not a valid size for this algorithm.");
      }
      algorithm.secret = key.slice();
    },
    "byte[] IV": ({ vector }) => vector.slice(),
    "set byte[] IV": (algorithm, vector) => {
      if (vector === null) throw argumentNull("value");
      if (vector.length !== algorithm.cipher.blockSize) {
        throw cryptographic(
          "Specified initialization vector (IV) does not match the block size for this algorithm."
        );
      }
      algorithm.vector = vector.slice();
    },
    "CipherMode Mode": ({ mode }) => mode,
    "set CipherMode Mode": (algorithm, mode) => {
      algorithm.mode = mode;
    },
    "PaddingMode Padding": ({ padding }) => padding,
    "set PaddingMode Padding": (algorithm, padding) => {
      algorithm.padding = padding;
    },
    "int KeySize": ({ secret }) => secret.length * 8,
    "int BlockSize": ({ cipher }) => cipher.blockSize * 8,
    "void Clear()": () => void 0
  },
  missing: "CreateDecryptor CreateEncryptor FeedbackSize GenerateIV GenerateKey KeySize LegalBlockSizes LegalKeySizes ValidKeySize"
});
var cipherTypes = [
  algorithmType,
  CipherMode.definition,
  PaddingMode.definition
];

// policy/expressions/library/text/uri.ts
var UriPartial = new Enumeration("System.UriPartial", {
  Scheme: 0,
  Authority: 1,
  Path: 2,
  Query: 3
});
var UriKind = new Enumeration("System.UriKind", {
  RelativeOrAbsolute: 0,
  Absolute: 1,
  Relative: 2
});
var DEFAULT_PORTS = {
  http: 80,
  https: 443,
  ftp: 21,
  ws: 80,
  wss: 443
};
var Uri = class _Uri extends ClrObject {
  /** As written. */
  original;
  /** Undefined for a relative reference. */
  url;
  constructor(original, url) {
    super();
    this.original = original;
    this.url = url;
  }
  get type() {
    return named(uriType);
  }
  /** @throws {ClrException} InvalidOperationException for a relative URI */
  get absolute() {
    if (this.url === void 0) {
      throw invalidOperation("This operation is not supported for a relative URI.");
    }
    return this.url;
  }
  /** `ToString()` shows the URI unescaped where that is safe. */
  toString() {
    return this.url === void 0 ? this.original : readable2(this.url.href);
  }
  equals(other) {
    return other instanceof _Uri && other.toString() === this.toString();
  }
  key() {
    return `uri ${this.toString()}`;
  }
};
function readable2(href) {
  return href.replace(/(?:%[\dA-F]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped).replace(
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters stay escaped.
        /[%:/?#[\]@!$&'()*+,;=\\\u0000-\u001f\u007f]/g,
        (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`
      );
    } catch {
      return escaped;
    }
  });
}
function tryAbsolute(text) {
  const trimmed = text.trim();
  const [, name2 = "", authority2] = /^([A-Za-z][A-Za-z\d+.-]*):(?:\/\/([^/?#\\]*))?/.exec(trimmed) ?? [];
  if (name2 === "") return void 0;
  const needsHost = name2.toLowerCase() in DEFAULT_PORTS;
  if (needsHost && (authority2 === void 0 || authority2 === "")) return void 0;
  if (authority2?.includes("%")) return void 0;
  return URL.canParse(trimmed) ? new URL(trimmed) : void 0;
}
function parseUri(text, kind) {
  const url = kind === 2 ? void 0 : tryAbsolute(text);
  if (url !== void 0) return new Uri(text, url);
  if (kind === 1 || /^[A-Za-z][A-Za-z\d+.-]*:\/\//.test(text)) return void 0;
  return new Uri(text, void 0);
}
function requireUri(text, kind) {
  if (text === null) throw argumentNull("uriString");
  const uri = parseUri(text, kind);
  if (uri !== void 0) return uri;
  throw new ClrException(
    "System.UriFormatException",
    text.trim() === "" ? "Invalid URI: The URI is empty." : "Invalid URI: The format of the URI could not be determined."
  );
}
function uriOf(text) {
  return requireUri(text, 0);
}
function absoluteUri(text) {
  return requireUri(text, 1);
}
function combine(base, relative) {
  if (base === null) throw argumentNull("baseUri");
  const { href } = base.absolute;
  const text = relative ?? "";
  if (!URL.canParse(text, href)) {
    throw new ClrException("System.UriFormatException", "Invalid URI: The URI is invalid.");
  }
  const url = new URL(text, href);
  return new Uri(url.href, url);
}
function scheme({ protocol }) {
  return protocol.slice(0, -1);
}
function port(url) {
  return url.port === "" ? DEFAULT_PORTS[scheme(url)] ?? -1 : Number(url.port);
}
function query({ href }) {
  return /^[^?#]*(\?[^#]*)/.exec(href)?.[1] ?? "";
}
function fragment({ href }) {
  const start = href.indexOf("#");
  return start < 0 ? "" : href.slice(start);
}
function leftOfPath(url) {
  const { href, username, password } = url;
  if (!href.startsWith(`${scheme(url)}://`)) return "";
  const user = username === "" && password === "" ? "" : `${userInfo(url)}@`;
  return `${scheme(url)}://${user}${url.host}`;
}
function userInfo({ username, password }) {
  return password === "" ? username : `${username}:${password}`;
}
function authority(url) {
  return url.host;
}
function escapeData(text) {
  if (text === null) throw argumentNull("stringToEscape");
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  );
}
function escapeUri(text) {
  if (text === null) throw argumentNull("stringToEscape");
  return encodeURI(text.toWellFormed()).replace(/%5B/g, "[").replace(/%5D/g, "]");
}
function unescapeData(text) {
  if (text === null) throw argumentNull("stringToUnescape");
  return text.replace(/(?:%[\da-fA-F]{2})+/g, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
var part4 = (read) => (uri) => read(uri.absolute);
var uriType = define({
  declaration: "class System.Uri",
  members: {
    "new(string uriString)": (text) => requireUri(text, 1),
    "new(string uriString, UriKind uriKind)": (text, kind) => requireUri(text, kind.value),
    "new(Uri baseUri, string relativeUri)": combine,
    "new(Uri baseUri, Uri relativeUri)": (base, relative) => {
      if (relative === null) throw argumentNull("relativeUri");
      return combine(base, relative.original);
    },
    "static bool TryCreate(string uriString, UriKind uriKind, out Uri result)": (text, kind, result) => {
      const uri = text === null ? void 0 : parseUri(text, kind.value);
      result.value = uri ?? null;
      return uri !== void 0;
    },
    "static string EscapeDataString(string stringToEscape)": escapeData,
    "static string UnescapeDataString(string stringToUnescape)": unescapeData,
    "static string EscapeUriString(string stringToEscape)": escapeUri,
    "static bool IsWellFormedUriString(string uriString, UriKind uriKind)": (text, kind) => {
      if (text === null || /[\s"<>\\^`{|}]|#.*#/.test(text)) return false;
      return parseUri(text, kind.value) !== void 0;
    },
    "string AbsoluteUri": part4(({ href }) => href),
    "string AbsolutePath": part4(({ pathname }) => pathname),
    "string PathAndQuery": part4((url) => url.pathname + query(url)),
    "string LocalPath": part4(({ pathname }) => unescapeData(pathname)),
    "string Query": part4(query),
    "string Fragment": part4(fragment),
    "string Host": part4(({ hostname }) => hostname),
    "string DnsSafeHost": part4(({ hostname }) => hostname.replace(/^\[|\]$/g, "")),
    "string Authority": part4(authority),
    "string Scheme": part4(scheme),
    "string UserInfo": part4(userInfo),
    "int Port": part4(port),
    "bool IsDefaultPort": part4((url) => url.port === ""),
    "bool IsAbsoluteUri": ({ url }) => url !== void 0,
    "string OriginalString": ({ original }) => original,
    "bool IsLoopback": part4(({ hostname }) => /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname)),
    "bool IsFile": part4((url) => scheme(url) === "file"),
    "static string UriSchemeHttp": () => "http",
    "static string UriSchemeHttps": () => "https",
    "string[] Segments": part4(
      ({ pathname }) => new ClrArray(STRING, pathname.match(/[^/]*\/|[^/]+$/g) ?? [])
    ),
    "string GetLeftPart(UriPartial part)": (uri, wanted) => {
      const url = uri.absolute;
      const start = leftOfPath(url);
      const whole = start === "" ? `${scheme(url)}:${url.pathname}` : start + url.pathname;
      switch (wanted.value) {
        case 0:
          return start === "" ? `${scheme(url)}:` : `${scheme(url)}://`;
        case 1:
          return start;
        case 2:
          return whole;
        default:
          return whole + query(url);
      }
    },
    "static bool operator ==(Uri a, Uri b)": (left, right) => left === null || right === null ? left === right : left.equals(right),
    "static bool operator !=(Uri a, Uri b)": (left, right) => left === null || right === null ? left !== right : !left.equals(right)
  },
  missing: "CheckHostName CheckSchemeName Compare FromHex GetComponents HexEscape HexUnescape HostNameType IdnHost IsBaseOf IsHexDigit IsUnc IsWellFormedOriginalString MakeRelativeUri UserEscaped TryCreate"
});

// policy/expressions/library/context/credentials.ts
function typeNamed(name2) {
  const definition = findType(name2, 0);
  if (definition === void 0) throw new Error(`${name2} is not registered`);
  return named(definition);
}
var Jwt = class extends ClrObject {
  #head;
  #payload;
  constructor(head, payload) {
    super();
    this.#head = head;
    this.#payload = payload;
  }
  get type() {
    return typeNamed("Jwt");
  }
  header(name2) {
    const value = this.#head[name2];
    return typeof value === "string" ? value : null;
  }
  text(name2) {
    const value = this.#payload[name2];
    return typeof value === "string" ? value : null;
  }
  /** Seconds since the epoch. */
  time(name2) {
    const value = this.#payload[name2];
    return typeof value === "number" ? DateTime.ofMilliseconds(value * 1e3) : null;
  }
  audiences() {
    return stringArray(texts(this.#payload.aud));
  }
  claims() {
    const claims = /* @__PURE__ */ new Map();
    for (const [name2, value] of Object.entries(this.#payload)) claims.set(name2, texts(value));
    return multimap(claims, false);
  }
};
function texts(claim) {
  if (claim === void 0 || claim === null) return [];
  if (Array.isArray(claim)) return claim.flatMap(texts);
  return [typeof claim === "object" ? JSON.stringify(claim) : String(claim)];
}
function parseJwt(text) {
  const token2 = text.trim().replace(/^Bearer\s+/i, "");
  const match = /^([\w-]+)\.([\w-]+)\.[\w-]*$/.exec(token2);
  const head = decode(match?.[1]);
  const payload = decode(match?.[2]);
  return head === void 0 || payload === void 0 ? null : new Jwt(head, payload);
}
function decode(part5) {
  if (part5 === void 0) return void 0;
  try {
    const value = JSON.parse(Buffer.from(part5, "base64url").toString("utf8"));
    return isObject(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
var BasicAuthCredentials = class extends ClrObject {
  userId;
  password;
  constructor(userId, password) {
    super();
    this.userId = userId;
    this.password = password;
  }
  get type() {
    return typeNamed("BasicAuthCredentials");
  }
};
function parseBasic(text) {
  const match = /^Basic\s+([A-Za-z\d+/]+={0,2})\s*$/i.exec(text.trim());
  if (match === null) return null;
  const decoded = Buffer.from(match[1] ?? "", "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  return colon < 0 ? null : new BasicAuthCredentials(decoded.slice(0, colon), decoded.slice(colon + 1));
}

// policy/expressions/library/context/extensions.ts
function typeAt({ types }) {
  const [type] = types;
  if (type === void 0) throw new Error("the method has a type argument");
  return type;
}
function find2(lookup, name2) {
  const dictionary = instanceOf(lookup);
  if (name2 === null) throw argumentNull("key");
  return dictionary.find(name2);
}
function variable(call, variables, name2, initial) {
  const value = find2(variables, name2);
  const type = typeAt(call);
  if (value === void 0) return initial;
  if (value === null) {
    const acceptsNull = defaultOf(type) === null;
    return acceptsNull ? null : initial;
  }
  if (!isInstance(value, type)) throw invalidCast();
  return value;
}
function joined2(values, name2, initial) {
  if (values instanceof Multimap && typeof name2 === "string") {
    const texts2 = values.item(name2);
    if (texts2 === void 0) return initial;
    return texts2.length === 1 ? texts2[0] ?? "" : texts2.join(",");
  }
  const found = find2(values, name2);
  if (!(found instanceof ClrArray)) return initial;
  const [first2, second] = found.items;
  return first2 !== void 0 && second === void 0 ? textOf(first2) : found.items.map(textOf).join(",");
}
function formContent(values) {
  if (values === null || values.count === 0) return null;
  const pairs = [];
  for (const [name2, items] of values.entries()) {
    for (const item of iterate(items)) {
      pairs.push(`${escapeData(textOf(name2))}=${escapeData(textOf(item))}`);
    }
  }
  return pairs.join("&");
}
function lookups(dictionary) {
  const name2 = `static V GetValueOrDefault<K, V>(this ${dictionary}<K, V> dictionary, K key`;
  return {
    [`${name2})`]: {
      withCall: ({ types }, values, key) => find2(values, key) ?? defaultOf(types[1] ?? OBJECT)
    },
    [`${name2}, V defaultValue)`]: (values, key, initial) => {
      const found = find2(values, key);
      return found === void 0 ? initial : found;
    }
  };
}
function token(object, name2, initial = null) {
  if (name2 === null) throw argumentNull("key");
  const property2 = instanceOf(object).property(name2);
  return property2 === void 0 ? initial : property2.value;
}
function attempt(parse2) {
  return (text, result) => {
    result.value = text === null ? null : parse2(text);
    return result.value !== null;
  };
}
var extensionsType = define({
  declaration: "static Microsoft.ApiManagement.ExpressionExtensions",
  // The name by which policies call these as static methods, and Microsoft's extension for Visual Studio Code declares them.
  alias: "ExpressionSyntaxExtensions",
  members: {
    "static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string key)": {
      withCall: (call, variables, name2) => variable(call, variables, name2, defaultOf(typeAt(call)))
    },
    "static T GetValueOrDefault<T>(this IReadOnlyDictionary<string, object> variables, string key, T defaultValue)": { withCall: variable },
    "static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string headerName)": (values, name2) => joined2(values, name2, null),
    "static string GetValueOrDefault(this IReadOnlyDictionary<string, string[]> values, string headerName, string defaultValue)": joined2,
    ...lookups("IReadOnlyDictionary"),
    ...lookups("IDictionary"),
    // In .NET a JObject is an IDictionary<string, JToken>.
    "static JToken GetValueOrDefault(this JObject dictionary, string key)": token,
    "static JToken GetValueOrDefault(this JObject dictionary, string key, JToken defaultValue)": token,
    "static string ToQueryString(this IDictionary<string, IList<string>> values)": (values) => {
      const form = formContent(values);
      return form === null ? null : `?${form}`;
    },
    "static string ToFormUrlEncodedContent(this IDictionary<string, IList<string>> values)": formContent,
    "static Jwt AsJwt(this string value)": (text) => text === null ? null : parseJwt(text),
    "static bool TryParseJwt(this string value, out Jwt token)": attempt(parseJwt),
    "static BasicAuthCredentials AsBasic(this string value)": (text) => text === null ? null : parseBasic(text),
    "static bool TryParseBasic(this string value, out BasicAuthCredentials credentials)": attempt(parseBasic),
    ...cipherExtensions
  },
  missing: "VerifyNoRevocation"
});
var extensionTypes = [
  extensionsType,
  define({
    declaration: "class Microsoft.ApiManagement.Jwt",
    members: {
      "string Algorithm": (token2) => token2.header("alg"),
      "IEnumerable<string> Audiences": (token2) => token2.audiences(),
      "IReadOnlyDictionary<string, string[]> Claims": (token2) => token2.claims(),
      "DateTime? ExpirationTime": (token2) => token2.time("exp"),
      "DateTime? NotBefore": (token2) => token2.time("nbf"),
      "DateTime? IssuedAt": (token2) => token2.time("iat"),
      "string Id": (token2) => token2.text("jti"),
      "string Issuer": (token2) => token2.text("iss"),
      "string Subject": (token2) => token2.text("sub"),
      "string Type": (token2) => token2.header("typ")
    }
  }),
  define({
    declaration: "class Microsoft.ApiManagement.BasicAuthCredentials",
    members: {
      "string UserId": ({ userId }) => userId,
      "string Username": ({ userId }) => userId,
      "string Password": ({ password }) => password
    }
  })
];

// policy/expressions/library/conversion/convert.ts
function noConversion2(value, target) {
  const source = value === null ? "null" : typeOf(value).id.replace(/^System\./, "");
  return invalidCast(`Invalid cast from '${source}' to '${target}'.`);
}
function holdsValue(value) {
  return value instanceof ClrObject && "held" in value && typeof value.held === "function";
}
function ofHeld(token2, convert2) {
  try {
    return convert2(token2.held());
  } catch (error) {
    const isCast = error instanceof ClrException && error.type === "System.InvalidCastException";
    throw isCast ? argument(error.message) : error;
  }
}
function toInteger(name2, value) {
  if (holdsValue(value)) return ofHeld(value, (held) => toInteger(name2, held));
  if (value === null) return checkedInteger(name2, 0n);
  if (typeof value === "string") return requireInteger(name2, value);
  if (typeof value === "boolean") return checkedInteger(name2, value ? 1n : 0n);
  if (value instanceof Char) return checkedInteger(name2, BigInt(value.code));
  if (value instanceof Double) {
    if (!Number.isFinite(value.value)) throw overflow();
    return checkedInteger(name2, BigInt(roundHalfEven(value.value)));
  }
  if (isInteger(value)) return checkedInteger(name2, integerOf(value));
  throw noConversion2(value, name2);
}
function isInteger(value) {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Integral || value instanceof EnumValue;
}
function toDouble(value) {
  if (holdsValue(value)) return ofHeld(value, (held) => toDouble(held));
  if (value === null) return new Double(0);
  if (value instanceof Double) return value;
  if (typeof value === "string") return new Double(requireDouble(value));
  if (typeof value === "boolean") return new Double(value ? 1 : 0);
  if (isInteger(value)) return new Double(Number(integerOf(value)));
  throw noConversion2(value, "Double");
}
function toBoolean(value) {
  if (holdsValue(value)) return ofHeld(value, (held) => toBoolean(held));
  if (value === null) return false;
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return requireBool(value);
  if (value instanceof Double) return value.value !== 0;
  if (isInteger(value)) return integerOf(value) !== 0n;
  throw noConversion2(value, "Boolean");
}
function toChar(value) {
  if (holdsValue(value)) return ofHeld(value, (held) => toChar(held));
  if (value instanceof Char) return value;
  if (typeof value === "string") {
    if (value.length !== 1) throw format("String must be exactly one character long.");
    return Char.of(value.charCodeAt(0));
  }
  if (value === null) return Char.of(0);
  if (isInteger(value)) {
    const code = integerOf(value);
    if (code < 0n || code > 0xffffn) {
      throw overflow("Value was either too large or too small for a character.");
    }
    return Char.of(Number(code));
  }
  throw noConversion2(value, "Char");
}
function toDateTime(value, clock) {
  if (holdsValue(value)) return ofHeld(value, (held) => toDateTime(held, clock));
  if (value === null) return new DateTime(0n, "unspecified");
  if (value instanceof DateTime) return value;
  if (typeof value === "string") return parseDateTime(value, clock);
  throw noConversion2(value, "DateTime");
}
function changeType(value, target) {
  const type = withoutNullable(target);
  if (value === null) {
    if (isNullable(target) || type.kind !== "named" || type.definition.category !== "struct") {
      return null;
    }
    throw invalidCast("Null object cannot be converted to a value type.");
  }
  if (isInstance(value, type)) return value;
  if (type.id === STRING.id) return textOf(value);
  if (type.id === BOOL.id) return toBoolean(value);
  if (type.id === "System.DateTime") return toDateTime(value);
  const name2 = numericName(type);
  if (name2 === "double") return toDouble(value);
  if (name2 === "char") return toChar(value);
  if (name2 !== void 0) return toInteger(name2, value);
  throw noConversion2(value, type.id);
}
function fromBase(name2, text, base) {
  if (![2, 8, 10, 16].includes(base)) throw argument("Invalid Base.");
  if (text === null) return checkedInteger(name2, 0n);
  if (text === "") throw argumentOutOfRangeText();
  if (base === 10) return requireInteger(name2, text);
  if (text.startsWith("-")) {
    throw argument("String cannot contain a minus sign if the base is not 10.");
  }
  const digits = base === 16 ? text.replace(/^0[xX]/, "") : text;
  const pattern = base === 16 ? /^[\da-fA-F]+$/ : base === 8 ? /^[0-7]+$/ : /^[01]+$/;
  if (!pattern.test(digits)) {
    throw format("Could not find any recognizable digits.");
  }
  const prefix = base === 16 ? "0x" : base === 8 ? "0o" : "0b";
  const value = BigInt(prefix + digits);
  const bits = BITS[name2];
  if (value >= 1n << BigInt(bits)) throw overflow("Value was either too large or too small.");
  return checkedInteger(name2, wrap(name2, value));
}
function argumentOutOfRangeText() {
  return new ClrException(
    "System.ArgumentOutOfRangeException",
    "Index was out of range. Must be non-negative and less than the size of the collection."
  );
}
function toBase(value, base, bits) {
  if (![2, 8, 10, 16].includes(base)) throw argument("Invalid Base.");
  const number = integerOf(value);
  return base === 10 ? number.toString() : BigInt.asUintN(bits, number).toString(base);
}
function fromBase64(text) {
  if (text === null) throw argumentNull("s");
  const compact = text.replace(/[\t\n\r ]/g, "");
  if (compact.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(compact)) {
    throw format(
      "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters."
    );
  }
  return new Uint8Array(Buffer.from(compact, "base64"));
}
var SOURCES = [
  "object",
  "string",
  "bool",
  "char",
  "int",
  "long",
  "double",
  "byte",
  "sbyte",
  "short",
  "ushort",
  "uint",
  "ulong",
  "DateTime"
];
function integerMembers(method, name2) {
  const members3 = {};
  for (const source of SOURCES) {
    members3[`static ${name2} ${method}(${source} value)`] = (value) => toInteger(name2, value);
  }
  members3[`static ${name2} ${method}(string value, int fromBase)`] = (text, base) => fromBase(name2, text, base);
  return members3;
}
function members2(result, method, convert2) {
  return Object.fromEntries(
    SOURCES.map((source) => [`static ${result} ${method}(${source} value)`, convert2])
  );
}
var convertType = define({
  declaration: "static System.Convert",
  members: {
    ...integerMembers("ToInt32", "int"),
    ...integerMembers("ToInt64", "long"),
    ...integerMembers("ToInt16", "short"),
    ...integerMembers("ToByte", "byte"),
    ...integerMembers("ToSByte", "sbyte"),
    ...integerMembers("ToUInt16", "ushort"),
    ...integerMembers("ToUInt32", "uint"),
    ...integerMembers("ToUInt64", "ulong"),
    ...members2("double", "ToDouble", toDouble),
    ...members2("bool", "ToBoolean", toBoolean),
    ...members2("string", "ToString", (value) => value === null ? null : textOf(value)),
    "static string ToString(object value)": (value) => textOf(value),
    "static string ToString(int value, int toBase)": (value, base) => toBase(value, base, 32),
    "static string ToString(long value, int toBase)": (value, base) => toBase(value, base, 64),
    "static string ToString(byte value, int toBase)": (value, base) => toBase(value, base, 16),
    ...members2("char", "ToChar", toChar),
    "static char ToChar(string value)": (text) => {
      if (text === null) throw argumentNull("value");
      return toChar(text);
    },
    ...Object.fromEntries(
      SOURCES.map((source) => [
        `static DateTime ToDateTime(${source} value)`,
        { withCall: ({ runtime }, value) => toDateTime(value, runtime) }
      ])
    ),
    "static string ToString(short value, int toBase)": (value, base) => toBase(value, base, 16),
    "static string ToBase64String(byte[] inArray)": (bytes2) => {
      if (bytes2 === null) throw argumentNull("inArray");
      return Buffer.from(bytes2).toString("base64");
    },
    "static string ToBase64String(byte[] inArray, int offset, int length)": (bytes2, offset2, length) => {
      if (bytes2 === null) throw argumentNull("inArray");
      if (length < 0 || offset2 < 0 || offset2 + length > bytes2.length) {
        throw argumentOutOfRange(length < 0 ? "length" : "offset");
      }
      return Buffer.from(bytes2.subarray(offset2, offset2 + length)).toString("base64");
    },
    "static byte[] FromBase64String(string s)": fromBase64
  },
  missing: "ChangeType ToBase64String ToDecimal ToSingle GetTypeCode IsDBNull ToBase64CharArray FromBase64CharArray DBNull"
});

// policy/expressions/library/cryptography/cryptography.ts
var NAMESPACE2 = "System.Security.Cryptography";
var Hash = class extends ClrObject {
  #typeName;
  /** As node names it: `sha256`. */
  algorithm;
  secret;
  constructor(typeName2, algorithm, key) {
    super();
    this.#typeName = typeName2;
    this.algorithm = algorithm;
    this.secret = key;
  }
  get type() {
    const definition = findType(this.#typeName, 0);
    if (definition === void 0) throw new Error(`${this.#typeName} is not registered`);
    return named(definition);
  }
  compute(bytes2) {
    if (bytes2 === null) throw argumentNull("buffer");
    const hash = this.secret === void 0 ? createHash(this.algorithm) : createHmac(this.algorithm, this.secret);
    return new Uint8Array(hash.update(bytes2).digest());
  }
};
var SIZES = {
  md5: 128,
  sha1: 160,
  sha256: 256,
  sha384: 384,
  sha512: 512
};
var hashAlgorithm = define({
  declaration: `class ${NAMESPACE2}.HashAlgorithm : IDisposable`,
  members: {
    "byte[] ComputeHash(byte[] buffer)": (hash, bytes2) => hash.compute(bytes2),
    "byte[] ComputeHash(byte[] buffer, int offset, int count)": (hash, bytes2, offset2, count2) => hash.compute(bytes2 === null ? null : bytes2.subarray(offset2, offset2 + count2)),
    "int HashSize": ({ algorithm }) => SIZES[algorithm] ?? 0,
    "void Clear()": () => void 0
  },
  missing: "CanReuseTransform CanTransformMultipleBlocks Hash Initialize InputBlockSize OutputBlockSize TransformBlock TransformFinalBlock"
});
function plain2(name2, algorithm) {
  return {
    declaration: `class ${NAMESPACE2}.${name2} : HashAlgorithm`,
    members: { [`static ${name2} Create()`]: () => new Hash(name2, algorithm) }
  };
}
function managed(name2, base, algorithm) {
  return {
    declaration: `class ${NAMESPACE2}.${name2} : ${base}`,
    members: { "new()": () => new Hash(name2, algorithm) }
  };
}
var hmac = define({
  declaration: `class ${NAMESPACE2}.HMAC : HashAlgorithm`,
  members: {
    "byte[] Key": ({ secret }) => secret?.slice() ?? null,
    "set byte[] Key": (hash, key) => {
      if (key === null) throw argumentNull("value");
      hash.secret = key.slice();
    }
  },
  missing: "HashName Create"
});
function keyed(name2, algorithm) {
  return {
    declaration: `class ${NAMESPACE2}.${name2} : HMAC`,
    members: {
      "new(byte[] key)": (key) => {
        if (key === null) throw argumentNull("key");
        return new Hash(name2, algorithm, key.slice());
      },
      // .NET draws a random key; whoever uses this sets another one.
      "new()": () => new Hash(name2, algorithm, new Uint8Array(64))
    }
  };
}
var ALGORITHMS = ["MD5", "SHA1", "SHA256", "SHA384", "SHA512"];
var cryptographyTypes = [
  hashAlgorithm,
  hmac,
  ...ALGORITHMS.map((name2) => define(plain2(name2, name2.toLowerCase()))),
  ...ALGORITHMS.filter((name2) => name2 !== "MD5").map(
    (name2) => define(managed(`${name2}Managed`, name2, name2.toLowerCase()))
  ),
  ...ALGORITHMS.map((name2) => define(keyed(`HMAC${name2}`, name2.toLowerCase())))
];

// policy/expressions/library/foundation/guid.ts
var PLAIN = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
var Guid = class _Guid extends Comparable {
  /** Lower-case, with dashes or without; printed when it is first asked for. */
  #written;
  #read;
  #digits;
  /** @param value the printed form in lower case, with dashes or without, or what it stands for */
  constructor(value) {
    super();
    if (typeof value === "string") this.#written = value;
    else this.#read = value;
  }
  static empty = new _Guid([0, 0, 0, 0]);
  /** Version 4 of RFC 9562: all that is not fixed is drawn. */
  static random(random) {
    const word = () => Math.floor(random() * 4294967296);
    const [one, two, three, four] = [word(), word(), word(), word()];
    return new _Guid([one, two & ~61440 | 16384, three & 1073741823 | 2147483648, four]);
  }
  /** 32 lower-case hexadecimal digits in the order of the printed form. */
  get digits() {
    this.#digits ??= this.#written?.replaceAll("-", "") ?? this.#words.map(hexadecimal).join("");
    return this.#digits;
  }
  get #words() {
    this.#read ??= wordsOf(this.#written ?? "");
    return this.#read;
  }
  /** Any of the forms that `Guid.Parse` reads: N, D, B, P. */
  static parse(text) {
    if (PLAIN.test(text)) return new _Guid(text);
    const trimmed = text.trim();
    const match = /^(?:\{(?<b>[\da-f-]{36})\}|\((?<p>[\da-f-]{36})\)|(?<d>[\da-f-]{36})|(?<n>[\da-f]{32}))$/i.exec(
      trimmed
    );
    const groups2 = match?.groups;
    const dashed2 = groups2?.b ?? groups2?.p ?? groups2?.d;
    if (dashed2 !== void 0 && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(dashed2)) {
      return void 0;
    }
    const digits = (dashed2 ?? groups2?.n)?.replaceAll("-", "").toLowerCase();
    return digits === void 0 ? void 0 : new _Guid(digits);
  }
  /** The first three groups are little-endian in the bytes. */
  static fromBytes(bytes2) {
    const at = (index2) => (bytes2[index2] ?? 0).toString(16).padStart(2, "0");
    return new _Guid([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map(at).join(""));
  }
  get type() {
    return named(guidType);
  }
  bytes() {
    const printed = Uint8Array.from(
      this.digits.match(/../g) ?? [],
      (pair) => Number.parseInt(pair, 16)
    );
    const order2 = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    return Uint8Array.from(order2, (index2) => printed[index2] ?? 0);
  }
  format(pattern) {
    const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(this.digits)?.slice(1) ?? [];
    const dashed2 = parts.join("-");
    switch (pattern.toUpperCase()) {
      case "N":
        return this.digits;
      case "":
      case "D":
        return dashed2;
      case "B":
        return `{${dashed2}}`;
      case "P":
        return `(${dashed2})`;
      case "X": {
        const [one = "", two = "", three = "", four = "", five = ""] = parts;
        const bytes2 = `${four}${five}`.match(/../g) ?? [];
        return `{0x${one},0x${two},0x${three},{${bytes2.map((byte) => `0x${byte}`).join()}}}`;
      }
      default:
        throw format(
          'Format String can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".'
        );
    }
  }
  /** The four 32-bit words of the bytes, combined by exclusive or, as .NET (Core) does. */
  hash() {
    const [one, two, three, four] = this.#words;
    return one ^ (two << 16 | two >>> 16) ^ swapped(three) ^ swapped(four);
  }
  toString() {
    return this.format("D");
  }
  equals(other) {
    return other instanceof _Guid && other.digits === this.digits;
  }
  compareTo(other) {
    if (!(other instanceof _Guid) || other.digits === this.digits) {
      return other instanceof _Guid ? 0 : 1;
    }
    return this.digits < other.digits ? -1 : 1;
  }
  key() {
    return `guid ${this.digits}`;
  }
};
function wordsOf(written) {
  const words = [0, 0, 0, 0];
  let digits = 0;
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    if (code === 45) continue;
    const word = digits++ >> 3;
    words[word] = (words[word] ?? 0) << 4 | (code < 97 ? code - 48 : code - 87);
  }
  return words;
}
function hexadecimal(word) {
  return (word >>> 0).toString(16).padStart(8, "0");
}
function swapped(word) {
  return word << 24 | (word & 65280) << 8 | word >>> 8 & 65280 | word >>> 24;
}
function parse(text) {
  if (text === null) throw argumentNull("input");
  const guid = Guid.parse(text);
  if (guid === void 0) {
    throw format(
      "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
    );
  }
  return guid;
}
var guidType = define({
  declaration: "struct System.Guid : IComparable, IComparable<Guid>, IFormattable",
  initial: () => Guid.empty,
  members: {
    "new(string g)": (text) => parse(text),
    "new(byte[] b)": (bytes2) => {
      if (bytes2 === null) throw argumentNull("b");
      if (bytes2.length !== 16) {
        throw argument("Byte array for GUID must be exactly 16 bytes long.", "b");
      }
      return Guid.fromBytes(bytes2);
    },
    "static Guid Empty": () => Guid.empty,
    "static Guid NewGuid()": {
      withCall: ({ runtime }) => new Guid(runtime.guid().replaceAll("-", "").toLowerCase())
    },
    "static Guid Parse(string input)": (text) => parse(text),
    "static bool TryParse(string input, out Guid result)": (text, result) => {
      const guid = text === null ? void 0 : Guid.parse(text);
      result.value = guid ?? Guid.empty;
      return guid !== void 0;
    },
    "string ToString(string format)": (guid, pattern) => guid.format(pattern ?? ""),
    "int CompareTo(object value)": (left, right) => {
      if (right === null || right instanceof Guid) return left.compareTo(right);
      throw argument("Object must be of type GUID.", "value");
    },
    "byte[] ToByteArray()": (guid) => guid.bytes(),
    "bool Equals(Guid g)": (left, right) => left.equals(right),
    "int CompareTo(Guid value)": (left, right) => left.compareTo(right),
    "static bool operator ==(Guid a, Guid b)": (left, right) => left.equals(right),
    "static bool operator !=(Guid a, Guid b)": (left, right) => !left.equals(right)
  },
  missing: "ParseExact ToString TryParseExact new"
});

// policy/expressions/library/foundation/tuple.ts
var Tuple = class _Tuple extends ClrObject {
  type;
  items;
  constructor(type, items) {
    super();
    this.type = type;
    this.items = items;
  }
  entries() {
    return this.items.map((item, index2) => [`Item${index2 + 1}`, item]);
  }
  toString() {
    return `(${this.items.map(textOf).join(", ")})`;
  }
  equals(other) {
    return other instanceof _Tuple && other.type.id === this.type.id && this.items.every((item, index2) => equalValues(item, other.items[index2] ?? null));
  }
  key() {
    return `${this.type.id} ${this.items.map((item) => String(keyOf(item))).join()}`;
  }
  compareTo(other) {
    if (!(other instanceof _Tuple)) throw argument("Argument must be of the same type.");
    for (const [index2, item] of this.items.entries()) {
      const order2 = compareValues(item, other.items[index2] ?? null);
      if (order2 !== 0) return order2;
    }
    return 0;
  }
};
var creators = {};
var definitions = Array.from({ length: 7 }, (_, index2) => {
  const names = Array.from({ length: index2 + 1 }, (_2, position) => `T${position + 1}`);
  const parameters = names.map((name2, position) => `${name2} item${position + 1}`).join(", ");
  const list2 = names.join(", ");
  const create5 = (types, items) => new Tuple(named(definition, types), items);
  const properties = names.map((name2, position) => [
    `${name2} Item${position + 1}`,
    ({ items }) => items[position] ?? null
  ]);
  const definition = define({
    declaration: `class System.Tuple<${list2}> : IComparable`,
    members: {
      ...Object.fromEntries(properties),
      [`new(${parameters})`]: {
        withCall: ({ ownerTypes }, ...items) => create5(ownerTypes, items)
      }
    }
  });
  creators[`static Tuple<${list2}> Create<${list2}>(${parameters})`] = {
    withCall: ({ types }, ...items) => create5(types, items)
  };
  return definition;
});
var tupleTypes = [
  define({ declaration: "static System.Tuple", members: creators }),
  ...definitions
];

// policy/expressions/library/json/casts.ts
var NUMBERS = [6, 7, 8, 9];
var STRINGS = [6, 7, 8, 9, 12, 14, 15, 16, 17];
function simpleOf(token2) {
  const value = token2 instanceof JProperty ? token2.value : token2;
  return value instanceof JValue ? value : void 0;
}
function describe3(token2) {
  const value = token2 instanceof JProperty ? token2.value : token2;
  return value.tokenType.toString();
}
function castToken(target, accepted, convert2) {
  return (token2) => {
    if (token2 === null) throw argumentNull("value");
    const value = simpleOf(token2);
    if (value === void 0 || !accepted.includes(value.tokenType.value)) {
      throw argument(`Can not convert ${describe3(token2)} to ${target}.`);
    }
    return convert2(value.value);
  };
}
function castNullable(target, accepted, convert2) {
  const strict = castToken(target, accepted, convert2);
  return (token2) => token2 === null || simpleOf(token2)?.value === null ? null : strict(token2);
}
function fromBig(integer2) {
  return (value) => value instanceof BigInteger ? checkedInteger(integer2, value.value) : toInteger(integer2, value);
}
function doubleOf(value) {
  return value instanceof BigInteger ? new Double(Number(value.value)) : toDouble(value);
}
var TEXTS = [10, 11, ...STRINGS];
function tokenText(token2) {
  if (token2 === null) return null;
  const isText = token2 instanceof JValue && token2.tokenType === STRING_KIND;
  if (isText && typeof token2.value === "string") return token2.value;
  const value = simpleOf(token2);
  const kind = value?.tokenType.value;
  if (value === void 0 || kind === void 0 || !TEXTS.includes(kind)) {
    throw argument(`Can not convert ${describe3(token2)} to String.`);
  }
  if (value.value === null) return null;
  if (value.value instanceof Uint8Array) return Buffer.from(value.value).toString("base64");
  return textOf(value.value);
}
var flag = cast("bool", "Boolean", NUMBERS, toBoolean);
var tokenFlag = (token2) => token2 instanceof JValue && typeof token2.value === "boolean" ? token2.value : flag.apply(token2);
var real2 = cast("double", "Double", NUMBERS, doubleOf);
function ofDouble(token2) {
  return token2 instanceof JValue && token2.value instanceof Double ? token2.value : void 0;
}
function toGuid(value) {
  if (value instanceof Guid) return value;
  if (value instanceof Uint8Array) return Guid.fromBytes(value);
  const guid = Guid.parse(textOf(value));
  if (guid === void 0) {
    throw new ClrException(
      "System.FormatException",
      "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
    );
  }
  return guid;
}
function toUri(value) {
  return value instanceof Uri ? value : absoluteUri(textOf(value));
}
function toTimeSpan(value) {
  if (value instanceof TimeSpan) return value;
  const span2 = parseTimeSpan(textOf(value));
  if (span2 === void 0) {
    throw new ClrException(
      "System.FormatException",
      "String was not recognized as a valid TimeSpan."
    );
  }
  return span2;
}
function toBytes(value) {
  return value instanceof Uint8Array ? value : fromBase64(textOf(value));
}
function toDateTimeOffset(value) {
  if (value instanceof DateTimeOffset) return value;
  if (value instanceof DateTime) return new DateTimeOffset(value.ticks, 0);
  return parseDateTimeOffset(textOf(value));
}
function dateTime(value) {
  return value instanceof DateTimeOffset ? new DateTime(value.ticks, "unspecified") : toDateTime(value);
}
function bytesOrNull(token2) {
  return token2 === null ? null : castToken("byte array", [8, 14], toBytes)(token2);
}
function cast(result, target, accepted, convert2) {
  return {
    result,
    apply: castToken(target, accepted, convert2),
    nullable: castNullable(target, accepted, convert2)
  };
}
var CASTS = [
  { result: "string", apply: tokenText },
  ...integerTypes.flatMap(({ shortName, name: name2 }) => {
    const integer2 = numericName(named(integerDefinition(shortName)));
    if (integer2 === void 0 || integer2 === "char" || integer2 === "double") return [];
    return [cast(integer2, name2.replace("System.", ""), NUMBERS, fromBig(integer2))];
  }),
  {
    ...real2,
    apply: (token2) => ofDouble(token2) ?? real2.apply(token2),
    nullable: (token2) => ofDouble(token2) ?? real2.nullable(token2)
  },
  cast("char", "Char", [6, 7, 8], toChar),
  { ...flag, apply: tokenFlag },
  cast("DateTime", "DateTime", [8, 12], dateTime),
  cast("DateTimeOffset", "DateTimeOffset", [8, 12], toDateTimeOffset),
  cast("TimeSpan", "TimeSpan", [8, 17], toTimeSpan),
  cast("Guid", "Guid", [8, 15, 14], toGuid),
  { result: "Uri", apply: castNullable("Uri", [8, 16], toUri) },
  { result: "byte[]", apply: bytesOrNull }
];
function integerDefinition(shortName) {
  const definition = integerTypes.find((one) => one.shortName === shortName);
  if (definition === void 0) throw new Error(`${shortName} is no integer type`);
  return definition;
}

// policy/expressions/library/json/read.ts
function tokenValue(token2, type) {
  if (token2 === null) return defaultOf(type);
  if (isInstance(token2, type)) return token2;
  if (!(token2 instanceof JValue)) {
    throw invalidCast(`Cannot cast ${token2.type.id} to Newtonsoft.Json.Linq.JToken.`);
  }
  const { value } = token2;
  if (value !== null && isInstance(value, type)) return value;
  if (value instanceof BigInteger) throw invalidCast("Object must implement IConvertible.");
  return changeType(value, type);
}
function tokenToObject(token2, type) {
  const target = withoutNullable(type);
  const cast3 = target.kind === "named" ? castTo2(target) : void 0;
  if (cast3 === void 0) return tokenObject(token2, type);
  return isNullable(type) ? (cast3.nullable ?? cast3.apply)(token2) : cast3.apply(token2);
}
function castTo2({ definition }) {
  return CASTS.find(({ result }) => result === definition.shortName);
}
function tokenObject(token2, type, isText = false) {
  if (type.id === "System.Object") return untyped(token2);
  if (isInstance(token2, type)) return token2;
  const target = withoutNullable(type);
  if (token2 instanceof JValue && token2.value === null) {
    if (defaultOf(type) === null) return null;
    throw serialization(`Error converting value {null} to type '${type.id}'.`);
  }
  if (token2 instanceof JValue && token2.value === "" && isEmptyNull(type)) return null;
  if (target.kind === "array" && token2 instanceof JArray) {
    return createArray(
      target.element,
      token2.items.map((item) => tokenObject(item, target.element, isText))
    );
  }
  if (target.kind === "array" && token2 instanceof JValue && target.element.id === "System.Byte") {
    if (token2.tokenType.value !== 8 && token2.tokenType.value !== 14) {
      throw unexpected(token2, target);
    }
    const guid = typeof token2.value === "string" ? Guid.parse(token2.value) : void 0;
    return guid === void 0 ? toBytes(token2.value) : guid.bytes();
  }
  if (target.kind === "named") {
    const collection = collectionOf(token2, target, isText);
    if (collection !== void 0) return collection;
    const constant2 = enumOf(token2, target);
    if (constant2 !== void 0) return constant2;
    if (target.id === "System.Uri" && token2 instanceof JValue && token2.tokenType.value === 8) {
      return uriOf(textOf(token2.value));
    }
    const convert2 = castTo2(target);
    if (convert2 !== void 0 && token2 instanceof JValue) {
      return simple(token2, target, convert2, isText);
    }
  }
  if (isReadByReader(target)) throw unexpected(token2, target);
  throw serialization(
    `Cannot deserialize the current JSON ${token2.tokenType.toString()} into type '${display(type)}'.`
  );
}
var READ_BY_READER = /* @__PURE__ */ new Set([
  "System.String",
  "System.Int32",
  "System.Double",
  "System.Boolean",
  "System.DateTime",
  "System.DateTimeOffset",
  "System.Byte[]"
]);
function isReadByReader(type) {
  return READ_BY_READER.has(type.id);
}
function isEmptyNull(type) {
  return defaultOf(type) === null && !isReadByReader(type) && !isToken(type);
}
function isToken(type) {
  return type.kind === "named" && type.definition.name.startsWith("Newtonsoft.Json.Linq.");
}
function unexpected(token2, target) {
  return new ClrException(
    "Newtonsoft.Json.JsonReaderException",
    `Error reading ${display(target)}. Unexpected token: ${token2.tokenType.toString()}.`
  );
}
function simple(token2, target, { apply }, isText) {
  if (isText && target.id === "System.String" && token2.source !== void 0) return token2.source;
  if (isText && target.id === "System.Int32" && token2.tokenType.value === 7) {
    throw unexpected(token2, target);
  }
  if (target.id === "System.Int32" && token2.tokenType.value === 9) throw unexpected(token2, target);
  try {
    return apply(token2);
  } catch (error) {
    if (!(error instanceof ClrException) || error.fatal) throw error;
    throw new ClrException(
      `Newtonsoft.Json.Json${isReadByReader(target) ? "Reader" : "Serialization"}Exception`,
      `Could not convert ${token2.tokenType.toString()} to ${display(target)}: ${textOf(token2.value)}.`
    );
  }
}
function collectionOf(token2, { definition, arguments: types }, isText) {
  const [first2, second] = types;
  const lists = ["List", "IList", "IEnumerable", "ICollection", "IReadOnlyCollection"];
  if (token2 instanceof JArray && first2 !== void 0 && lists.includes(definition.shortName)) {
    return new List(
      first2,
      token2.items.map((item) => tokenObject(item, first2, isText))
    );
  }
  if (token2 instanceof JArray && first2 !== void 0 && ["HashSet", "ISet"].includes(definition.shortName)) {
    const set = new HashSet(first2);
    for (const item of token2.items) set.add(tokenObject(item, first2, isText));
    return set;
  }
  if (token2 instanceof JObject && definition.shortName === "KeyValuePair") {
    const [key, value] = types.map((type, index2) => {
      const item = token2.get(index2 === 0 ? "Key" : "Value");
      return item === null ? defaultOf(type) : tokenObject(item, type, isText);
    });
    return new Pair(named(definition, types), key ?? null, value ?? null);
  }
  const maps = ["Dictionary", "IDictionary", "IReadOnlyDictionary"];
  if (!(token2 instanceof JObject) || !maps.includes(definition.shortName)) return void 0;
  if (first2 === void 0 || second === void 0) return void 0;
  const result = new Dictionary(first2, second);
  for (const { name: name2, value } of token2.properties) {
    result.set(keyOf2(name2, first2), tokenObject(value, second, isText));
  }
  return result;
}
function keyOf2(name2, type) {
  try {
    return changeType(name2, type);
  } catch (error) {
    if (!(error instanceof ClrException) || error.fatal) throw error;
    throw serialization(`Could not convert string '${name2}' to dictionary key type '${type.id}'.`);
  }
}
function enumOf(token2, type) {
  const initial = defaultOf(type);
  if (!(initial instanceof EnumValue) || !(token2 instanceof JValue)) return void 0;
  const { value } = token2;
  if (typeof value === "bigint" || typeof value === "number") return initial.with(Number(value));
  return typeof value === "string" ? initial.enumeration.parse(value, true) : void 0;
}
function untyped(token2) {
  return token2 instanceof JValue ? token2.value : token2;
}
function serialization(message) {
  return new ClrException("Newtonsoft.Json.JsonSerializationException", message);
}

// policy/expressions/library/json/serialize.ts
function valueKind(value) {
  const number = kindNumber(value);
  return number === void 0 ? void 0 : JTokenType.of(number);
}
function kindNumber(value) {
  if (value === null) return 10;
  if (typeof value === "string" || value instanceof Char) return 8;
  if (typeof value === "boolean") return 9;
  if (typeof value === "number" || typeof value === "bigint") return 6;
  if (value instanceof Integral || value instanceof EnumValue || value instanceof BigInteger) {
    return 6;
  }
  if (value instanceof Double) return 7;
  if (value instanceof DateTime || value instanceof DateTimeOffset) return 12;
  if (value instanceof Uint8Array) return 14;
  if (value instanceof Guid) return 15;
  if (value instanceof Uri) return 16;
  return value instanceof TimeSpan ? 17 : void 0;
}
function undetermined(value) {
  return argument(`Could not determine JSON object type for type ${typeOf(value).id}.`);
}
function valueToken(value) {
  if (value instanceof Double) return new JValue(FLOAT_KIND, value);
  const kind = valueKind(value);
  if (kind === void 0) {
    throw undetermined(value);
  }
  return new JValue(kind, value instanceof Char ? value.toString() : value);
}
function textToken2(text) {
  return new JValue(STRING_KIND, text);
}
function simpleToken(value) {
  if (value instanceof Char) throw undetermined(value);
  return valueToken(value);
}
function contentToken(value) {
  return value instanceof JToken ? value : simpleToken(value);
}
function isMultiContent(value) {
  return !(value instanceof JToken) && value instanceof SequenceObject;
}
function memberName(key) {
  return key instanceof DateTime || key instanceof DateTimeOffset ? key.format(ISO_FORMAT) : textOf(key);
}
function describe4(value) {
  if (value instanceof JObject) {
    return {
      kind: "object",
      members: value.properties.map((one) => [one.name, one.value])
    };
  }
  if (value instanceof JArray) {
    const { unread } = value;
    return unread === void 0 ? { kind: "array", items: value.items } : { kind: "numbers", numbers: unread };
  }
  if (value instanceof JValue) {
    return value.tokenType.value === 11 ? { kind: "undefined" } : { kind: "value", value: value.value };
  }
  if (value instanceof JProperty) return { kind: "property", name: value.name, value: value.value };
  if (value instanceof AnonymousObject || value instanceof Tuple) {
    return { kind: "object", members: value.entries() };
  }
  if (value instanceof Lookup) {
    const members3 = [...value.entries()].map(([key, item]) => [memberName(key), item]);
    return { kind: "object", members: members3 };
  }
  if (value instanceof Pair) {
    return {
      kind: "object",
      members: [
        ["Key", value.name],
        ["Value", value.value]
      ]
    };
  }
  if (value instanceof SequenceObject) return { kind: "array", items: iterate(value) };
  if (value !== null && typeOf(value).id === "System.Object") {
    return { kind: "object", members: [] };
  }
  if (valueKind(value) === void 0) {
    throw new ClrException(
      "Newtonsoft.Json.JsonSerializationException",
      `The local gateway cannot serialize ${textOf(value)}.`
    );
  }
  return { kind: "value", value };
}
describeWith(describe4);
function fromObject(value) {
  if (value === null) throw argumentNull("o");
  return tokenOf(value);
}
function tokenOf(value) {
  if (value instanceof JToken) return value.clone();
  const node = describe4(value);
  switch (node.kind) {
    case "object": {
      const object = new JObject();
      for (const [name2, item] of node.members) object.add(new JProperty(name2, tokenOf(item)));
      return object;
    }
    case "array": {
      const array = new JArray();
      for (const item of node.items) array.add(tokenOf(item));
      return array;
    }
    case "undefined":
      return new JValue(JTokenType.of(11), null);
    case "numbers":
      throw new Error("a token is copied, not read");
    case "property":
      return new JProperty(node.name, tokenOf(node.value));
    case "value": {
      const { value: simple2 } = node;
      return valueToken(simple2 instanceof EnumValue ? simple2.value : simple2);
    }
  }
}

// policy/expressions/library/json/content.ts
var tokenType = jsonType("JToken");
function typeAt2({ types }, index2 = 0) {
  const type = types[index2];
  if (type === void 0) throw new Error("the method has a type argument");
  return type;
}
function requiredText(text, parameter) {
  if (text === null) throw argumentNull(parameter);
  return text;
}
function lazyTokens(tokens) {
  return new Lazy(tokenType(), () => tokens()[Symbol.iterator]());
}
var JEnumerable = class extends Lazy {
  get type() {
    const definition = findType("JEnumerable", 1);
    if (definition === void 0) throw new Error("JEnumerable<T> is not registered");
    return named(definition, [this.element]);
  }
};
function childTokens(tokens) {
  return new JEnumerable(tokenType(), () => tokens()[Symbol.iterator]());
}
function typed(call, tokens, create5) {
  const type = typeAt2(call);
  return new create5(type, function* () {
    for (const token2 of tokens()) {
      call.spend(1);
      yield tokenValue(token2, type);
    }
  });
}
function addContent(container, content, index2) {
  if (isMultiContent(content)) {
    let place = index2;
    if (content instanceof ClrArray) {
      for (const item of content.items) addContent(container, item, place++);
      return;
    }
    for (const item of iterate(content)) addContent(container, item, place++);
    return;
  }
  const token2 = contentToken(content);
  if (container instanceof JArray) {
    container.insert(index2, token2);
  } else if (token2 instanceof JProperty) {
    container.insertAt(index2, token2);
  } else {
    throw cannotAdd(token2, "JObject");
  }
}
function appendContent(container, content) {
  addContent(container, content, container.children().length);
}
function newArray(content) {
  const array = new JArray();
  addContent(array, content, 0);
  return array;
}
function newObject(content) {
  const object = new JObject();
  addContent(object, content, 0);
  return object;
}
function newProperty(name2, content) {
  const known3 = requiredText(name2, "name");
  return new JProperty(known3, isMultiContent(content) ? newArray(content) : contentToken(content));
}

// policy/expressions/library/json/known-texts.ts
var MOST = 8;
var LONGEST2 = 4096;
var known2 = [];
function parseObject(text) {
  const found = known2.find((one) => one.text === text);
  if (found?.object !== void 0) return new JObject(found.object);
  const token2 = parseJson(text, "JObject");
  if (!(token2 instanceof JObject)) {
    throw new Error(`the parser of objects answers ${token2.type.id}`);
  }
  if (found !== void 0) {
    if (!isCopied(token2)) return token2;
    found.object = token2;
    return new JObject(token2);
  }
  if (text.length <= LONGEST2) known2.push({ text, object: void 0 });
  if (known2.length > MOST) known2.shift();
  return token2;
}
function isCopied(token2) {
  if (token2 instanceof JValue) {
    return !(token2.value instanceof ClrObject) || token2.value instanceof Double;
  }
  if (token2 instanceof JArray && token2.unread !== void 0) return false;
  return token2.children().every(isCopied);
}

// policy/expressions/library/json/container-types.ts
var jProperty2 = jsonType("JProperty");
var jContainerType = define({
  declaration: "class Newtonsoft.Json.Linq.JContainer : JToken",
  members: {
    "int Count": ({ count: count2 }) => count2,
    "void Add(object content)": (container, content) => {
      if (container instanceof JProperty) container.detach(container);
      else appendContent(container, content);
    },
    "void AddFirst(object content)": (container, content) => {
      if (container instanceof JProperty) container.detach(container);
      else addContent(container, content, 0);
    },
    "void RemoveAll()": (container) => {
      if (container instanceof JProperty) container.value = null;
      else container.clear();
    },
    "IEnumerable<JToken> Descendants()": (token2) => lazyTokens(() => token2.descendants()),
    "IEnumerable<JToken> DescendantsAndSelf()": (token2) => lazyTokens(() => [token2, ...token2.descendants()]),
    "void Merge(object content)": (container, content) => merge(container, content)
  },
  missing: "CreateWriter Merge ReplaceAll"
});
function merge(container, content) {
  if (container instanceof JArray && content instanceof JArray) {
    for (const item of content.items) container.add(item);
  } else if (container instanceof JObject && content instanceof JObject) {
    for (const { name: name2, value } of content.properties) {
      const known3 = container.get(name2);
      const bothObjects = known3 instanceof JObject && value instanceof JObject;
      const bothArrays = known3 instanceof JArray && value instanceof JArray;
      if (bothObjects || bothArrays) merge(known3, value);
      else if (value.tokenType.value !== 10 || known3 === null) container.set(name2, value);
    }
  }
}
function propertyIgnoringCase(object, name2) {
  return object.properties.find((property2) => upper(property2.name) === upper(name2));
}
var jObjectType = define({
  declaration: "class Newtonsoft.Json.Linq.JObject : IEnumerable<KeyValuePair<string, JToken>>, JContainer",
  members: {
    "new()": () => new JObject(),
    "new(JObject other)": (other) => {
      if (other === null) throw argumentNull("other");
      return other.clone();
    },
    "new(params object[] content)": newObject,
    "static JObject Parse(string json)": (text) => parseObject(requiredText(text, "s")),
    "static JObject FromObject(object o)": (value) => {
      const token2 = fromObject(value);
      if (token2 instanceof JObject) return token2;
      throw argument(
        `Object serialized to ${token2.tokenType.toString()}. JObject instance expected.`
      );
    },
    "JToken this[string propertyName]": (object, name2) => object.get(requiredText(name2, "propertyName")),
    "set JToken this[string propertyName]": (object, name2, value) => object.set(requiredText(name2, "propertyName"), value),
    "void Add(string propertyName, JToken value)": (object, name2, value) => object.add(new JProperty(requiredText(name2, "name"), value)),
    "bool Remove(string propertyName)": (object, name2) => object.delete(requiredText(name2, "propertyName")),
    "bool ContainsKey(string propertyName)": (object, name2) => object.property(requiredText(name2, "propertyName")) !== void 0,
    "bool TryGetValue(string propertyName, out JToken value)": (object, name2, result) => {
      result.value = name2 === null ? null : object.get(name2);
      return result.value !== null;
    },
    "bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)": (object, name2, comparison, result) => {
      result.value = getValue(object, name2, comparison);
      return result.value !== null;
    },
    "JToken GetValue(string propertyName)": (object, name2) => name2 === null ? null : object.get(name2),
    "JToken GetValue(string propertyName, StringComparison comparison)": getValue,
    "JProperty Property(string name)": (object, name2) => name2 === null ? null : object.property(name2) ?? null,
    "IEnumerable<JProperty> Properties()": (object) => new Lazy(jProperty2(), () => object[Symbol.iterator]()),
    "JEnumerable<JToken> PropertyValues()": (object) => childTokens(() => object.properties.map(({ value }) => value))
  },
  missing: "GetEnumerator Load PropertyChanged PropertyChanging",
  holds: (value) => value instanceof JObject
});
function getValue(object, name2, comparison) {
  if (name2 === null) return null;
  const exact = object.get(name2);
  if (exact !== null || comparison.value % 2 === 0) return exact;
  return propertyIgnoringCase(object, name2)?.value ?? null;
}
var jArrayType = define({
  declaration: "class Newtonsoft.Json.Linq.JArray : JContainer, IList<JToken>",
  members: {
    "new()": () => new JArray(),
    "new(JArray other)": (other) => {
      if (other === null) throw argumentNull("other");
      return other.clone();
    },
    "new(params object[] content)": newArray,
    "new(object content)": newArray,
    "static JArray Parse(string json)": (text) => {
      const token2 = parseJson(requiredText(text, "s"), "JArray");
      if (token2 instanceof JArray) return token2;
      throw new Error(`the parser of arrays answers ${token2.type.id}`);
    },
    "static JArray FromObject(object o)": (value) => {
      const token2 = fromObject(value);
      if (token2 instanceof JArray) return token2;
      throw argument(
        `Object serialized to ${token2.tokenType.toString()}. JArray instance expected.`
      );
    },
    "JToken this[int index]": (array, index2) => array.at(index2),
    "set JToken this[int index]": (array, index2, value) => array.set(index2, value),
    "void Add(JToken item)": (array, value) => array.add(value),
    "void Insert(int index, JToken item)": (array, index2, value) => array.insert(index2, value),
    "void RemoveAt(int index)": (array, index2) => array.removeAt(index2),
    "bool Remove(JToken item)": (array, item) => {
      const index2 = array.indexOf(item);
      if (index2 >= 0) array.removeAt(index2);
      return index2 >= 0;
    },
    "void Clear()": (array) => array.clear(),
    "bool Contains(JToken item)": (array, item) => array.indexOf(item) >= 0,
    "int IndexOf(JToken item)": (array, item) => array.indexOf(item)
  },
  missing: "CopyTo GetEnumerator Load",
  holds: (value) => value instanceof JArray
});
var jPropertyType = define({
  declaration: "class Newtonsoft.Json.Linq.JProperty : JContainer",
  members: {
    "new(JProperty other)": (other) => {
      if (other === null) throw argumentNull("other");
      return other.clone();
    },
    "new(string name, object content)": newProperty,
    "new(string name, params object[] content)": (name2, content) => new JProperty(requiredText(name2, "name"), content === null ? null : newArray(content)),
    "string Name": ({ name: name2 }) => name2,
    "JToken Value": ({ value }) => value,
    "set JToken Value": (property2, value) => {
      property2.value = value;
    }
  }
});

// policy/expressions/library/json/convert-types.ts
var jProperty3 = jsonType("JProperty");
function isNull(tokens) {
  if (tokens === null) throw argumentNull("source");
}
var extensionsType2 = define({
  declaration: "static Newtonsoft.Json.Linq.Extensions",
  members: {
    "static T Value<T>(this IEnumerable<JToken> value)": {
      withCall: (call, token2) => {
        if (token2 === null) throw argumentNull("value");
        if (!(token2 instanceof JToken)) throw argument("Source value must be a JToken.");
        return tokenValue(token2, typeAt2(call));
      }
    },
    "static IEnumerable<T> Values<T>(this IEnumerable<JToken> source)": {
      withCall: (call, source) => {
        isNull(source);
        return typed(call, () => tokensOf(source).flatMap((token2) => token2.children()), Lazy);
      }
    },
    "static IEnumerable<JToken> Values(this IEnumerable<JToken> source)": (source) => {
      isNull(source);
      return lazyTokens(() => tokensOf(source).flatMap((token2) => token2.children()));
    },
    "static IEnumerable<JToken> Values(this IEnumerable<JToken> source, object key)": (source, key) => {
      isNull(source);
      return lazyTokens(() => tokensOf(source).flatMap((token2) => token2.child(key) ?? []));
    },
    "static IEnumerable<T> Values<T>(this IEnumerable<JToken> source, object key)": {
      withCall: (call, source, key) => {
        isNull(source);
        return typed(call, () => tokensOf(source).flatMap((token2) => token2.child(key) ?? []), Lazy);
      }
    },
    "static IEnumerable<JToken> Children(this IEnumerable<JToken> source)": (source) => {
      isNull(source);
      return lazyTokens(() => tokensOf(source).flatMap((token2) => token2.children()));
    },
    "static IEnumerable<JProperty> Properties(this IEnumerable<JObject> source)": (source) => {
      isNull(source);
      return new Lazy(
        jProperty3(),
        () => tokensOf(source).flatMap((token2) => token2 instanceof JObject ? token2.properties : []).values()
      );
    }
  },
  missing: "Ancestors AncestorsAndSelf AsJEnumerable Children Descendants DescendantsAndSelf Value"
});
function tokensOf(source) {
  return [...iterate(source)].filter((item) => item instanceof JToken);
}
var jsonConvertType = define({
  declaration: "static Newtonsoft.Json.JsonConvert",
  restricted: true,
  members: {
    "static string SerializeObject(object value)": (value) => writeJson(value, false),
    "static string SerializeObject(object value, Formatting formatting)": (value, formatting) => writeJson(value, formatting.value === 1),
    "static object DeserializeObject(string value)": (text) => deserialize(text, typeOf(null)),
    "static T DeserializeObject<T>(string value)": {
      withCall: (call, text) => deserialize(text, typeAt2(call))
    }
  }
});
function deserialize(text, type) {
  const json = requiredText(text, "value");
  if (json.trim() === "") {
    if (defaultOf(type) !== null) {
      throw new ClrException(
        "Newtonsoft.Json.JsonSerializationException",
        `No JSON content found and type '${type.id}' is not nullable.`
      );
    }
    return null;
  }
  return tokenObject(parseWhole(json, type), type, true);
}
function parseWhole(json, type) {
  try {
    return parseJson(json, "value");
  } catch (error) {
    const isEnd = error instanceof ClrException && error.message.startsWith("Unexpected end");
    if (!isEnd || isReadByReader(type)) throw error;
    const isArray = /^\s*\[/.test(json);
    const copies = isReferenceCompatible(type, tokenType()) || type.id === "System.Object" && isArray;
    throw new ClrException(
      `Newtonsoft.Json.Json${copies ? "Writer" : "Serialization"}Exception`,
      error.message
    );
  }
}

// policy/expressions/library/json/deep-equals.ts
function deepEquals(left, right) {
  if (left === null || right === null) return left === right;
  if (left instanceof JValue || right instanceof JValue) return left.equals(right);
  if (left instanceof JObject && right instanceof JObject) {
    return left.count === right.count && left.properties.every(({ name: name2, value }) => {
      const other = right.property(name2);
      return other !== void 0 && deepEquals(value, other.value);
    });
  }
  if (left instanceof JProperty && right instanceof JProperty) {
    return left.name === right.name && deepEquals(left.value, right.value);
  }
  const [one, two] = [left.children(), right.children()];
  return left.type.id === right.type.id && one.length === two.length && one.every((child, index2) => deepEquals(child, two[index2] ?? null));
}

// policy/expressions/library/json/path-steps.ts
function failure(message) {
  return new ClrException("Newtonsoft.Json.JsonException", message);
}
function walk(steps, from, search2) {
  let tokens = [from];
  for (const step of steps) {
    search2.call.spend(1);
    tokens = step(tokens, search2);
  }
  return tokens;
}
function children(token2, { call }) {
  call.spend(1 + token2.count / ELEMENTS_PER_STEP);
  return token2 instanceof JObject ? token2.properties.map(({ value }) => value) : token2.children();
}
function below(token2, search2, found = []) {
  found.push(token2);
  if (!(token2 instanceof JValue)) {
    for (const child of children(token2, search2)) below(child, search2, found);
  }
  return found;
}
function field2(name2) {
  return (tokens, search2) => tokens.flatMap((token2) => {
    if (!(token2 instanceof JObject)) {
      if (search2.strict) {
        throw failure(
          `Property '${name2 ?? "*"}' not valid on ${token2.type.id.split(".").at(-1)}.`
        );
      }
      return [];
    }
    if (name2 === void 0) return children(token2, search2);
    const value = token2.get(name2);
    if (value === null && search2.strict) {
      throw failure(`Property '${name2}' does not exist on JObject.`);
    }
    return value ?? [];
  });
}
function index(position) {
  return (tokens, search2) => tokens.flatMap((token2) => {
    if (position === void 0) return children(token2, search2);
    if (position < 0 && token2 instanceof JArray) return token2.at(position);
    const item = token2 instanceof JArray ? token2.items[position] : void 0;
    if (item === void 0 && search2.strict) {
      throw failure(
        token2 instanceof JArray ? `Index ${position} outside the bounds of JArray.` : `Index ${position} not valid on ${token2.type.id.split(".").at(-1)}.`
      );
    }
    return item ?? [];
  });
}
function slice(start, end2, step) {
  if (step === 0) throw failure("Step cannot be zero.");
  return (tokens, search2) => tokens.flatMap((token2) => {
    if (!(token2 instanceof JArray)) return [];
    const items = children(token2, search2);
    const clamp2 = (value) => Math.max(0, Math.min(items.length, value < 0 ? items.length + value : value));
    if (step > 0) {
      return items.slice(clamp2(start ?? 0), clamp2(end2 ?? items.length)).filter((_, position) => position % step === 0);
    }
    const from = Math.min(
      items.length - 1,
      start === void 0 ? items.length - 1 : clamp2(start)
    );
    const to = end2 === void 0 ? -1 : clamp2(end2);
    return items.slice(to + 1, from + 1).reverse().filter((_, position) => position % -step === 0);
  });
}
function scan(name2) {
  return (tokens, search2) => tokens.flatMap(
    (token2) => below(token2, search2).flatMap((found) => {
      if (name2 === void 0) return found === token2 ? [] : found;
      return found instanceof JObject ? found.get(name2) ?? [] : [];
    })
  );
}
function filter(condition) {
  return (tokens, search2) => tokens.flatMap((token2) => children(token2, search2).filter((child) => condition(child, search2)));
}
function scanBracket(step) {
  return (tokens, search2) => tokens.flatMap(
    (token2) => below(token2, search2).flatMap((found) => step([found], { ...search2, strict: false }))
  );
}

// policy/expressions/library/json/path.ts
function selectTokens(token2, path, strict, call) {
  return walk(new PathParser(path).steps(), token2, { root: token2, strict, call });
}
function selectToken(token2, path, strict, call) {
  const [found, second] = selectTokens(token2, path, strict, call);
  if (second !== void 0) throw failure("Path returned multiple tokens.");
  return found ?? null;
}
var PathParser = class {
  #path;
  #offset = 0;
  constructor(path) {
    this.#path = path;
  }
  steps() {
    if (this.#peek() === "$") this.#offset++;
    const steps = this.#until(() => this.#offset >= this.#path.length);
    return steps;
  }
  #peek() {
    return this.#path.charAt(this.#offset);
  }
  #until(ends) {
    const steps = [];
    while (!ends()) {
      if (this.#peek() === " ") {
        this.#spaces();
      } else if (this.#path.startsWith("..", this.#offset)) {
        this.#offset += 2;
        steps.push(this.#peek() === "[" ? scanBracket(this.#bracket()) : scan(this.#name()));
      } else if (this.#peek() === ".") {
        this.#offset++;
        if (this.#offset >= this.#path.length) throw failure("Unexpected end while parsing path.");
        steps.push(this.#peek() === "[" ? this.#bracket() : field2(this.#name()));
      } else if (this.#peek() === "[") {
        steps.push(this.#bracket());
      } else {
        steps.push(field2(this.#name()));
      }
    }
    return steps;
  }
  /** Undefined for `*`. */
  #name() {
    const pattern = /[^.[\]() ,=<>!&|]+/y;
    pattern.lastIndex = this.#offset;
    const name2 = pattern.exec(this.#path)?.[0];
    if (name2 === void 0) {
      throw failure(`Unexpected character while parsing path: ${this.#peek()}`);
    }
    this.#offset += name2.length;
    return name2 === "*" ? void 0 : name2;
  }
  #bracket() {
    this.#offset++;
    this.#spaces();
    let step;
    const next2 = this.#peek();
    if (next2 === "'") {
      const names = this.#list(() => this.#quoted());
      const fields = names.map(field2);
      step = (tokens, search2) => {
        const strict = search2.strict && names.length === 1;
        return fields.flatMap((one) => {
          search2.call.spend(1 + tokens.length / ELEMENTS_PER_STEP);
          return one(tokens, { ...search2, strict });
        });
      };
    } else if (next2 === "?") {
      this.#offset++;
      this.#expect("(");
      const condition = this.#either();
      this.#expect(")");
      step = filter(condition);
    } else if (next2 === "*") {
      this.#offset++;
      step = index(void 0);
    } else {
      step = this.#indices();
    }
    this.#spaces();
    this.#expect("]");
    return step;
  }
  #indices() {
    const match = /\s*(-?\d*)\s*(?::\s*(-?\d*)\s*(?::\s*(-?\d*)\s*)?)?/y;
    const single2 = /\d+(?:\s*,\s*\d+)+/y;
    single2.lastIndex = this.#offset;
    const several = single2.exec(this.#path)?.[0];
    if (several !== void 0) {
      this.#offset += several.length;
      const places = several.split(",").map((position) => index(Number(position)));
      return (tokens, search2) => places.flatMap((place) => {
        search2.call.spend(1 + tokens.length / ELEMENTS_PER_STEP);
        return place(tokens, { ...search2, strict: false });
      });
    }
    match.lastIndex = this.#offset;
    const found = match.exec(this.#path);
    const text = found?.[0] ?? "";
    if (found === null || text.trim() === "") {
      throw failure(`Unexpected character while parsing path indexer: ${this.#peek()}`);
    }
    this.#offset += text.length;
    const number = (part5) => part5 === void 0 || part5 === "" ? void 0 : Number(part5);
    if (text.includes(":")) return slice(number(found[1]), number(found[2]), number(found[3]) ?? 1);
    return index(Number(found[1]));
  }
  #list(read) {
    const items = [read()];
    for (this.#spaces(); this.#peek() === ","; this.#spaces()) {
      this.#offset++;
      this.#spaces();
      items.push(read());
    }
    return items;
  }
  #quoted() {
    const quote2 = "'";
    if (this.#peek() !== quote2) {
      throw failure(`Unexpected character while parsing path: ${this.#peek()}`);
    }
    let text = "";
    for (this.#offset++; this.#peek() !== quote2; this.#offset++) {
      if (this.#peek() === "") throw failure("Unexpected end while parsing path.");
      if (this.#peek() === "\\") this.#offset++;
      text += this.#peek();
    }
    this.#offset++;
    return text;
  }
  #either() {
    let condition = this.#both();
    while (this.#operator("||")) {
      const [left, right] = [condition, this.#both()];
      condition = (token2, search2) => left(token2, search2) || right(token2, search2);
    }
    return condition;
  }
  #both() {
    let condition = this.#comparison();
    while (this.#operator("&&")) {
      const [left, right] = [condition, this.#comparison()];
      condition = (token2, search2) => left(token2, search2) && right(token2, search2);
    }
    return condition;
  }
  #comparison() {
    this.#spaces();
    if (this.#peek() === "(") {
      this.#offset++;
      const inner = this.#either();
      this.#expect(")");
      return inner;
    }
    const left = this.#operand();
    const operator = ["==", "!=", "<>", "<=", ">=", "<", ">"].find((one) => this.#operator(one));
    if (operator === void 0) {
      return (token2, search2) => valuesOf(left, token2, search2).length > 0;
    }
    const right = this.#operand();
    return (token2, search2) => valuesOf(left, token2, search2).some(
      (one) => valuesOf(right, token2, search2).some((other) => {
        search2.call.spend(1);
        return compare2(operator, one, other);
      })
    );
  }
  #operand() {
    this.#spaces();
    const next2 = this.#peek();
    if (next2 === "@" || next2 === "$") {
      this.#offset++;
      const path = this.#until(() => this.#at(/\s*(?:[=!<>&|)]|$)/y));
      return { path, fromRoot: next2 === "$" };
    }
    if (next2 === "'") {
      return { literal: literal(this.#quoted()) };
    }
    const pattern = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
    pattern.lastIndex = this.#offset;
    const text = pattern.exec(this.#path)?.[0];
    if (text === void 0) throw failure(`Unexpected character while parsing path query: ${next2}`);
    this.#offset += text.length;
    return { literal: literal(JSON.parse(text)) };
  }
  #operator(text) {
    this.#spaces();
    if (!this.#path.startsWith(text, this.#offset)) return false;
    this.#offset += text.length;
    return true;
  }
  #at(pattern) {
    pattern.lastIndex = this.#offset;
    return pattern.test(this.#path);
  }
  #spaces() {
    while (this.#peek() === " ") this.#offset++;
  }
  #expect(text) {
    this.#spaces();
    if (this.#peek() !== text) {
      throw failure(
        this.#peek() === "" ? "Path ended with open indexer." : `Unexpected character while parsing path indexer: ${this.#peek()}`
      );
    }
    this.#offset++;
  }
};
function literal(value) {
  const token2 = JValue.null();
  const kinds = { string: 8, number: 7, boolean: 9 };
  if (typeof value === "string" || typeof value === "boolean") {
    token2.assign(
      token2.tokenType.with(kinds[typeof value === "string" ? "string" : "boolean"]),
      value
    );
  } else if (typeof value === "number") {
    token2.assign(token2.tokenType.with(kinds.number), new Double(value));
  }
  return token2;
}
function valuesOf(operand, token2, search2) {
  if ("literal" in operand) return [operand.literal];
  const from = operand.fromRoot ? search2.root : token2;
  return walk(operand.path, from, { ...search2, strict: false }).map(
    (found) => found instanceof JProperty ? found.value : found
  );
}
function compare2(operator, left, right) {
  if (!(left instanceof JValue) || !(right instanceof JValue)) {
    return operator === "!=" || operator === "<>";
  }
  const numbers = [left, right].map(numberOf);
  const [one, other] = numbers;
  const isNumeric = one !== void 0 && other !== void 0;
  const sameKind = isNumeric || left.tokenType.value === right.tokenType.value;
  const order2 = isNumeric ? one - other : Number(textOf(left.value) > textOf(right.value)) - Number(textOf(left.value) < textOf(right.value));
  switch (operator) {
    case "==":
      return sameKind && order2 === 0;
    case "!=":
    case "<>":
      return !sameKind || order2 !== 0;
    case "<":
      return sameKind && order2 < 0;
    case ">":
      return sameKind && order2 > 0;
    case "<=":
      return sameKind && order2 <= 0;
    default:
      return sameKind && order2 >= 0;
  }
}
function numberOf({ value }) {
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  return value instanceof Double ? value.value : void 0;
}

// policy/expressions/library/json/token-type.ts
function formatted(token2, formatting) {
  return token2 instanceof JValue ? writeJson(token2, false) : writeJson(token2, formatting.value === 1);
}
function spendOn(call, tokens) {
  call.spend(tokens / ELEMENTS_PER_STEP);
}
function siblingsOf(call, token2) {
  spendOn(call, token2.parent?.count ?? 0);
  return token2.parent?.children() ?? [token2];
}
function sibling(call, token2, distance) {
  const siblings = siblingsOf(call, token2);
  const index2 = siblings.indexOf(token2);
  return index2 < 0 ? null : siblings[index2 + distance] ?? null;
}
function addBeside(call, token2, content, distance) {
  const { parent } = token2;
  if (parent === null) throw invalidOperation("The parent is missing.");
  const added = contentToken(content);
  const index2 = siblingsOf(call, token2).indexOf(token2) + distance;
  if (parent instanceof JArray) {
    parent.insert(index2, added);
  } else if (parent instanceof JObject && added instanceof JProperty) {
    parent.insertAt(index2, added);
  } else {
    throw cannotAdd(added, "JContainer");
  }
}
function* ancestorsOf(token2) {
  for (let parent = token2.parent; parent !== null; parent = parent.parent) {
    yield parent;
  }
}
var casts = {};
for (const { result, apply, nullable: nullable2 } of CASTS) {
  casts[`explicit operator ${result}(JToken value)`] = apply;
  if (nullable2 !== void 0) casts[`explicit operator ${result}?(JToken value)`] = nullable2;
}
function implicitToken(value) {
  if (typeof value === "number") return valueToken(BigInt(value));
  return valueToken(value instanceof Integral && value.name !== "ulong" ? value.value : value);
}
var conversions = implement("JToken", {
  "implicit operator JToken(string value)": textToken2
});
for (const source of [
  "bool",
  "byte",
  "sbyte",
  "short",
  "ushort",
  "int",
  "uint",
  "long",
  "ulong",
  "double",
  "DateTime",
  "DateTimeOffset",
  "TimeSpan",
  "Guid",
  "Uri",
  "byte[]"
]) {
  Object.assign(
    conversions,
    member("JToken", `implicit operator JToken(${source} value)`, implicitToken)
  );
  const isStruct = !["Uri", "byte[]"].includes(source);
  if (isStruct) {
    Object.assign(
      conversions,
      member("JToken", `implicit operator JToken(${source}? value)`, valueToken)
    );
  }
}
var jTokenType = define({
  declaration: "class Newtonsoft.Json.Linq.JToken : IJEnumerable<JToken>",
  members: {
    ...casts,
    ...conversions,
    "static JToken Parse(string json)": (text) => parseJson(requiredText(text, "s"), "JToken"),
    "static JToken FromObject(object o)": fromObject,
    "static bool DeepEquals(JToken t1, JToken t2)": deepEquals,
    "JToken this[object key]": (token2, key) => token2.child(key),
    "set JToken this[object key]": (token2, key, value) => token2.setChild(key, value),
    "JTokenType Type": ({ tokenType: type }) => type,
    "JContainer Parent": ({ parent }) => parent,
    "JToken Root": ({ root }) => root,
    "string Path": {
      withCall: (call, token2) => {
        for (const ancestor of ancestorsOf(token2)) spendOn(call, ancestor.count);
        return token2.path;
      }
    },
    "bool HasValues": ({ count: count2 }) => count2 > 0,
    "JToken First": { withCall: (call, token2) => end(call, token2, 0) },
    "JToken Last": { withCall: (call, token2) => end(call, token2, -1) },
    "JToken Next": { withCall: (call, token2) => sibling(call, token2, 1) },
    "JToken Previous": { withCall: (call, token2) => sibling(call, token2, -1) },
    "T Value<T>(object key)": {
      withCall: (call, token2, key) => tokenValue(token2.child(key), typeAt2(call))
    },
    "T ToObject<T>()": {
      withCall: (call, token2) => {
        spendOn(call, token2.weight());
        return tokenToObject(token2, typeAt2(call));
      }
    },
    "JEnumerable<JToken> Children()": (token2) => childTokens(() => token2),
    "JEnumerable<T> Children<T>()": {
      withCall: (call, token2) => {
        const type = typeAt2(call);
        return new Lazy(type, function* () {
          for (const child of token2) if (isInstance(child, type)) yield child;
        });
      }
    },
    "IEnumerable<T> Values<T>()": {
      withCall: (call, token2) => {
        if (token2 instanceof JValue) {
          throw invalidOperation("Cannot access child value on Newtonsoft.Json.Linq.JValue.");
        }
        return typed(call, () => token2, JEnumerable);
      }
    },
    "JToken SelectToken(string path)": {
      withCall: (call, token2, path) => selectToken(token2, requiredText(path, "path"), false, call)
    },
    "JToken SelectToken(string path, bool errorWhenNoMatch)": {
      withCall: (call, token2, path, strict) => selectToken(token2, requiredText(path, "path"), strict, call)
    },
    "IEnumerable<JToken> SelectTokens(string path)": {
      withCall: (call, token2, path) => lazyTokens(() => selectTokens(token2, requiredText(path, "path"), false, call))
    },
    "IEnumerable<JToken> Ancestors()": (token2) => lazyTokens(() => ancestorsOf(token2)),
    "IEnumerable<JToken> AncestorsAndSelf()": (token2) => lazyTokens(() => [token2, ...ancestorsOf(token2)]),
    "IEnumerable<JToken> BeforeSelf()": {
      withCall: (call, token2) => lazyTokens(() => {
        const siblings = siblingsOf(call, token2);
        return siblings.slice(0, siblings.indexOf(token2));
      })
    },
    "IEnumerable<JToken> AfterSelf()": {
      withCall: (call, token2) => lazyTokens(() => {
        const siblings = siblingsOf(call, token2);
        return siblings.slice(siblings.indexOf(token2) + 1);
      })
    },
    "void Remove()": {
      withCall: (call, token2) => {
        spendOn(call, token2.parent?.count ?? 0);
        token2.remove();
      }
    },
    "void Replace(JToken value)": {
      withCall: (call, token2, value) => {
        spendOn(call, token2.parent?.count ?? 0);
        token2.replace(value);
      }
    },
    "void AddAfterSelf(object content)": {
      withCall: (call, token2, content) => addBeside(call, token2, content, 1)
    },
    "void AddBeforeSelf(object content)": {
      withCall: (call, token2, content) => addBeside(call, token2, content, 0)
    },
    "JToken DeepClone()": {
      withCall: (call, token2) => {
        spendOn(call, token2.weight());
        return token2.clone();
      }
    },
    "string ToString(Formatting formatting)": formatted
  },
  missing: "AddAnnotation Annotation Annotations CreateReader Load LoadAsync ReadFrom RemoveAnnotations TryParse WriteTo EqualityComparer"
});
function end(call, token2, index2) {
  if (token2 instanceof JValue) {
    throw invalidOperation("Cannot access child value on Newtonsoft.Json.Linq.JValue.");
  }
  spendOn(call, token2.count);
  return token2.children().at(index2) ?? null;
}

// policy/expressions/library/json/types.ts
var simpleConstructors = Object.fromEntries(
  "long ulong double bool DateTime DateTimeOffset TimeSpan Guid Uri".split(" ").map((type) => [`new(${type} value)`, valueToken])
);
var jValueType = define({
  declaration: "class Newtonsoft.Json.Linq.JValue : JToken, IComparable, IFormattable",
  members: {
    ...simpleConstructors,
    "new(string value)": textToken2,
    "new(char value)": (value) => valueToken(textOf(value)),
    "new(object value)": (value) => simpleToken(value),
    "new(JValue other)": (other) => {
      if (other === null) throw argumentNull("other");
      return other.clone();
    },
    "static JValue CreateString(string value)": textToken2,
    "static JValue CreateNull()": () => JValue.null(),
    "object Value": ({ value }) => value,
    "set object Value": (token2, value) => {
      const kind = valueKind(value);
      if (kind === void 0) throw argument("Could not determine JSON object type.");
      token2.assign(kind, value);
    },
    "string ToString(string format)": (token2, pattern) => pattern === null ? token2.toString() : token2.format(pattern),
    "int CompareTo(JValue obj)": (token2, other) => token2.compareTo(other),
    "bool Equals(JValue other)": (token2, other) => token2.equals(other)
  },
  missing: "CreateComment CreateUndefined ToString"
});
var jsonTypes = [
  jTokenType,
  jContainerType,
  jObjectType,
  jArrayType,
  jPropertyType,
  jValueType,
  extensionsType2,
  jsonConvertType,
  define({
    declaration: "interface Newtonsoft.Json.Linq.IJEnumerable<T> : IEnumerable<T>",
    members: {}
  }),
  define({
    declaration: "struct Newtonsoft.Json.Linq.JEnumerable<T> : IJEnumerable<T>",
    members: {}
  }),
  define({ declaration: "struct System.Numerics.BigInteger", members: {} })
];

// policy/expressions/library/linq/method.ts
var identity = { invoke: (...[value]) => value ?? null };
function each(source, call) {
  if (source === null) throw argumentNull("source");
  return new Charged(source, call);
}
var Charged = class {
  #source;
  #call;
  #elements;
  constructor(source, call) {
    this.#source = source;
    this.#call = call;
  }
  next() {
    this.#elements ??= iterate(this.#source)[Symbol.iterator]();
    const next2 = this.#elements.next();
    if (next2.done !== true) this.#call.spend(1);
    return next2;
  }
  [Symbol.iterator]() {
    return this;
  }
};
function typeAt3({ types }, index2) {
  const type = types[index2];
  if (type === void 0) throw new Error("the method has a type argument");
  return type;
}
function lazy(result, make, optional = {}) {
  return {
    withCall: (call, source, ...args) => {
      if (source === null) throw argumentNull("source");
      const needed = optional.last ? args.slice(0, -1) : args;
      if (needed.some((argument2) => argument2 === null)) throw argumentNull("predicate");
      const type = typeof result === "number" ? typeAt3(call, result) : result(call);
      return new Lazy(type, () => make(each(source, call), call, ...args));
    }
  };
}
function eager(run) {
  return {
    withCall: (call, source, ...args) => {
      if (source === null) throw argumentNull("source");
      return run(each(source, call), call, ...args);
    }
  };
}
function* mapped(source, selector) {
  for (const value of source) yield selector.invoke(value);
}

// policy/expressions/library/linq/elements.ts
var NO_ELEMENTS = "Sequence contains no elements";
var NO_MATCH = "Sequence contains no matching element";
var SEVERAL = "Sequence contains more than one element";
var SEVERAL_MATCHES = "Sequence contains more than one matching element";
var always = { invoke: () => true };
function first(source, test) {
  for (const value of source) if (test.invoke(value) === true) return value;
  return void 0;
}
function last(source, test) {
  let found;
  for (const value of source) if (test.invoke(value) === true) found = value;
  return found;
}
function single(source, test) {
  let found;
  for (const value of source) {
    if (test.invoke(value) !== true) continue;
    if (found !== void 0) throw invalidOperation(test === always ? SEVERAL : SEVERAL_MATCHES);
    found = value;
  }
  return found;
}
function elementAt2(source, index2) {
  let position = 0;
  for (const value of source) if (position++ === index2) return value;
  return void 0;
}
function required3(value, message) {
  if (value === void 0) throw invalidOperation(message);
  return value;
}
function count(source, test) {
  let result = 0;
  for (const value of source) if (test.invoke(value) === true) result++;
  return result;
}
function choices() {
  const members3 = {};
  for (const [name2, find4] of Object.entries({ First: first, Last: last, Single: single })) {
    const source = "this IEnumerable<T> source";
    const condition = "Func<T, bool> predicate";
    Object.assign(
      members3,
      member(
        "Enumerable",
        `static T ${name2}<T>(${source})`,
        eager((items) => required3(find4(items, always), NO_ELEMENTS))
      )
    );
    Object.assign(
      members3,
      member(
        "Enumerable",
        `static T ${name2}<T>(${source}, ${condition})`,
        eager((items, _call, test) => required3(find4(items, test), NO_MATCH))
      )
    );
    Object.assign(
      members3,
      member(
        "Enumerable",
        `static T ${name2}OrDefault<T>(${source})`,
        eager((items, call) => find4(items, always) ?? defaultOf(typeAt3(call, 0)))
      )
    );
    Object.assign(
      members3,
      member(
        "Enumerable",
        `static T ${name2}OrDefault<T>(${source}, ${condition})`,
        eager((items, call, test) => find4(items, test) ?? defaultOf(typeAt3(call, 0)))
      )
    );
  }
  return members3;
}
var elementMembers = {
  ...choices(),
  "static T ElementAt<T>(this IEnumerable<T> source, int index)": eager(
    (source, _call, index2) => {
      const value = elementAt2(source, index2);
      if (value === void 0) {
        throw argumentOutOfRange(
          "index",
          "Index was out of range. Must be non-negative and less than the size of the collection."
        );
      }
      return value;
    }
  ),
  "static T ElementAtOrDefault<T>(this IEnumerable<T> source, int index)": eager(
    (source, call, index2) => elementAt2(source, index2) ?? defaultOf(typeAt3(call, 0))
  ),
  "static bool Any<T>(this IEnumerable<T> source)": eager(
    (source) => first(source, always) !== void 0
  ),
  "static bool Any<T>(this IEnumerable<T> source, Func<T, bool> predicate)": eager(
    (source, _call, test) => first(source, test) !== void 0
  ),
  "static bool All<T>(this IEnumerable<T> source, Func<T, bool> predicate)": eager(
    (source, _call, test) => first(source, { invoke: (...args) => test.invoke(...args) !== true }) === void 0
  ),
  "static int Count<T>(this IEnumerable<T> source)": eager((source) => count(source, always)),
  "static int Count<T>(this IEnumerable<T> source, Func<T, bool> predicate)": eager(
    (source, _call, test) => count(source, test)
  ),
  "static long LongCount<T>(this IEnumerable<T> source)": eager(
    (source) => BigInt(count(source, always))
  ),
  "static long LongCount<T>(this IEnumerable<T> source, Func<T, bool> predicate)": eager(
    (source, _call, test) => BigInt(count(source, test))
  ),
  "static bool Contains<T>(this IEnumerable<T> source, T value)": {
    withCall: (call, source, wanted) => {
      if (source === null) throw argumentNull("source");
      call.spend(source instanceof SequenceObject ? source.size() : 0);
      return includes(source, wanted);
    }
  },
  "static bool Contains<T>(this IEnumerable<T> source, T value, IEqualityComparer<T> comparer)": eager((source, _call, wanted, comparer) => {
    const same = (value) => comparer === null ? equalValues(value, wanted) : comparer.equal(value, wanted);
    return first(source, { invoke: (...[value]) => same(value ?? null) }) !== void 0;
  })
};

// policy/expressions/library/linq/groups.ts
var Grouping = class extends SequenceObject {
  type;
  name;
  items = [];
  constructor(type, name2) {
    super();
    this.type = type;
    this.name = name2;
  }
  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }
};
var groupingType = define({
  declaration: "interface System.Linq.IGrouping<TKey, TElement> : IEnumerable<TElement>",
  members: { "TKey Key": (group) => group.name }
});
function groups(source, key, element, type, comparer) {
  const found = /* @__PURE__ */ new Map();
  for (const value of source) {
    const name2 = key.invoke(value);
    const known3 = keyWith2(comparer, name2);
    let group = found.get(known3);
    if (group === void 0) {
      group = new Grouping(type, name2);
      found.set(known3, group);
    }
    group.items.push(element.invoke(value));
  }
  return found;
}
function keyWith2(comparer, value) {
  return comparer === null ? keyOf(value) : comparer.keyOf(value);
}
function groupBys() {
  const members3 = {};
  for (const hasElement of [false, true]) {
    const parameters = hasElement ? "T, TKey, E" : "T, TKey";
    const elementName = hasElement ? "E" : "T";
    const elementIndex = hasElement ? 2 : 0;
    const groupType2 = (call) => named(groupingType, [typeAt3(call, 1), typeAt3(call, elementIndex)]);
    const selectors = `this IEnumerable<T> source, Func<T, TKey> keySelector${hasElement ? ", Func<T, E> elementSelector" : ""}`;
    for (const comparer of ["", ", IEqualityComparer<TKey> comparer"]) {
      const read = (args) => {
        const [key = identity, ...rest] = args;
        const element = hasElement ? rest.shift() ?? identity : identity;
        const by = comparer === "" ? null : rest.pop() ?? null;
        return { key, element, by, result: rest[0] ?? identity };
      };
      const last2 = comparer === "" ? {} : { last: true };
      members3[`static IEnumerable<IGrouping<TKey, ${elementName}>> GroupBy<${parameters}>(${selectors}${comparer})`] = lazy(
        groupType2,
        (source, call, ...args) => {
          const { key, element, by } = read(args);
          return groups(source, key, element, groupType2(call), by).values();
        },
        last2
      );
      members3[`static IEnumerable<R> GroupBy<${parameters}, R>(${selectors}, Func<TKey, IEnumerable<${elementName}>, R> resultSelector${comparer})`] = lazy(
        hasElement ? 3 : 2,
        function* (source, call, ...args) {
          const { key, element, by, result } = read(args);
          for (const group of groups(source, key, element, groupType2(call), by).values()) {
            yield result.invoke(group.name, group);
          }
        },
        last2
      );
    }
  }
  return members3;
}
function toDictionary(call, source, key, element, valueType, comparer = null) {
  const result = new Dictionary(typeAt3(call, 1), valueType, comparer);
  for (const value of source) result.add(key.invoke(value), element.invoke(value));
  return result;
}
function toHashSet(source, call, comparer) {
  const set = new HashSet(typeAt3(call, 0), comparer);
  for (const value of source) set.add(value);
  return set;
}
var OUTER = "this IEnumerable<A> outer, IEnumerable<B> inner, Func<A, TKey> outerKeySelector, Func<B, TKey> innerKeySelector";
function innerGroups(call, inner, key) {
  const type = named(groupingType, [typeAt3(call, 2), typeAt3(call, 1)]);
  const found = groups(each(inner, call), key, identity, type, null);
  found.delete(null);
  return found;
}
var groupMembers = {
  ...groupBys(),
  "static Dictionary<TKey, T> ToDictionary<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector)": eager(
    (source, call, key) => toDictionary(call, source, key, identity, typeAt3(call, 0))
  ),
  "static Dictionary<TKey, T> ToDictionary<T, TKey>(this IEnumerable<T> source, Func<T, TKey> keySelector, IEqualityComparer<TKey> comparer)": eager(
    (source, call, key, comparer) => toDictionary(call, source, key, identity, typeAt3(call, 0), comparer)
  ),
  "static Dictionary<TKey, E> ToDictionary<T, TKey, E>(this IEnumerable<T> source, Func<T, TKey> keySelector, Func<T, E> elementSelector)": eager(
    (source, call, key, element) => toDictionary(call, source, key, element, typeAt3(call, 2))
  ),
  "static Dictionary<TKey, E> ToDictionary<T, TKey, E>(this IEnumerable<T> source, Func<T, TKey> keySelector, Func<T, E> elementSelector, IEqualityComparer<TKey> comparer)": eager(
    (source, call, key, element, comparer) => toDictionary(call, source, key, element, typeAt3(call, 2), comparer)
  ),
  "static HashSet<T> ToHashSet<T>(this IEnumerable<T> source)": eager(
    (source, call) => toHashSet(source, call, null)
  ),
  "static HashSet<T> ToHashSet<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)": eager(toHashSet),
  [`static IEnumerable<R> Join<A, B, TKey, R>(${OUTER}, Func<A, B, R> resultSelector)`]: lazy(
    3,
    function* (source, call, inner, outer, key, result) {
      const found = innerGroups(call, inner, key);
      for (const value of source) {
        for (const other of found.get(keyOf(outer.invoke(value))) ?? []) {
          yield result.invoke(value, other);
        }
      }
    }
  ),
  [`static IEnumerable<R> GroupJoin<A, B, TKey, R>(${OUTER}, Func<A, IEnumerable<B>, R> resultSelector)`]: lazy(
    3,
    function* (source, call, inner, outer, key, result) {
      const found = innerGroups(call, inner, key);
      const none = new Lazy(typeAt3(call, 1), () => [].values());
      for (const value of source) {
        yield result.invoke(value, found.get(keyOf(outer.invoke(value))) ?? none);
      }
    }
  )
};

// policy/expressions/library/linq/numbers.ts
function sum(values, kind) {
  if (kind === "double") {
    let total3 = 0;
    for (const value of values) total3 += value === null ? 0 : toNumber(value);
    return new Double(total3);
  }
  let total2 = 0n;
  const bits = kind === "int" ? 32 : 64;
  for (const value of values) {
    total2 += value === null ? 0n : BigInt(typeof value === "bigint" ? value : toNumber(value));
    if (BigInt.asIntN(bits, total2) !== total2) throw overflow();
  }
  return kind === "int" ? Number(total2) : total2;
}
function average(values) {
  let total2 = 0;
  let size = 0;
  for (const value of values) {
    if (value === null) continue;
    total2 += toNumber(value);
    size++;
  }
  return size === 0 ? void 0 : new Double(total2 / size);
}
function requiredAverage(values) {
  const result = average(values);
  if (result === void 0) throw invalidOperation(NO_ELEMENTS);
  return result;
}
function extreme(source, sign2, type) {
  let best;
  for (const value of source) {
    if (value === null) continue;
    if (best === void 0 || sign2 * compareValues(value, best) > 0) best = value;
  }
  if (best !== void 0) return best;
  if (defaultOf(type) === null) return null;
  throw invalidOperation(NO_ELEMENTS);
}
function sums() {
  const members3 = {};
  for (const type of ["int", "long", "double"]) {
    for (const [mark, averageOf] of [
      ["", requiredAverage],
      ["?", (values) => average(values) ?? null]
    ]) {
      const source = `this IEnumerable<${type}${mark}> source`;
      const selected = `this IEnumerable<T> source, Func<T, ${type}${mark}> selector`;
      members3[`static ${type}${mark} Sum(${source})`] = eager((values) => sum(values, type));
      members3[`static ${type}${mark} Sum<T>(${selected})`] = eager(
        (values, _call, selector) => sum(mapped(values, selector), type)
      );
      members3[`static double${mark} Average(${source})`] = eager(averageOf);
      members3[`static double${mark} Average<T>(${selected})`] = eager(
        (values, _call, selector) => averageOf(mapped(values, selector))
      );
    }
  }
  return members3;
}
var numberMembers = {
  ...sums(),
  "static T Max<T>(this IEnumerable<T> source)": eager(
    (source, call) => extreme(source, 1, typeAt3(call, 0))
  ),
  "static T Min<T>(this IEnumerable<T> source)": eager(
    (source, call) => extreme(source, -1, typeAt3(call, 0))
  ),
  "static R Max<T, R>(this IEnumerable<T> source, Func<T, R> selector)": eager(
    (source, call, selector) => extreme(mapped(source, selector), 1, typeAt3(call, 1))
  ),
  "static R Min<T, R>(this IEnumerable<T> source, Func<T, R> selector)": eager(
    (source, call, selector) => extreme(mapped(source, selector), -1, typeAt3(call, 1))
  )
};

// policy/expressions/library/linq/order.ts
var Ordered = class _Ordered extends SequenceObject {
  #element;
  #source;
  #sortings;
  constructor(element, source, sortings) {
    super();
    this.#element = element;
    this.#source = source;
    this.#sortings = sortings;
  }
  get type() {
    return named(orderedType, [this.#element]);
  }
  thenBy(element, next2) {
    return new _Ordered(element, this.#source, [...this.#sortings, next2]);
  }
  /** Every selector runs once for every element, as in .NET, one selector after the other. */
  [Symbol.iterator]() {
    const items = [...this.#source()];
    const levels = this.#sortings.map(({ selector, compare: compare3 }) => ({
      keys: items.map((item) => selector.invoke(item)),
      compare: compare3
    }));
    const order2 = (left, right) => {
      for (const { keys, compare: compare3 } of levels) {
        const result = compare3(keys[left] ?? null, keys[right] ?? null);
        if (result !== 0) return result;
      }
      return 0;
    };
    return sorted(items.keys(), order2).map((index2) => items[index2] ?? null)[Symbol.iterator]();
  }
};
var orderedType = define({
  declaration: "interface System.Linq.IOrderedEnumerable<T> : IEnumerable<T>",
  members: {}
});
function sorting(selector, comparer, sign2, call) {
  const compare3 = charged(
    call,
    comparer === null ? compareValues : comparer.compare.bind(comparer)
  );
  return { selector, compare: (left, right) => sign2 * compare3(left, right) };
}
function order(sign2) {
  return {
    withCall: (call, source, selector, comparer = null) => {
      if (source === null) throw argumentNull("source");
      const sortings = [sorting(selector, comparer, sign2, call)];
      return new Ordered(typeAt3(call, 0), () => each(source, call), sortings);
    }
  };
}
function thenOrder(sign2) {
  return {
    withCall: (call, source, selector, comparer = null) => {
      if (source === null) throw argumentNull("source");
      return source.thenBy(typeAt3(call, 0), sorting(selector, comparer, sign2, call));
    }
  };
}
function orders() {
  const members3 = {};
  for (const [direction, sign2] of [
    ["", 1],
    ["Descending", -1]
  ]) {
    const by = "Func<T, TKey> keySelector";
    for (const comparer of ["", ", IComparer<TKey> comparer"]) {
      const first2 = `OrderBy${direction}<T, TKey>(this IEnumerable<T> source, ${by}${comparer})`;
      Object.assign(
        members3,
        member("Enumerable", `static IOrderedEnumerable<T> ${first2}`, order(sign2))
      );
      const next2 = `ThenBy${direction}<T, TKey>(this IOrderedEnumerable<T> source, ${by}${comparer})`;
      Object.assign(
        members3,
        member("Enumerable", `static IOrderedEnumerable<T> ${next2}`, thenOrder(sign2))
      );
    }
  }
  return members3;
}
var orderMembers = orders();

// policy/expressions/library/linq/sets.ts
function* union(source, seen, second) {
  for (const value of source) if (seen.add(value)) yield value;
  for (const value of second) if (seen.add(value)) yield value;
}
function* intersect(source, wanted, second) {
  for (const value of second) wanted.add(value);
  for (const value of source) if (wanted.remove(value)) yield value;
}
function* except(source, unwanted, second) {
  for (const value of second) unwanted.add(value);
  for (const value of source) if (unwanted.add(value)) yield value;
}
function combining(combine2) {
  return (source, call, second, comparer = null) => combine2(source, new HashSet(typeAt3(call, 0), comparer), each(second, call));
}
function combinations() {
  const members3 = {};
  for (const [name2, combine2] of Object.entries({
    Union: union,
    Intersect: intersect,
    Except: except
  })) {
    const parameters = "this IEnumerable<T> first, IEnumerable<T> second";
    Object.assign(
      members3,
      member(
        "Enumerable",
        `static IEnumerable<T> ${name2}<T>(${parameters})`,
        lazy(0, combining(combine2))
      )
    );
    Object.assign(
      members3,
      member(
        "Enumerable",
        `static IEnumerable<T> ${name2}<T>(${parameters}, IEqualityComparer<T> comparer)`,
        lazy(0, combining(combine2), { last: true })
      )
    );
  }
  return members3;
}
function distinct(source, call, comparer = null) {
  return union(source, new HashSet(typeAt3(call, 0), comparer), []);
}
var setMembers = {
  ...combinations(),
  "static IEnumerable<T> Distinct<T>(this IEnumerable<T> source)": lazy(0, distinct),
  "static IEnumerable<T> Distinct<T>(this IEnumerable<T> source, IEqualityComparer<T> comparer)": lazy(0, distinct, { last: true })
};

// policy/expressions/library/linq/types.ts
function* skipWhile(source, _call, test) {
  let skipping = true;
  let index2 = 0;
  for (const value of source) {
    skipping = skipping && test.invoke(value, index2++) === true;
    if (!skipping) yield value;
  }
}
function* takeWhile(source, _call, test) {
  let index2 = 0;
  for (const value of source) {
    if (test.invoke(value, index2++) !== true) return;
    yield value;
  }
}
function* orDefault(source, _call, instead) {
  let empty = true;
  for (const value of source) {
    empty = false;
    yield value;
  }
  if (empty) yield instead;
}
function* cast2(source, type) {
  const isValue = isValueType(type) && !isNullable(type);
  for (const value of source) {
    if (value === null && isValue) throw nullReference();
    if (value !== null && !isInstance(value, type)) throw invalidCast();
    yield value;
  }
}
function sequenceEqual(source, call, second, comparer = null) {
  if (second === null) throw argumentNull("second");
  const equal = comparer === null ? equalValues : comparer.equal.bind(comparer);
  const rest = each(second, call)[Symbol.iterator]();
  for (const value of source) {
    const { done, value: other } = rest.next();
    if (done === true || !equal(value, other)) return false;
  }
  return rest.next().done === true;
}
var linqType = define({
  declaration: "static System.Linq.Enumerable",
  members: {
    "static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, bool> predicate)": lazy(
      0,
      function* (source, _call, test) {
        for (const value of source) if (test.invoke(value) === true) yield value;
      }
    ),
    "static IEnumerable<T> Where<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)": lazy(0, function* (source, _call, test) {
      let index2 = 0;
      for (const value of source) if (test.invoke(value, index2++) === true) yield value;
    }),
    "static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, R> selector)": lazy(
      1,
      (source, _call, selector) => mapped(source, selector)
    ),
    "static IEnumerable<R> Select<T, R>(this IEnumerable<T> source, Func<T, int, R> selector)": lazy(1, function* (source, _call, selector) {
      let index2 = 0;
      for (const value of source) yield selector.invoke(value, index2++);
    }),
    "static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, IEnumerable<R>> selector)": lazy(1, function* (source, call, selector) {
      for (const value of source) yield* each(selector.invoke(value), call);
    }),
    "static IEnumerable<R> SelectMany<T, R>(this IEnumerable<T> source, Func<T, int, IEnumerable<R>> selector)": lazy(1, function* (source, call, selector) {
      let index2 = 0;
      for (const value of source) yield* each(selector.invoke(value, index2++), call);
    }),
    "static IEnumerable<R> SelectMany<T, C, R>(this IEnumerable<T> source, Func<T, IEnumerable<C>> collectionSelector, Func<T, C, R> resultSelector)": lazy(2, function* (source, call, collection, result) {
      for (const value of source) {
        for (const item of each(collection.invoke(value), call)) yield result.invoke(value, item);
      }
    }),
    "static IEnumerable<T> Reverse<T>(this IEnumerable<T> source)": lazy(0, function* (source) {
      yield* [...source].reverse();
    }),
    "static IEnumerable<T> Skip<T>(this IEnumerable<T> source, int count)": lazy(
      0,
      function* (source, _call, skipped) {
        let index2 = 0;
        for (const value of source) if (index2++ >= skipped) yield value;
      }
    ),
    "static IEnumerable<T> Take<T>(this IEnumerable<T> source, int count)": lazy(
      0,
      function* (source, _call, taken) {
        let left = taken;
        if (left <= 0) return;
        for (const value of source) {
          yield value;
          if (--left <= 0) return;
        }
      }
    ),
    "static IEnumerable<T> SkipLast<T>(this IEnumerable<T> source, int count)": lazy(
      0,
      (source, _call, skipped) => {
        const items = [...source];
        return items.slice(0, Math.max(0, items.length - Math.max(0, skipped))).values();
      }
    ),
    "static IEnumerable<T> TakeLast<T>(this IEnumerable<T> source, int count)": lazy(
      0,
      (source, _call, taken) => (taken <= 0 ? [] : [...source].slice(-taken)).values()
    ),
    "static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)": lazy(
      0,
      skipWhile
    ),
    "static IEnumerable<T> SkipWhile<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)": lazy(0, skipWhile),
    "static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, bool> predicate)": lazy(
      0,
      takeWhile
    ),
    "static IEnumerable<T> TakeWhile<T>(this IEnumerable<T> source, Func<T, int, bool> predicate)": lazy(0, takeWhile),
    "static IEnumerable<T> Concat<T>(this IEnumerable<T> first, IEnumerable<T> second)": lazy(
      0,
      function* (source, call, second) {
        yield* source;
        yield* each(second, call);
      }
    ),
    "static IEnumerable<T> Append<T>(this IEnumerable<T> source, T element)": lazy(
      0,
      function* (source, _call, element) {
        yield* source;
        yield element;
      },
      { last: true }
    ),
    "static IEnumerable<T> Prepend<T>(this IEnumerable<T> source, T element)": lazy(
      0,
      function* (source, _call, element) {
        yield element;
        yield* source;
      },
      { last: true }
    ),
    "static IEnumerable<R> Zip<A, B, R>(this IEnumerable<A> first, IEnumerable<B> second, Func<A, B, R> resultSelector)": lazy(2, function* (source, call, second, selector) {
      const others = each(second, call);
      for (const value of source) {
        const other = others.next();
        if (other.done === true) return;
        yield selector.invoke(value, other.value);
      }
    }),
    "static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source)": lazy(
      0,
      (source, call) => orDefault(source, call, defaultOf(typeAt3(call, 0)))
    ),
    "static IEnumerable<T> DefaultIfEmpty<T>(this IEnumerable<T> source, T defaultValue)": lazy(
      0,
      orDefault,
      { last: true }
    ),
    "static IEnumerable<T> Cast<T>(this System.Collections.IEnumerable source)": {
      withCall: (call, source) => {
        if (source === null) throw argumentNull("source");
        const type = typeAt3(call, 0);
        if (isInstance(source, enumerableOf(type))) return source;
        return new Lazy(type, () => cast2(each(source, call), type));
      }
    },
    "static IEnumerable<T> OfType<T>(this System.Collections.IEnumerable source)": lazy(
      0,
      function* (source, call) {
        const type = typeAt3(call, 0);
        for (const value of source) if (isInstance(value, type)) yield value;
      }
    ),
    "static IEnumerable<T> AsEnumerable<T>(this IEnumerable<T> source)": {
      withCall: (_call, source) => source
    },
    ...elementMembers,
    ...orderMembers,
    ...setMembers,
    ...groupMembers,
    ...numberMembers,
    "static T Aggregate<T>(this IEnumerable<T> source, Func<T, T, T> func)": eager(
      (source, _call, step) => {
        let result;
        for (const value of source) {
          result = result === void 0 ? value : step.invoke(result, value);
        }
        return required3(result, NO_ELEMENTS);
      }
    ),
    "static A Aggregate<T, A>(this IEnumerable<T> source, A seed, Func<A, T, A> func)": eager(
      (source, _call, seed, step) => {
        let result = seed;
        for (const value of source) result = step.invoke(result, value);
        return result;
      }
    ),
    "static R Aggregate<T, A, R>(this IEnumerable<T> source, A seed, Func<A, T, A> func, Func<A, R> resultSelector)": eager((source, _call, seed, step, result) => {
      let total2 = seed;
      for (const value of source) total2 = step.invoke(total2, value);
      return result.invoke(total2);
    }),
    "static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second)": eager(sequenceEqual),
    "static bool SequenceEqual<T>(this IEnumerable<T> first, IEnumerable<T> second, IEqualityComparer<T> comparer)": eager(sequenceEqual),
    "static List<T> ToList<T>(this IEnumerable<T> source)": eager(
      (source, call) => new List(typeAt3(call, 0), [...source])
    ),
    "static T[] ToArray<T>(this IEnumerable<T> source)": eager(
      (source, call) => createArray(typeAt3(call, 0), [...source])
    ),
    "static IEnumerable<int> Range(int start, int count)": {
      withCall: (call, start, size) => {
        if (size < 0 || start + size - 1 > 2147483647) throw argumentOutOfRange("count");
        return new Lazy(typeOf(0), function* () {
          for (let index2 = 0; index2 < size; index2++) {
            call.spend(1);
            yield start + index2;
          }
        });
      }
    },
    "static IEnumerable<T> Repeat<T>(T element, int count)": {
      withCall: (call, value, size) => {
        if (size < 0) throw argumentOutOfRange("count");
        return new Lazy(typeAt3(call, 0), function* () {
          for (let index2 = 0; index2 < size; index2++) {
            call.spend(1);
            yield value;
          }
        });
      }
    },
    "static IEnumerable<T> Empty<T>()": {
      withCall: (call) => new Lazy(typeAt3(call, 0), () => [].values())
    }
  },
  missing: "ToLookup Chunk Join GroupJoin SelectMany Zip Sum Average Max Min"
});
var linqTypes = [linqType, orderedType, groupingType];

// policy/expressions/library/numbers/math.ts
var MidpointRounding = new Enumeration("System.MidpointRounding", {
  ToEven: 0,
  AwayFromZero: 1
});
var TYPES2 = [
  "int",
  "long",
  "double",
  "byte",
  "sbyte",
  "short",
  "ushort",
  "uint",
  "ulong"
];
var SIGNED = ["int", "long", "double", "short", "sbyte"];
function lessThan(left, right) {
  if (left instanceof Double || right instanceof Double) return toNumber(left) < toNumber(right);
  return integerOf(left) < integerOf(right);
}
function isNotANumber(value) {
  return value instanceof Double && Number.isNaN(value.value);
}
function extreme2(sign2) {
  return (left, right) => {
    if (isNotANumber(left)) return left;
    if (isNotANumber(right)) return right;
    const less = lessThan(left, right);
    return sign2 === "min" === less ? left : right;
  };
}
function absolute(type) {
  return (value) => {
    if (value instanceof Double) return new Double(Math.abs(value.value));
    const number = integerOf(value);
    if (number >= 0n || type === "double" || type === "char") return value;
    const minimum = { sbyte: -128n, short: -32768n, int: -2147483648n, long: -(1n << 63n) };
    if (Object.values(minimum).includes(number) && minimum[type] === number) {
      throw overflow("Negating the minimum value of a twos complement number is invalid.");
    }
    return integer(type, -number);
  };
}
function sign(value) {
  if (isNotANumber(value)) {
    throw new ClrException(
      "System.ArithmeticException",
      "Function does not accept floating point Not-a-Number values."
    );
  }
  return lessThan(value, 0) ? -1 : lessThan(0, value) ? 1 : 0;
}
function clamp(value, minimum, maximum) {
  if (lessThan(maximum, minimum)) {
    throw argument(`'${textOf(minimum)}' cannot be greater than ${textOf(maximum)}.`);
  }
  if (lessThan(value, minimum)) return minimum;
  return lessThan(maximum, value) ? maximum : value;
}
function divideWithRest(type) {
  const [divide2, rest] = [arithmetic(type, "/"), arithmetic(type, "%")];
  return (left, right, result) => {
    result.value = rest?.(left, right) ?? null;
    return integer(type, integerOf(divide2?.(left, right) ?? 0));
  };
}
function perType(names, make) {
  return Object.fromEntries(names.map(make));
}
var real3 = (compute) => (value) => new Double(compute(value.value));
function awayFromZero(value) {
  return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
}
function round2(value, digits, mode) {
  if (digits < 0 || digits > 15) {
    throw argumentOutOfRange("digits", "Rounding digits must be between 0 and 15, inclusive.");
  }
  if (mode !== void 0 && mode.value > 1) throw argument("The value is not valid.", "mode");
  const scale = 10 ** digits;
  const scaled2 = value.value * scale;
  if (!Number.isFinite(scaled2) || Math.abs(value.value) >= 1e16) return value;
  return new Double((mode?.value === 1 ? awayFromZero(scaled2) : roundHalfEven(scaled2)) / scale);
}
var mathType = define({
  declaration: "static System.Math",
  members: {
    "const double PI": () => new Double(Math.PI),
    "const double E": () => new Double(Math.E),
    ...perType(TYPES2, (type) => [`static ${type} Max(${type} val1, ${type} val2)`, extreme2("max")]),
    ...perType(TYPES2, (type) => [`static ${type} Min(${type} val1, ${type} val2)`, extreme2("min")]),
    ...perType(SIGNED, (type) => [`static ${type} Abs(${type} value)`, absolute(type)]),
    ...perType(SIGNED, (type) => [`static int Sign(${type} value)`, sign]),
    ...perType(TYPES2, (type) => [
      `static ${type} Clamp(${type} value, ${type} min, ${type} max)`,
      clamp
    ]),
    "static int DivRem(int a, int b, out int result)": divideWithRest("int"),
    "static long DivRem(long a, long b, out long result)": divideWithRest("long"),
    "static double Floor(double d)": real3(Math.floor),
    "static double Ceiling(double a)": real3(Math.ceil),
    "static double Truncate(double d)": real3(Math.trunc),
    "static double Sqrt(double d)": real3(Math.sqrt),
    "static double Exp(double d)": real3(Math.exp),
    "static double Log(double d)": real3(Math.log),
    "static double Log(double a, double newBase)": (value, base) => new Double(Math.log(value.value) / Math.log(base.value)),
    "static double Log10(double d)": real3(Math.log10),
    "static double Pow(double x, double y)": (value, power) => new Double(value.value ** power.value),
    "static double Sin(double a)": real3(Math.sin),
    "static double Asin(double d)": real3(Math.asin),
    "static double Acos(double d)": real3(Math.acos),
    "static double Atan(double d)": real3(Math.atan),
    "static double Atan2(double y, double x)": (y, x) => new Double(Math.atan2(y.value, x.value)),
    "static double Sinh(double value)": real3(Math.sinh),
    "static double Cosh(double value)": real3(Math.cosh),
    "static double Tanh(double value)": real3(Math.tanh),
    "static double Cos(double d)": real3(Math.cos),
    "static double Tan(double a)": real3(Math.tan),
    "static double Round(double a)": real3(roundHalfEven),
    "static double Round(double value, int digits)": (value, digits) => round2(value, digits, void 0),
    "static double Round(double value, MidpointRounding mode)": (value, mode) => round2(value, 0, mode),
    "static double Round(double value, int digits, MidpointRounding mode)": round2,
    "static long BigMul(int a, int b)": (left, right) => BigInt(left) * BigInt(right)
  },
  missing: "IEEERemainder"
});
var Random = class extends ClrObject {
  get type() {
    return named(randomType);
  }
};
function next({ runtime }, minimum, maximum) {
  return minimum + Math.floor(runtime.random() * (maximum - minimum));
}
var randomType = define({
  declaration: "class System.Random",
  members: {
    "new()": () => new Random(),
    "new(int Seed)": () => new Random(),
    "int Next()": { withCall: (call) => next(call, 0, 2147483647) },
    "int Next(int maxValue)": {
      withCall: (call, _random, maximum) => {
        if (maximum < 0) {
          throw argumentOutOfRange("maxValue", "'maxValue' must be greater than zero.");
        }
        return next(call, 0, maximum);
      }
    },
    "int Next(int minValue, int maxValue)": {
      withCall: (call, _random, minimum, maximum) => {
        if (minimum > maximum) {
          throw argumentOutOfRange("minValue", "'minValue' cannot be greater than maxValue.");
        }
        return next(call, minimum, maximum);
      }
    },
    "double NextDouble()": { withCall: ({ runtime }) => new Double(runtime.random()) },
    "void NextBytes(byte[] buffer)": {
      withCall: (call, _random, bytes2) => {
        if (bytes2 === null) throw argumentNull("buffer");
        for (let index2 = 0; index2 < bytes2.length; index2++) bytes2[index2] = next(call, 0, 256);
      }
    }
  }
});
var mathTypes = [mathType, randomType];

// policy/expressions/library/regex/pattern.ts
var RegexOptions = new Enumeration(
  "System.Text.RegularExpressions.RegexOptions",
  {
    None: 0,
    IgnoreCase: 1,
    Multiline: 2,
    ExplicitCapture: 4,
    Compiled: 8,
    Singleline: 16,
    IgnorePatternWhitespace: 32,
    RightToLeft: 64,
    ECMAScript: 256,
    CultureInvariant: 512
  },
  { flags: true }
);
var IGNORE_CASE = 1;
var MULTILINE = 2;
var EXPLICIT_CAPTURE = 4;
var SINGLELINE = 16;
var IGNORE_WHITE_SPACE = 32;
var RIGHT_TO_LEFT = 64;
function optionOf(letter) {
  switch (letter) {
    case "i":
      return IGNORE_CASE;
    case "m":
      return MULTILINE;
    case "n":
      return EXPLICIT_CAPTURE;
    case "s":
      return SINGLELINE;
    default:
      return IGNORE_WHITE_SPACE;
  }
}
var isDigit2 = (code) => new RegExp("^\\p{Nd}$", "u").test(String.fromCharCode(code));
var isWord = (code) => code < 128 ? /^\w$/.test(String.fromCharCode(code)) : /^[\p{L}\p{Mn}\p{Nd}\p{Pc}]$/u.test(String.fromCharCode(code));
var isSpace2 = (code) => isWhiteSpace(String.fromCharCode(code));
var not = (test) => (code) => !test(code);
var CLASSES = {
  d: isDigit2,
  D: not(isDigit2),
  w: isWord,
  W: not(isWord),
  s: isSpace2,
  S: not(isSpace2)
};

// policy/expressions/library/regex/match.ts
var STEP = 1 / 8;
var TEST = 1 / 32;
var Matcher = class {
  pattern;
  #match;
  constructor(pattern) {
    this.pattern = pattern;
    this.#match = compile(pattern.root);
  }
  /** The first match at or behind `from`. */
  find(text, from, spend) {
    for (let start = from; start <= text.length; start++) {
      const groups2 = Array.from({ length: this.pattern.groupCount }, () => []);
      const state = { text, groups: groups2, from, spend };
      spend(STEP + this.pattern.groupCount * TEST);
      let end2 = -1;
      const matched = this.#match(state, start, (position) => {
        end2 = position;
        return true;
      });
      if (matched) return { start, end: end2, groups: groups2 };
    }
    return void 0;
  }
};
function compile(node) {
  switch (node.kind) {
    case "character": {
      const { test } = node;
      return ({ text, spend }, position, next2) => {
        spend(TEST);
        return position < text.length && test(text.charCodeAt(position)) && next2(position + 1);
      };
    }
    case "sequence":
      return sequence2(node.parts.map(compile));
    case "choice": {
      const options = node.options.map(compile);
      return (state, position, next2) => {
        state.spend(STEP);
        return options.some((option) => option(state, position, next2));
      };
    }
    case "capture":
      return capture(compile(node.body), node.group);
    case "atomic": {
      const body = compile(node.body);
      return (state, position, next2) => {
        const end2 = endOf(body, state, position);
        return end2 !== void 0 && next2(end2);
      };
    }
    case "look":
      return look(compile(node.body), node.behind, node.negative);
    case "repeat":
      return node.body.kind === "character" ? repeatCharacter(node.body.test, node) : repeat2(compile(node.body), node);
    case "reference":
      return reference2(node.group, node.ignoreCase);
    case "anchor":
      return anchor(node.at);
  }
}
function sequence2(parts) {
  const at = (index2) => {
    const part5 = parts[index2];
    if (part5 === void 0) return (_, position, next2) => next2(position);
    const rest = at(index2 + 1);
    return (state, position, next2) => part5(state, position, (after2) => rest(state, after2, next2));
  };
  return at(0);
}
function endOf(body, state, position) {
  let end2;
  body(state, position, (after2) => {
    end2 = after2;
    return true;
  });
  return end2;
}
function capture(body, group) {
  return (state, position, next2) => {
    const captures = state.groups[group] ?? [];
    return body(state, position, (end2) => {
      captures.push({ start: position, end: end2 });
      if (next2(end2)) return true;
      captures.pop();
      return false;
    });
  };
}
function look(body, behind, negative) {
  const matches = (state, position) => {
    if (!behind) return body(state, position, () => true);
    for (let start = position; start >= 0; start--) {
      state.spend(STEP);
      if (body(state, start, (end2) => end2 === position)) return true;
    }
    return false;
  };
  return (state, position, next2) => {
    state.spend(state.groups.length * TEST);
    const saved = state.groups.map((captures) => captures.length);
    const found = matches(state, position);
    if (found !== negative && next2(position)) return true;
    state.groups.forEach((captures, index2) => {
      captures.length = saved[index2] ?? 0;
    });
    return false;
  };
}
function repeatCharacter(test, { minimum, maximum, lazy: lazy2 }) {
  return (state, position, next2) => {
    const { text, spend } = state;
    const accepts2 = (at) => at < text.length && test(text.charCodeAt(at));
    let end2 = position;
    while (end2 - position < minimum) {
      if (!accepts2(end2)) return false;
      end2++;
      spend(STEP);
    }
    if (lazy2) {
      for (; ; ) {
        if (next2(end2)) return true;
        if (end2 - position >= maximum || !accepts2(end2)) return false;
        end2++;
        spend(STEP);
      }
    }
    while (end2 - position < maximum && accepts2(end2)) {
      end2++;
      spend(STEP);
    }
    for (; end2 - position >= minimum; end2--) {
      spend(STEP);
      if (next2(end2)) return true;
    }
    return false;
  };
}
function repeat2(body, { minimum, maximum, lazy: lazy2 }) {
  const run = (state, count2, position, next2) => {
    state.spend(STEP);
    const again = () => count2 < maximum && body(state, position, (after2) => {
      if (after2 === position && count2 >= minimum) return false;
      return run(state, count2 + 1, after2, next2);
    });
    if (count2 < minimum) return again();
    return lazy2 ? next2(position) || again() : again() || next2(position);
  };
  return (state, position, next2) => run(state, 0, position, next2);
}
function reference2(group, ignoreCase) {
  return ({ text, groups: groups2, spend }, position, next2) => {
    const captured = groups2[group]?.at(-1);
    if (captured === void 0) return false;
    spend(STEP + (captured.end - captured.start) / CHARACTERS_PER_STEP);
    const wanted = text.slice(captured.start, captured.end);
    const actual = text.slice(position, position + wanted.length);
    const same = ignoreCase ? actual.toLowerCase() === wanted.toLowerCase() : actual === wanted;
    return same && next2(position + wanted.length);
  };
}
function anchor(at) {
  return ({ text, from }, position, next2) => isAt(at, text, position, from) && next2(position);
}
function isAt(at, text, position, from) {
  const atEnd = position === text.length;
  switch (at) {
    case "start":
      return position === 0;
    case "end":
      return atEnd;
    case "lastLineEnd":
      return atEnd || position === text.length - 1 && text.charAt(position) === "\n";
    case "lineStart":
      return position === 0 || text.charAt(position - 1) === "\n";
    case "lineEnd":
      return atEnd || text.charAt(position) === "\n";
    case "previous":
      return position === from;
    default: {
      const before = position > 0 && isWord(text.charCodeAt(position - 1));
      const after2 = !atEnd && isWord(text.charCodeAt(position));
      return before !== after2 === (at === "word");
    }
  }
}

// policy/expressions/library/regex/values.ts
var NAMESPACE3 = "System.Text.RegularExpressions";
function typeNamed2(name2) {
  const definition = findType(`${NAMESPACE3}.${name2}`, 0);
  if (definition === void 0) throw new Error(`${name2} is not registered`);
  return named(definition);
}
var Capture = class extends ClrObject {
  text;
  span;
  constructor(text, span2) {
    super();
    this.text = text;
    this.span = span2;
  }
  get type() {
    return typeNamed2("Capture");
  }
  get value() {
    return this.text.slice(this.span.start, this.span.end);
  }
  toString() {
    return this.value;
  }
};
var NOTHING4 = { start: 0, end: 0 };
var Group = class extends Capture {
  captures;
  constructor(text, captures) {
    super(text, captures.at(-1) ?? NOTHING4);
    this.captures = captures;
  }
  get type() {
    return typeNamed2("Group");
  }
};
var Match = class extends Group {
  found;
  matcher;
  constructor(text, found, matcher) {
    super(text, found === void 0 ? [] : [found]);
    this.found = found;
    this.matcher = matcher;
  }
  get type() {
    return typeNamed2("Match");
  }
  group(name2) {
    const number = typeof name2 === "number" ? name2 : this.matcher?.pattern.names.get(name2);
    if (number === 0) return this;
    const captures = number === void 0 ? void 0 : this.found?.groups[number];
    return new Group(this.text, captures ?? []);
  }
};
var Collection = class extends SequenceObject {
  #typeName;
  items;
  /** The match that groups are looked up in by name. */
  match;
  constructor(typeName2, items, match) {
    super();
    this.#typeName = typeName2;
    this.items = items;
    this.match = match;
  }
  get type() {
    return typeNamed2(this.#typeName);
  }
  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }
  at(index2) {
    const item = this.items[index2];
    if (item === void 0) throw argumentOutOfRange("i");
    return item;
  }
};

// policy/expressions/library/regex/operations.ts
function search(matcher, text, from, call) {
  if (text === null) throw argumentNull("input");
  if (from < 0 || from > text.length) throw argumentOutOfRange("startat");
  return new Match(
    text,
    matcher.find(text, from, (steps) => call.spend(steps)),
    matcher
  );
}
var STEPS_PER_MATCH = 4;
function* searchAll(matcher, text, call, start = 0) {
  if (text === null) throw argumentNull("input");
  if (start < 0 || start > text.length) throw argumentOutOfRange("startat");
  for (let from = start; from <= text.length; ) {
    const found = matcher.find(text, from, (steps) => call.spend(steps));
    if (found === void 0) return;
    call.spend(STEPS_PER_MATCH);
    yield new Match(text, found, matcher);
    from = found.end === found.start ? found.end + 1 : found.end;
  }
}
function replaceAll(matcher, text, replacement, call, count2 = -1, start = 0) {
  if (count2 < -1) throw argumentOutOfRange("count");
  let result = "";
  let end2 = 0;
  let left = count2;
  for (const match of searchAll(matcher, text, call, start)) {
    if (left-- === 0) break;
    const put = replacement(match);
    call.spend(put.length / CHARACTERS_PER_STEP);
    result += match.text.slice(end2, match.span.start) + put;
    if (result.length > MAXIMUM_LENGTH) throw outOfMemory();
    end2 = match.span.end;
  }
  return result + (text ?? "").slice(end2);
}
function groupOf({ pattern }, key) {
  const known3 = pattern.names.get(key);
  if (known3 !== void 0 || !/^\d+$/.test(key)) return known3;
  const number = Number(key);
  return number < pattern.groupCount ? number : void 0;
}
function expand(replacement, call) {
  if (replacement === null) throw argumentNull("replacement");
  return (match) => {
    call.spend(replacement.length / CHARACTERS_PER_STEP);
    return replacement.replace(/\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g, (whole, digits, name2, sign2) => {
      const { text, span: span2, matcher } = match;
      if (sign2 === void 0) {
        const group = matcher && groupOf(matcher, String(digits ?? name2));
        return group === void 0 ? whole : match.group(group).value;
      }
      switch (sign2) {
        case "$":
          return "$";
        case "&":
          return match.value;
        case "`":
          return text.slice(0, span2.start);
        case "'":
          return text.slice(span2.end);
        case "_":
          return text;
        default:
          return match.group((matcher?.pattern.groupCount ?? 1) - 1).value;
      }
    });
  };
}
function evaluator(delegate) {
  if (delegate === null) throw argumentNull("evaluator");
  return (match) => textOf(delegate.invoke(match));
}
function splitText(matcher, text, call, count2 = 0, start = 0) {
  if (count2 < 0) throw argumentOutOfRange("count");
  const parts = [];
  let end2 = 0;
  let left = count2;
  for (const match of searchAll(matcher, text, call, start)) {
    if (--left === 0) break;
    parts.push(match.text.slice(end2, match.span.start));
    end2 = match.span.end;
    call.spend(matcher.pattern.groupCount / ELEMENTS_PER_STEP);
    for (let group = 1; group < matcher.pattern.groupCount; group++) {
      const captured = match.group(group);
      if (captured.captures.length > 0) parts.push(captured.value);
    }
  }
  parts.push((text ?? "").slice(end2));
  return new ClrArray(STRING, parts);
}
var SPECIAL = {
  n: "\n",
  r: "\r",
  t: "	",
  f: "\f",
  a: "\x07",
  e: "\x1B",
  v: "\v"
};
function unescapePattern(text) {
  if (text === null) throw argumentNull("str");
  return text.replace(/\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|([\s\S]))/g, (_, x, u, char) => {
    const hex = x ?? u;
    if (hex !== void 0) return String.fromCharCode(Number.parseInt(String(hex), 16));
    const letter = String(char);
    if (SPECIAL[letter] === void 0 && /\w/.test(letter)) {
      throw argument(`parsing "${text}" - Unrecognized escape sequence \\${letter}.`);
    }
    return SPECIAL[letter] ?? letter;
  });
}

// policy/expressions/library/regex/groups.ts
function numberGroups(source, options) {
  const numbers = /* @__PURE__ */ new Map();
  const names = /* @__PURE__ */ new Map([["0", 0]]);
  const named2 = [];
  const unnamed = [];
  let explicit = (options & EXPLICIT_CAPTURE) !== 0;
  let inClass = false;
  for (let index2 = 0; index2 < source.length; index2++) {
    const char = source.charAt(index2);
    if (char === "\\") index2++;
    else if (inClass) inClass = char !== "]";
    else if (char === "[") {
      inClass = true;
      if (source[index2 + 1] === "^") index2++;
      if (source[index2 + 1] === "]") index2++;
    } else if (char === "(") {
      const rest = source.slice(index2, index2 + 80);
      const name2 = /^\(\?(?:<(\w+)>|'(\w+)')/.exec(rest);
      const text = name2?.[1] ?? name2?.[2];
      const inline = /^\(\?[imsx]*(-[imsx]*)?n[imnsx]*[:)]/.exec(rest);
      if (inline !== null) explicit = inline[1] === void 0;
      if (text !== void 0 && !/^0/.test(text)) named2.push([index2, text]);
      else if (source[index2 + 1] !== "?" && !explicit) unnamed.push(index2);
    }
  }
  const taken = new Set(named2.map(([, name2]) => Number(name2)));
  let count2 = 0;
  const next2 = () => {
    do
      count2++;
    while (taken.has(count2));
    return count2;
  };
  for (const index2 of unnamed) {
    const number = next2();
    numbers.set(index2, number);
    names.set(String(number), number);
  }
  let highest = count2;
  for (const [index2, name2] of named2) {
    const number = names.get(name2) ?? (/^\d+$/.test(name2) ? Number(name2) : next2());
    highest = Math.max(highest, number);
    names.set(name2, number);
    numbers.set(index2, number);
  }
  return { numbers, names, count: highest };
}

// policy/expressions/library/regex/parse.ts
var ESCAPES2 = {
  a: 7,
  b: 8,
  t: 9,
  r: 13,
  v: 11,
  f: 12,
  n: 10,
  e: 27
};
var MAXIMUM_DEPTH3 = 100;
var MOST_TESTS = 16;
function remembering(test) {
  const answers = new Int8Array(65536);
  return (code) => {
    answers[code] ||= test(code) ? 1 : -1;
    return answers[code] === 1;
  };
}
function parsePattern(source, options) {
  const parser = new PatternParser(source, options);
  return parser.parse();
}
var PatternParser = class {
  #source;
  #options;
  #offset = 0;
  #depth = 0;
  #groups;
  constructor(source, options) {
    this.#source = source;
    this.#options = options;
    this.#groups = numberGroups(source, options);
  }
  parse() {
    const root = this.#choice();
    if (this.#offset < this.#source.length) throw this.#error("Too many )'s.");
    return { root, groupCount: this.#groups.count + 1, names: this.#groups.names };
  }
  #has(option) {
    return (this.#options & option) !== 0;
  }
  #peek() {
    return this.#source.charAt(this.#offset);
  }
  #accept(text) {
    if (!this.#source.startsWith(text, this.#offset)) return false;
    this.#offset += text.length;
    return true;
  }
  #error(message) {
    return argument(`parsing "${this.#source}" - ${message}`);
  }
  #choice() {
    if (++this.#depth > MAXIMUM_DEPTH3) {
      throw this.#error("Groups are nested too deeply for the local gateway.");
    }
    const outer = this.#options;
    const options = [this.#sequence()];
    while (this.#accept("|")) options.push(this.#sequence());
    this.#options = outer;
    this.#depth--;
    const [only, second] = options;
    return only !== void 0 && second === void 0 ? only : { kind: "choice", options };
  }
  #sequence() {
    const parts = [];
    for (; ; ) {
      this.#skipIgnored();
      const next2 = this.#peek();
      if (next2 === "" || next2 === "|" || next2 === ")") break;
      const atom = this.#atom();
      if (atom !== void 0) parts.push(this.#quantified(atom));
    }
    const [only, second] = parts;
    return only !== void 0 && second === void 0 ? only : { kind: "sequence", parts };
  }
  #skipIgnored() {
    for (; ; ) {
      if (this.#source.startsWith("(?#", this.#offset)) {
        const end2 = this.#source.indexOf(")", this.#offset);
        if (end2 < 0) throw this.#error("Unterminated (?#...) comment.");
        this.#offset = end2 + 1;
      } else if (this.#has(IGNORE_WHITE_SPACE) && /\s/.test(this.#peek())) {
        this.#offset++;
      } else if (this.#has(IGNORE_WHITE_SPACE) && this.#peek() === "#") {
        const end2 = this.#source.indexOf("\n", this.#offset);
        this.#offset = end2 < 0 ? this.#source.length : end2 + 1;
      } else {
        return;
      }
    }
  }
  #quantified(body) {
    this.#skipIgnored();
    const range2 = /\{(\d+)(,(\d*))?\}/y;
    range2.lastIndex = this.#offset;
    const counted = range2.exec(this.#source);
    let minimum = 0;
    let maximum = Number.POSITIVE_INFINITY;
    if (this.#accept("*")) minimum = 0;
    else if (this.#accept("+")) minimum = 1;
    else if (this.#accept("?")) maximum = 1;
    else if (counted !== null) {
      this.#offset += counted[0].length;
      minimum = Number(counted[1]);
      if (counted[2] === void 0) maximum = minimum;
      else if (counted[3] !== "") maximum = Number(counted[3]);
      if (maximum < minimum) throw this.#error("Illegal {x,y} with x > y.");
    } else {
      return body;
    }
    const lazy2 = this.#accept("?");
    if (/[*+?]/.test(this.#peek())) throw this.#error(`Nested quantifier ${this.#peek()}.`);
    return { kind: "repeat", body, minimum, maximum, lazy: lazy2 };
  }
  #atom() {
    const next2 = this.#peek();
    switch (next2) {
      case "(":
        return this.#group();
      case "[":
        this.#offset++;
        return this.#character(this.#characterClass());
      case ".":
        this.#offset++;
        return this.#has(SINGLELINE) ? { kind: "character", test: () => true } : { kind: "character", test: (code) => code !== 10 };
      case "^":
        this.#offset++;
        return { kind: "anchor", at: this.#has(MULTILINE) ? "lineStart" : "start" };
      case "$":
        this.#offset++;
        return { kind: "anchor", at: this.#has(MULTILINE) ? "lineEnd" : "lastLineEnd" };
      case "\\":
        this.#offset++;
        return this.#escape();
      case "*":
      case "+":
      case "?":
        throw this.#error("Quantifier {x,y} following nothing.");
      default: {
        this.#offset++;
        const code = next2.charCodeAt(0);
        return this.#character((other) => other === code);
      }
    }
  }
  #character(test) {
    if (!this.#has(IGNORE_CASE)) return { kind: "character", test };
    return {
      kind: "character",
      test: (code) => {
        const char = String.fromCharCode(code);
        return test(code) || test(char.toLowerCase().charCodeAt(0)) || test(char.toUpperCase().charCodeAt(0));
      }
    };
  }
  #group() {
    const start = this.#offset;
    this.#offset++;
    if (!this.#accept("?")) {
      const group2 = this.#groups.numbers.get(start);
      const body = this.#closed();
      return group2 === void 0 ? body : { kind: "capture", group: group2, body };
    }
    if (this.#accept(":")) return this.#closed();
    if (this.#accept(">")) return { kind: "atomic", body: this.#closed() };
    for (const [text, behind, negative] of [
      ["=", false, false],
      ["!", false, true],
      ["<=", true, false],
      ["<!", true, true]
    ]) {
      if (this.#accept(text)) return { kind: "look", behind, negative, body: this.#closed() };
    }
    const group = this.#groups.numbers.get(start);
    if (group !== void 0) {
      this.#offset = this.#source.indexOf(this.#peek() === "<" ? ">" : "'", this.#offset + 1) + 1;
      return { kind: "capture", group, body: this.#closed() };
    }
    return this.#inlineOptions();
  }
  #closed() {
    const outer = this.#options;
    const body = this.#choice();
    this.#options = outer;
    if (!this.#accept(")")) throw this.#error("Not enough )'s.");
    return body;
  }
  /** `(?i)` holds up to the end of its group, `(?i:...)` for its own body. */
  #inlineOptions() {
    const pattern = /([imnsx]*)(?:-([imnsx]*))?(:|\))/y;
    pattern.lastIndex = this.#offset;
    const match = pattern.exec(this.#source);
    if (match === null) throw this.#error("Unrecognized grouping construct.");
    const [text, on = "", off = "", end2] = match;
    this.#offset += text.length;
    const outer = this.#options;
    for (const letter of on) this.#options |= optionOf(letter);
    for (const letter of off) this.#options &= ~optionOf(letter);
    if (end2 === ")") return void 0;
    const body = this.#choice();
    this.#options = outer;
    if (!this.#accept(")")) throw this.#error("Not enough )'s.");
    return body;
  }
  #escape() {
    const next2 = this.#peek();
    this.#offset++;
    const anchors = {
      b: "word",
      B: "notWord",
      A: "start",
      Z: "lastLineEnd",
      z: "end",
      G: "previous"
    };
    for (const [letter, at] of Object.entries(anchors)) {
      if (letter === next2) return { kind: "anchor", at };
    }
    if (next2 === "k") return this.#namedReference();
    const number = /[1-9]\d*/y;
    number.lastIndex = this.#offset - 1;
    const digits = number.exec(this.#source)?.[0];
    if (digits !== void 0 && this.#groups.names.has(digits)) {
      this.#offset += digits.length - 1;
      return { kind: "reference", group: Number(digits), ignoreCase: this.#has(IGNORE_CASE) };
    }
    if (digits !== void 0 && digits.length === 1) {
      throw this.#error(`Reference to undefined group number ${digits}.`);
    }
    return this.#character(this.#escapedTest(next2));
  }
  #namedReference() {
    const pattern = /<(\w+)>|'(\w+)'/y;
    pattern.lastIndex = this.#offset;
    const match = pattern.exec(this.#source);
    const name2 = match?.[1] ?? match?.[2] ?? "";
    const group = this.#groups.names.get(name2);
    if (match === null || group === void 0) {
      throw this.#error(`Reference to undefined group name ${name2}.`);
    }
    this.#offset += match[0].length;
    return { kind: "reference", group, ignoreCase: this.#has(IGNORE_CASE) };
  }
  /** The escape behind a backslash, as a set of characters. */
  #escapedTest(letter) {
    const known3 = CLASSES[letter];
    if (known3 !== void 0) return known3;
    if (letter === "p" || letter === "P") return this.#category(letter === "P");
    const code = this.#escapedCode(letter);
    return (other) => other === code;
  }
  #escapedCode(letter) {
    const simple2 = ESCAPES2[letter];
    if (simple2 !== void 0) return simple2;
    const digits = letter === "x" ? 2 : letter === "u" ? 4 : 0;
    if (digits > 0) {
      const hex = this.#source.slice(this.#offset, this.#offset + digits);
      if (!/^[\da-fA-F]+$/.test(hex) || hex.length !== digits) {
        throw this.#error("Insufficient hexadecimal digits.");
      }
      this.#offset += digits;
      return Number.parseInt(hex, 16);
    }
    if (letter === "c") return this.#source.charCodeAt(this.#offset++) & 31;
    if (letter === "") throw this.#error("Illegal \\ at end of pattern.");
    if (/[0-7]/.test(letter)) {
      const octal = /[0-7]{1,3}/y;
      octal.lastIndex = this.#offset - 1;
      const text = octal.exec(this.#source)?.[0] ?? "0";
      this.#offset += text.length - 1;
      return Number.parseInt(text, 8) & 255;
    }
    if (/[A-Za-z_]/.test(letter)) throw this.#error(`Unrecognized escape sequence \\${letter}.`);
    return letter.charCodeAt(0);
  }
  #category(negative) {
    const pattern = /\{([A-Za-z]+)\}/y;
    pattern.lastIndex = this.#offset;
    const name2 = pattern.exec(this.#source)?.[1];
    if (name2 === void 0) throw this.#error("Malformed \\p{X} character escape.");
    this.#offset += name2.length + 2;
    let expression;
    try {
      expression = new RegExp(`^\\p{${name2}}$`, "u");
    } catch {
      throw this.#error(`Unknown property '${name2}'.`);
    }
    return (code) => expression.test(String.fromCharCode(code)) !== negative;
  }
  /** Behind `[`: single characters, ranges, classes, and `-[...]` subtraction. */
  #characterClass() {
    const negative = this.#accept("^");
    const tests = [];
    let subtracted;
    for (let isFirst = true; ; isFirst = false) {
      if (this.#peek() === "") throw this.#error("Unterminated [] set.");
      if (!isFirst && this.#accept("]")) break;
      if (!isFirst && this.#accept("-[")) {
        subtracted = this.#characterClass();
        continue;
      }
      const low = this.#classMember();
      if (typeof low !== "number") {
        tests.push(low);
        continue;
      }
      const isRange = this.#peek() === "-" && !/[\][]/.test(this.#source.charAt(this.#offset + 1));
      if (!isRange || this.#source.charAt(this.#offset + 1) === "") {
        tests.push((code) => code === low);
        continue;
      }
      this.#offset++;
      const high = this.#classMember();
      if (typeof high !== "number") throw this.#error("Cannot include class in character range.");
      if (high < low) throw this.#error("[x-y] range in reverse order.");
      tests.push((code) => code >= low && code <= high);
    }
    const contains = (code) => tests.some((test) => test(code)) !== negative && !(subtracted?.(code) ?? false);
    return tests.length > MOST_TESTS ? remembering(contains) : contains;
  }
  #classMember() {
    const next2 = this.#peek();
    this.#offset++;
    if (next2 !== "\\") return next2.charCodeAt(0);
    const letter = this.#peek();
    this.#offset++;
    if (CLASSES[letter] !== void 0 || letter === "p" || letter === "P") {
      return this.#escapedTest(letter);
    }
    return this.#escapedCode(letter);
  }
};

// policy/expressions/library/regex/types.ts
var compiled = /* @__PURE__ */ new Map();
var MAXIMUM_COMPILED = 200;
function matcherOf(pattern, options) {
  if (pattern === null) throw argumentNull("pattern");
  if ((options & RIGHT_TO_LEFT) !== 0) {
    throw new ClrException(
      "System.NotSupportedException",
      "The local gateway does not support RegexOptions.RightToLeft."
    );
  }
  const key = `${options} ${pattern}`;
  const known3 = compiled.get(key);
  if (known3 !== void 0) return known3;
  const matcher = new Matcher(parsePattern(pattern, options));
  const [oldest] = compiled.keys();
  if (compiled.size >= MAXIMUM_COMPILED && oldest !== void 0) compiled.delete(oldest);
  compiled.set(key, matcher);
  return matcher;
}
var Regex = class extends ClrObject {
  pattern;
  matcher;
  constructor(pattern, options) {
    super();
    this.matcher = matcherOf(pattern, options);
    this.pattern = pattern ?? "";
  }
  get type() {
    return named(regexType);
  }
  toString() {
    return this.pattern;
  }
};
function operation(result, name2, more, positions, run) {
  const apply = run;
  const extra = more === "" ? 0 : 1;
  const members3 = {};
  for (let count2 = 0; count2 <= positions.length; count2++) {
    const behind = positions.slice(0, count2).map((position) => `, int ${position}`);
    members3[`${result} ${name2}(string input${more}${behind.join("")})`] = {
      withCall: (call, regex, text, ...rest) => apply(regex.matcher, call, text, ...rest)
    };
  }
  const pattern = `static ${result} ${name2}(string input, string pattern${more}`;
  for (const options of ["", ", RegexOptions options", `, RegexOptions options, ${TIMEOUT}`]) {
    members3[`${pattern}${options})`] = {
      withCall: (call, text, source, ...rest) => {
        const flags = rest[extra];
        const matcher = matcherOf(source, flags instanceof EnumValue ? flags.value : 0);
        return apply(matcher, call, text, ...rest.slice(0, extra));
      }
    };
  }
  return members3;
}
var TIMEOUT = "TimeSpan matchTimeout";
var regexType = define({
  declaration: "class System.Text.RegularExpressions.Regex",
  restricted: true,
  members: {
    "new(string pattern)": (pattern) => new Regex(pattern, 0),
    "new(string pattern, RegexOptions options)": (pattern, options) => new Regex(pattern, options.value),
    [`new(string pattern, RegexOptions options, ${TIMEOUT})`]: (pattern, options) => new Regex(pattern, options.value),
    ...operation(
      "bool",
      "IsMatch",
      "",
      ["startat"],
      (matcher, call, text, start = 0) => search(matcher, text, start, call).captures.length > 0
    ),
    ...operation(
      "Match",
      "Match",
      "",
      ["startat"],
      (matcher, call, text, start = 0) => search(matcher, text, start, call)
    ),
    ...operation(
      "MatchCollection",
      "Matches",
      "",
      ["startat"],
      (matcher, call, text, start = 0) => new Collection("MatchCollection", [...searchAll(matcher, text, call, start)])
    ),
    ...operation(
      "string",
      "Replace",
      ", string replacement",
      ["count", "startat"],
      (matcher, call, text, replacement, count2, start) => replaceAll(matcher, text, expand(replacement, call), call, count2, start)
    ),
    ...operation(
      "string",
      "Replace",
      ", MatchEvaluator evaluator",
      ["count", "startat"],
      (matcher, call, text, delegate, count2, start) => replaceAll(matcher, text, evaluator(delegate), call, count2, start)
    ),
    ...operation(
      "string[]",
      "Split",
      "",
      ["count", "startat"],
      (matcher, call, text, ...rest) => splitText(matcher, text, call, ...rest)
    ),
    "static string Unescape(string str)": unescapePattern
  }
});
var captureType = define({
  declaration: "class System.Text.RegularExpressions.Capture",
  restricted: true,
  members: {
    "int Index": ({ span: span2 }) => span2.start,
    "int Length": ({ span: span2 }) => span2.end - span2.start,
    "string Value": ({ value }) => value
  }
});
var groupType = define({
  declaration: "class System.Text.RegularExpressions.Group : Capture",
  restricted: true,
  members: {
    "bool Success": ({ captures }) => captures.length > 0,
    "CaptureCollection Captures": ({ text, captures }) => new Collection(
      "CaptureCollection",
      captures.map((span2) => new Capture(text, span2))
    )
  }
});
var matchType = define({
  declaration: "class System.Text.RegularExpressions.Match : Group",
  restricted: true,
  members: {
    "static Match Empty": () => new Match("", void 0, void 0),
    "GroupCollection Groups": (match) => {
      const count2 = match.found === void 0 ? 1 : match.matcher?.pattern.groupCount ?? 1;
      const groups2 = Array.from({ length: count2 }, (_, index2) => match.group(index2));
      return new Collection("GroupCollection", groups2, match);
    },
    "string Result(string replacement)": {
      withCall: (call, match, replacement) => {
        if (match.found === void 0) {
          throw new ClrException(
            "System.NotSupportedException",
            "Result cannot be called on a failed Match."
          );
        }
        return expand(replacement, call)(match);
      }
    }
  }
});
var groupCollectionType = define({
  declaration: "class System.Text.RegularExpressions.GroupCollection : IEnumerable<Group>",
  restricted: true,
  members: {
    "int Count": ({ items }) => items.length,
    // A group that does not exist is one that did not match.
    "Group this[int groupnum]": ({ items, match }, index2) => items[index2] ?? match?.group("") ?? null,
    "Group this[string groupname]": ({ match }, name2) => {
      if (name2 === null) throw argumentNull("groupName");
      return match?.group(name2) ?? null;
    }
  }
});
var captureCollectionType = define({
  declaration: "class System.Text.RegularExpressions.CaptureCollection : IEnumerable<Capture>",
  restricted: true,
  members: {
    "int Count": ({ items }) => items.length,
    "Capture this[int i]": (collection, index2) => collection.at(index2)
  }
});
var matchCollectionType = define({
  declaration: "class System.Text.RegularExpressions.MatchCollection : IEnumerable<Match>",
  members: {
    "int Count": ({ items }) => items.length,
    "Match this[int i]": (collection, index2) => collection.at(index2)
  }
});
var regexTypes = [
  regexType,
  captureType,
  groupType,
  matchType,
  groupCollectionType,
  captureCollectionType,
  matchCollectionType,
  define({
    declaration: "delegate System.Text.RegularExpressions.MatchEvaluator",
    members: {
      "string Invoke(Match match)": (target, match) => target.invoke(match)
    }
  })
];

// policy/expressions/library/text/encoding.ts
var Encoding = class extends ClrObject {
  codec;
  constructor(codec) {
    super();
    this.codec = codec;
  }
  get type() {
    return named(encodingType);
  }
};
function singleByte(name2, limit) {
  return {
    name: name2,
    encode: (text) => Uint8Array.from({ length: text.length }, (_, index2) => {
      const code = text.charCodeAt(index2);
      return code < limit ? code : 63;
    }),
    decode: (bytes2) => Array.from(bytes2, (byte) => byte < limit ? String.fromCharCode(byte) : "?").join("")
  };
}
var UTF8 = {
  name: "utf-8",
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes2) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes2)
};
var UTF16 = {
  name: "utf-16",
  encode: (text) => new Uint8Array(Buffer.from(text, "utf16le")),
  // Half a character is a replacement character.
  decode: (bytes2) => new TextDecoder("utf-16le", { ignoreBOM: true }).decode(bytes2)
};
var ASCII = singleByte("us-ascii", 128);
var LATIN1 = singleByte("iso-8859-1", 256);
var CODECS = [UTF8, UTF16, ASCII, LATIN1];
var PAGES = {
  1200: "utf-16",
  20127: "us-ascii",
  28591: "iso-8859-1",
  65001: "utf-8"
};
function codecNamed(name2) {
  if (name2 === null) throw argumentNull("name");
  const wanted = name2.toLowerCase().replace(/^utf8$/, "utf-8").replace(/^ascii$/, "us-ascii");
  const codec = CODECS.find((candidate) => candidate.name === wanted);
  if (codec === void 0) {
    throw argument(`'${name2}' is not a supported encoding name.`, "name");
  }
  return new Encoding(codec);
}
function required4(bytes2, parameter = "bytes") {
  if (bytes2 === null) throw argumentNull(parameter);
  return bytes2;
}
function range(bytes2, start, count2) {
  if (start < 0 || count2 < 0) throw argumentOutOfRange(start < 0 ? "index" : "count");
  if (start + count2 > bytes2.length) {
    throw argumentOutOfRange(
      "bytes",
      "Index and count must refer to a location within the buffer."
    );
  }
  return bytes2.subarray(start, start + count2);
}
var encodingType = define({
  declaration: "class System.Text.Encoding",
  members: {
    "static Encoding UTF8": () => new Encoding(UTF8),
    "static Encoding Unicode": () => new Encoding(UTF16),
    "static Encoding ASCII": () => new Encoding(ASCII),
    "static Encoding Default": () => new Encoding(UTF8),
    "static Encoding GetEncoding(string name)": codecNamed,
    "static Encoding GetEncoding(int codepage)": (page) => codecNamed(PAGES[page] ?? `${page}`),
    "byte[] GetBytes(string s)": ({ codec }, text) => {
      if (text === null) throw argumentNull("s");
      return codec.encode(text);
    },
    "byte[] GetBytes(char[] chars)": ({ codec }, chars) => {
      if (chars === null) throw argumentNull("chars");
      return codec.encode(itemsOf(chars).map(textOf).join(""));
    },
    "string GetString(byte[] bytes)": ({ codec }, bytes2) => codec.decode(required4(bytes2)),
    "string GetString(byte[] bytes, int index, int count)": ({ codec }, bytes2, index2, count2) => codec.decode(range(required4(bytes2), index2, count2)),
    "int GetByteCount(string s)": ({ codec }, text) => {
      if (text === null) throw argumentNull("s");
      return codec.encode(text).length;
    },
    "int GetCharCount(byte[] bytes)": ({ codec }, bytes2) => codec.decode(required4(bytes2)).length,
    "char[] GetChars(byte[] bytes)": ({ codec }, bytes2) => new ClrArray(CHAR3, [...iterate(codec.decode(required4(bytes2)))]),
    "string WebName": ({ codec }) => codec.name
  },
  missing: "BigEndianUnicode UTF32 UTF7 BodyName CodePage Convert EncodingName GetByteCount GetBytes GetCharCount GetChars GetDecoder GetEncoder GetMaxByteCount GetMaxCharCount GetPreamble HeaderName IsSingleByte"
});
function readInteger(name2, size) {
  return (bytes2, start) => {
    const source = required4(bytes2, "value");
    if (start < 0 || start >= source.length) throw argumentOutOfRange("startIndex");
    if (start + size > source.length) {
      throw argument(
        "Destination array is not long enough to copy all the items in the collection. Check array index and length."
      );
    }
    let value = 0n;
    for (let index2 = size - 1; index2 >= 0; index2--) {
      value = value << 8n | BigInt(source[start + index2] ?? 0);
    }
    return integer(name2, wrap(name2, value));
  };
}
function writeInteger(size) {
  return (value) => {
    const bits = BigInt.asUintN(size * 8, integerOf(value));
    return Uint8Array.from(
      { length: size },
      (_, index2) => Number(bits >> BigInt(8 * index2) & 255n)
    );
  };
}
function dashed(bytes2) {
  return Array.from(bytes2, (byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join("-");
}
var CHAR3 = named(charType);
var bitConverterType = define({
  declaration: "static System.BitConverter",
  members: {
    "static bool IsLittleEndian": () => true,
    "static string ToString(byte[] value)": (bytes2) => dashed(required4(bytes2, "value")),
    "static string ToString(byte[] value, int startIndex)": (bytes2, start) => {
      const source = required4(bytes2, "value");
      return dashed(range(source, start, source.length - start));
    },
    "static string ToString(byte[] value, int startIndex, int length)": (bytes2, start, length) => dashed(range(required4(bytes2, "value"), start, length)),
    "static short ToInt16(byte[] value, int startIndex)": readInteger("short", 2),
    "static int ToInt32(byte[] value, int startIndex)": readInteger("int", 4),
    "static long ToInt64(byte[] value, int startIndex)": readInteger("long", 8),
    "static ushort ToUInt16(byte[] value, int startIndex)": readInteger("ushort", 2),
    "static uint ToUInt32(byte[] value, int startIndex)": readInteger("uint", 4),
    "static ulong ToUInt64(byte[] value, int startIndex)": readInteger("ulong", 8),
    "static double ToDouble(byte[] value, int startIndex)": (bytes2, start) => {
      const source = range(required4(bytes2, "value"), start, 8);
      return new Double(new DataView(source.buffer, source.byteOffset, 8).getFloat64(0, true));
    },
    "static bool ToBoolean(byte[] value, int startIndex)": (bytes2, start) => {
      const source = required4(bytes2, "value");
      if (start < 0 || start >= source.length) throw argumentOutOfRange("startIndex");
      return source[start] !== 0;
    },
    "static char ToChar(byte[] value, int startIndex)": (bytes2, start) => Char.of(Number(integerOf(readInteger("ushort", 2)(bytes2, start)))),
    "static long DoubleToInt64Bits(double value)": ({ value }) => bitsOf(value),
    "static double Int64BitsToDouble(long value)": (bits) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigInt64(0, bits);
      return new Double(view.getFloat64(0));
    },
    "static byte[] GetBytes(short value)": writeInteger(2),
    "static byte[] GetBytes(ushort value)": writeInteger(2),
    "static byte[] GetBytes(int value)": writeInteger(4),
    "static byte[] GetBytes(uint value)": writeInteger(4),
    "static byte[] GetBytes(long value)": writeInteger(8),
    "static byte[] GetBytes(ulong value)": writeInteger(8),
    "static byte[] GetBytes(bool value)": (value) => Uint8Array.of(value ? 1 : 0),
    "static byte[] GetBytes(char value)": ({ code }) => Uint8Array.of(code & 255, code >> 8),
    "static byte[] GetBytes(double value)": ({ value }) => {
      const bytes2 = new Uint8Array(8);
      new DataView(bytes2.buffer).setFloat64(0, value, true);
      return bytes2;
    }
  },
  missing: "ToSingle"
});
function urlEncode(text) {
  if (text === null) return null;
  return encodeURIComponent(text.toWellFormed()).replace(/%20/g, "+").replace(/['~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
function urlDecode(text) {
  if (text === null) return null;
  return text.replaceAll("+", " ").replace(
    /(?:%[\da-fA-F]{2})+/g,
    (escaped) => Buffer.from(escaped.replaceAll("%", ""), "hex").toString("utf8")
  );
}
var HTML = {
  "<": "&lt;",
  ">": "&gt;",
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#39;"
};
function htmlEncode(text) {
  if (text === null) return null;
  return text.replace(
    /[<>&"'\u00a0-\u00ff]|[\ud800-\udbff][\udc00-\udfff]/g,
    (char) => HTML[char] ?? `&#${char.codePointAt(0)};`
  );
}
var ENTITIES = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: "\xA0",
  copy: "\xA9",
  reg: "\xAE",
  auml: "\xE4",
  ouml: "\xF6",
  uuml: "\xFC",
  Auml: "\xC4",
  Ouml: "\xD6",
  Uuml: "\xDC",
  szlig: "\xDF",
  eacute: "\xE9",
  euro: "\u20AC"
};
function htmlDecode(text) {
  if (text === null) return null;
  return text.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (match, decimal, hex, name2) => {
    if (name2 !== void 0) return ENTITIES[String(name2)] ?? match;
    const code = decimal === void 0 ? Number.parseInt(String(hex), 16) : Number(decimal);
    const valid = code > 0 && code <= 1114111 && !(code >= 55296 && code <= 57343);
    return valid ? String.fromCodePoint(code) : match;
  });
}
var webUtilityType = define({
  declaration: "static System.Net.WebUtility",
  members: {
    "static string UrlEncode(string value)": urlEncode,
    "static string UrlDecode(string encodedValue)": urlDecode,
    "static string HtmlEncode(string value)": htmlEncode,
    "static string HtmlDecode(string value)": htmlDecode
  },
  missing: "UrlEncodeToBytes UrlDecodeToBytes"
});
var encodingTypes = [
  encodingType,
  bitConverterType,
  webUtilityType
];

// policy/expressions/library/text/string-builder.ts
var NEW_LINE = "\n";
function rangeOf3(text, start, count2) {
  if (start < 0 || count2 < 0 || start + count2 > text.length) throw argumentOutOfRange("startIndex");
  return text.slice(start, start + count2);
}
var StringBuilder = class extends ClrObject {
  #text;
  /** Whether pieces were added that nobody has looked at: the first look puts all of them together. */
  #isInPieces = false;
  constructor(text) {
    super();
    this.#text = text;
  }
  /** Charges for handling the whole text, which everything but adding at its end does. */
  charge(call) {
    this.#isInPieces = false;
    call.spend(this.#text.length / CHARACTERS_PER_STEP);
    return this;
  }
  get type() {
    return named(stringBuilderType);
  }
  get length() {
    return this.#text.length;
  }
  append(text) {
    if (this.#text.length + text.length > MAXIMUM_LENGTH) throw outOfMemory();
    this.#text += text;
    this.#isInPieces = true;
    return this;
  }
  /** Puts `text` in the place of `count` characters. */
  splice(index2, count2, text) {
    if (index2 < 0 || index2 > this.#text.length) throw argumentOutOfRange("index");
    if (count2 < 0 || index2 + count2 > this.#text.length) throw argumentOutOfRange("length");
    if (this.#text.length - count2 + text.length > MAXIMUM_LENGTH) throw outOfMemory();
    this.#text = this.#text.slice(0, index2) + text + this.#text.slice(index2 + count2);
    return this;
  }
  replace(old, replacement, start, count2) {
    const range2 = rangeOf3(this.#text, start, count2);
    if (old === null) throw argumentNull("oldValue");
    if (old === "") throw argument("Empty name is not legal.", "oldValue");
    return this.splice(start, count2, replace(range2, old, replacement));
  }
  resize(length) {
    if (length < 0) throw argumentOutOfRange("value");
    if (length > MAXIMUM_LENGTH) throw outOfMemory();
    this.#text = this.#text.slice(0, length).padEnd(length, "\0");
  }
  at(index2, call) {
    if (this.#isInPieces) this.charge(call);
    if (index2 < 0 || index2 >= this.#text.length) throw indexOutOfRange();
    return Char.of(this.#text.charCodeAt(index2));
  }
  set(index2, char) {
    if (index2 < 0 || index2 >= this.#text.length) throw argumentOutOfRange("index");
    this.splice(index2, 1, char.toString());
  }
  toString() {
    return this.#text;
  }
};
function contentOf(value) {
  return value instanceof ClrArray && value.element.id === "System.Char" ? itemsOf(value).map(textOf).join("") : textOf(value);
}
function additions() {
  const types = [
    "string",
    "char",
    "int",
    "long",
    "double",
    "bool",
    "object",
    "byte",
    "sbyte",
    "short",
    "ushort",
    "uint",
    "ulong",
    "char[]",
    "StringBuilder"
  ];
  const members3 = {};
  for (const type of types) {
    Object.assign(
      members3,
      member(
        "StringBuilder",
        `StringBuilder Append(${type} value)`,
        (builder, value) => builder.append(contentOf(value))
      )
    );
    if (type === "StringBuilder") continue;
    Object.assign(
      members3,
      member("StringBuilder", `StringBuilder Insert(int index, ${type} value)`, {
        withCall: (call, builder, index2, value) => builder.charge(call).splice(index2, 0, contentOf(value))
      })
    );
  }
  return members3;
}
var stringBuilderType = define({
  declaration: "class System.Text.StringBuilder",
  members: {
    "new()": () => new StringBuilder(""),
    "new(int capacity)": (capacity) => {
      if (capacity < 0) throw argumentOutOfRange("capacity");
      return new StringBuilder("");
    },
    "new(string value)": (text) => new StringBuilder(text ?? ""),
    "new(string value, int capacity)": (text, capacity) => {
      if (capacity < 0) throw argumentOutOfRange("capacity");
      return new StringBuilder(text ?? "");
    },
    "new(string value, int startIndex, int length, int capacity)": (text, start, length, _capacity) => new StringBuilder(rangeOf3(text ?? "", start, length)),
    ...additions(),
    "StringBuilder Append(char value, int repeatCount)": (builder, char, count2) => {
      if (count2 < 0) throw argumentOutOfRange("repeatCount");
      if (count2 > MAXIMUM_LENGTH) throw outOfMemory();
      return builder.append(char.toString().repeat(count2));
    },
    "StringBuilder AppendLine()": (builder) => builder.append(NEW_LINE),
    "StringBuilder AppendLine(string value)": (builder, text) => builder.append((text ?? "") + NEW_LINE),
    "StringBuilder AppendFormat(string format, params object[] args)": (builder, pattern, values) => builder.append(compositeFormat(pattern, values === null ? [] : itemsOf(values))),
    "StringBuilder Insert(int index, string value, int count)": {
      withCall: (call, builder, index2, text, count2) => {
        if (count2 < 0) throw argumentOutOfRange("count");
        if ((text ?? "").length * count2 > MAXIMUM_LENGTH) throw outOfMemory();
        return builder.charge(call).splice(index2, 0, (text ?? "").repeat(count2));
      }
    },
    "StringBuilder Append(string value, int startIndex, int count)": (builder, text, start, count2) => builder.append(rangeOf3(text ?? "", start, count2)),
    "StringBuilder Remove(int startIndex, int length)": {
      withCall: (call, builder, index2, length) => builder.charge(call).splice(index2, length, "")
    },
    "StringBuilder Replace(string oldValue, string newValue)": {
      withCall: (call, builder, old, replacement) => builder.charge(call).replace(old, replacement, 0, builder.length)
    },
    "StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)": {
      withCall: (call, builder, old, replacement, start, count2) => builder.charge(call).replace(old, replacement, start, count2)
    },
    "StringBuilder Replace(char oldChar, char newChar)": {
      withCall: (call, builder, old, replacement) => builder.charge(call).replace(old.toString(), replacement.toString(), 0, builder.length)
    },
    "StringBuilder Clear()": (builder) => {
      builder.resize(0);
      return builder;
    },
    "int Length": (builder) => builder.length,
    "set int Length": {
      withCall: (call, builder, length) => builder.charge(call).resize(length)
    },
    "char this[int index]": {
      withCall: (call, builder, index2) => builder.at(index2, call)
    },
    "set char this[int index]": {
      withCall: (call, builder, index2, char) => builder.charge(call).set(index2, char)
    },
    "string ToString(int startIndex, int length)": {
      withCall: (call, builder, start, length) => rangeOf3(builder.charge(call).toString(), start, length)
    },
    "bool Equals(StringBuilder sb)": {
      withCall: (call, left, right) => right !== null && left.charge(call).toString() === right.charge(call).toString()
    },
    "StringBuilder AppendJoin<T>(string separator, IEnumerable<T> values)": {
      withCall: (call, builder, separator, values) => builder.append(join(separator, values === null ? null : iterate(values), call))
    }
  },
  missing: "Append AppendFormat AppendJoin Capacity CopyTo EnsureCapacity Insert MaxCapacity Replace"
});

// policy/expressions/library/text/string-reader.ts
var StringReader = class extends ClrObject {
  #text;
  #offset = 0;
  constructor(text) {
    super();
    this.#text = text;
  }
  get type() {
    return named(stringReaderType);
  }
  /** The next character's code; -1 at the end. */
  peek() {
    return this.#offset < this.#text.length ? this.#text.charCodeAt(this.#offset) : -1;
  }
  read() {
    const code = this.peek();
    if (code >= 0) this.#offset++;
    return code;
  }
  /** Up to the next line break; null at the end. */
  line() {
    if (this.#offset >= this.#text.length) return null;
    const pattern = /([^\r\n]*)(?:\r\n|\r|\n)?/y;
    pattern.lastIndex = this.#offset;
    const [whole = "", line = ""] = pattern.exec(this.#text) ?? [];
    this.#offset += whole.length;
    return line;
  }
  rest() {
    const rest = this.#text.slice(this.#offset);
    this.#offset = this.#text.length;
    return rest;
  }
};
var stringReaderType = define({
  declaration: "class System.IO.StringReader : IDisposable",
  members: {
    "new(string s)": (text) => {
      if (text === null) throw argumentNull("s");
      return new StringReader(text);
    },
    "int Peek()": (reader) => reader.peek(),
    "int Read()": (reader) => reader.read(),
    "string ReadLine()": (reader) => reader.line(),
    "string ReadToEnd()": (reader) => reader.rest(),
    "void Close()": () => void 0
  },
  missing: "Read ReadAsync ReadBlock ReadBlockAsync ReadLineAsync ReadToEndAsync"
});

// policy/expressions/library/time/windows-zones.ts
var WINDOWS_ZONES = [["Dateline Standard Time", "Etc/GMT+12"], ["UTC-11", "Etc/GMT+11"], ["Aleutian Standard Time", "America/Adak"], ["Hawaiian Standard Time", "Pacific/Honolulu"], ["Marquesas Standard Time", "Pacific/Marquesas"], ["Alaskan Standard Time", "America/Anchorage"], ["UTC-09", "Etc/GMT+9"], ["Pacific Standard Time (Mexico)", "America/Tijuana"], ["UTC-08", "Etc/GMT+8"], ["Pacific Standard Time", "America/Los_Angeles"], ["US Mountain Standard Time", "America/Phoenix"], ["Mountain Standard Time (Mexico)", "America/Chihuahua"], ["Mountain Standard Time", "America/Denver"], ["Yukon Standard Time", "America/Whitehorse"], ["Central America Standard Time", "America/Guatemala"], ["Central Standard Time", "America/Chicago"], ["Easter Island Standard Time", "Pacific/Easter"], ["Central Standard Time (Mexico)", "America/Mexico_City"], ["Canada Central Standard Time", "America/Regina"], ["SA Pacific Standard Time", "America/Bogota"], ["Eastern Standard Time (Mexico)", "America/Cancun"], ["Eastern Standard Time", "America/New_York"], ["Haiti Standard Time", "America/Port-au-Prince"], ["Cuba Standard Time", "America/Havana"], ["US Eastern Standard Time", "America/Indianapolis"], ["Turks And Caicos Standard Time", "America/Grand_Turk"], ["Paraguay Standard Time", "America/Asuncion"], ["Atlantic Standard Time", "America/Halifax"], ["Venezuela Standard Time", "America/Caracas"], ["Central Brazilian Standard Time", "America/Cuiaba"], ["SA Western Standard Time", "America/La_Paz"], ["Pacific SA Standard Time", "America/Santiago"], ["Newfoundland Standard Time", "America/St_Johns"], ["Tocantins Standard Time", "America/Araguaina"], ["E. South America Standard Time", "America/Sao_Paulo"], ["SA Eastern Standard Time", "America/Cayenne"], ["Argentina Standard Time", "America/Buenos_Aires"], ["Greenland Standard Time", "America/Godthab"], ["Montevideo Standard Time", "America/Montevideo"], ["Magallanes Standard Time", "America/Punta_Arenas"], ["Saint Pierre Standard Time", "America/Miquelon"], ["Bahia Standard Time", "America/Bahia"], ["UTC-02", "Etc/GMT+2"], ["Azores Standard Time", "Atlantic/Azores"], ["Cape Verde Standard Time", "Atlantic/Cape_Verde"], ["UTC", "Etc/UTC"], ["GMT Standard Time", "Europe/London"], ["Greenwich Standard Time", "Atlantic/Reykjavik"], ["Sao Tome Standard Time", "Africa/Sao_Tome"], ["Morocco Standard Time", "Africa/Casablanca"], ["W. Europe Standard Time", "Europe/Berlin"], ["Central Europe Standard Time", "Europe/Budapest"], ["Romance Standard Time", "Europe/Paris"], ["Central European Standard Time", "Europe/Warsaw"], ["W. Central Africa Standard Time", "Africa/Lagos"], ["Jordan Standard Time", "Asia/Amman"], ["GTB Standard Time", "Europe/Bucharest"], ["Middle East Standard Time", "Asia/Beirut"], ["Egypt Standard Time", "Africa/Cairo"], ["E. Europe Standard Time", "Europe/Chisinau"], ["Syria Standard Time", "Asia/Damascus"], ["West Bank Standard Time", "Asia/Hebron"], ["South Africa Standard Time", "Africa/Johannesburg"], ["FLE Standard Time", "Europe/Kiev"], ["Israel Standard Time", "Asia/Jerusalem"], ["South Sudan Standard Time", "Africa/Juba"], ["Kaliningrad Standard Time", "Europe/Kaliningrad"], ["Sudan Standard Time", "Africa/Khartoum"], ["Libya Standard Time", "Africa/Tripoli"], ["Namibia Standard Time", "Africa/Windhoek"], ["Arabic Standard Time", "Asia/Baghdad"], ["Turkey Standard Time", "Europe/Istanbul"], ["Arab Standard Time", "Asia/Riyadh"], ["Belarus Standard Time", "Europe/Minsk"], ["Russian Standard Time", "Europe/Moscow"], ["E. Africa Standard Time", "Africa/Nairobi"], ["Iran Standard Time", "Asia/Tehran"], ["Arabian Standard Time", "Asia/Dubai"], ["Astrakhan Standard Time", "Europe/Astrakhan"], ["Azerbaijan Standard Time", "Asia/Baku"], ["Russia Time Zone 3", "Europe/Samara"], ["Mauritius Standard Time", "Indian/Mauritius"], ["Saratov Standard Time", "Europe/Saratov"], ["Georgian Standard Time", "Asia/Tbilisi"], ["Volgograd Standard Time", "Europe/Volgograd"], ["Caucasus Standard Time", "Asia/Yerevan"], ["Afghanistan Standard Time", "Asia/Kabul"], ["West Asia Standard Time", "Asia/Tashkent"], ["Ekaterinburg Standard Time", "Asia/Yekaterinburg"], ["Pakistan Standard Time", "Asia/Karachi"], ["Qyzylorda Standard Time", "Asia/Qyzylorda"], ["India Standard Time", "Asia/Calcutta"], ["Sri Lanka Standard Time", "Asia/Colombo"], ["Nepal Standard Time", "Asia/Katmandu"], ["Central Asia Standard Time", "Asia/Almaty"], ["Bangladesh Standard Time", "Asia/Dhaka"], ["Omsk Standard Time", "Asia/Omsk"], ["Myanmar Standard Time", "Asia/Rangoon"], ["SE Asia Standard Time", "Asia/Bangkok"], ["Altai Standard Time", "Asia/Barnaul"], ["W. Mongolia Standard Time", "Asia/Hovd"], ["North Asia Standard Time", "Asia/Krasnoyarsk"], ["N. Central Asia Standard Time", "Asia/Novosibirsk"], ["Tomsk Standard Time", "Asia/Tomsk"], ["China Standard Time", "Asia/Shanghai"], ["North Asia East Standard Time", "Asia/Irkutsk"], ["Singapore Standard Time", "Asia/Singapore"], ["W. Australia Standard Time", "Australia/Perth"], ["Taipei Standard Time", "Asia/Taipei"], ["Ulaanbaatar Standard Time", "Asia/Ulaanbaatar"], ["Aus Central W. Standard Time", "Australia/Eucla"], ["Transbaikal Standard Time", "Asia/Chita"], ["Tokyo Standard Time", "Asia/Tokyo"], ["North Korea Standard Time", "Asia/Pyongyang"], ["Korea Standard Time", "Asia/Seoul"], ["Yakutsk Standard Time", "Asia/Yakutsk"], ["Cen. Australia Standard Time", "Australia/Adelaide"], ["AUS Central Standard Time", "Australia/Darwin"], ["E. Australia Standard Time", "Australia/Brisbane"], ["AUS Eastern Standard Time", "Australia/Sydney"], ["West Pacific Standard Time", "Pacific/Port_Moresby"], ["Tasmania Standard Time", "Australia/Hobart"], ["Vladivostok Standard Time", "Asia/Vladivostok"], ["Lord Howe Standard Time", "Australia/Lord_Howe"], ["Bougainville Standard Time", "Pacific/Bougainville"], ["Russia Time Zone 10", "Asia/Srednekolymsk"], ["Magadan Standard Time", "Asia/Magadan"], ["Norfolk Standard Time", "Pacific/Norfolk"], ["Sakhalin Standard Time", "Asia/Sakhalin"], ["Central Pacific Standard Time", "Pacific/Guadalcanal"], ["Russia Time Zone 11", "Asia/Kamchatka"], ["New Zealand Standard Time", "Pacific/Auckland"], ["UTC+12", "Etc/GMT-12"], ["Fiji Standard Time", "Pacific/Fiji"], ["Chatham Islands Standard Time", "Pacific/Chatham"], ["UTC+13", "Etc/GMT-13"], ["Tonga Standard Time", "Pacific/Tongatapu"], ["Samoa Standard Time", "Pacific/Apia"], ["Line Islands Standard Time", "Pacific/Kiritimati"]];

// policy/expressions/library/time/time-zone.ts
var WINTER = ticksOfMilliseconds(Date.UTC(2024, 0, 1));
var SUMMER = ticksOfMilliseconds(Date.UTC(2024, 6, 1));
var IANA = new Map(WINDOWS_ZONES);
var TimeZoneInfo = class extends ClrObject {
  id;
  #format;
  /** @throws {RangeError} for a zone that JavaScript does not know */
  constructor(id) {
    super();
    this.id = id;
    this.#format = new Intl.DateTimeFormat("en-US", {
      timeZone: IANA.get(id) ?? id,
      timeZoneName: "longOffset"
    });
  }
  get type() {
    return named(timeZoneType);
  }
  /** Minutes east of UTC at an instant. */
  offsetAt(utcTicks) {
    const instant2 = Number((utcTicks - UNIX_EPOCH_TICKS) / TICKS_PER_MILLISECOND);
    const parts = this.#format.formatToParts(instant2);
    const name2 = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
    const match = /([+-])(\d\d):(\d\d)/.exec(name2);
    if (match === null) return 0;
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return match[1] === "-" ? -minutes : minutes;
  }
  /** Minutes east of UTC at a time of the zone's clocks. */
  offsetOf(ticks) {
    const guess = this.offsetAt(ticks - BigInt(this.standard) * TICKS_PER_MINUTE);
    return this.offsetAt(ticks - BigInt(guess) * TICKS_PER_MINUTE);
  }
  /** Without daylight saving: the lesser of the offsets in winter and summer of one year. */
  get standard() {
    return Math.min(this.offsetAt(WINTER), this.offsetAt(SUMMER));
  }
  toString() {
    return this.id;
  }
};
function find3(id) {
  if (id === null) throw argumentNull("id");
  try {
    return new TimeZoneInfo(id);
  } catch {
    throw new ClrException(
      "System.TimeZoneNotFoundException",
      `The time zone ID '${id}' was not found on the local computer.`
    );
  }
}
function required5(zone, parameter = "destinationTimeZone") {
  if (zone === null) throw argumentNull(parameter);
  return zone;
}
function span(minutes) {
  return new TimeSpan(BigInt(minutes) * TICKS_PER_MINUTE);
}
function fromUtc(ticks, zone) {
  if (zone.id === "UTC") return new DateTime(ticks, "utc");
  return new DateTime(ticks + BigInt(zone.offsetAt(ticks)) * TICKS_PER_MINUTE, "unspecified");
}
function convertFromUtc(time, zone) {
  if (time.kind === "local") {
    throw argument("The conversion could not be completed because the DateTime is local.");
  }
  return fromUtc(time.ticks, required5(zone));
}
function convertToUtc({ ticks, kind }, zone) {
  const source = required5(zone, "sourceTimeZone");
  if (kind !== "unspecified") return new DateTime(ticks, "utc");
  return new DateTime(ticks - BigInt(source.offsetOf(ticks)) * TICKS_PER_MINUTE, "utc");
}
var UTC = "UTC";
var timeZoneType = define({
  declaration: "class System.TimeZoneInfo",
  members: {
    "static TimeZoneInfo Utc": () => new TimeZoneInfo(UTC),
    "static TimeZoneInfo Local": () => new TimeZoneInfo(UTC),
    "static TimeZoneInfo FindSystemTimeZoneById(string id)": find3,
    "static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)": convertFromUtc,
    "static DateTime ConvertTimeToUtc(DateTime dateTime)": (time) => convertToUtc(time, new TimeZoneInfo(UTC)),
    "static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)": convertToUtc,
    "static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)": (time, zone) => fromUtc(time.ticks, required5(zone)),
    "static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)": (time, source, zone) => fromUtc(convertToUtc(time, source).ticks, required5(zone)),
    "static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)": ({ instant: instant2 }, zone) => {
      const offset2 = required5(zone).offsetAt(instant2);
      return new DateTimeOffset(instant2 + BigInt(offset2) * TICKS_PER_MINUTE, offset2);
    },
    "static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)": (time, id) => fromUtc(time.ticks, find3(id)),
    "string Id": ({ id }) => id,
    "TimeSpan BaseUtcOffset": ({ standard }) => span(standard),
    "TimeSpan GetUtcOffset(DateTime dateTime)": (zone, { ticks, kind }) => span(kind === "unspecified" ? zone.offsetOf(ticks) : zone.offsetAt(ticks)),
    "TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)": (zone, { instant: instant2 }) => span(zone.offsetAt(instant2)),
    "bool IsDaylightSavingTime(DateTime dateTime)": (zone, time) => (time.kind === "unspecified" ? zone.offsetOf(time.ticks) : zone.offsetAt(time.ticks)) !== zone.standard
  },
  missing: "AdjustmentRule ConvertTimeBySystemTimeZoneId DaylightName DisplayName Equals GetAdjustmentRules GetSystemTimeZones HasSameRules IsAmbiguousTime IsDaylightSavingTime IsInvalidTime StandardName SupportsDaylightSavingTime TransitionTime"
});

// policy/expressions/library/types.ts
var enumerations = [
  StringComparison,
  StringSplitOptions,
  MidpointRounding,
  DayOfWeek,
  DateTimeKind,
  UriKind,
  UriPartial,
  Formatting,
  JTokenType,
  RegexOptions
];
register([
  ...basicTypes,
  ...integerTypes,
  doubleType,
  boolType,
  charType,
  stringType,
  arrayType,
  enumBase,
  ...enumerations.map(({ definition }) => definition),
  ...exceptionTypes,
  ...enumerableTypes,
  ...comparerTypes,
  ...collectionTypes,
  ...linqTypes,
  guidType,
  timeSpanType,
  dateTimeType,
  dateTimeOffsetType,
  timeZoneType,
  uriType,
  convertType,
  ...mathTypes,
  stringBuilderType,
  stringReaderType,
  ...tupleTypes,
  ...encodingTypes,
  ...cryptographyTypes,
  ...cipherTypes,
  randomBytesType,
  ...regexTypes,
  ...jsonTypes,
  ...contextTypes,
  ...extensionTypes
]);

// policy/expressions/syntax/cursor.ts
var MAXIMUM_DEPTH4 = 200;
var MAXIMUM_CHAIN = 400;
var Cursor = class _Cursor {
  #tokens;
  #grammar;
  #index = 0;
  #depth = 0;
  constructor(tokens, grammar) {
    this.#tokens = tokens;
    this.#grammar = grammar;
  }
  expression() {
    return this.#grammar.expression(this);
  }
  block() {
    return this.#grammar.block(this);
  }
  /** At the start of other tokens, such as those of a hole in an interpolated string. */
  over(tokens) {
    return new _Cursor(tokens, this.#grammar);
  }
  peek(ahead = 0) {
    const token2 = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)];
    if (token2 === void 0) throw new Error("a list of tokens ends in an end token");
    return token2;
  }
  get at() {
    return this.peek().at;
  }
  next() {
    const token2 = this.peek();
    if (token2.kind !== "end") this.#index++;
    return token2;
  }
  /** True when the token at `ahead` is this symbol or keyword. */
  is(text, ahead = 0) {
    const token2 = this.peek(ahead);
    return (token2.kind === "symbol" || token2.kind === "keyword") && token2.text === text;
  }
  /** True when the token at `ahead` is a name; with `text`, this contextual keyword. */
  isName(text, ahead = 0) {
    const token2 = this.peek(ahead);
    return token2.kind === "name" && (text === void 0 || token2.text === text);
  }
  /** `>>`, `>>=` and `>=` come as single `>` tokens where they could close type arguments. */
  isAdjacent(text, ahead, width = 1) {
    const gap = this.peek(ahead).offset - this.peek(ahead - 1).offset;
    return this.is(text, ahead) && gap === width;
  }
  accept(text) {
    if (!this.is(text)) return false;
    this.#index++;
    return true;
  }
  expect(text) {
    if (!this.is(text)) throw this.expected(text);
    return this.next();
  }
  name(what) {
    const token2 = this.peek();
    if (token2.kind !== "name") throw this.expected(what);
    this.#index++;
    return token2.text;
  }
  expected(what) {
    const token2 = this.peek();
    const found = token2.kind === "end" ? "the expression ends" : `found ${token2.text}`;
    return this.error(`${what} expected, ${found}`);
  }
  error(message, at = this.at) {
    return new ExpressionError(message, at);
  }
  /** For what later versions of the language have. */
  tooNew(what, instead) {
    return this.error(`${what} is not C# 7: write ${instead}`);
  }
  unsupported(what, at = this.at) {
    return unsupported(what, at);
  }
  /** Runs `parse`; where it fails or returns undefined, the cursor is back where it was. */
  attempt(parse2) {
    const index2 = this.#index;
    const depth = this.#depth;
    try {
      const result = parse2();
      if (result === void 0) this.#index = index2;
      return result;
    } catch (error) {
      if (!(error instanceof ExpressionError) || error.unsupported !== void 0) throw error;
      this.#index = index2;
      this.#depth = depth;
      return void 0;
    }
  }
  nested(parse2) {
    if (this.#depth >= MAXIMUM_DEPTH4) {
      throw this.unsupported(
        `code that is nested more than ${MAXIMUM_DEPTH4} levels deep (use local variables)`
      );
    }
    this.#depth++;
    const result = parse2();
    this.#depth--;
    return result;
  }
  /** True when a parenthesis starts at the cursor and `text` follows its end. */
  parenthesisEndsBefore(text) {
    if (!this.is("(")) return false;
    let depth = 0;
    for (let ahead = 0; ; ahead++) {
      const token2 = this.peek(ahead);
      if (token2.kind === "end") return false;
      if (token2.kind !== "symbol") continue;
      if (token2.text === "(") depth++;
      if (token2.text === ")") depth--;
      if (depth === 0) return this.is(text, ahead + 1);
    }
  }
};

// policy/expressions/syntax/types.ts
function parseType(cursor, operand = false) {
  let type = parseElement(cursor);
  for (; ; ) {
    if (cursor.is("?") && (!operand || !startsOperand(cursor, 1))) {
      type = { kind: "nullableOf", element: type, at: type.at };
      cursor.next();
    } else if (cursor.is("[") && cursor.is("]", 1)) {
      type = { kind: "arrayOf", element: type, at: type.at };
      cursor.next();
      cursor.next();
    } else if (cursor.is("[") && cursor.is(",", 1)) {
      throw cursor.unsupported("arrays of more than one dimension");
    } else {
      return type;
    }
  }
}
function parseElement(cursor) {
  return cursor.nested(() => {
    const { at } = cursor;
    const token2 = cursor.peek();
    if (startsTuple(cursor)) throw cursor.unsupported("tuples");
    if (token2.kind === "keyword" && TYPE_KEYWORDS.has(token2.text)) {
      cursor.next();
      if (cursor.is("*")) throw cursor.error("pointers are not allowed");
      return { kind: "named", name: token2.text, arguments: [], at };
    }
    if (cursor.isName("dynamic")) throw cursor.unsupported("dynamic");
    let name2 = cursor.name("a type");
    let typeArguments = cursor.is("<") ? parseTypeArguments(cursor) : [];
    while (cursor.is(".") && cursor.isName(void 0, 1)) {
      if (typeArguments.length > 0) throw cursor.unsupported("types nested in generic types");
      cursor.next();
      name2 += `.${cursor.name("a type")}`;
      if (cursor.is("<")) typeArguments = parseTypeArguments(cursor);
    }
    return { kind: "named", name: name2, arguments: typeArguments, at };
  });
}
function startsTuple(cursor) {
  if (cursor.isName("var") && cursor.is("(", 1)) return true;
  if (!cursor.is("(")) return false;
  let isTuple = false;
  cursor.attempt(() => {
    cursor.next();
    const isVar = cursor.isName("var") && cursor.isName(void 0, 1);
    if (isVar) cursor.next();
    else parseType(cursor);
    if (cursor.isName()) cursor.next();
    isTuple = cursor.is(",");
    return void 0;
  });
  return isTuple && !cursor.parenthesisEndsBefore("=>");
}
function parseTypeArguments(cursor) {
  cursor.expect("<");
  const types = [parseType(cursor)];
  while (cursor.accept(",")) types.push(parseType(cursor));
  cursor.expect(">");
  return types;
}
var AFTER_TYPE_ARGUMENTS = "( ) ] } : ; , . ? == != | ^ && || & [".split(" ");
function parseOptionalTypeArguments(cursor) {
  if (!cursor.is("<")) return [];
  const types = cursor.attempt(() => {
    const parsed = parseTypeArguments(cursor);
    const ends = cursor.peek().kind === "end";
    return ends || AFTER_TYPE_ARGUMENTS.some((text) => cursor.is(text)) || cursor.is("?.") ? parsed : void 0;
  });
  return types ?? [];
}
function startsType(cursor, ahead) {
  const { kind, text } = cursor.peek(ahead);
  return kind === "keyword" && (text === "void" || TYPE_KEYWORDS.has(text));
}
function startsOperand(cursor, ahead = 0) {
  const { kind, text } = cursor.peek(ahead);
  if (kind === "name" || kind === "literal" || kind === "interpolated") return true;
  if (kind === "keyword") return text !== "as" && text !== "is";
  return ["(", "!", "~"].includes(text) && kind === "symbol";
}

// policy/expressions/syntax/arguments.ts
function parseArguments(cursor, open, close) {
  cursor.expect(open);
  const parsed = [];
  while (!cursor.accept(close)) {
    if (parsed.length > 0) cursor.expect(",");
    parsed.push(parseArgument(cursor));
  }
  return parsed;
}
function parseArgument(cursor) {
  const { at } = cursor;
  let name2;
  if (cursor.isName() && cursor.is(":", 1)) {
    name2 = cursor.name("an argument");
    cursor.expect(":");
  }
  if (cursor.is("ref")) throw cursor.unsupported("ref arguments");
  if (!cursor.accept("out")) {
    return { name: name2, value: cursor.expression(), out: void 0, at };
  }
  const declares = cursor.attempt(() => {
    const isVar = cursor.isName("var") && cursor.isName(void 0, 1);
    if (isVar) cursor.next();
    const type = isVar ? "var" : parseType(cursor);
    return cursor.isName() ? { type, name: cursor.name("a variable") } : void 0;
  });
  const target = declares === void 0 ? cursor.expression() : void 0;
  return { name: name2, value: void 0, out: { declares, target, at }, at };
}

// policy/expressions/syntax/creation.ts
function parseNew(cursor) {
  const { at } = cursor.expect("new");
  if (cursor.parenthesisEndsBefore("[")) throw cursor.unsupported("tuples");
  if (cursor.is("(")) throw cursor.tooNew("new() without a type", "new Type()");
  if (cursor.is("{")) return parseAnonymous(cursor, at);
  if (cursor.accept("[")) {
    if (cursor.is(",")) throw cursor.unsupported("arrays of more than one dimension");
    cursor.expect("]");
    return { kind: "newArray", element: void 0, size: void 0, items: parseItems(cursor), at };
  }
  const element = parseNewElement(cursor);
  if (!cursor.is("[")) {
    const initialized = cursor.is("{");
    const parsed = initialized ? [] : parseArguments(cursor, "(", ")");
    const initializer = cursor.is("{") ? parseInitializer(cursor) : void 0;
    return { kind: "new", type: element, arguments: parsed, initializer, at };
  }
  cursor.expect("[");
  const size = cursor.is("]") || cursor.is(",") ? void 0 : cursor.expression();
  if (cursor.is(",")) throw cursor.unsupported("arrays of more than one dimension");
  cursor.expect("]");
  let type = element;
  while (cursor.is("[") && cursor.is("]", 1)) {
    type = { kind: "arrayOf", element: type, at: type.at };
    cursor.next();
    cursor.next();
  }
  const items = cursor.is("{") || size === void 0 ? parseItems(cursor) : void 0;
  return { kind: "newArray", element: type, size, items, at };
}
function parseNewElement(cursor) {
  const element = parseElement(cursor);
  return cursor.accept("?") ? { kind: "nullableOf", element, at: element.at } : element;
}
function parseItems(cursor) {
  cursor.expect("{");
  const items = [];
  while (!cursor.accept("}")) {
    if (items.length > 0) cursor.expect(",");
    if (cursor.accept("}")) break;
    items.push(cursor.expression());
  }
  return items;
}
function parseAnonymous(cursor, at) {
  cursor.expect("{");
  const members3 = [];
  while (!cursor.accept("}")) {
    if (members3.length > 0) cursor.expect(",");
    if (cursor.accept("}")) break;
    const start = cursor.at;
    if (cursor.isName() && cursor.is("=", 1)) {
      const name2 = cursor.name("a property");
      cursor.expect("=");
      members3.push({ name: name2, value: cursor.expression(), at: start });
    } else {
      const value = cursor.expression();
      const named2 = value.kind === "conditionalAccess" ? value.access : value;
      if (named2.kind !== "name" && named2.kind !== "member") {
        throw cursor.error(
          "a property of an anonymous type needs a name: write Name = value",
          start
        );
      }
      members3.push({ name: named2.name, value, at: start });
    }
  }
  return { kind: "anonymous", members: members3, at };
}
function parseInitializer(cursor) {
  return cursor.nested(() => {
    const { at } = cursor.expect("{");
    const assigns = cursor.isName() && cursor.is("=", 1) || cursor.is("[") || cursor.is("}");
    return assigns ? parseMemberInitializers(cursor, at) : parseElements(cursor, at);
  });
}
function parseMemberInitializers(cursor, at) {
  const members3 = [];
  while (!cursor.accept("}")) {
    if (members3.length > 0) cursor.expect(",");
    if (cursor.accept("}")) break;
    const start = cursor.at;
    const target = cursor.is("[") ? parseArguments(cursor, "[", "]").flatMap(({ value: value2 }) => value2 ?? []) : cursor.name("a property");
    cursor.expect("=");
    const value = cursor.is("{") ? parseInitializer(cursor) : cursor.expression();
    members3.push({ target, value, at: start });
  }
  return { kind: "members", members: members3, at };
}
function parseElements(cursor, at) {
  const elements = [];
  while (!cursor.accept("}")) {
    if (elements.length > 0) cursor.expect(",");
    if (cursor.accept("}")) break;
    elements.push(cursor.is("{") ? parseItems(cursor) : [cursor.expression()]);
  }
  return { kind: "collection", elements, at };
}

// policy/expressions/syntax/primary.ts
function parsePrimary(cursor) {
  return parseAccesses(cursor, parseOperand(cursor));
}
function parseAccesses(cursor, start) {
  let target = start;
  for (let length = 0; ; length++) {
    if (length > MAXIMUM_CHAIN) {
      throw cursor.unsupported(
        `more than ${MAXIMUM_CHAIN} accesses in a row (use local variables)`
      );
    }
    const { at } = cursor;
    if (cursor.is("?.") || cursor.is("?") && cursor.is("[", 1)) {
      if (cursor.is("?")) cursor.next();
      const access = cursor.nested(() => {
        const receiver = { kind: "receiver", at };
        const first2 = cursor.accept("?.") ? parseMember(cursor, receiver) : receiver;
        return parseAccesses(cursor, first2);
      });
      return { kind: "conditionalAccess", target, access, at };
    }
    if (cursor.accept(".")) {
      target = parseMember(cursor, target);
    } else if (cursor.is("(")) {
      target = { kind: "call", target, arguments: parseArguments(cursor, "(", ")"), at: target.at };
    } else if (cursor.is("[")) {
      target = { kind: "index", target, arguments: parseArguments(cursor, "[", "]"), at };
    } else if (cursor.is("++") || cursor.is("--")) {
      const operator = cursor.next().text === "++" ? "+" : "-";
      target = { kind: "increment", operator, prefix: false, target, at };
    } else if (cursor.is("switch")) {
      throw cursor.tooNew("a switch expression", "?: or a switch statement");
    } else if (cursor.is("->") || cursor.is("::")) {
      throw cursor.error(`${cursor.peek().text} is not allowed in policy expressions`);
    } else {
      return target;
    }
  }
}
function parseMember(cursor, target) {
  const { at } = cursor;
  const name2 = cursor.name("a member");
  return { kind: "member", target, name: name2, typeArguments: parseOptionalTypeArguments(cursor), at };
}
function parseOperand(cursor) {
  const token2 = cursor.peek();
  const { at } = token2;
  switch (token2.kind) {
    case "literal":
      cursor.next();
      return { kind: "literal", value: token2.value, at };
    case "interpolated":
      cursor.next();
      return {
        kind: "interpolated",
        parts: token2.parts.map((part5) => parseInterpolationPart(cursor, part5)),
        at
      };
    case "name":
      return parseName(cursor);
    case "keyword":
      return parseKeyword(cursor, token2.text);
    case "symbol":
      if (cursor.accept("(")) return parseParenthesis(cursor, at);
      if (cursor.is("[")) throw cursor.tooNew("a collection expression", "new[] { \u2026 }");
      throw cursor.expected("an expression");
    case "end":
      throw cursor.expected("an expression");
  }
}
function parseParenthesis(cursor, at) {
  const isNamed2 = cursor.isName() && cursor.is(":", 1);
  if (isNamed2) throw cursor.unsupported("tuples", at);
  const inner = cursor.expression();
  if (cursor.is(",")) throw cursor.unsupported("tuples", at);
  cursor.expect(")");
  return inner.kind === "conditionalAccess" ? { kind: "parenthesized", value: inner, isUnchecked: false, at: inner.at } : inner;
}
function parseName(cursor) {
  const { at } = cursor;
  if (cursor.isName("nameof") && cursor.is("(", 1)) {
    cursor.next();
    const [argument2, second] = parseArguments(cursor, "(", ")");
    const named2 = argument2?.value;
    if (!isNamed(named2) || second !== void 0) {
      throw cursor.error("nameof names a variable, a type or a member", at);
    }
    return { kind: "nameof", named: named2, at };
  }
  if (startsQuery(cursor)) {
    throw cursor.unsupported("query expressions (from \u2026 in \u2026): call Where and Select");
  }
  const name2 = cursor.name("a name");
  return { kind: "name", name: name2, typeArguments: parseOptionalTypeArguments(cursor), at };
}
function startsQuery(cursor) {
  if (!cursor.isName("from")) return false;
  let isQuery = false;
  cursor.attempt(() => {
    cursor.next();
    if (!cursor.is("in", 1)) parseType(cursor);
    isQuery = cursor.isName() && cursor.is("in", 1);
    return void 0;
  });
  return isQuery;
}
function isNamed(syntax) {
  if (syntax?.kind === "member") return syntax.target.kind === "type" || isNamed(syntax.target);
  return syntax?.kind === "name";
}
function parseKeyword(cursor, text) {
  const { at } = cursor;
  if (TYPE_KEYWORDS.has(text)) return { kind: "type", type: parseElement(cursor), at };
  switch (text) {
    case "new":
      return parseNew(cursor);
    case "default": {
      cursor.next();
      if (!cursor.accept("(")) return { kind: "default", type: void 0, at };
      const type = parseType(cursor);
      cursor.expect(")");
      return { kind: "default", type, at };
    }
    case "checked":
    case "unchecked": {
      cursor.next();
      cursor.expect("(");
      const value = cursor.expression();
      cursor.expect(")");
      if (text === "checked") throw cursor.unsupported("checked expressions", at);
      return { kind: "parenthesized", value, isUnchecked: true, at };
    }
    case "stackalloc":
      throw cursor.error("stackalloc is not allowed in policy expressions");
    case "typeof":
      throw cursor.error("typeof is not allowed: System.Type is not on the list of allowed types");
    case "sizeof":
    case "ref":
      throw cursor.unsupported(text);
    case "delegate":
      throw cursor.unsupported("anonymous methods: write a lambda");
    case "this":
    case "base":
      throw cursor.error(`${text} is not allowed: an expression has no instance`);
    default:
      throw cursor.expected("an expression");
  }
}
function parseInterpolationPart(outer, part5) {
  if (typeof part5 === "string") return part5;
  const cursor = outer.over(part5.tokens);
  const value = cursor.expression();
  const alignment2 = cursor.accept(",") ? cursor.expression() : void 0;
  if (cursor.peek().kind !== "end") throw cursor.expected("}");
  return { value, alignment: alignment2, format: part5.format };
}

// policy/expressions/syntax/expressions.ts
var ASSIGNMENTS = ["=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<="];
var LEVELS = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<", ">", "<=", ">=", "is", "as"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"]
];
var LEVEL_OF = new Map(
  LEVELS.flatMap((operators2, level) => operators2.map((operator) => [operator, level]))
);
function parseExpression(cursor) {
  return cursor.nested(() => {
    if (isLambda(cursor)) return parseLambda(cursor);
    if (cursor.is("throw")) {
      throw cursor.error("throw is not allowed here: only behind ??, ?, : and =>");
    }
    const target = parseConditional(cursor);
    const { text } = cursor.peek();
    if (cursor.peek().kind === "symbol" && ASSIGNMENTS.includes(text)) {
      const assign = cursor.next();
      const operator = text === "=" ? void 0 : text.slice(0, -1);
      return { kind: "assign", operator, target, value: parseExpression(cursor), at: assign.at };
    }
    if (cursor.is(">") && cursor.isAdjacent(">=", 1)) {
      cursor.next();
      const assign = cursor.next();
      return {
        kind: "assign",
        operator: ">>",
        target,
        value: parseExpression(cursor),
        at: assign.at
      };
    }
    return target;
  });
}
function parseOrThrow(cursor) {
  const { at } = cursor;
  if (!cursor.accept("throw")) return parseExpression(cursor);
  return { kind: "throw", value: parseExpression(cursor), at };
}
function isLambda(cursor) {
  const asyncs = ["(", "delegate"].some((text) => cursor.is(text, 1)) || cursor.isName(void 0, 1);
  if (cursor.isName("async") && asyncs) {
    throw cursor.error("async is not allowed in policy expressions");
  }
  if (cursor.isName() && cursor.is("=>", 1)) return true;
  return cursor.parenthesisEndsBefore("=>");
}
function parseLambda(cursor) {
  const { at } = cursor;
  const parameters = [];
  if (cursor.accept("(")) {
    while (!cursor.accept(")")) {
      if (parameters.length > 0) cursor.expect(",");
      const start = cursor.at;
      const typed3 = !(cursor.isName() && (cursor.is(",", 1) || cursor.is(")", 1)));
      const type = typed3 ? parseType(cursor) : void 0;
      parameters.push({ type, name: cursor.name("a parameter"), at: start });
    }
  } else {
    parameters.push({ type: void 0, name: cursor.name("a parameter"), at });
  }
  const [typed2] = parameters;
  const other = parameters.find(({ type }) => type === void 0 !== (typed2?.type === void 0));
  if (other !== void 0) {
    throw cursor.error("either all parameters of a lambda have a type, or none", other.at);
  }
  cursor.expect("=>");
  const body = cursor.is("{") ? cursor.block() : parseOrThrow(cursor);
  return { kind: "lambda", parameters, body, at };
}
function parseConditional(cursor) {
  const condition = parseCoalesce(cursor);
  if (!cursor.is("?")) return condition;
  const { at } = cursor.next();
  const whenTrue = parseOrThrow(cursor);
  if (cursor.peek().kind === "end") {
    throw cursor.error(": expected; in an interpolated string, ?: needs parentheses around it");
  }
  cursor.expect(":");
  const whenFalse = parseOrThrow(cursor);
  return { kind: "conditional", condition, whenTrue, whenFalse, at };
}
function parseCoalesce(cursor) {
  const left = parseBinary(cursor, 0);
  if (!cursor.is("??")) return left;
  return cursor.nested(() => {
    if (cursor.isAdjacent("=", 1, 2)) throw cursor.tooNew("??=", "x = x ?? \u2026");
    const { at } = cursor.next();
    const right = cursor.is("throw") ? parseOrThrow(cursor) : parseCoalesce(cursor);
    return { kind: "binary", operator: "??", left, right, at };
  });
}
function parseBinary(cursor, loosest) {
  let left = parseUnary(cursor);
  let level = LEVELS.length;
  for (let length = 1; ; length++) {
    const operator = operatorAt(cursor);
    if (operator === void 0 || operator.level < loosest || operator.level > level) return left;
    if (operator.level < level) length = 1;
    ({ level } = operator);
    const { text, tokens } = operator;
    const { at } = cursor;
    for (let taken = 0; taken < tokens; taken++) cursor.next();
    if (length > MAXIMUM_CHAIN) {
      throw cursor.unsupported(
        `more than ${MAXIMUM_CHAIN} operands in a row (use local variables)`
      );
    }
    if (text === "as") {
      left = { kind: "as", operand: left, type: parseType(cursor, true), at };
    } else if (text === "is") {
      left = { kind: "is", operand: left, pattern: parsePattern2(cursor), at };
    } else {
      const right = parseBinary(cursor, level + 1);
      left = { kind: "binary", operator: text, left, right, at };
    }
  }
}
function operatorAt(cursor) {
  const { kind, text } = cursor.peek();
  if (text === ">" && cursor.isAdjacent(">=", 1)) return void 0;
  const shifts = text === ">" && cursor.isAdjacent(">", 1);
  const level = kind === "symbol" || kind === "keyword" ? LEVEL_OF.get(shifts ? ">>" : text) : void 0;
  if (level === void 0) return void 0;
  return shifts ? { text: ">>", level, tokens: 2 } : { text, level, tokens: 1 };
}
function parsePattern2(cursor) {
  const { at } = cursor;
  if (cursor.isName("not") && startsOperand(cursor, 1)) {
    throw cursor.tooNew("a pattern with not", "!(\u2026 is \u2026)");
  }
  if (["<", ">", "<=", ">="].some((text) => cursor.is(text))) {
    throw cursor.tooNew("a comparison as a pattern", "the comparison itself");
  }
  if (cursor.is("{")) throw propertyPattern(cursor);
  const typed2 = cursor.attempt(() => {
    const isVar = cursor.isName("var") && cursor.isName(void 0, 1);
    if (isVar) cursor.next();
    const type = isVar ? "var" : parseType(cursor, true);
    const named2 = cursor.isName() && !cursor.isName("when");
    const name2 = named2 ? cursor.name("a name") : void 0;
    const continues = ["(", ".", "+", "-", "*", "/", "[", "?."].some((text) => cursor.is(text));
    return continues ? void 0 : { kind: "declaration", type, name: name2, at };
  });
  const pattern = typed2 ?? { kind: "constant", value: parseBinary(cursor, 7), at };
  if (cursor.is("{")) throw propertyPattern(cursor);
  if ((cursor.isName("or") || cursor.isName("and")) && startsOperand(cursor, 1)) {
    throw cursor.tooNew(`a pattern with ${cursor.peek().text}`, "|| or &&");
  }
  return pattern;
}
function propertyPattern(cursor) {
  return cursor.tooNew("a pattern of properties", "comparisons");
}
function parseUnary(cursor) {
  return cursor.nested(() => {
    const { at } = cursor;
    for (const operator of ["!", "-", "+", "~"]) {
      if (cursor.accept(operator)) {
        return { kind: "unary", operator, operand: parseUnary(cursor), at };
      }
    }
    for (const operator of ["+", "-"]) {
      if (cursor.accept(operator + operator)) {
        return { kind: "increment", operator, prefix: true, target: parseUnary(cursor), at };
      }
    }
    if (cursor.is("&") || cursor.is("*")) throw cursor.error("pointers are not allowed");
    if (cursor.isName("await") && startsOperand(cursor, 1)) {
      throw cursor.error("await is not allowed in policy expressions");
    }
    return parseCast(cursor) ?? parsePrimary(cursor);
  });
}
function parseCast(cursor) {
  if (!cursor.is("(")) return void 0;
  const { at } = cursor;
  const type = cursor.attempt(() => {
    cursor.expect("(");
    const keyword = cursor.peek();
    const parsed = parseType(cursor);
    cursor.expect(")");
    const onlyType = keyword.kind === "keyword" || parsed.kind !== "named";
    return onlyType || startsOperand(cursor) ? parsed : void 0;
  });
  return type === void 0 ? void 0 : { kind: "cast", type, operand: parseUnary(cursor), at };
}

// policy/expressions/syntax/statements.ts
function parseBlock(cursor) {
  const { at } = cursor.expect("{");
  return { kind: "block", statements: parseStatements(cursor, "}"), at };
}
function parseStatements(cursor, until) {
  const statements = [];
  for (; ; ) {
    if (until === "}" ? cursor.accept("}") : cursor.peek().kind === "end") return statements;
    statements.push(parseStatement(cursor));
  }
}
function parseStatement(cursor) {
  return cursor.nested(() => {
    const { at } = cursor;
    const token2 = cursor.peek();
    if (token2.kind === "keyword") {
      const statement = parseKeywordStatement(cursor, token2.text);
      if (statement !== void 0) return statement;
    }
    if (cursor.is("{")) return parseBlock(cursor);
    if (cursor.accept(";")) return { kind: "empty", at };
    if (cursor.isName() && cursor.is(":", 1)) throw cursor.unsupported("labels and goto");
    if (cursor.isName("yield") && (cursor.is("return", 1) || cursor.is("break", 1))) {
      throw cursor.error("yield is not allowed in policy expressions");
    }
    if (cursor.isName("await") && cursor.isName(void 0, 1)) {
      throw cursor.error("await is not allowed in policy expressions");
    }
    if (cursor.isName("async") && (cursor.isName(void 0, 1) || startsType(cursor, 1))) {
      throw cursor.error("async is not allowed in policy expressions");
    }
    const declared = parseLocalFunction(cursor) ?? parseDeclaration(cursor);
    if (declared !== void 0) {
      if (declared.kind === "declaration") cursor.expect(";");
      return declared;
    }
    if (cursor.parenthesisEndsBefore(";")) {
      throw cursor.error("a statement cannot stand in parentheses: leave them out");
    }
    const expression = parseExpression(cursor);
    cursor.expect(";");
    return { kind: "expression", expression, at };
  });
}
function parseKeywordStatement(cursor, keyword) {
  const { at } = cursor;
  switch (keyword) {
    case "if": {
      cursor.next();
      const condition = parseCondition(cursor);
      const then = parseStatement(cursor);
      const otherwise = cursor.accept("else") ? parseStatement(cursor) : void 0;
      return { kind: "if", condition, then, otherwise, at };
    }
    case "while": {
      cursor.next();
      const condition = parseCondition(cursor);
      return { kind: "while", condition, body: parseStatement(cursor), at };
    }
    case "do": {
      cursor.next();
      const body = parseStatement(cursor);
      cursor.expect("while");
      const condition = parseCondition(cursor);
      cursor.expect(";");
      return { kind: "do", condition, body, at };
    }
    case "for":
      return parseFor(cursor);
    case "foreach":
      return parseForeach(cursor);
    case "switch":
      return parseSwitch(cursor);
    case "break":
    case "continue":
      cursor.next();
      cursor.expect(";");
      return { kind: keyword, at };
    case "return":
    case "throw": {
      cursor.next();
      const value = cursor.is(";") ? void 0 : parseExpression(cursor);
      cursor.expect(";");
      return { kind: keyword, value, at };
    }
    case "try":
      return parseTry(cursor);
    case "using":
      return parseUsing(cursor);
    case "const": {
      cursor.next();
      const declaration = parseDeclaration(cursor);
      if (declaration === void 0) throw cursor.expected("a constant");
      if (declaration.type === "var") throw cursor.error("a constant needs a type, not var", at);
      cursor.expect(";");
      return { ...declaration, constant: true };
    }
    case "unchecked":
      if (!cursor.is("{", 1)) return void 0;
      cursor.next();
      return parseBlock(cursor);
    case "checked":
      if (cursor.is("{", 1)) throw cursor.unsupported("checked blocks");
      return void 0;
    case "goto":
    case "lock":
      throw cursor.unsupported(keyword);
    case "fixed":
    case "unsafe":
    case "class":
    case "struct":
    case "interface":
    case "enum":
    case "delegate":
    case "event":
    case "namespace":
    case "public":
    case "private":
      throw cursor.error(`${keyword} is not allowed in policy expressions`);
    case "static":
      throw cursor.tooNew("a static local function", "the function without static");
    default:
      return void 0;
  }
}
function parseCondition(cursor) {
  cursor.expect("(");
  const condition = parseExpression(cursor);
  cursor.expect(")");
  return condition;
}
function parseDeclaration(cursor) {
  const { at } = cursor;
  const head = cursor.attempt(() => {
    const isVar = cursor.isName("var") && cursor.isName(void 0, 1);
    if (isVar) cursor.next();
    const type = isVar ? "var" : parseType(cursor);
    const declares = cursor.isName() && ["=", ";", ",", ")"].some((following) => cursor.is(following, 1));
    return declares ? type : void 0;
  });
  if (head === void 0) return void 0;
  const variables = [];
  do {
    const start = cursor.at;
    const name2 = cursor.name("a variable");
    const value = cursor.accept("=") ? parseValue(cursor, head === "var") : void 0;
    if (head === "var" && variables.length > 0) {
      throw cursor.error("var declares one variable: write var again", start);
    }
    variables.push({ name: name2, value, at: start });
  } while (cursor.accept(","));
  return { kind: "declaration", type: head, constant: false, variables, at };
}
function parseValue(cursor, inferred) {
  const { at } = cursor;
  if (!cursor.is("{") || inferred) return parseExpression(cursor);
  return { kind: "newArray", element: void 0, size: void 0, items: parseItems(cursor), at };
}
function parseLocalFunction(cursor) {
  const { at } = cursor;
  const head = cursor.attempt(() => {
    const isVoid = cursor.accept("void");
    const result = isVoid ? "void" : parseType(cursor);
    if (!cursor.isName() || !(cursor.is("(", 1) || cursor.is("<", 1))) return void 0;
    return { result, name: cursor.name("a function") };
  });
  if (head === void 0) return void 0;
  if (cursor.is("<")) throw cursor.unsupported("generic local functions");
  cursor.expect("(");
  const parameters = [];
  while (!cursor.accept(")")) {
    if (parameters.length > 0) cursor.expect(",");
    const start = cursor.at;
    if (["ref", "out", "params", "in"].some((mode) => cursor.is(mode))) {
      throw cursor.unsupported(`${cursor.peek().text} parameters of local functions`);
    }
    const type = parseType(cursor);
    parameters.push({ type, name: cursor.name("a parameter"), at: start });
    if (cursor.is("=")) throw cursor.unsupported("optional parameters of local functions");
  }
  const isExpression = cursor.accept("=>");
  const body = isExpression ? parseOrThrow(cursor) : parseBlock(cursor);
  if (isExpression) cursor.expect(";");
  return { kind: "localFunction", ...head, parameters, body, at };
}
function parseFor(cursor) {
  const { at } = cursor.expect("for");
  cursor.expect("(");
  const initial = parseDeclaration(cursor) ?? parseExpressions(cursor, ";");
  cursor.expect(";");
  const condition = cursor.is(";") ? void 0 : parseExpression(cursor);
  cursor.expect(";");
  const step = parseExpressions(cursor, ")");
  cursor.expect(")");
  return { kind: "for", initial, condition, step, body: parseStatement(cursor), at };
}
function parseExpressions(cursor, until) {
  const expressions = [];
  while (!cursor.is(until)) {
    if (expressions.length > 0) cursor.expect(",");
    expressions.push(parseExpression(cursor));
  }
  return expressions;
}
function parseForeach(cursor) {
  const { at } = cursor.expect("foreach");
  cursor.expect("(");
  const isVar = cursor.isName("var") && cursor.isName(void 0, 1);
  if (isVar) cursor.next();
  const type = isVar ? "var" : parseType(cursor);
  const name2 = cursor.name("a variable");
  cursor.expect("in");
  const source = parseExpression(cursor);
  cursor.expect(")");
  return { kind: "foreach", type, name: name2, source, body: parseStatement(cursor), at };
}
function parseSwitch(cursor) {
  const { at } = cursor.expect("switch");
  const value = parseCondition(cursor);
  cursor.expect("{");
  const sections = [];
  while (!cursor.accept("}")) {
    const start = cursor.at;
    const labels = [];
    while (cursor.is("case") || cursor.is("default")) labels.push(parseLabel(cursor));
    if (labels.length === 0) throw cursor.expected("case or default");
    const statements = [];
    while (!cursor.is("case") && !cursor.is("default") && !cursor.is("}")) {
      statements.push(parseStatement(cursor));
    }
    sections.push({ labels, statements, at: start });
  }
  return { kind: "switch", value, sections, at };
}
function parseLabel(cursor) {
  const { at } = cursor;
  if (cursor.accept("default")) {
    cursor.expect(":");
    return { pattern: void 0, when: void 0, at };
  }
  cursor.expect("case");
  const pattern = parsePattern2(cursor);
  const guarded = cursor.isName("when");
  if (guarded) cursor.next();
  const when = guarded ? parseExpression(cursor) : void 0;
  cursor.expect(":");
  return { pattern, when, at };
}
function parseTry(cursor) {
  const { at } = cursor.expect("try");
  const block = parseBlock(cursor);
  const catches = [];
  while (cursor.is("catch")) {
    const last3 = catches.at(-1);
    if (last3 !== void 0 && last3.type === void 0 && last3.when === void 0) {
      throw cursor.error("the catch before catches everything already");
    }
    catches.push(parseCatch(cursor));
  }
  const last2 = cursor.accept("finally") ? parseBlock(cursor) : void 0;
  if (catches.length === 0 && last2 === void 0) throw cursor.expected("catch or finally");
  return { kind: "try", block, catches, finally: last2, at };
}
function parseCatch(cursor) {
  const { at } = cursor.expect("catch");
  let type;
  let name2;
  if (cursor.accept("(")) {
    type = parseType(cursor);
    name2 = cursor.isName() ? cursor.name("a variable") : void 0;
    cursor.expect(")");
  }
  const guarded = cursor.isName("when");
  if (guarded) cursor.next();
  const when = guarded ? parseCondition(cursor) : void 0;
  return { type, name: name2, when, block: parseBlock(cursor), at };
}
function parseUsing(cursor) {
  const { at } = cursor.expect("using");
  if (!cursor.is("(")) throw cursor.tooNew("a using without ( )", "using (\u2026) { \u2026 }");
  cursor.expect("(");
  const resource = parseDeclaration(cursor) ?? parseExpression(cursor);
  cursor.expect(")");
  return { kind: "using", resource, body: parseStatement(cursor), at };
}

// policy/expressions/syntax/parser.ts
var GRAMMAR = { expression: parseExpression, block: parseBlock };
function parseSingle(source, origin) {
  const cursor = new Cursor(tokenize(source, origin), GRAMMAR);
  const expression = parseExpression(cursor);
  if (cursor.peek().kind !== "end") throw cursor.expected("an operator or the end");
  return expression;
}
function parseStatementList(source, origin) {
  return parseStatements(new Cursor(tokenize(source, origin), GRAMMAR), "end");
}

// policy/expressions/compile.ts
var MAXIMUM_SOURCE = 512 * 1024;
var compiled2 = /* @__PURE__ */ new Map();
var kept = 0;
var MOST_KEPT = 256 * 1024;
function compile2(source, kind, origin = { line: 1, column: 1 }, evaluationsBeforeFusion = EVALUATIONS_BEFORE_FUSION) {
  const key = `${kind} ${origin.line} ${origin.column} ${evaluationsBeforeFusion} ${source}`;
  const known3 = compiled2.get(key);
  if (known3 !== void 0) return known3;
  const expression = compileAfresh(source, kind, origin, evaluationsBeforeFusion);
  if (kept + source.length > MOST_KEPT) {
    compiled2.clear();
    kept = 0;
  }
  compiled2.set(key, expression);
  kept += source.length;
  return expression;
}
function compileAfresh(source, kind, origin, evaluationsBeforeFusion) {
  if (source.length > MAXIMUM_SOURCE) {
    throw unsupported(`expressions of more than ${MAXIMUM_SOURCE} characters`, origin);
  }
  const binder = Binder.create(LANGUAGE, evaluationsBeforeFusion);
  const { syntax, type, body } = withinStack(
    origin,
    () => kind === "expression" ? bindSingle(binder, source, origin) : bindBlock(binder, source, origin)
  );
  const { slots } = binder;
  const { readsRequestBody, readsResponseBody, warnings } = binder.findings;
  return {
    staticType: type.id,
    readsRequestBody,
    readsResponseBody,
    warnings,
    syntax,
    evaluate(context, runtime) {
      try {
        const evaluation = evaluationOf(context, runtime);
        const hasSlots = slots > 0 && body.hasSlots;
        return body.run(hasSlots ? new Frame(evaluation, new Array(slots)) : evaluation.frame);
      } catch (error) {
        throw error instanceof RangeError ? outOfMemory() : error;
      }
    }
  };
}
function bindSingle(binder, source, origin) {
  const syntax = parseSingle(source, origin);
  const { type, evaluate: run } = bindValue(binder, syntax);
  checkFlow(syntax, binder.constants, origin);
  if (type === VOID) throw new ExpressionError("the expression has no value", origin);
  return {
    syntax,
    type: type.kind === "null" ? OBJECT : type,
    body: hot(run, binder.fusion)
  };
}
function bindBlock(binder, source, origin) {
  const statements = parseStatementList(source, origin);
  const body = hotBody(bindStatements(binder, statements), binder.fusion);
  checkFlow(statements, binder.constants, origin);
  if (completes(statements, binder.constants)) {
    throw new ExpressionError("not every path of the block returns a value", origin);
  }
  const types = binder.enclosing.returns.map(({ value, at }) => {
    if (value === void 0) throw new ExpressionError("return needs a value", at);
    return value.type;
  });
  const [first2] = types;
  const same = first2 !== void 0 && types.every((type) => sameType(type, first2));
  return {
    syntax: statements,
    type: same && first2.kind !== "null" ? first2 : OBJECT,
    body
  };
}
function withinStack(origin, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw unsupported("code that is nested this deeply", origin);
    throw error;
  }
}
var latest;
function evaluationOf(context, runtime) {
  if (latest?.context === context && latest.runtime === runtime) return latest.renew();
  latest = new Evaluation(context, runtime);
  return latest;
}

// policy/expressions/library/context/print.ts
function printValue(value) {
  if (value === null) return null;
  if (value instanceof Double) return roundTrip(value.value);
  if (value instanceof DateTime || value instanceof DateTimeOffset) return value.format("o");
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (value instanceof JToken) return writeJson(value, false);
  if (value instanceof Lookup) {
    const entries = [...value.entries()].map(
      ([key, item]) => `${JSON.stringify(textOf(key))}:${JSON.stringify(printValue(item))}`
    );
    return `{${entries.join()}}`;
  }
  if (value instanceof SequenceObject) {
    return JSON.stringify(Array.from(iterate(value), printValue));
  }
  return textOf(value);
}
var INTEGERS = {
  "System.SByte": "sbyte",
  "System.Byte": "byte",
  "System.Int16": "short",
  "System.UInt16": "ushort",
  "System.Int32": "int",
  "System.UInt32": "uint",
  "System.Int64": "long",
  "System.UInt64": "ulong"
};
var READERS = {
  "System.String": (text) => text,
  "System.Boolean": requireBool,
  "System.Double": (text) => new Double(requireDouble(text)),
  "System.Char": (text) => Char.of(text.charCodeAt(0)),
  "System.Guid": (text) => Guid.parse(text) ?? failed("a GUID"),
  "System.DateTime": readDateTime,
  "System.DateTimeOffset": (text) => parseDateTimeOffset(text),
  "System.TimeSpan": (text) => parseTimeSpan(text) ?? failed("a time span"),
  "System.Uri": (text) => new Uri(text, URL.canParse(text) ? new URL(text) : void 0),
  "System.Byte[]": fromBase64,
  "Newtonsoft.Json.Linq.JToken": (text) => parseJson(text, "JToken"),
  "Newtonsoft.Json.Linq.JValue": (text) => parseJson(text, "JToken"),
  "Newtonsoft.Json.Linq.JObject": (text) => parseJson(text, "JObject"),
  "Newtonsoft.Json.Linq.JArray": (text) => parseJson(text, "JArray")
};
function failed(what) {
  throw new ClrException("System.FormatException", `the text is not ${what}`);
}
function readDateTime(text) {
  const parsed = parseDate(text) ?? failed("a date");
  const kind = parsed.isUtc ? "utc" : parsed.offset === void 0 ? "unspecified" : "local";
  return new DateTime(parsed.ticks - BigInt(parsed.offset ?? 0) * 600000000n, kind);
}
function readValue(type, text) {
  const integer2 = INTEGERS[type];
  const read = integer2 === void 0 ? READERS[type] : (given2) => requireInteger(integer2, given2);
  if (read === void 0) {
    const known3 = [...Object.keys(INTEGERS), ...Object.keys(READERS)].join(", ");
    throw new Error(`${type} cannot be given in a context: use one of ${known3}`);
  }
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    throw new Error(`${JSON.stringify(text)} is no ${type}: ${error.message}`);
  }
}

// policy/expressions/library/context/context-document.ts
var DEFAULT_NOW = Date.UTC(2024, 0, 1);
var DEFAULT_GUID = "00000000-0000-4000-8000-000000000000";
function readContext(document) {
  const root = new Reader(document === void 0 ? {} : document, "context");
  root.allow(
    "variables request response api operation product subscription user deployment backend lastError requestId now elapsed random guid"
  );
  const now = root.has("now") ? instant(root, "now") : DEFAULT_NOW;
  const random = root.number("random", 0);
  if (random < 0 || random >= 1) {
    throw root.error("random", "a number from 0 up to, not including, 1");
  }
  const guid = root.text("guid", DEFAULT_GUID);
  const request = readRequest(root.child("request"));
  return {
    runtime: { now: () => now, random: () => random, guid: () => guid },
    context: {
      requestId: Guid.parse(root.text("requestId", DEFAULT_GUID)) ?? Guid.empty,
      timestamp: now,
      elapsed: root.number("elapsed", 0),
      tracing: false,
      api: root.optional("api", readApi),
      operation: root.optional("operation", (operation2) => ({
        id: operation2.text("id", ""),
        name: operation2.text("name", ""),
        method: operation2.text("method", ""),
        urlTemplate: operation2.text("urlTemplate", "")
      })),
      product: root.optional("product", readProduct),
      subscription: root.optional("subscription", readSubscription),
      user: root.optional("user", readUser),
      deployment: readDeployment(root.child("deployment")),
      backend: root.optional("backend", (backend) => ({
        id: backend.text("id", ""),
        type: backend.text("type", "Single") === "Pool" ? "Pool" : "Single",
        azureRegion: backend.has("azureRegion") ? backend.text("azureRegion", "") : void 0
      })),
      request,
      response: root.optional("response", readResponse),
      lastError: root.optional("lastError", readLastError),
      variables: readVariables(root.child("variables")),
      trace: () => void 0
    }
  };
}
function instant(root, key) {
  const time = Date.parse(root.text(key, ""));
  if (Number.isNaN(time)) throw root.error(key, "a time such as 2024-01-01T00:00:00Z");
  return time;
}
function optionalInstant(reader, key) {
  return reader.has(key) ? instant(reader, key) : void 0;
}
function readApi(api) {
  const names = api.child("subscriptionKeyParameterNames");
  return {
    id: api.text("id", ""),
    name: api.text("name", ""),
    path: api.text("path", ""),
    revision: api.text("revision", "1"),
    version: api.text("version", ""),
    protocols: api.has("protocols") ? api.texts("protocols") : ["https"],
    subscriptionKey: {
      header: names.text("header", "Ocp-Apim-Subscription-Key"),
      query: names.text("query", "subscription-key")
    },
    serviceUrl: api.has("serviceUrl") ? readUrl(api.text("serviceUrl", ""), api) : void 0
  };
}
function readProduct(product) {
  return {
    id: product.text("id", ""),
    name: product.text("name", ""),
    published: product.boolean("published", true),
    subscriptionRequired: product.boolean("subscriptionRequired", true),
    approvalRequired: product.boolean("approvalRequired", false),
    subscriptionsLimit: product.has("subscriptionsLimit") ? product.number("subscriptionsLimit", 0) : void 0,
    apis: product.children("apis").map(readApi),
    groups: product.children("groups").map(readGroup)
  };
}
function readGroup(group) {
  return { id: group.text("id", ""), name: group.text("name", "") };
}
function readSubscription(subscription) {
  return {
    id: subscription.text("id", ""),
    name: subscription.text("name", ""),
    key: subscription.text("key", ""),
    primaryKey: subscription.text("primaryKey", ""),
    secondaryKey: subscription.text("secondaryKey", ""),
    createdDate: optionalInstant(subscription, "createdDate"),
    startDate: optionalInstant(subscription, "startDate"),
    endDate: optionalInstant(subscription, "endDate")
  };
}
function readUser(user) {
  return {
    id: user.text("id", ""),
    email: user.text("email", ""),
    firstName: user.text("firstName", ""),
    lastName: user.text("lastName", ""),
    note: user.text("note", ""),
    registrationDate: optionalInstant(user, "registrationDate"),
    groups: user.children("groups").map(readGroup),
    identities: user.children("identities").map((identity2) => ({
      id: identity2.text("id", ""),
      provider: identity2.text("provider", "")
    }))
  };
}
function readDeployment(deployment) {
  return {
    region: deployment.text("region", ""),
    serviceId: deployment.text("serviceId", ""),
    serviceName: deployment.text("serviceName", ""),
    gatewayId: deployment.text("gatewayId", "managed"),
    gatewayInstanceId: deployment.text("gatewayInstanceId", "managed")
  };
}
function readRequest(request) {
  request.allow(
    "method url originalUrl headers ipAddress matchedParameters body foundry privateEndpointConnection"
  );
  const url = readUrl(request.text("url", "https://gateway.example/"), request);
  return {
    method: request.text("method", "GET"),
    url,
    originalUrl: request.has("originalUrl") ? readUrl(request.text("originalUrl", ""), request) : url,
    headers: readHeaders(request.child("headers")),
    ipAddress: request.text("ipAddress", "127.0.0.1"),
    matchedParameters: request.child("matchedParameters").textMap(),
    body: readBody2(request),
    foundry: request.optional("foundry", (foundry) => ({
      deployment: foundry.text("deployment", "")
    })),
    privateEndpointConnection: request.optional("privateEndpointConnection", (connection) => ({
      name: connection.text("name", ""),
      groupId: connection.text("groupId", ""),
      memberName: connection.text("memberName", "")
    }))
  };
}
function readResponse(response) {
  response.allow("statusCode statusReason headers body");
  return {
    statusCode: response.number("statusCode", 200),
    statusReason: response.text("statusReason", ""),
    headers: readHeaders(response.child("headers")),
    body: readBody2(response)
  };
}
function readLastError(error) {
  return {
    source: error.text("source", ""),
    reason: error.text("reason", ""),
    message: error.text("message", ""),
    scope: error.text("scope", ""),
    section: error.text("section", ""),
    path: error.text("path", ""),
    policyId: error.text("policyId", "")
  };
}
function readUrl(text, owner) {
  if (!URL.canParse(text)) throw owner.error("url", "an absolute URL");
  const url = new URL(text);
  const query2 = /* @__PURE__ */ new Map();
  for (const [name2, value] of url.searchParams) {
    const known3 = query2.get(name2);
    if (known3 === void 0) query2.set(name2, [value]);
    else known3.push(value);
  }
  const scheme2 = url.protocol.slice(0, -1);
  const standard = scheme2 === "http" ? 80 : 443;
  return {
    scheme: scheme2,
    host: url.hostname,
    port: url.port === "" ? standard : Number(url.port),
    path: url.pathname,
    queryString: url.search,
    query: query2
  };
}
function readHeaders(headers) {
  return new Map(headers.entries().map(([name2, value]) => [name2, headers.list(name2, value)]));
}
function readBody2(message) {
  if (!message.has("body")) return void 0;
  const text = message.text("body", "");
  let consumed = false;
  return {
    text,
    bytes: new TextEncoder().encode(text),
    consume: () => {
      consumed = true;
    },
    get consumed() {
      return consumed;
    }
  };
}
function readVariables(variables) {
  return new Map(
    variables.entries().map(([name2]) => {
      const variable2 = variables.child(name2);
      variable2.allow("type value");
      if (!variable2.has("value")) return [name2, null];
      return [name2, variable2.value()];
    })
  );
}
var Reader = class _Reader {
  #object;
  #path;
  constructor(value, path) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new Error(`${path} must be an object, not ${JSON.stringify(value)}`);
    }
    this.#object = Object.fromEntries(Object.entries(value));
    this.#path = path;
  }
  /** @param keys the known keys, separated by spaces */
  allow(keys) {
    const known3 = keys.split(" ");
    const unknown = Object.keys(this.#object).find((key) => !known3.includes(key));
    if (unknown !== void 0) {
      throw new Error(`${this.#path} has no key ${unknown}: there is ${known3.join(", ")}`);
    }
  }
  error(key, expected) {
    return new Error(
      `${this.#path}.${key} must be ${expected}, not ${JSON.stringify(this.#object[key])}`
    );
  }
  /** JSON's null is the same as leaving the key out. */
  has(key) {
    return this.#object[key] !== void 0 && this.#object[key] !== null;
  }
  entries() {
    return Object.entries(this.#object);
  }
  child(key) {
    return new _Reader(this.has(key) ? this.#object[key] : {}, `${this.#path}.${key}`);
  }
  optional(key, read) {
    return this.has(key) ? read(this.child(key)) : void 0;
  }
  text(key, initial) {
    if (!this.has(key)) return initial;
    const value = this.#object[key];
    if (typeof value !== "string") throw this.error(key, "a string");
    return value;
  }
  number(key, initial) {
    if (!this.has(key)) return initial;
    const value = this.#object[key];
    if (typeof value !== "number") throw this.error(key, "a number");
    return value;
  }
  boolean(key, initial) {
    if (!this.has(key)) return initial;
    const value = this.#object[key];
    if (typeof value !== "boolean") throw this.error(key, "true or false");
    return value;
  }
  list(key, value) {
    if (typeof value === "string") return [value];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      throw this.error(key, "a string or a list of strings");
    }
    return value;
  }
  /** A list of strings; a single string is a list of one. */
  texts(key) {
    return this.list(key, this.#object[key]);
  }
  /** A list of objects; empty when left out. */
  children(key) {
    if (!this.has(key)) return [];
    const list2 = this.#object[key];
    if (!Array.isArray(list2)) throw this.error(key, "a list of objects");
    return list2.map((item, index2) => new _Reader(item, `${this.#path}.${key}[${index2}]`));
  }
  textMap() {
    return new Map(Object.keys(this.#object).map((key) => [key, this.text(key, "")]));
  }
  value() {
    const type = this.text("type", "System.String");
    try {
      return readValue(type, this.text("value", ""));
    } catch (error) {
      throw new Error(`${this.#path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
};

// policy/expressions/evaluate.ts
function evaluateExpression(expression, context, stopwatch, evaluationsBeforeFusion) {
  const { context: policyContext, runtime: described } = readContext(context);
  const runtime = { ...described, ...stopwatch === void 0 ? {} : { stopwatch } };
  try {
    const { source, kind, origin } = unwrap2(expression);
    const value = compile2(source, kind, origin, evaluationsBeforeFusion).evaluate(
      policyContext,
      runtime
    );
    return value === null ? { type: "null", value: null } : { type: typeOf(value).id, value: printValue(value) };
  } catch (error) {
    if (error instanceof ClrException) return { exception: error.type, message: error.message };
    if (!(error instanceof ExpressionError)) throw error;
    const { message, line, column, unsupported: unsupported3 } = error;
    return { error: message, line, column, ...unsupported3 === void 0 ? {} : { unsupported: unsupported3 } };
  }
}
function unwrap2(expression) {
  const match = /^\s*@([({])([\s\S]*)([)}])\s*$/.exec(expression);
  const paired = match?.[1] === "(" ? match[3] === ")" : match?.[3] === "}";
  if (match === null || !paired) {
    return { source: expression, kind: "expression", origin: { line: 1, column: 1 } };
  }
  const before = expression.slice(0, expression.indexOf("@") + 2).split("\n");
  const origin = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return {
    source: match[2] ?? "",
    kind: match[1] === "(" ? "expression" : "block",
    origin
  };
}

// policy/expressions/index.ts
function fromResponse(response) {
  return responseValue(response);
}
function toResponse(value) {
  return responseOf(value);
}
function fromJwt(token2) {
  return parseJwt(token2);
}
function typeName(value) {
  return value === null ? "null" : typeOf(value).id;
}
function typeNameOf(syntax) {
  return resolveType(syntax).id;
}
function toText(value) {
  return textOf(value);
}
function toJson(value) {
  try {
    return writeJson(value, false);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    return textOf(value);
  }
}

export {
  Guid,
  compile2 as compile,
  readContext,
  evaluateExpression,
  fromResponse,
  toResponse,
  fromJwt,
  typeName,
  typeNameOf,
  toText,
  toJson
};
