/** The enumerations that policies name. */
import { Enumeration } from './enum.ts';

const StringComparison = new Enumeration('System.StringComparison', {
  CurrentCulture: 0,
  CurrentCultureIgnoreCase: 1,
  InvariantCulture: 2,
  InvariantCultureIgnoreCase: 3,
  Ordinal: 4,
  OrdinalIgnoreCase: 5,
});

const StringSplitOptions = new Enumeration(
  'System.StringSplitOptions',
  { None: 0, RemoveEmptyEntries: 1 },
  { flags: true },
);

const MidpointRounding = new Enumeration('System.MidpointRounding', {
  ToEven: 0,
  AwayFromZero: 1,
});

export const DayOfWeek = new Enumeration('System.DayOfWeek', {
  Sunday: 0,
  Monday: 1,
  Tuesday: 2,
  Wednesday: 3,
  Thursday: 4,
  Friday: 5,
  Saturday: 6,
});

const DateTimeKind = new Enumeration('System.DateTimeKind', {
  Unspecified: 0,
  Utc: 1,
  Local: 2,
});

const UriKind = new Enumeration('System.UriKind', {
  RelativeOrAbsolute: 0,
  Absolute: 1,
  Relative: 2,
});

const UriPartial = new Enumeration('System.UriPartial', {
  Scheme: 0,
  Authority: 1,
  Path: 2,
  Query: 3,
});

const Formatting = new Enumeration('Newtonsoft.Json.Formatting', { None: 0, Indented: 1 });

export const JTokenType = new Enumeration('Newtonsoft.Json.Linq.JTokenType', {
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
  TimeSpan: 17,
});

const RegexOptions = new Enumeration(
  'System.Text.RegularExpressions.RegexOptions',
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
    CultureInvariant: 512,
  },
  { flags: true },
);

export const enumerations = [
  StringComparison,
  StringSplitOptions,
  MidpointRounding,
  DayOfWeek,
  DateTimeKind,
  UriKind,
  UriPartial,
  Formatting,
  JTokenType,
  RegexOptions,
].map(({ definition }) => definition);
