/** System.IO.StringReader. */
import { argumentNull } from '../../errors.ts';
import { define } from '../../types/define.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject } from '../../types/values.ts';

export class StringReader extends ClrObject {
  readonly #text: string;
  #offset = 0;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  get type(): Type {
    return named(stringReaderType);
  }

  /** The next character's code; -1 at the end. */
  peek(): number {
    return this.#offset < this.#text.length ? this.#text.charCodeAt(this.#offset) : -1;
  }

  read(): number {
    const code = this.peek();
    if (code >= 0) this.#offset++;
    return code;
  }

  /** Up to the next line break; null at the end. */
  line(): string | null {
    if (this.#offset >= this.#text.length) return null;
    const pattern = /([^\r\n]*)(?:\r\n|\r|\n)?/y;
    pattern.lastIndex = this.#offset;
    const [whole = '', line = ''] = pattern.exec(this.#text) ?? [];
    this.#offset += whole.length;
    return line;
  }

  rest(): string {
    const rest = this.#text.slice(this.#offset);
    this.#offset = this.#text.length;
    return rest;
  }
}

export const stringReaderType = define({
  declaration: 'class System.IO.StringReader : IDisposable',
  members: {
    'new(string s)': (text: string | null) => {
      if (text === null) throw argumentNull('s');
      return new StringReader(text);
    },
    'int Peek()': (reader: StringReader) => reader.peek(),
    'int Read()': (reader: StringReader) => reader.read(),
    'string ReadLine()': (reader: StringReader) => reader.line(),
    'string ReadToEnd()': (reader: StringReader) => reader.rest(),
    'void Close()': () => undefined,
  },
  missing: 'Read ReadAsync ReadBlock ReadBlockAsync ReadLineAsync ReadToEndAsync',
});
