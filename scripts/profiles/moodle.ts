export const saveBytes = { value: 60 * 1024, source: 'untested' as const };
