import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/report/markdown.ts
var ZERO_WIDTH_SPACE = "\u200B";
var ALIVE = /@(?=[A-Za-z0-9])|#(?=\d)|GH(?=-\d)|:(?=\/\/)|(?:mailto|xmpp):|www(?=\.)|:(?=[\w+-]+:)/gi;
var COMMIT = /(?<![A-Za-z0-9-])[0-9a-f]{7,}(?![A-Za-z0-9-])/gi;
function plain(text) {
  return text.replaceAll(/\s+/g, " ").replaceAll(ALIVE, `$&${ZERO_WIDTH_SPACE}`).replaceAll(COMMIT, (digits) => digits.replaceAll(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`)).replaceAll(/[\\`*_{}[\]()|~!>#+-]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(/^ ?=/g, "\\=").replaceAll(/^ ?(\d+)([.)])(?= |$)/g, "$1\\$2").replaceAll("$", "&#36;");
}
function code(text) {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, " ");
  const escaped = line.replaceAll("|", "\\|");
  const fence = "`".repeat(longestBackticks(escaped) + 1);
  const padded = isPadded(escaped) ? ` ${escaped} ` : escaped;
  return `${fence}${padded}${fence}`;
}
function isPadded(line) {
  if (line.startsWith("`") || line.endsWith("`")) return true;
  return line.startsWith(" ") && line.endsWith(" ") || line === "";
}
function block(text, language = "") {
  const fence = "`".repeat(Math.max(3, longestBackticks(text) + 1));
  return `${fence}${language}
${text.replace(/\n$/, "")}
${fence}`;
}
function details(summary, body, open = false) {
  return `<details${open ? " open" : ""}><summary>${summary}</summary>

${body}

</details>`;
}
function htmlCode(text) {
  const escaped = text.replaceAll(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<code>${escaped}</code>`;
}
function tableHead(header) {
  return `| ${header.join(" | ")} |
|${" --- |".repeat(header.length)}`;
}
function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function longestBackticks(text) {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

export {
  plain,
  code,
  block,
  details,
  htmlCode,
  tableHead,
  plural
};
