import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldName, foldPhone, maskEmail, maskName } from './rules';

test('a masked name is its initials, of whatever script', () => {
  assert.equal(maskName('Saskia Verbruggen'), 'S. V.');
  assert.equal(maskName('  Ada   King Lovelace '), 'A. K. L.');
  assert.equal(maskName('李 小龍'), '李. 小.');
  assert.equal(maskName('𝒜da'), '𝒜.');
  assert.equal(maskName(''), null);
  assert.equal(maskName(null), null);
});

test('a masked address keeps its first letter and its house', () => {
  assert.equal(maskEmail('saskia@post.example'), 's…@post.example');
  assert.equal(maskEmail('"a@b"@post.example'), '"…@post.example');
  assert.equal(maskEmail(null), null);
});

test('names are kept in lower case, with the last word first as well', () => {
  assert.deepEqual(foldName('  Ada  King LOVELACE '), {
    folded: 'ada king lovelace',
    reversed: 'lovelace ada king',
  });
  assert.deepEqual(foldName('Cher'), { folded: 'cher', reversed: 'cher' });
  assert.deepEqual(foldName('ﬁona Ｏ'), { folded: 'fiona o', reversed: 'o fiona' });
});

test('a phone number is its digits and a leading plus', () => {
  assert.equal(foldPhone('+49 (0)171 / 123-45'), '+49017112345');
  assert.equal(foldPhone('0171 12+345'), '017112345');
});
