import { expect, test } from '@jest/globals';
import { memberOf, ownMembers, textOf } from '../../src/internal/own-members.js';

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

test('memberOf() returns own members and those of a class', () => {
  expect(memberOf({ name: 1 }, 'name')).toBe(1);
  expect(memberOf(new Holder(), 'inherited')).toBe('of the class');
});

test('memberOf() ignores what every object inherits', () => {
  expect(memberOf({}, 'toString')).toBeUndefined();
  Object.defineProperty(Object.prototype, 'polluted', { value: 'x', configurable: true });
  try {
    expect(memberOf({}, 'polluted')).toBeUndefined();
    expect(memberOf({ polluted: 'own' }, 'polluted')).toBe('own');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'polluted');
  }
});

test('memberOf() returns undefined if the member cannot be read', () => {
  const throwing = {
    get name(): never {
      throw new Error('no');
    },
  };
  for (const value of [throwing, revoked(), undefined, null, 5, 'text'])
    expect(memberOf(value, 'name')).toBeUndefined();
});

test('textOf() returns a member only if it is a string', () => {
  expect(textOf({ name: 'x' }, 'name')).toBe('x');
  expect(textOf({ name: 5 }, 'name')).toBeUndefined();
});

test('ownMembers() copies own members and nothing that is inherited', () => {
  Object.defineProperty(Object.prototype, 'polluted', { value: 'x', configurable: true });
  try {
    const members: object = ownMembers({ name: 1 });
    expect(members).toEqual(Object.assign(Object.create(null) as object, { name: 1 }));
    expect('polluted' in members).toBe(false);
    expect(Object.keys(ownMembers(undefined))).toEqual([]);
  } finally {
    Reflect.deleteProperty(Object.prototype, 'polluted');
  }
});
