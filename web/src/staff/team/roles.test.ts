import { describe, expect, it } from 'vitest';
import { mayChange, mayMakeLink, rolesToGive } from './roles';

describe('what one member of staff may do to another', () => {
  it('gives no role above the own one', () => {
    expect(rolesToGive('direction')).toEqual(['direction', 'referent', 'teacher', 'inspector', 'intervenant']);
    expect(rolesToGive('platform_admin')).toEqual(['platform_admin']);
  });

  it('makes links for lower ranks only', () => {
    expect([mayMakeLink('admin', 'direction'), mayMakeLink('admin', 'admin'), mayMakeLink('direction', 'admin')]).toEqual([true, false, false]);
    expect([mayChange('admin', 'admin'), mayChange('direction', 'admin')]).toEqual([true, false]);
  });
});
