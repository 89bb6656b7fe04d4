import type { RuleFacts, RuleFinding, Ruled } from '../diagnostics/finding.ts';

/**
 * Findings as JUnit XML: a suite a package or course, a case a rule. What one asked to fail on are failures; other findings are the
 * output of a case that passed.
 */
export function junit(
  command: string,
  checked: readonly Ruled[],
  rules: readonly RuleFacts[],
  fails: (finding: RuleFinding) => boolean,
): string {
  const suites = checked.map(({ path, result }) => {
    const cases = rules.map(({ name }) => {
      const findings = result.findings.filter((finding) => finding.name === name);
      const failed = findings.filter(fails);
      const passed = findings.filter((finding) => !fails(finding));
      const inside = [...failed.map(failure), ...(passed.length > 0 ? [output(passed)] : [])];
      const head = `    <testcase classname="${escape(path)}" name="${name}"`;
      return {
        failed: failed.length > 0,
        text: inside.length > 0 ? `${head}>\n${inside.join('')}    </testcase>\n` : `${head}/>\n`,
      };
    });
    const failures = cases.filter(({ failed }) => failed).length;
    const text = cases.map((each) => each.text).join('');
    return {
      failures,
      text: `  <testsuite name="${escape(path)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">\n${text}  </testsuite>\n`,
    };
  });
  const failures = suites.reduce((sum, suite) => sum + suite.failures, 0);
  const tests = checked.length * rules.length;
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<testsuites name="coursewright ${command}" tests="${tests}" failures="${failures}" errors="0">\n` +
    `${suites.map(({ text }) => text).join('')}</testsuites>`
  );
}

const failure = (finding: RuleFinding) =>
  `      <failure type="${finding.level}" message="${escape(finding.message)}">${escape(inWords(finding))}</failure>\n`;

const output = (findings: readonly RuleFinding[]) =>
  `      <system-out>${escape(findings.map((each) => `${each.level}: ${inWords(each)}`).join('\n'))}</system-out>\n`;

function inWords({ place, message, hint, count }: RuleFinding): string {
  const where = [place.file || '(the package)', place.line, place.column]
    .filter((part) => part !== undefined)
    .join(':');
  return [`${where} ${message}`, hint, count > 1 ? `in ${count} places` : undefined]
    .filter(Boolean)
    .join('\n');
}

/** For texts and values alike; characters that XML has no place for are left out. */
function escape(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are the characters that must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
