import { describe, expect, test } from '@jest/globals';
import { deviceCodes } from '../../src/testing/state.js';

const make = () => {
  const time = { now: 0 };
  const devices = deviceCodes(() => time.now);
  const device = devices.issue('app', ['repo']);
  const poll = (afterSeconds: number, clientId = 'app') => {
    time.now += afterSeconds * 1000;
    return devices.poll(device.deviceCode, clientId);
  };
  return { time, devices, device, poll };
};

describe('a device code', () => {
  test('is pending until the person decides, and is granted once', () => {
    const { devices, device, poll } = make();

    expect(poll(5)).toEqual({ error: 'authorization_pending' });
    devices.decide(device.userCode, 'approved');
    expect(poll(5)).toEqual({ scopes: ['repo'] });
    expect(poll(5)).toEqual({ error: 'incorrect_device_code' });
  });

  test('is refused when it is polled early, with an interval that grows by five seconds', () => {
    const { poll } = make();

    expect(poll(4.9)).toEqual({ error: 'slow_down', interval: 10 });
    expect(poll(9.9)).toEqual({ error: 'slow_down', interval: 15 });
    expect(poll(15)).toEqual({ error: 'authorization_pending' });
  });

  test('is refused when it is polled early even if the person has approved', () => {
    const { devices, device, poll } = make();
    devices.decide(device.userCode, 'approved');

    expect(poll(1)).toEqual({ error: 'slow_down', interval: 10 });
  });

  test('ends with a refusal', () => {
    const { devices, device, poll } = make();
    devices.decide(device.userCode, 'denied');

    expect(poll(5)).toEqual({ error: 'access_denied' });
  });

  test('expires after fifteen minutes, for the device and for the person', () => {
    const { devices, device, poll } = make();

    expect(poll(900)).toEqual({ error: 'expired_token' });
    expect(devices.decide(device.userCode, 'approved')).toBe(false);
  });

  test('belongs to the app that asked for it', () => {
    expect(make().poll(5, 'other')).toEqual({ error: 'incorrect_device_code' });
  });
});
