import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { evaluateExpression } from '../../../../policy/expressions/index.ts';

const ZONES = [...new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName))];

test('every time zone of Windows is found by its name', () => {
  assert.ok(ZONES.length > 130, `${ZONES.length} names`);
  for (const name of ZONES) {
    const { type } = evaluateExpression(
      `TimeZoneInfo.FindSystemTimeZoneById("${name}").BaseUtcOffset`,
    ) as { type?: string };
    assert.equal(type, 'System.TimeSpan', name);
  }
});

test('a name of Windows means the zone of the world as a whole, not that of one country', () => {
  const local = (zone: string) =>
    evaluateExpression(
      `TimeZoneInfo.ConvertTimeBySystemTimeZoneId(new DateTime(2024, 7, 1, 12, 0, 0, DateTimeKind.Utc), "${zone}").ToString("HH:mm")`,
    );
  assert.deepEqual(local('W. Europe Standard Time'), { type: 'System.String', value: '14:00' });
  assert.deepEqual(local('Nepal Standard Time'), { type: 'System.String', value: '17:45' });
  assert.deepEqual(local('US Mountain Standard Time'), { type: 'System.String', value: '05:00' });
});
