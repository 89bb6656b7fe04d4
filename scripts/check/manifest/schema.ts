import { content12, content2004 } from './scorm.ts';
import {
  elementSchemas,
  foreignAttributes,
  namespaces,
  type ElementSchema,
  type ValueType,
} from './schemas.ts';
import type { XmlAttribute, XmlElement } from '../xml/tree.ts';

/** Where a descriptor leaves its schema. */
export interface SchemaFault {
  kind:
    | 'element-unknown'
    | 'element-misplaced'
    | 'element-repeated'
    | 'element-missing'
    | 'attribute-unknown'
    | 'attribute-missing'
    | 'name-case'
    | 'value';
  element: XmlElement;
  attribute?: XmlAttribute;
  /** The name at fault, or that of what is missing. */
  name: string;
  /** Around it. */
  parent: string;
  /** What to write: a name, or what values there are. */
  expected?: string;
  /** The element that has an attribute of this name, where an element stands in its stead. */
  attributeOf?: string;
}

/**
 * Compares a descriptor with what the official schemas say of elements, their order and number, attributes and values:
 * IMS Content Packaging 1.1.2 and 1.1.4, ADL CP 1.2 and 1.3, ADL SEQ, ADL NAV, IMS Simple Sequencing 1.0, cmi5 course
 * structure. Elements of other namespaces, metadata among them, are passed over.
 */
export function schemaFaults(root: XmlElement): SchemaFault[] {
  const faults: SchemaFault[] = [];
  if (!namespaces.has(root.namespace ?? '')) return faults;
  const rest = [root];
  for (let element = rest.pop(); element; element = rest.pop()) {
    const key = keyOf(element);
    const schema = key === undefined ? undefined : elementSchemas.get(key);
    if (!schema) continue;
    checkAttributes(element, schema, faults);
    checkChildren(element, schema, faults);
    checkText(element, schema, faults);
    for (const child of element.children.toReversed()) rest.push(child);
  }
  return faults;
}

/** `cp:item`: the short name of its namespace, its local name. */
function keyOf({ namespace, local }: XmlElement): string | undefined {
  const short = namespaces.get(namespace ?? '');
  return short === undefined ? undefined : `${short}:${local}`;
}

interface Particle {
  names: string[];
  min: number;
  max: number;
}

const particle = (text: string): Particle => ({
  names: text.replace(/[?*+]$/, '').split('|'),
  min: /[?*]$/.test(text) ? 0 : 1,
  max: /[*+]$/.test(text) ? Infinity : 1,
});

function checkChildren(element: XmlElement, schema: ElementSchema, faults: SchemaFault[]): void {
  const particles = (schema.children ?? []).map(particle);
  const counts = particles.map(() => 0);
  let reached = 0;
  let foreign: XmlElement | undefined;
  for (const child of element.children) {
    if (child.namespace !== element.namespace) {
      if (checkForeign(child, element, schema, faults)) foreign ??= child;
      continue;
    }
    const index = particles.findIndex(({ names }) => names.includes(child.local));
    const at = { element: child, name: child.name, parent: element.name };
    if (index === -1) {
      const variant = particles.flatMap(({ names }) => names).find((name) => sameButCase(name, child.local));
      const isAttribute = Object.keys(schema.attributes ?? {}).some(
        (key) => key.replace(/!$/, '') === child.local,
      );
      faults.push(
        variant === undefined
          ? {
              kind: 'element-unknown',
              ...at,
              ...(isAttribute ? { attributeOf: element.name } : listed(particles)),
            }
          : { kind: 'name-case', ...at, expected: withPrefix(child.prefix, variant) },
      );
      continue;
    }
    if (index < reached || foreign)
      faults.push({
        kind: 'element-misplaced',
        ...at,
        expected: foreign
          ? foreign.name
          : withPrefix(child.prefix, particles[reached]?.names.join('|') ?? ''),
      });
    else reached = index;
    counts[index] = (counts[index] ?? 0) + 1;
    if (counts[index] === (particles[index]?.max ?? 1) + 1) faults.push({ kind: 'element-repeated', ...at });
  }
  particles.forEach(({ names, min }, index) => {
    const wrongCase = element.children.some(({ local }) => names.some((name) => sameButCase(name, local)));
    if ((counts[index] ?? 0) < min && !wrongCase)
      faults.push({
        kind: 'element-missing',
        element,
        name: withPrefix(element.prefix, names.join('|')),
        parent: element.name,
      });
  });
}

/** An element of another namespace that we know stands where its schema wants it. True when it does, or is unknown to us. */
function checkForeign(
  child: XmlElement,
  parent: XmlElement,
  around: ElementSchema,
  faults: SchemaFault[],
): boolean {
  const short = namespaces.get(child.namespace ?? '');
  const at = { element: child, name: child.name, parent: parent.name };
  if (short === undefined) return true;
  const schema = elementSchemas.get(`${short}:${child.local}`);
  if (!schema) {
    const variant = [...elementSchemas.keys()].find((key) => sameButCase(key, `${short}:${child.local}`));
    faults.push(
      variant === undefined
        ? { kind: 'element-unknown', ...at }
        : { kind: 'name-case', ...at, expected: withPrefix(child.prefix, variant.slice(short.length + 1)) },
    );
    return false;
  }
  if (around.any && (schema.within === undefined || schema.within.includes(parent.local))) return true;
  faults.push({
    kind: 'element-unknown',
    ...at,
    ...(schema.within ? { expected: schema.within.map((name) => `<${name}>`).join(' or ') } : {}),
  });
  return false;
}

function checkAttributes(element: XmlElement, schema: ElementSchema, faults: SchemaFault[]): void {
  const allowed = Object.entries(schema.attributes ?? {}).map(([key, type]) => ({
    name: key.replace(/!$/, ''),
    required: key.endsWith('!'),
    type,
  }));
  for (const found of element.attributes) {
    if (found.prefix === 'xmlns' || found.name === 'xmlns' || found.prefix === 'xml') continue;
    const at = { element, attribute: found, name: found.name, parent: element.name };
    if (found.prefix !== '') {
      checkForeignAttribute(found, element, faults);
      continue;
    }
    const known = allowed.find(({ name }) => name === found.local);
    if (known) {
      const expected = valueProblem(found.value, known.type);
      if (expected !== undefined) faults.push({ kind: 'value', ...at, expected });
      continue;
    }
    const variant = allowed.find(({ name }) => sameButCase(name, found.local));
    const prefixed = [...foreignAttributes.keys()].find((key) =>
      sameButCase(key.replace(/^.*:/, ''), found.local),
    );
    if (variant) faults.push({ kind: 'name-case', ...at, expected: variant.name });
    else if (!schema.anyAttribute)
      faults.push({
        kind: 'attribute-unknown',
        ...at,
        ...(prefixed ? { expected: `adlcp:${found.local}` } : {}),
      });
  }
  for (const { name, required } of allowed) {
    const has = element.attributes.some((found) => sameButCase(found.local, name) && found.prefix === '');
    if (required && !has) faults.push({ kind: 'attribute-missing', element, name, parent: element.name });
  }
}

function checkForeignAttribute(found: XmlAttribute, element: XmlElement, faults: SchemaFault[]): void {
  const short = namespaces.get(found.namespace ?? '');
  if (short === undefined) return;
  const at = { element, attribute: found, name: found.name, parent: element.name };
  const rule = foreignAttributes.get(`${short}:${found.local}`);
  if (rule) {
    if (!rule.on.includes(element.local))
      faults.push({ kind: 'attribute-unknown', ...at, expected: `<${rule.on.join('> or <')}>` });
    const expected = valueProblem(found.value, rule.type);
    if (expected !== undefined) faults.push({ kind: 'value', ...at, expected });
    return;
  }
  const variant = [...foreignAttributes.keys()].find((key) => sameButCase(key, `${short}:${found.local}`));
  if (variant)
    faults.push({ kind: 'name-case', ...at, expected: `${found.prefix}:${variant.slice(short.length + 1)}` });
  else if (short !== 'cp') faults.push({ kind: 'attribute-unknown', ...at });
}

function checkText(element: XmlElement, schema: ElementSchema, faults: SchemaFault[]): void {
  if (schema.text === undefined) return;
  const expected = valueProblem(element.text, schema.text);
  if (expected !== undefined)
    faults.push({ kind: 'value', element, name: element.name, parent: element.parent?.name ?? '', expected });
}

/** What the value should be; nothing when it is. Blanks around it don't matter but in texts that are compared letter by letter. */
function valueProblem(value: string, type: ValueType): string | undefined {
  if (type === 'any') return undefined;
  const text = value.trim();
  if (type === 'boolean') return /^(?:true|false|1|0)$/.test(text) ? undefined : '`true` or `false`';
  if ('words' in type)
    return type.words.includes(text) ? undefined : type.words.map((word) => `\`${word}\``).join(', ');
  if ('longest' in type)
    return value.length <= type.longest ? undefined : `at most ${type.longest} characters`;
  if ('pattern' in type) return type.pattern.test(text) ? undefined : type.says;
  const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : NaN;
  const whole = type.whole === true && !Number.isInteger(number);
  return number >= type.from && number <= type.to && !whole
    ? undefined
    : `a ${type.whole ? 'whole ' : ''}number from ${type.from}${type.to === Infinity ? '' : ` to ${type.to}`}`;
}

const listed = (particles: readonly Particle[]) =>
  particles.length > 0
    ? { expected: particles.flatMap(({ names }) => names.map((name) => `<${name}>`)).join(', ') }
    : {};
const sameButCase = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const withPrefix = (prefix: string, name: string) => (prefix === '' ? name : `${prefix}:${name}`);

export const isContentPackaging = (uri: string | undefined): boolean =>
  uri === content12 || uri === content2004;
