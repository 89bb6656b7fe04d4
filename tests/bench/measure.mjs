// Time and memory of a process, and the table that a benchmark prints.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';

/** Largest memory that a process has had so far, in MB, where the system tells (Linux). */
function peakOf(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/**
 * Runs a program to its end. Throws when it fails.
 * @returns `{ seconds, megabytes }`; 0 MB where the system doesn't tell
 */
export function run(program, args, { cwd, env = process.env, watchMemory = false } = {}) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let megabytes = 0;
    let said = '';
    const look = () => (megabytes = Math.max(megabytes, peakOf(child.pid)));
    // Looking costs time: only runs whose time is not asked for are watched.
    const watch = watchMemory ? setInterval(look, 5) : undefined;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes));
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(watch);
      if (status === 0) resolve({ seconds: (performance.now() - began) / 1000, megabytes });
      else reject(new Error(`${program} ${args.join(' ')} ended with ${status}:\n${said}`));
    });
  });
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Median time of some runs, after one that warms the disk. */
export async function timeOf(times, work) {
  await work();
  const seconds = [];
  while (seconds.length < times) seconds.push((await work()).seconds);
  return median(seconds);
}

/** Runs one after the other until the list is done, so that none disturbs another. */
export async function inTurn(items, work) {
  const results = [];
  for (const item of items) results.push(await work(item));
  return results;
}

const rows = [];

/** Prints one measured figure beside its bar, and remembers whether the bar is met. */
export function report(what, measured, bar, met) {
  const mark = met === undefined ? '' : met ? 'met' : 'NOT MET';
  rows.push(met);
  console.log(`${what.padEnd(62)} ${measured.padEnd(30)} ${bar.padEnd(30)} ${mark}`);
}

export function heading(text) {
  console.log(`\n${text}`);
}

/** One line on how many bars are met. */
export function summary() {
  const judged = rows.filter((met) => met !== undefined);
  console.log(`\n${judged.filter(Boolean).length} of ${judged.length} bars met`);
}
