/** Names of what the scan of lines can find; all of them are in the catalogue. */
export type TrapName =
  | 'bad-escape'
  | 'bad-indentation'
  | 'block-text-not-indented'
  | 'bracket-in-text'
  | 'colon-in-text'
  | 'comma-in-text'
  | 'complex-key'
  | 'hash-in-text'
  | 'list-item-among-keys'
  | 'list-in-text'
  | 'missing-blank-after-colon'
  | 'missing-blank-after-dash'
  | 'missing-colon'
  | 'nested-too-deep'
  | 'several-documents'
  | 'special-blank'
  | 'stray-bracket'
  | 'stray-comma'
  | 'tab-indent'
  | 'text-after-quote'
  | 'text-behind-bar'
  | 'text-begins-with-sign'
  | 'text-without-key'
  | 'unclosed-bracket'
  | 'unclosed-quote'
  | 'value-without-key'
  | 'yaml-alias'
  | 'yaml-anchor'
  | 'yaml-directive'
  | 'yaml-merge-key'
  | 'yaml-tag';

/** What the words of a trap need; each uses what it needs. */
export interface TrapValues {
  /** The text that is meant. */
  text?: string;
  /** The sign that is in the way. */
  sign?: string;
  /** Brackets or quotes that are missing. */
  missing?: string;
}

/** A trap in a line of the file. Line and column count from 0, as the lines' array does. */
export interface Trap {
  name: TrapName;
  line: number;
  column: number;
  length: number;
  values: TrapValues;
  /** Whether the line, as it now stands in the mended lines, is what the author should write. */
  mendable: boolean;
}
