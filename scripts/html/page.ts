import { Html, html, type Part } from './html.ts';

/** Whatever fits light and dark, wide and narrow, screen and paper. */
const style = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5;
  --line: light-dark(#c8ccd4, #4a505c); --quiet: light-dark(#565d6b, #a9b1bf); --panel: light-dark(#f4f5f8, #20242b);
  --good: light-dark(#0b6b3a, #6fd39b); --bad: light-dark(#a3142a, #ff9aa6); }
body { margin-inline: auto; padding: 1rem; max-inline-size: 76rem; overflow-wrap: anywhere;
  background: light-dark(#fff, #16191e); color: light-dark(#1c2027, #e8eaee); }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h2 { margin-block: 2.5rem 0.75rem; padding-block-end: 0.25rem; border-block-end: 1px solid var(--line); }
a { color: light-dark(#0a53a8, #8cbcff); }
table { border-collapse: collapse; margin-block-end: 1.5rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-block: 0.5rem; }
th, td { border: 1px solid var(--line); padding: 0.35rem 0.6rem; text-align: start; vertical-align: top; }
th[scope=row] { font-weight: 600; }
thead th { background: var(--panel); }
.place, .quiet, figcaption { color: var(--quiet); font-size: 0.9em; }
`;

/** What pages of more than a few lines need beside it. */
export const reportStyle = `
.wide { overflow-x: auto; overflow-wrap: normal; }
.wide:focus-visible { outline: 2px solid; outline-offset: 2px; }
dl { display: grid; gap: 0.25rem 1rem; margin-block: 0.5rem; }
dl > div { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: 0 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
code, pre { font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace; font-size: 0.92em; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
nav ul { columns: 18rem; }
@media (max-width: 30rem) { dl > div { grid-template-columns: 1fr; } dd { margin-block-end: 0.35rem; } }
@media print { :root { color-scheme: light; font-size: 10pt; } body { max-inline-size: none; padding: 0; } nav { display: none; }
  h2, h3, h4 { break-after: avoid; } tr, figure { break-inside: avoid; } .wide { overflow: visible; } a { color: inherit; } }
`;

/**
 * A page for authors and reviewers as one file: nothing is loaded, nothing runs, and what is written in it is escaped.
 * @param own style of this page beside the common one
 */
export function authorsPage({ title, own, body }: { title: string; own: string; body: Part }): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
        />
        <title>${title}</title>
        <style>
          ${new Html(style + own)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}
