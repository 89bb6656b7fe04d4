// Prints the bars, side by side with an empty Node start and `zip`: npm run bench [-- --film] [-- --quick]
//   --film   also packs one gigabyte of film
//   --quick  fewer runs of everything, for a first look
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from './browser.mjs';
import { firstSlide } from './first-slide.mjs';
import { importTs, root } from './import-ts.mjs';
import { savesToPages } from './preview.mjs';
import { heading, inTurn, report, run, summary, timeOf } from './measure.mjs';

const { bigCourse, generateBank, generateCourse, generateFilm } = await importTs('tests/bench/generate.ts');
const flags = new Set(process.argv.slice(2));
const times = flags.has('--quick') ? 3 : 11;
const node = process.execPath;
const cli = join(root, '.build/cli.js');
const work = mkdtempSync(join(tmpdir(), 'coursewright-bench-'));
const out = join(work, 'out');
const env = { ...process.env, CI: '' };

const build = (folders, options = {}) =>
  run(node, [cli, 'build', ...folders, '--out', out, '--quiet'], { cwd: work, env, ...options });
const packageOf = (id) =>
  join(
    out,
    readdirSync(out).find((name) => name.startsWith(`${id}-1.0.0`) && name.endsWith('.zip')),
  );
const sized = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
const seconds = (value) => `${value.toFixed(2)} s`;

/** The whole of a folder, in MB, and how many packages lie in it. */
function weigh(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  return {
    megabytes: bytes / 1e6,
    packages: paths.filter((path) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path)).length,
  };
}

async function zipTime(folder, options) {
  const zip = join(work, 'floor.zip');
  try {
    return await timeOf(3, () => {
      rmSync(zip, { force: true });
      return run('zip', [...options, zip, '.'], { cwd: folder });
    });
  } catch {
    return undefined;
  }
}

async function buildTimes() {
  heading('Building');
  const empty = join(work, 'empty.cjs');
  writeFileSync(empty, '');
  const unit = await timeOf(times, () => run(node, [empty]));
  report('start of an empty Node process (n)', seconds(unit), '');
  const against = (value) => `${seconds(value)} = ${(value / unit).toFixed(1)} n`;

  const sample = join(root, 'course/intro-ecs-ecr-fargate');
  const sampleTime = await timeOf(times, () => build([sample]));
  report('the sample', against(sampleTime), '<= 4 n', sampleTime / unit <= 4);
  const zipped = await zipTime(sample, ['-qr']);
  if (zipped !== undefined) report('  zip of its folder alone', against(zipped), '');

  generateCourse(join(work, 'big'), 'big', bigCourse);
  const big = [join(work, 'big')];
  const bigTime = await timeOf(Math.min(times, 5), () => build(big));
  report('50 lessons x 12 slides, 200 questions', against(bigTime), '<= 10 n', bigTime / unit <= 10);
  const { megabytes } = await build(big, { watchMemory: true });
  report('  its memory', `${megabytes.toFixed(0)} MB`, '<= 200 MB', megabytes <= 200);
  const bigZip = await zipTime(big[0], ['-qr']);
  if (bigZip !== undefined) report('  zip of its folder alone', against(bigZip), '');

  generateBank(join(work, 'exam'), 'exam', 500, 10);
  const bankTime = await timeOf(Math.min(times, 5), () => build([join(work, 'exam')]));
  report('a bank of 500 questions, 10 draws', against(bankTime), '<= 10 n', bankTime / unit <= 10);

  // One course of that size would not fit into SCORM 1.2's resume data, so it is ten of them in one run.
  const ten = Array.from({ length: 10 }, (_, index) => `big${index}`);
  for (const id of ten) generateCourse(join(work, id), id, bigCourse);
  const folders = ten.map((id) => join(work, id));
  const tenTime = await timeOf(1, () => build(folders));
  report(
    'ten such courses in one run',
    `${seconds(tenTime)} = ${(tenTime / bigTime).toFixed(1)} x one`,
    '<= 10 x one',
    tenTime <= 10 * bigTime,
  );
  const tenMemory = (await build(folders, { watchMemory: true })).megabytes;
  report('  memory', `${tenMemory.toFixed(0)} MB`, '<= 600 MB', tenMemory <= 600);
}

async function filmTimes() {
  heading('One gigabyte of film');
  generateFilm(join(work, 'film'), 'film', 1e9);
  generateFilm(join(work, 'nofilm'), 'nofilm', 0);
  const floor = await zipTime(join(work, 'film'), ['-0qr']);
  const time = await timeOf(3, () => build([join(work, 'film')]));
  if (floor === undefined) report('build', seconds(time), '<= 1.5 x zip -0 (no zip here)');
  else
    report(
      'build',
      `${seconds(time)} = ${(time / floor).toFixed(1)} x zip -0`,
      '<= 1.5 x zip -0',
      time <= 1.5 * floor,
    );
  const [film, none] = await inTurn(['film', 'nofilm'], (id) =>
    build([join(work, id)], { watchMemory: true }),
  );
  const more = film.megabytes - none.megabytes;
  report('  more memory than without', `${more.toFixed(0)} MB`, '<= 150 MB', more <= 150);
}

async function launches() {
  heading('Before the first slide can be read');
  const browser = await startBrowser();
  try {
    const sample = await firstSlide(browser, packageOf('intro-ecs-ecr-fargate'), Math.min(times, 5));
    const big = await firstSlide(browser, packageOf('big'), Math.min(times, 5));
    const { bytes } = sample;
    report('JavaScript, gzip', sized(bytes.scripts), '<= 20 KB', bytes.scripts <= 20 * 1024);
    report('CSS, gzip', sized(bytes.styles), '<= 10 KB', bytes.styles <= 10 * 1024);
    report('requests', String(sample.paths.length), '<= 8', sample.paths.length <= 8);
    report('all bytes, gzip', sized(bytes.all), '<= 40 KB', bytes.all <= 40 * 1024);
    report(
      'requests of the big course',
      String(big.paths.length),
      'the same',
      big.paths.length === sample.paths.length,
    );
    const more = big.bytes.all - bytes.all;
    report(
      'bytes of the big course',
      `${sized(big.bytes.all)}, ${sized(more)} more`,
      '<= 10 KB more',
      more <= 10 * 1024,
    );
    report('on a slow phone, in an LMS', seconds(sample.seconds), '<= 0.7 s', sample.seconds <= 0.7);
    report('the same of the big course', seconds(big.seconds), '');
    report('layout shift', sample.shift.toFixed(3), '0', sample.shift === 0);
    for (const node of sample.shifted) console.log(`  moved: ${node}`);
    report('LMS calls at launch', String(sample.calls), '<= 15', sample.calls <= 15);
  } finally {
    await browser.close();
  }
}

async function preview() {
  heading('Preview');
  const browser = await startBrowser();
  try {
    const { median, longest } = await savesToPages(browser, join(work, 'big'), times);
    report('from a save to the page, the big course', seconds(median), '<= 0.5 s', median <= 0.5);
    report('  the longest', seconds(longest), '');
  } finally {
    await browser.close();
  }
}

async function states() {
  heading('Resume data');
  const { answered, fieldsOf, mixed } = await importTs('tests/support/big-state.ts');
  const { packState } = await importTs('scripts/state/pack.ts');
  const { worstState } = await importTs('scripts/state/budget.ts');
  const { list, progress } = answered(300, 200);
  const usual = packState(progress, list).length;
  report('300 slides, 200 choice questions, all answered', `${usual} characters`, '<= 450', usual <= 450);
  const worst = worstState(fieldsOf(600, 200));
  report('600 slides, 200 choice questions, worst case', `${worst} characters`, '<= 4,096', worst <= 4096);
  const all = worstState(fieldsOf(600, 200, mixed));
  report('600 slides, 200 questions of all types, worst case', `${all} characters`, '<= 4,096', all <= 4096);
}

async function install() {
  heading('Installing');
  const folder = join(work, 'install');
  await run('npm', ['pack', '--ignore-scripts', '--pack-destination', work], { cwd: root });
  const packed = join(
    work,
    readdirSync(work).find((name) => name.endsWith('.tgz')),
  );
  await run('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--offline', packed]);
  const { megabytes, packages } = weigh(join(folder, 'node_modules'));
  report('packages', String(packages), '<= 10', packages <= 10);
  report('size', `${megabytes.toFixed(1)} MB`, '<= 25 MB', megabytes <= 25);
}

try {
  await buildTimes();
  if (flags.has('--film')) await filmTimes();
  await launches();
  await preview();
  await states();
  await install();
  summary();
} finally {
  rmSync(work, { recursive: true, force: true });
}
