import { describe, expect, test } from '@jest/globals';
import { textElements as ofBrowser } from '../../src/xml/dom.js';
import { textElements } from '../../src/xml/library.js';

describe('the reader of servers', () => {
  test.each<[string, [string, string][] | undefined]>([
    [
      '<OAuth><a>1</a><b>2</b></OAuth>',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['<?xml version="1.0"?>\n<OAuth>\n <a>x &amp; &#121;</a>\n</OAuth>', [['a', 'x & y']]],
    ['<OAuth><a><![CDATA[x < y]]></a></OAuth>', [['a', 'x < y']]],
    ['<OAuth><a>x<!-- c -->y</a></OAuth>', [['a', 'xy']]],
    ['<OAuth><a/></OAuth>', [['a', '']]],
    ['<OAuth><a><b>1</b></a></OAuth>', []],
    ['<OAuth/>', []],
    ['<OAuth><a>1</b></OAuth>', undefined],
    ['<OAuth><a>&unknown;</a></OAuth>', undefined],
    ['<OAuth>', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, elements) => {
    expect(textElements(text)).toEqual(elements);
  });

  test('does not fail on elements nested without end', () => {
    expect(textElements('<a>'.repeat(20_000))).toBeUndefined();
  });
});

describe('the reader of browsers', () => {
  test('reads nothing where there is no DOMParser', () => {
    expect(ofBrowser('<OAuth><a>1</a></OAuth>')).toBeUndefined();
  });
});
