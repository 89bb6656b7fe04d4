const kept = 200;

/** The last calls to the LMS with their results, for a learner to copy when something went wrong. No names in it. */
export interface SupportLog {
  note(call: string, result: string): void;
  text(): string;
}

export function createSupportLog(heading: string): SupportLog {
  const lines: string[] = [];
  return {
    note(call, result) {
      lines.push(`${new Date().toISOString().slice(11, 23)} ${call} -> ${result}`);
      if (lines.length > kept) lines.shift();
    },
    text: () => [heading, ...lines].join('\n'),
  };
}
