import type { ManifestItem, ScormManifest } from './scorm.ts';

/** Items that launch a SCO, the ones of the default organization or of all. */
export const scoItems = (manifest: ScormManifest): ManifestItem[] =>
  manifest.items.filter(({ resource }) => resource?.scormType?.toLowerCase() === 'sco');
