import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseIri, registrationOf, withoutName } from '../../scripts/xapi/identifiers.ts';
import { sha1 } from '../../scripts/xapi/sha1.ts';
import { duration } from '../../scripts/xapi/times.ts';
import { isUuid, v4, v5 } from '../../scripts/xapi/uuid.ts';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('identifiers', () => {
  it('are of bytes as Node hashes them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(sha1([...bytes])).toEqual(new Uint8Array(createHash('sha1').update(bytes).digest()));
      }),
    );
  });

  it('of names are those that other programs make', () => {
    expect(v5(dns, 'python.org')).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
    expect(v5(dns, 'ü漢😀'.repeat(40))).toBe('60b64d62-311a-5df1-9551-2a692a3901f5');
    expect(v5(dns, 'half \ud83d')).toBe(v5(dns, 'half \ufffd'));
  });

  it('are random with the marks of their kind', () => {
    expect(v4(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
    expect(v4(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000');
  });

  it('stand for a registration where there is none', () => {
    const of = registrationOf('https://a.example', 'abcdefghij');
    expect(isUuid(of)).toBe(true);
    expect(registrationOf('https://a.example', 'abcdefghij')).toBe(of);
    expect(registrationOf('https://a.example', 'abcdefghik')).not.toBe(of);
  });

  it.each([
    ['https://a.example/b', 'https://a.example/b'],
    ['https://a.example/b/', 'https://a.example/b'],
    ['https://a.example/Kurse für alle', 'https://a.example/Kurse%20f%C3%BCr%20alle'],
    ['https://a.example/50%/a%20b?c=1&d#e', 'https://a.example/50%25/a%20b?c=1&d#e'],
    ['https://a.example/<"{}|\\^`>', 'https://a.example/%3C%22%7B%7D%7C%5C%5E%60%3E'],
  ])('begin with %s', (iri, base) => {
    expect(baseIri(iri)).toBe(base);
    expect(baseIri(base)).toBe(base);
  });

  it('keep the account of who has no name', () => {
    const account = { homePage: 'https://lms.example', name: 'u1' };
    expect(withoutName({ objectType: 'Agent', name: 'Ada', account })).toEqual({
      objectType: 'Agent',
      account,
    });
  });
});

it.each([
  [0, 'PT0S'],
  [12.345, 'PT12.35S'],
  [86_400, 'PT86400S'],
  [0.000_000_1, 'PT0S'],
  [-3, 'PT0S'],
  [0.1 + 0.2, 'PT0.3S'],
])('%s seconds last %s', (seconds, said) => expect(duration(seconds)).toBe(said));
