import { describe, expect, test } from 'vitest';
import { XMLParser } from 'fast-xml-parser';
import { buildCourse } from '../../scripts/compile/build.ts';
import { diskFs } from '../../scripts/compile/disk.ts';
import { writeZip } from '../../scripts/compile/zip.ts';
