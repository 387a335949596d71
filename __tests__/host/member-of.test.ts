import { expect, test } from '@jest/globals';
import { memberOf, textOf } from '../../src/host/member-of.js';

class Holder {
  readonly #value = 'of the class';
  get inherited() {
    return this.#value;
  }
}

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

test('memberOf() reads own members and those of a class', () => {
  expect(memberOf({ name: 1 }, 'name')).toBe(1);
  expect(memberOf(new Holder(), 'inherited')).toBe('of the class');
});

test('memberOf() does not read what every object inherits', () => {
  expect(memberOf({}, 'toString')).toBeUndefined();
  Object.defineProperty(Object.prototype, 'polluted', { value: 'x', configurable: true });
  try {
    expect(memberOf({}, 'polluted')).toBeUndefined();
    expect(memberOf({ polluted: 'own' }, 'polluted')).toBe('own');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'polluted');
  }
});

test('memberOf() gives undefined for what cannot be read', () => {
  const throwing = {
    get name(): never {
      throw new Error('no');
    },
  };
  for (const value of [throwing, revoked(), undefined, null, 5, 'text'])
    expect(memberOf(value, 'name')).toBeUndefined();
});

test('textOf() gives a member only if it is a string', () => {
  expect(textOf({ name: 'x' }, 'name')).toBe('x');
  expect(textOf({ name: 5 }, 'name')).toBeUndefined();
});
