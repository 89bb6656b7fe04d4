/** What a check may cost at most, so that a hostile package can neither fill the memory nor hang the program. */
export interface Limits {
  /** Entries of a zip or files of a folder. */
  entries: number;
  /** Bytes of a zip's directory. */
  directory: number;
  /** Bytes that one entry may unpack to and still be read. */
  entry: number;
  /** Bytes of one text that is looked into. */
  text: number;
  /** Bytes of all texts that are looked into. */
  texts: number;
  /** Bytes that all entries together say they unpack to. */
  unpacked: number;
  /** How many times larger than its packed form an entry may be, once it is larger than `suspiciousSize`. */
  ratio: number;
  suspiciousSize: number;
  /** How deep zips within zips are looked into. */
  nesting: number;
  /** Bytes of a zip within the zip that is looked into. */
  nested: number;
  /** Nesting of elements in XML, of folders on a disk. */
  depth: number;
  /** Milliseconds; looked at between two files and two rules. */
  time: number;
}

const mega = 1024 * 1024;

export const defaultLimits: Limits = {
  entries: 100_000,
  directory: 64 * mega,
  entry: 64 * mega,
  text: 8 * mega,
  texts: 96 * mega,
  unpacked: 8 * 1024 * mega,
  ratio: 200,
  suspiciousSize: 32 * mega,
  nesting: 3,
  nested: 64 * mega,
  depth: 200,
  time: 60_000,
};
