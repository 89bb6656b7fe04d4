/** A script without what is no program: offsets stay as they are, since what is taken out leaves blanks. */
export interface ScannedScript {
  /** Without comments. */
  code: string;
  /** Without comments, contents of strings and regular expressions; their quotes stay. */
  bare: string;
  strings: ScriptString[];
}

export interface ScriptString {
  /** Offset of its opening quote. */
  start: number;
  /** Behind its closing quote. */
  end: number;
  /** Between the quotes; escapes stay as they are written. */
  value: string;
  /** A template with something put in, of which this is one piece. */
  partial: boolean;
}

const wordsBeforeRegex =
  /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield|await)$/;

/**
 * Finds comments, strings, templates and regular expressions of a script, by its letters alone: whether `/` divides or
 * begins a regular expression is told by what stands before it, which is right in all but odd code.
 */
export function scanScript(text: string): ScannedScript {
  const comments: [number, number][] = [];
  const hidden: [number, number][] = [];
  const strings: ScriptString[] = [];
  /** How deep braces lie within each template's `${`. */
  const templates: number[] = [];
  let last = -1;
  let at = 0;

  const addString = (start: number, end: number, closed: boolean, partial: boolean) => {
    const inner = closed ? end - 1 : end;
    strings.push({ start, end, value: text.slice(start + 1, inner), partial });
    hidden.push([start + 1, inner]);
    last = end - 1;
    at = end;
  };
  const template = (start: number) => {
    let index = start + 1;
    for (; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 92) index++;
      else if (code === 96) return addString(start, index + 1, true, text.charCodeAt(start) !== 96);
      else if (code === 36 && text.charCodeAt(index + 1) === 123) {
        addString(start, index, false, true);
        templates.push(0);
        at = index + 2;
        return;
      }
    }
    addString(start, text.length, false, true);
  };

  while (at < text.length) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (code === 47 && (next === 47 || next === 42)) {
      const end = next === 47 ? endOfLine(text, at) : endOfComment(text, at);
      comments.push([at, end]);
      at = end;
    } else if (code === 60 && text.startsWith('<!--', at)) {
      // Scripts of old hide themselves from older browsers; a browser takes the mark for the start of a comment.
      const end = endOfLine(text, at);
      comments.push([at, end]);
      at = end;
    } else if (code === 34 || code === 39) {
      const end = endOfString(text, at, code);
      addString(at, end, end - at > 1 && text.charCodeAt(end - 1) === code, false);
    } else if (code === 96) template(at);
    else if (code === 47 && regexMayStart(text, last)) {
      const end = endOfRegex(text, at);
      if (end === undefined) {
        last = at++;
      } else {
        hidden.push([at + 1, end - 1]);
        last = end - 1;
        at = end;
      }
    } else {
      const depth = templates.length - 1;
      if (depth >= 0 && (code === 123 || code === 125)) {
        if (code === 125 && templates[depth] === 0) {
          templates.pop();
          template(at);
          continue;
        }
        templates[depth] = (templates[depth] ?? 0) + (code === 123 ? 1 : -1);
      }
      if (code > 32) last = at;
      at++;
    }
  }
  const code = blanked(text, comments);
  return { code, bare: blanked(code, hidden), strings };
}

function blanked(text: string, ranges: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (end <= start) continue;
    parts.push(text.slice(at, start), ' '.repeat(end - start));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function endOfLine(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found;
}

function endOfComment(text: string, at: number): number {
  const found = text.indexOf('*/', at + 2);
  return found === -1 ? text.length : found + 2;
}

function endOfString(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === quote) return at + 1;
    else if (code === 10) return at;
  }
  return text.length;
}

/** By the last letter before it: behind a value `/` divides, behind an operator or a word such as `return` it doesn't. */
function regexMayStart(text: string, last: number): boolean {
  if (last < 0) return true;
  const char = text[last] ?? '';
  if (/[\w$]/.test(char)) return wordsBeforeRegex.test(text.slice(Math.max(0, last - 12), last + 1));
  return !/[)\]"'`]/.test(char);
}

function endOfRegex(text: string, start: number): number | undefined {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return undefined;
    if (code === 92) at++;
    else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 47 && !inClass) return at + 1;
  }
  return undefined;
}
