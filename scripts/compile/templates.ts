import Handlebars from 'handlebars';
import { reportTemplate } from '../diagnostics/catalogue/template.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { SourceFs, WithDiagnostics } from './files.ts';
import { checkTemplate, helperArguments, type CheckedTemplate, type ProgramNode } from './template-check.ts';
import { createGuard, PrintedObject, UnknownName } from './template-guard.ts';
import { readTemplateFiles, type TemplateFile } from './template-files.ts';
import { syntaxFinding } from './template-syntax.ts';

export interface Templates {
  /** The same object as long as all templates are the same. */
  engine: object;
  /** Whether a template of this name exists (`slides/text`). */
  has(name: string): boolean;
  /**
   * Fills in a template. A mistake in it goes to `report`, once for each place, and gives an empty text: a name that
   * the view doesn't have is an error, never nothing.
   */
  render(name: string, view: object, report: (diagnostic: Diagnostic) => void): string;
  /** The style sheets of a package that asks questions of these types, one behind the other in their fixed order. */
  css: (types: ReadonlySet<string>) => string;
}

/**
 * Reads the player's templates (below `templates/` of `assets`) and those with which a course replaces single ones
 * (below `templates/` of its own folder). What the course brings is read and checked at once, the rest when it is used.
 */
export async function loadTemplates(assets: SourceFs, course: SourceFs): Promise<WithDiagnostics<Templates>> {
  const { templates, css, diagnostics } = await readTemplateFiles(assets, course);
  const engine = engineFor(templates);
  const reported = new Set<string>();
  for (const [name, file] of templates) if (file.own) diagnostics.push(...engine.check(name));
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics };
  return {
    value: {
      engine,
      has: (name) => templates.has(name),
      render: (...args) => engine.render(...args, reported),
      css,
    },
    diagnostics,
  };
}

/** The last engine: whoever builds several courses, or one again and again, has templates compiled, and warm, once. */
let last: { key: string; engine: Engine } | undefined;

function engineFor(templates: ReadonlyMap<string, TemplateFile>): Engine {
  const key = JSON.stringify([...templates]);
  if (last?.key !== key) last = { key, engine: new Engine(templates) };
  return last.engine;
}

type Run = (context: unknown, options?: Handlebars.RuntimeOptions) => string;

interface Parsed {
  tree?: ProgramNode;
  checked: CheckedTemplate;
}

/** One Handlebars environment over one set of templates; each is parsed and compiled once, when it is first needed. */
class Engine {
  private readonly handlebars = Handlebars.create();
  private readonly guard = createGuard();
  private readonly partials: ReadonlySet<string>;
  private readonly parsed = new Map<string, Parsed>();
  private readonly compiled = new Map<string, Run>();
  /** Templates that are being filled in, outermost first. */
  private stack: string[] = [];

  constructor(private readonly templates: ReadonlyMap<string, TemplateFile>) {
    this.partials = new Set([...templates.keys()].filter((name) => name.includes('/')));
    for (const name of this.partials) this.handlebars.registerPartial(name, this.runner(name));
  }

  check(name: string): Diagnostic[] {
    return this.parse(name).checked.diagnostics;
  }

  /** @param reported mistakes that were reported before */
  render(
    name: string,
    view: object,
    report: (diagnostic: Diagnostic) => void,
    reported: Set<string>,
  ): string {
    this.stack = [];
    this.guard.missed();
    try {
      return this.runner(name)(this.guard.wrap(view));
    } catch (error) {
      const finding = this.findingOf(error);
      const key = JSON.stringify([finding.name, finding.place, finding.message]);
      if (!reported.has(key)) report(finding);
      reported.add(key);
      return '';
    }
  }

  private runner(name: string): Run {
    return (context, options) => {
      this.stack.push(name);
      const html = this.compile(name)(context, options);
      this.stack.pop();
      return html;
    };
  }

  private compile(name: string): Run {
    const known = this.compiled.get(name);
    if (known) return known;
    const { tree, checked } = this.parse(name);
    const mistake = checked.diagnostics.find(({ severity }) => severity === 'error');
    if (!tree || mistake) throw new Error(`${name}: ${mistake?.message ?? 'unreadable'}`);
    const run = this.handlebars.compile(tree, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(Object.keys(helperArguments).map((helper) => [helper, true])),
    }) as Run;
    this.compiled.set(name, run);
    return run;
  }

  private parse(name: string): Parsed {
    const known = this.parsed.get(name);
    if (known) return known;
    const { path, source } = this.file(name);
    let parsed: Parsed;
    try {
      const tree = this.handlebars.parse(source) as unknown as ProgramNode;
      parsed = { tree, checked: checkTemplate(tree, path, this.partials) };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      parsed = { checked: { diagnostics: [syntaxFinding(error, source, path)], paths: [], calls: [] } };
    }
    this.parsed.set(name, parsed);
    return parsed;
  }

  private file(name: string): TemplateFile {
    const file = this.templates.get(name);
    if (!file) throw new Error(`no template ${name}`);
    return file;
  }

  /** Puts an error of Handlebars or of the guard into the author's words, at the course's own template. */
  private findingOf(error: unknown): Diagnostic {
    const at = this.stack.at(-1) ?? '';
    // The innermost template that is the course's own: an error in one of ours that it calls is due to the call.
    const blamed = this.stack.findLastIndex((name) => this.file(name).own);
    const blamedName = this.stack[blamed];
    if (blamedName === undefined || !(error instanceof Error)) throw error;
    const part = blamedName === at ? undefined : at;
    const missing = missingName(error, this.guard.missed());
    const { paths, calls } = this.parse(blamedName).checked;
    const callPlace = calls.find(({ name }) => name === this.stack[blamed + 1])?.place;
    const start: Place = { file: this.file(blamedName).path, line: 1, column: 1 };
    const { lineNumber } = error as { lineNumber?: number };
    if (missing) {
      const inPart = part === undefined ? paths : this.parse(part).checked.paths;
      const candidates = inPart.filter(({ parts }) => parts.includes(missing.name));
      const asked = candidates.find(({ place }) => place.line >= (lineNumber ?? 1)) ?? candidates[0];
      const place =
        part === undefined ? asked && { ...asked.place, length: asked.original.length } : callPlace;
      return reportTemplate('template-unknown-name', place ?? start, {
        ...missing,
        within: asked?.original ?? missing.name,
        suggestion: suggest(missing.name, missing.known),
        part,
      });
    }
    if (error instanceof PrintedObject) {
      const asked =
        part === undefined ? paths.find(({ parts }) => parts.at(-1) === error.printed) : undefined;
      const place = asked ? { ...asked.place, length: asked.original.length } : (callPlace ?? start);
      return reportTemplate('template-prints-object', place, error);
    }
    const endless = error instanceof RangeError;
    const again = (name: string) => this.stack.indexOf(name) !== this.stack.lastIndexOf(name);
    const loop = endless ? calls.find(({ name }) => again(name))?.place : undefined;
    return reportTemplate('template-fails', loop ?? callPlace ?? start, { endless });
  }
}

/** Which name an error is about; `empty`: what should have it is there, and empty. */
function missingName(
  error: Error,
  missed: { name: string; known: string[] } | undefined,
): { name: string; known: string[]; empty: boolean } | undefined {
  if (error instanceof UnknownName) return { ...error.missing, empty: false };
  if (missed) return { ...missed, empty: false };
  const [, name] =
    /^"(.+?)" not defined in |^Cannot use 'in' operator to search for '(.+?)'/.exec(error.message) ?? [];
  const inText = /^Cannot use 'in' operator to search for '(.+?)'/.exec(error.message)?.[1];
  if (inText !== undefined) return { name: inText, known: [], empty: false };
  return name === undefined ? undefined : { name, known: [], empty: true };
}
