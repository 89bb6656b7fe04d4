import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../scripts/compile/yaml/read.ts';
import { yamlCatalogue } from '../../scripts/diagnostics/catalogue/yaml.ts';

const pageOf = (name: string) =>
  readFileSync(new URL(`../../scripts/diagnostics/pages/${name}.md`, import.meta.url), 'utf8');

function examples(page: string, heading: string): string[] {
  const part = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...part.matchAll(/~~~yaml file=\S+\n([^]*?)~~~/g)].map((match) => match[1] ?? '');
}

describe.each(Object.keys(yamlCatalogue))('the help page of %s', (name) => {
  const page = pageOf(name);

  it('has a name, a meaning, wrong and right text, and a reason', () => {
    expect(page.startsWith(`# ${name}\n`)).toBe(true);
    expect(page.match(/^## .*$/gm)).toEqual(['## Wrong', '## Right', '## Why']);
  });

  it('shows YAML that gives just this diagnostic, and YAML that gives none', () => {
    for (const wrong of examples(page, 'Wrong')) {
      expect([...new Set(parseYaml('intro.yaml', wrong).diagnostics.map((found) => found.name))]).toEqual([
        name,
      ]);
    }
    for (const right of examples(page, 'Right'))
      expect(parseYaml('intro.yaml', right).diagnostics).toEqual([]);
  });
});
