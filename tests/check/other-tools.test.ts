import { describe, expect, test } from 'vitest';
import { changed, checkFiles, fixtures, namesIn, type Files } from './support.ts';

/**
 * Packages in the shapes that other tools give them, with code written for these tests: what is right is not found fault
 * with, and what is wrong in them is found.
 */

const manifest = (resource: string, more = '') => `<?xml version="1.0" standalone="no" ?>
<manifest identifier="com.example.course" version="1"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="O"><organization identifier="O"><title>Course</title>
    <item identifier="I" identifierref="R" isvisible="true"><title>Course</title>${more}</item>
  </organization></organizations>
  <resources><resource identifier="R" type="webcontent" adlcp:scormtype="sco" href="index.html">${resource}</resource></resources>
</manifest>`;

/** A package of these files, all listed. */
const pack = (files: Files): Files => ({
  'imsmanifest.xml': manifest(
    Object.keys(files)
      .map((path) => `<file href="${path}"/>`)
      .join(''),
  ),
  ...files,
});

const page = (head: string, body = '<p>Welcome to the course.</p>', attributes = '') =>
  `<!doctype html><html lang="en"><head><title>Course</title>${head}</head><body${attributes}>${body}</body></html>`;

/** A wrapper that knows both versions, as pipwerks made them popular. */
const twoVersions = `
var scorm = { version: null, handle: null };
scorm.find = function (win) {
  var attempts = 0, limit = 500;
  while (!win.API && !win.API_1484_11 && win.parent && win.parent != win && attempts <= limit) {
    attempts++;
    win = win.parent;
  }
  if (win.API_1484_11) { scorm.version = '2004'; return win.API_1484_11; }
  scorm.version = '1.2';
  return win.API;
};
scorm.init = function () {
  scorm.handle = scorm.find(window) || (window.top.opener ? scorm.find(window.top.opener) : null);
  switch (scorm.version) {
    case '1.2': return scorm.handle.LMSInitialize('');
    case '2004': return scorm.handle.Initialize('');
  }
};
scorm.set = function (element, value) {
  return scorm.version === '1.2' ? scorm.handle.LMSSetValue(element, value) : scorm.handle.SetValue(element, value);
};
scorm.status = function (value) {
  return scorm.set(scorm.version === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status', value);
};
scorm.save = function () {
  return scorm.version === '1.2' ? scorm.handle.LMSCommit('') : scorm.handle.Commit('');
};
scorm.quit = function () {
  scorm.set(scorm.version === '1.2' ? 'cmi.core.exit' : 'cmi.exit', 'suspend');
  scorm.save();
  return scorm.version === '1.2' ? scorm.handle.LMSFinish('') : scorm.handle.Terminate('');
};`;

/** A small course on that wrapper, with a line of its own. */
const wrapped = (line: string): Files =>
  pack({
    'index.html': page('<script src="scorm.js"></script><script src="course.js"></script>'),
    'scorm.js': twoVersions,
    'course.js':
      "window.addEventListener('load', function () { scorm.init(); });\nwindow.addEventListener('pagehide', function () { scorm.quit(); });\n" +
      `function done(isRight, n) { scorm.status('incomplete'); ${line} }`,
  });

/** A player of SCORM 2004 that keeps its place, and ends its session by a function within a function. */
const keeper = (launch: string, end: string) => `var api = window.parent.API_1484_11;
function findApi(win, tries) { while (!win.API_1484_11 && win.parent !== win && tries < 500) { tries++; win = win.parent; } return win.API_1484_11; }
function begin() { api = findApi(window, 0); api.Initialize(''); api.SetValue('cmi.completion_status', 'incomplete'); ${launch} api.Commit(''); }
function show(place) { api.SetValue('cmi.location', place); api.SetValue('cmi.progress_measure', '0.5'); api.SetValue('cmi.score.scaled', '1'); api.Commit(''); }
function closeSession() { ${end} if (api.Terminate('') === 'false') complain(); }
function leavePage() { closeSession(); }
function complain() { console.error('not saved'); }
window.addEventListener('load', begin);
window.addEventListener('pagehide', leavePage);
document.addEventListener('click', function () { show('2'); });`;

const minified =
  '!function(){var t=null;function e(e){for(var n=0;!e.API&&e.parent&&e.parent!=e&&n<500;)n++,e=e.parent;return e.API}' +
  'function n(){(t=e(window))&&(t.LMSInitialize(""),t.LMSSetValue("cmi.core.exit","suspend"),t.LMSCommit(""))}' +
  'function r(e,n){t.LMSSetValue("cmi.core.score.min","0"),t.LMSSetValue("cmi.core.score.max","100"),' +
  't.LMSSetValue("cmi.core.score.raw",""+e),t.LMSSetValue("cmi.core.lesson_status",n?"passed":"failed"),t.LMSCommit("")}' +
  'window.addEventListener("load",n),window.addEventListener("pagehide",function(){t&&t.LMSFinish("")}),window.done=r}();';

describe('what is right in the packages of other tools', () => {
  const table: [string, Files][] = [
    [
      'a wrapper of both versions, used in the words of one',
      pack({
        'index.html': page('<script src="scorm.js"></script><script src="course.js"></script>'),
        'scorm.js': twoVersions,
        'course.js':
          "window.addEventListener('load', function () { scorm.init(); scorm.status('incomplete'); });\n" +
          "function finished(score) { scorm.set('cmi.core.score.min', '0'); scorm.set('cmi.core.score.max', '100');\n" +
          "  scorm.set('cmi.core.score.raw', score); scorm.set('cmi.core.lesson_status', 'passed'); scorm.save(); }\n" +
          "window.addEventListener('pagehide', function () { scorm.quit(); });\ndocument.addEventListener('click', finished);",
      }),
    ],
    [
      'a minified bundle',
      pack({ 'index.html': page('<script src="bundle.js"></script>'), 'bundle.js': minified }),
    ],
    [
      'a page that loads its scripts by itself',
      pack({
        'index.html': page('<script src="boot.js"></script>'),
        'boot.js':
          "var s = document.createElement('script'); s.src = 'bundle.js'; document.head.appendChild(s);",
        'bundle.js': minified,
      }),
    ],
    [
      'a template in a page, and addresses that are filled in later',
      pack({
        'index.html': page(
          '<script src="bundle.js"></script>',
          '<p>Text</p><script type="text/template"><img src="{{image}}"><a href="nowhere.html">x</a></script>' +
            '<a href="{{url}}">Go</a><a href="#top">Up</a><a href="mailto:a@example.org">Mail</a><a href="javascript:void(0)">No</a>' +
            '<!-- <img src="old.png"> -->',
        ),
        'bundle.js': minified,
      }),
    ],
    [
      'a fragment that is put into the page of the root',
      pack({
        'index.html': page('<script src="bundle.js"></script>'),
        'bundle.js': minified,
        'lessons/one.html': '<section><img src="media/exit.svg" alt="The way out"></section>',
        'media/exit.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      }),
    ],
    [
      'frames around the course, the tracker in one of them',
      pack({
        'index.html': page(
          '<script src="bundle.js"></script>',
          '<p>Course</p><iframe src="blank.html" title="Course"></iframe>',
        ),
        'blank.html': '<html><head></head><body></body></html>',
        'bundle.js': minified,
      }),
    ],
    [
      'a library that listens for unload, closes its own things and asks for the top',
      pack({
        'index.html': page('<script src="library.js"></script><script src="bundle.js"></script>'),
        'library.js':
          '/*! Some JavaScript Library */(function(w){w.attachEvent?w.attachEvent("onunload",function(){cache={}}):0;' +
          'if(w!==w.top){}var a={top:{location:1}};a.top.location=2;dialog.close();var re=/"unclosed/;}(window));',
        'bundle.js': minified,
      }),
    ],
    [
      'names with brackets and signs',
      pack({
        'index.html': page(
          '<script src="bundle.js"></script>',
          '<img src="img/logo%20(1)@2x.png" alt="Logo">',
        ).replaceAll('logo%20', 'logo-'),
        'bundle.js': minified,
        'img/logo-(1)@2x.png': 'x',
      }),
    ],
    [
      'answers by a wrapper, each version in its own words',
      wrapped(
        "if (scorm.version === '1.2') { scorm.set('cmi.interactions.' + n + '.result', isRight ? 'correct' : 'wrong'); scorm.set('cmi.core.score.raw', '1'); scorm.set('cmi.core.score.max', '1'); }" +
          "else { scorm.set('cmi.interactions.' + n + '.result', isRight ? 'correct' : 'incorrect'); scorm.set('cmi.score.raw', '1'); scorm.set('cmi.score.scaled', '1'); }",
      ),
    ],
    [
      'a wrapper that makes elements of one version out of the other',
      {
        ...wrapped("scorm.set('cmi.score.raw', '1'); scorm.set('cmi.score.max', '1');"),
        'scorm.js': twoVersions.replace(
          'scorm.set = function (element, value) {',
          "scorm.set = function (element, value) { if (scorm.version === '1.2') element = element.replace('cmi.', 'cmi.core.');",
        ),
      },
    ],
    [
      'a session that is to be kept from its beginning, and ends without a word',
      changed('scorm2004', { 'js/player.js': keeper("api.SetValue('cmi.exit', 'suspend');", '') }),
    ],
    [
      'a manifest in UTF-16 with a mark',
      changed('scorm12', {
        'imsmanifest.xml': Buffer.from(
          `\ufeff${String(fixtures.scorm12['imsmanifest.xml']).replace('encoding="UTF-8"', 'encoding="UTF-16"')}`,
          'utf16le',
        ),
      }),
    ],
    [
      'metadata of IMS without a language, schemas beside the manifest',
      changed('scorm12', {
        'metadata.xml':
          '<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general><title><langstring xml:lang="x-none">A</langstring></title></general></lom>',
        'imscp_rootv1p1p2.xsd': '<schema/>',
      }),
    ],
  ];

  test.each(table)('%s: nothing is found', (_name, files) => {
    expect(checkFiles(files).findings).toEqual([]);
  });
});

describe('what is wrong in the packages of other tools', () => {
  const table: [string, Files, string[]][] = [
    [
      'the fewest calls that SCORM asks for, in handlers of unload, with alerts',
      pack({
        'index.html': page('<script src="scorm.js"></script>'),
        'scorm.js': `var tries = 0; var api = null; var maxTries = 500;
function scan(win) { while (win.API == null && win.parent != null && win.parent != win) { tries++; if (tries > maxTries) return null; win = win.parent; } return win.API; }
function begin() { api = scan(window); if (api == null) { alert('No LMS'); return; } api.LMSInitialize(''); }
function end() { if (api.LMSFinish('') == 'false') alert('Not saved'); }
window.onload = begin;
window.onunload = end;
window.onbeforeunload = end;`,
      }),
      ['commit-never-called', 'dialog-in-unload', 'status-never-set', 'unload-only'],
    ],
    [
      'a wrapper that completes whatever is left',
      pack({
        'index.html': page(
          '<script src="scorm.js"></script><script src="page.js"></script>',
          '<p>Text</p>',
          ' onunload="unloadPage()"',
        ),
        'scorm.js': twoVersions,
        'page.js':
          "window.onload = function () { scorm.init(); };\nfunction unloadPage() { scorm.status('completed'); scorm.quit(); }",
      }),
      ['inline-script', 'status-set-at-unload', 'unload-only'],
    ],
    [
      'words that no LMS takes',
      pack({
        'index.html': page('<script src="scorm.js"></script><script src="course.js"></script>'),
        'scorm.js': twoVersions,
        'course.js':
          "window.addEventListener('load', function () { scorm.init(); });\nwindow.addEventListener('pagehide', function () { scorm.quit(); });\n" +
          "function done() { scorm.set('cmi.core.lesson_status', 'incompleted'); scorm.set('cmi.succes_status', 'failed'); }",
      }),
      ['element-unknown', 'element-value-wrong'],
    ],
    [
      'titles in CDATA, no list of files, every exit hidden',
      changed('scorm2004', {
        'imsmanifest.xml': String(fixtures.scorm2004['imsmanifest.xml'])
          .replaceAll('<title>Fire safety</title>', '<title><![CDATA[Fire & safety]]></title>')
          .replace(/<file [^>]*\/>\s*/g, '')
          .replace(
            '<adlnav:hideLMSUI>previous</adlnav:hideLMSUI>',
            ['previous', 'exit', 'exitAll', 'abandon', 'abandonAll', 'suspendAll']
              .map((exit) => `<adlnav:hideLMSUI>${exit}</adlnav:hideLMSUI>`)
              .join(''),
          ),
      }),
      ['file-unlisted', 'hidden-exit', 'launch-file-unlisted', 'manifest-cdata'],
    ],
    [
      'a mastery score before metadata, and metadata among resources',
      changed('scorm12', {
        'imsmanifest.xml': String(fixtures.scorm12['imsmanifest.xml'])
          .replace(
            '</adlcp:datafromlms>',
            '</adlcp:datafromlms><adlcp:masteryscore>100</adlcp:masteryscore><metadata/>',
          )
          .replace('<resources>', '<resources><metadata/>'),
      }),
      ['manifest-element-misplaced', 'manifest-element-unknown', 'mastery-score'],
    ],
    [
      'a score by the name of the other version, handed through a wrapper of both',
      wrapped("scorm.set('cmi.score.raw', '90'); scorm.set('cmi.score.max', '100');"),
      ['element-of-other-version'],
    ],
    [
      'results of answers in the words of the other version',
      pack({
        'index.html': page('<script src="bundle.js"></script>'),
        'bundle.js': minified.replace(
          'window.done=r',
          'window.answered=function(e,n){t.LMSSetValue("cmi.interactions."+e+".result",n?"correct":"incorrect");' +
            't.LMSSetValue(`cmi.interactions.${e}.type`,"long-fill-in");t.LMSSetValue("cmi.interactions."+e+".id","Question 1")},window.done=r',
        ),
      }),
      ['element-value-wrong'],
    ],
    [
      'a session that is kept at its end only, with a dialog two calls away, and a text that becomes a program',
      changed('scorm2004', {
        'js/player.js': keeper("setTimeout('show(1)', 10);", "api.SetValue('cmi.exit', 'suspend');").replace(
          "console.error('not saved')",
          "alert('not saved')",
        ),
      }),
      ['dialog-in-unload', 'eval-used', 'exit-set-late'],
    ],
    [
      'attributes of an AU that are written as elements',
      changed('cmi5', {
        'cmi5.xml': String(fixtures.cmi5['cmi5.xml'])
          .replace(' moveOn="Completed" launchMethod="AnyWindow"', '')
          .replace('<url>index.html</url>', '<url>index.html</url><moveOn>Completed</moveOn>'),
      }),
      ['cmi5-move-on-default', 'manifest-element-unknown'],
    ],
    [
      'a launch beside the activities of tincan.xml, and a blank in an address',
      changed('tincan', {
        'tincan.xml': String(fixtures.tincan['tincan.xml'])
          .replace(/\s*<launch [^]*?<\/launch>/g, '')
          .replace('</activities>', '</activities><launch>index.html</launch>')
          .replace(/(<activity id="[^"]*)"/, '$1 1"'),
      }),
      ['id-not-absolute', 'tincan-launch-missing'],
    ],
    [
      'a viewport that forbids zoom, state under a fixed name, a window that closes itself',
      pack({
        'index.html': page(
          '<meta name="viewport" content="width=device-width,initial-scale=1,user-scalable=no,minimal-ui"/><script src="bundle.js"></script>',
        ),
        'bundle.js': `${minified}\nlocalStorage.setItem("course-progress", "1");window.close();`,
      }),
      ['storage-key-fixed', 'window-closed', 'zoom-forbidden'],
    ],
  ];

  test.each(table)('%s', (_name, files, expected) => {
    expect(namesIn(checkFiles(files))).toEqual(expected);
  });

  test('two handlers with one body are one finding', () => {
    const { findings } = checkFiles(
      pack({
        'index.html': page('<script src="scorm.js"></script><script src="page.js"></script>'),
        'scorm.js': twoVersions,
        'page.js':
          "window.onload = function () { scorm.init(); };\nfunction leavePage() { scorm.status('completed'); scorm.quit(); }\n" +
          'window.onpagehide = leavePage;\nwindow.onunload = leavePage;',
      }),
    );
    expect(findings.map(({ name, count }) => [name, count])).toEqual([['status-set-at-unload', 1]]);
  });

  test('what stands on many pages is one finding with a number', () => {
    const pages = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`page-${index}.html`, page('').replace(' lang="en"', '')]),
    );
    const { findings } = checkFiles(
      pack({ 'index.html': page('<script src="bundle.js"></script>'), 'bundle.js': minified, ...pages }),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ name: 'page-without-language', count: 50 });
    expect(findings[0]?.more).toHaveLength(20);
  });
});
