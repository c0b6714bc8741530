import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/command-line/tables.ts
function fitTable(table, rows, width) {
  return width === void 0 || widest(table.split("\n")) <= width ? table : blocks(rows);
}
function fitMarkdown(text, width) {
  if (width === void 0) return text;
  return text.replaceAll(/(?:^\|.*\n?)+/gm, (table) => {
    const [headings = [], , ...rows] = table.trimEnd().split("\n").map(cellsOf);
    const all = [headings, ...rows];
    return fitTable(columns(all), all, width);
  });
}
function cellsOf(row) {
  return row.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim().replaceAll("\\|", "|"));
}
function columns(rows) {
  const widths = (rows[0] ?? []).map((_, index) => widest(rows.map((row) => row[index] ?? "")));
  return rows.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  ")).map((line) => `${line.trimEnd()}
`).join("");
}
function blocks([headings = [], ...rows]) {
  return rows.map(([name = "", ...cells]) => {
    const lines = cells.flatMap((cell, index) => {
      const heading = headings[index + 1] ?? "";
      return cell === "" ? [] : [`  ${heading === "" ? "" : `${heading}: `}${cell}`];
    });
    return `${[name, ...lines].join("\n")}
`;
  }).join("");
}
function widest(lines) {
  return Math.max(0, ...lines.map((line) => [...line].length));
}

export {
  fitTable,
  fitMarkdown
};
