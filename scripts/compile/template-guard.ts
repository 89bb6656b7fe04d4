/** A template asked for a name that its view doesn't have. */
export interface MissingName {
  name: string;
  /** Names that stand there. */
  known: string[];
}

/** Thrown where a template prints a whole object or list instead of one of its texts. */
export class PrintedObject extends Error {
  constructor(
    readonly printed: string,
    readonly known: string[],
  ) {
    super('an object was printed');
  }
}

/** Thrown by reading a name that isn't there in a way that Handlebars' own `strict` doesn't see. */
export class UnknownName extends Error {
  constructor(readonly missing: MissingName) {
    super(`no ${missing.name}`);
  }
}

export interface Guard {
  /** The view as a template may see it: own names only; any other name is an error, not an empty text. */
  wrap<T>(view: T): T;
  /** The last name that was asked for in vain since the last call. */
  missed(): MissingName | undefined;
}

/**
 * Views behind a Proxy. `strict` alone overlooks arguments of helpers, block parameters and names that objects inherit
 * (`toString`); a Proxy sees every read. A name that is there and empty must be `null` in the view.
 */
export function createGuard(): Guard {
  const wrapped = new WeakMap<object, unknown>();
  let last: MissingName | undefined;
  let lastGroup = '';

  const handler: ProxyHandler<object> = {
    has(target, key) {
      if (typeof key === 'symbol' || Object.hasOwn(target, key)) return true;
      last = { name: key, known: namesOf(target) };
      return false;
    },
    get(target, key) {
      if (typeof key === 'symbol') return Reflect.get(target, key) as unknown;
      if (Object.hasOwn(target, key)) {
        const value = Reflect.get(target, key) as unknown;
        if (typeof value === 'object' && value !== null) lastGroup = key;
        return wrap(value);
      }
      // Handlebars puts the object into its own message about a name that `has` has just denied.
      if (last && (key === 'toString' || key === 'valueOf')) return () => 'view';
      if (key === 'toString' || key === 'toHTML') throw new PrintedObject(lastGroup, namesOf(target));
      throw new UnknownName({ name: key, known: namesOf(target) });
    },
  };

  function wrap<T>(value: T): T {
    if (typeof value !== 'object' || value === null) return value;
    const known = wrapped.get(value);
    if (known) return known as T;
    const proxy = new Proxy(value, handler);
    wrapped.set(value, proxy);
    return proxy as T;
  }

  return {
    wrap,
    missed() {
      const missing = last;
      last = undefined;
      return missing;
    },
  };
}

const namesOf = (target: object): string[] => (Array.isArray(target) ? ['length'] : Object.keys(target));
