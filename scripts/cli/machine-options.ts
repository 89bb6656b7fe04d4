import { Option } from 'commander';

/** The forms in which findings are printed for machines, of which a run takes one. */
export const machineOptions = (): Record<'json' | 'sarif' | 'junit', Option> => ({
  json: new Option('--json', 'print one JSON document instead of text').default(false),
  sarif: new Option('--sarif', 'print SARIF 2.1.0, for code hosts and editors')
    .default(false)
    .conflicts(['json', 'junit']),
  junit: new Option('--junit', 'print JUnit XML, for CI servers').default(false).conflicts(['json', 'sarif']),
});
