import { describe, expect, it } from 'vitest';
import { asStartError, DatabaseError } from '../../src/store/postgres.ts';

const withCode = (code: string): Error => Object.assign(new Error('connect failed'), { code });

describe('an error of the first use of the database', () => {
  it.each([
    ['ECONNREFUSED', /Start PostgreSQL/],
    ['ENOTFOUND', /no such host/],
    ['28P01', /user and password/],
    ['3D000', /createdb/],
  ])('%s names DATABASE_URL and the cure', (code, cure) => {
    const error = asStartError(withCode(code));
    expect(error).toBeInstanceOf(DatabaseError);
    expect(String(error)).toMatch(/DATABASE_URL/);
    expect(String(error)).toMatch(cure);
  });

  it('of which the settings are not the cause stays as it is', () => {
    const other = withCode('23505');
    expect(asStartError(other)).toBe(other);
    expect(asStartError('words')).toBe('words');
  });
});
