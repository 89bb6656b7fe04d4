import { readFileSync } from 'node:fs';

/**
 * `@xapi/xapi` brings axios along inside its one file: two thirds of it, which never run, since requests go through an
 * adapter of ours. It begins with axios's first function and ends with the choice between adapters. Where a version of
 * the library is built in another way, the build fails here, and not in a learner's browser.
 */
const axios =
  /function \w+\(e,t\)\{return function\(\)\{return e\.apply\(t,arguments\)\}\}.*,(\w+)=e=>"function"==typeof e\?e:"fetch"===e\?\w+:\w+;/s;

/** Leaves axios out of the library's bundle for browsers; an adapter must be given. */
export const withoutAxios = {
  name: 'without-axios',
  setup(building) {
    building.onLoad({ filter: /[\\/]@xapi[\\/]xapi[\\/]dist[\\/]XAPI\.esm\.js$/ }, ({ path }) => {
      const whole = readFileSync(path, 'utf8');
      const contents = whole.replace(axios, 'const $1=e=>e;');
      if (contents.length > whole.length / 2) throw new Error(`axios was not found in ${path}`);
      return { contents, loader: 'js' };
    });
  },
};
