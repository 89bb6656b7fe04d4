import validate from '@learninglocker/xapi-validation';

/** What a third-party validator finds wrong with a statement. */
export const problems = (statement: unknown): string[] =>
  validate(statement).map(
    (warning) => `${warning.name}: ${warning.path.join('.')} ${JSON.stringify(warning.data)}`,
  );
