/** What limits there are when nobody says otherwise, how they are changed, and what counts as one address. */
import { addressKey } from '../../cloudfunctions/api/limits/address-key'
import { defaultLimits, readLimits } from '../../cloudfunctions/api/limits/limits'

test('limits are read from the environment, and what is no number is refused', () => {
  expect(readLimits({})).toEqual(defaultLimits)
  expect(readLimits({ LIMIT_CALLS: '7', LIMIT_WINDOW_SECONDS: '60' })).toEqual({
    ...defaultLimits,
    calls: 7,
    windowSeconds: 60,
  })
  for (const wrong of ['0', '-1', 'many', '1.5'])
    expect(() => readLimits({ LIMIT_CALLS: wrong })).toThrow('LIMIT_CALLS')
})

test('an address is one caller, and so is the network of an IPv6 address', () => {
  expect(addressKey('::ffff:10.0.0.7')).toBe('10.0.0.7')
  expect(addressKey('2001:db8:1:2:3::9')).toBe('2001:db8:1:2')
  expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0')
  expect(addressKey(undefined)).toBe('')
})
