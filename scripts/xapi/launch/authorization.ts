/**
 * The value of an Authorization header, as a Tin Can launch's `auth` or a token service means it: whole, or a token alone.
 * What has three parts with points between them is a JSON Web Token (RFC 7519) and goes as `Bearer`.
 * @param scheme for all other tokens
 */
export function authorizationOf(given: string, scheme: 'Basic' | 'Bearer'): string {
  const [, named, rest] = /^(basic|bearer)\s+(.*)$/is.exec(given.trim()) ?? [];
  // A plus sign that the launch forgot to encode has become a blank.
  const token = (rest ?? given.trim()).replaceAll(' ', '+');
  if (named !== undefined) return `${named} ${token}`;
  if (/^\w+\s/.test(given.trim())) return given.trim();
  return `${/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token) ? 'Bearer' : scheme} ${token}`;
}
