// Lines and columns, as findings count them (from 1), and positions in a text.

/** @typedef {{line: number, column: number, end_line: number, end_column: number, text: string}} Edit */
/** @typedef {{lines: number, line(number: number): {from: number, to: number, text: string}}} Lines */

/** @param {Lines} text @param {number} line @param {number} column @returns {number} the position, within the text */
export function positionOf(text, line, column) {
  if (line < 1) return 0;
  if (line > text.lines) return text.line(text.lines).to;
  const found = text.line(line);
  return Math.min(found.from + Math.max(column - 1, 0), found.to);
}

/**
 * @param {Lines} text
 * @param {number} line
 * @param {number} column
 * @returns {[number, number]} the word there, or the rest of its line
 */
export function wordAt(text, line, column) {
  const from = positionOf(text, line, column);
  const { from: start, to, text: words } = text.line(Math.min(Math.max(line, 1), text.lines));
  const word = /^[\w-]+|^[^\s\w]/.exec(words.slice(from - start));
  const end = word ? from + word[0].length : to;
  return end > from ? [from, end] : [Math.max(start, from - 1), end];
}

/** @param {Lines} text @param {Edit[]} edits @returns {{from: number, to: number, insert: string}[]} in their order */
export function changesOf(text, edits) {
  return edits
    .map((edit) => ({
      from: positionOf(text, edit.line, edit.column),
      to: positionOf(text, edit.end_line, edit.end_column),
      // What comes below the last line begins with the end of that line.
      insert: edit.line > text.lines ? `\n${edit.text.replace(/\n$/, "")}` : edit.text,
    }))
    .sort((one, other) => one.from - other.from);
}
