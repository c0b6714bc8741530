import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simulationPage } from '../../../../action/report/simulation/page.ts';
import { resultOf } from './results.ts';

const ABOUT = { title: 'Load balancer prod', seed: 1 };

const count = (page: string, pattern: RegExp) => page.match(pattern)?.length ?? 0;

describe('the page of a simulation', () => {
  it('has three pictures for each scenario: a line each for requests and refusals, a row for each account', () => {
    const page = simulationPage([resultOf('steady'), resultOf('spike')], ABOUT);
    assert.equal(count(page, /<svg /g), 6);
    assert.equal(count(page, /<polyline [^>]*data-series="(requests|served|429s|5xx)"/g), 8);
    assert.equal(count(page, /<g data-series="(japan|sweden)">/g), 4);
    assert.equal(count(page, /role="img" aria-label="/g), 6);
  });

  it('loads nothing: no address, no script, and a policy that would forbid both', () => {
    const page = simulationPage([resultOf('steady')], ABOUT);
    assert.doesNotMatch(
      page,
      /https?:|\/\/|url\(|@import|<script|<link|<img|<iframe| src=| on\w+=/,
    );
    assert.match(
      page,
      /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/,
    );
  });

  it('is usable by keyboard, and in the dark', () => {
    const page = simulationPage([resultOf('steady')], ABOUT);
    assert.match(page, /<details open>\s*<summary>/);
    assert.match(page, /class="skip" href="#scenarios"[\s\S]*id="scenarios"/);
    assert.match(page, /tabindex="0" role="region"/);
    assert.match(page, /:focus-visible/);
    assert.match(page, /prefers-color-scheme: dark/);
    const [, target = ''] = /<a href="#(scenario-[^"]+)"/.exec(page) ?? [];
    assert.ok(page.includes(`<section id="${target}"`));
  });

  it('takes no name for markup', () => {
    const hostile = `"><script>alert('&')</script>`;
    const page = simulationPage(
      [resultOf(hostile, { about: hostile, account: hostile, hole: hostile })],
      { title: hostile, seed: 1 },
    );
    assert.doesNotMatch(page, /<script|alert\('/);
    assert.equal(count(page, /&lt;script&gt;alert\(&#39;&amp;&#39;\)&lt;\/script&gt;/g) > 8, true);
    assert.doesNotMatch(page, /id="[^"]*[<>& ]/);
  });

  it('says first which expectations are missed', () => {
    const page = simulationPage([resultOf('steady', { missed: true }), resultOf('spike')], ABOUT);
    const header = page.slice(0, page.indexOf('</header>'));
    assert.match(
      header,
      /class="bad">Expectations missed in <a href="#scenario-steady">steady<\/a>/,
    );
    assert.match(page, /<li class="bad">served 90.00 %, expected &gt;= 99.9%<\/li>/);
  });
});
