import type { LrsCredentials } from '../compile/lrs.ts';

const names = ['COURSEWRIGHT_LRS_KEY', 'COURSEWRIGHT_LRS_SECRET'] as const;

/** The LRS's credentials as the environment has them, or, as a sentence, what is wrong with them. */
export function lrsCredentials(env: Readonly<Record<string, string | undefined>>): LrsCredentials | string {
  const missing = names.filter((name) => (env[name] ?? '') === '');
  if (missing.length > 0)
    return `--allow-embedded-credentials takes the LRS's credentials from the environment: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set.`;
  const [key, secret] = names.map((name) => env[name] ?? '') as [string, string];
  if (key.includes(':'))
    return 'COURSEWRIGHT_LRS_KEY has a colon in it, which no user name of HTTP can have.';
  return { key, secret };
}
