/** Comma-separated values (RFC 4180), a line at a time: quoted fields may hold commas, quotes and line ends. */

export function createCsvReader(headerLine: string) {
  const header = splitLine(headerLine.replace(/^\uFEFF/, '')) ?? [];
  let open: string | undefined;
  return {
    header,
    /** @returns the values by column, or undefined where a quoted field goes on in the next line */
    record(line: string): Readonly<Record<string, string>> | undefined {
      const text = open === undefined ? line : `${open}\n${line}`;
      const values = splitLine(text);
      open = values === undefined ? text : undefined;
      if (values === undefined) return undefined;
      return Object.fromEntries(header.map((name, index) => [name, values[index] ?? '']));
    },
    /** Characters of a record whose quoted field is not closed yet. */
    openLength: () => open?.length ?? 0,
  };
}

/** Undefined: a quoted field is not closed. */
function splitLine(line: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(',').map((value) => value.trim());
  const values: string[] = [];
  let value = '';
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line.charAt(index);
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (line.charAt(index + 1) === '"') {
        value += '"';
        index += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      values.push(value.trim());
      value = '';
    } else value += sign;
  }
  if (quoted) return undefined;
  return [...values, value.trim()];
}
