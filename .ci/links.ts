/**
 * Holds what people read and copy against what is there: links and anchors between the pages, pictures, and blocks of code. A YAML or JSON
 * block must be one, a whole `load-balancer.yml` one that our own reader accepts, and a command one that exists.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { parseAllDocuments } from 'yaml';
import { runCommandLine } from '../action/command-line/command-line.ts';
import { readConfiguration } from '../action/config.ts';

const root = join(import.meta.dirname, '..');
const pages = ['', 'docs'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(root, folder, name)),
);
const scripts: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
).scripts;
const commands = await commandNames();
const anchors = new Map<string, ReadonlySet<string>>();

for (const page of pages) {
  const text = readFileSync(page, 'utf8');
  const faults = tokensOf(text).flatMap((token) => {
    if (token.type === 'link' || token.type === 'image') return linkFaults(page, token.href);
    if (token.type === 'code') return blockFaults(token as Tokens.Code);
    return [];
  });
  for (const fault of new Set(faults)) {
    console.error(`${relative(root, page)}: ${fault}`);
    process.exitCode = 1;
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(text), (token) => void tokens.push(token));
  return tokens;
}

/** Of links within this repository: whether the world is reachable is nothing a check may depend on. */
function linkFaults(page: string, href: string): readonly string[] {
  if (/^[a-z]+:/i.test(href)) return [];
  const [path = '', anchor] = href.split('#');
  const target = path === '' ? page : resolve(dirname(page), decodeURI(path));
  if (!existsSync(target)) return [`${href}: there is no ${relative(root, target)}`];
  if (anchor === undefined || !target.endsWith('.md')) return [];
  return anchorsOf(target).has(anchor) ? [] : [`${href}: the page has no such heading`];
}

/** As GitHub makes them of headings: https://docs.github.com/get-started/writing-on-github (section links). */
function anchorsOf(page: string): ReadonlySet<string> {
  const known = anchors.get(page);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const token of tokensOf(readFileSync(page, 'utf8'))) {
    if (token.type !== 'heading') continue;
    const slug = plainText(token.tokens ?? [])
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    let candidate = slug;
    for (let number = 1; found.has(candidate); number += 1) candidate = `${slug}-${number}`;
    found.add(candidate);
  }
  anchors.set(page, found);
  return found;
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens ? plainText(token.tokens) : (token as Tokens.Text).text,
    )
    .join('');
}

function blockFaults({ lang = '', text }: Tokens.Code): readonly string[] {
  const [first = ''] = text.split('\n');
  const language = lang.split(' ')[0] ?? '';
  const faults = [...faultsOfText(language, text), ...placeholders(language, text)];
  return faults.map((fault) => `the block that begins with "${first.slice(0, 60)}": ${fault}`);
}

function faultsOfText(language: string, text: string): readonly string[] {
  switch (language) {
    case 'yaml':
      return yamlFaults(text);
    case 'json':
      try {
        JSON.parse(text);
        return [];
      } catch (error) {
        return [String(error)];
      }
    case 'sh':
      return text.split('\n').flatMap(commandFaults);
    default:
      return [];
  }
}

/** An id with a gap is one that our own checks refuse. */
function placeholders(language: string, text: string): readonly string[] {
  if (!['yaml', 'hcl', 'sh', 'json'].includes(language)) return [];
  const [id] = /\/subscriptions\/[^\s"']*…[^\s"']*/.exec(text) ?? [];
  return id === undefined ? [] : [`${id} is no id: write one out`];
}

function yamlFaults(text: string): readonly string[] {
  const faults = [...parseAllDocuments(text)].flatMap(({ errors }) =>
    errors.map(({ message }) => message),
  );
  if (faults.length > 0 || !/^environment:/m.test(text) || !/^accounts:/m.test(text)) return faults;
  const { findings } = readConfiguration(text, 'load-balancer.yml');
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

function commandFaults(line: string): readonly string[] {
  const [, script] = /^\s*npm run ([\w:]+)/.exec(line) ?? [];
  if (script !== undefined && scripts[script] === undefined) {
    return [`no script is named ${script}`];
  }
  const [, command] = /^\s*(?:npx aolb|aolb|npm run aolb --) ([a-z]+)/.exec(line) ?? [];
  if (command !== undefined && !commands.has(command)) return [`aolb has no ${command}`];
  const [, file] = /^\s*(?:\w+=\S+ )*node ([\w./-]+\.[jt]s)/.exec(line) ?? [];
  return file === undefined || existsSync(join(root, file)) ? [] : [`there is no ${file}`];
}

async function commandNames(): Promise<ReadonlySet<string>> {
  let usage = '';
  await runCommandLine(['--help'], {
    out: (text) => {
      usage += text;
    },
    error: () => {},
    environment: {},
    directory: root,
    untilInterrupted: async () => {},
    root,
    functionPackage: '',
  });
  return new Set([...usage.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name));
}
