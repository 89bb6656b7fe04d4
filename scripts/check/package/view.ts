import type { ContainerFault, ContainerFaultKind, PackageEntry, PackageReader } from '../reader.ts';
import type { Limits } from '../limits.ts';
import type { HtmlToken } from '../html/tokens.ts';
import type { Standard } from '../rule.ts';
import type { ScannedScript } from '../script/scan.ts';
import type { Decoded, Text } from '../text.ts';
import type { XmlDocument } from '../xml/tree.ts';
import type { ScormManifest } from '../manifest/scorm.ts';
import type { SchemaFault } from '../manifest/schema.ts';
import type { ApiUse } from '../script/api.ts';
import type { Reference } from './references.ts';

/** A descriptor at the root of the package: `imsmanifest.xml`, `cmi5.xml` or `tincan.xml`. */
export interface Descriptor extends Text {
  decoded: Decoded;
  xml: XmlDocument;
}

export interface Page extends Text {
  tokens: HtmlToken[];
}

/** A script file, or a script within a page. */
export interface Script extends ScannedScript {
  /** The file that it stands in. */
  file: Text;
  /** Where it begins there. */
  offset: number;
  inline: boolean;
  module: boolean;
}

/** What rules see: the package, read once. Everything is derived when it is first asked for. */
export interface PackageView {
  reader: PackageReader;
  limits: Limits;
  /** Of the descriptor that counts; absent when there is none. */
  standard: Standard | undefined;
  /** All descriptors at the root, the one that counts first. */
  descriptors: readonly Descriptor[];
  descriptor: Descriptor | undefined;
  manifest: ScormManifest | undefined;
  /** Where the descriptor leaves its schema. */
  schemaFaults: readonly SchemaFault[];
  /** By path. */
  files: ReadonlyMap<string, PackageEntry>;
  /** Paths that begin the course: hrefs of items' resources, URLs of AUs, the launch of an activity. */
  launchPaths: readonly string[];
  pages: readonly Page[];
  scripts: readonly Script[];
  styles: readonly Text[];
  /** Every text that was read: pages, scripts, styles, data. */
  texts: readonly Text[];
  references: readonly Reference[];
  api: ApiUse;
  /** Files that would have been looked into and were not, and why. */
  skipped: readonly { path: string; problem: 'too-large' | 'damaged' | 'unsupported' | 'time' }[];
  /** Names of rules for which no time was left; grows while they run. */
  unrun: string[];
  /** Whether every script was seen, so that "never" can be said. */
  sawAllScripts: boolean;
  faultsOf(kind: ContainerFaultKind): readonly ContainerFault[];
  /** The path of a file whose name is the same but for capitals or the form of its accents. */
  similarTo(path: string): string | undefined;
  /** Whether a page has no head of its own: it is put into another. */
  isFragment(path: string): boolean;
  /** Folders of the pages that begin the course, each with its `/`. */
  launchFolders: readonly string[];
  /** The path that a URL leads to from a folder; nothing when it leads out of the package. */
  resolveInside(url: string, folder: string): string | undefined;
}
