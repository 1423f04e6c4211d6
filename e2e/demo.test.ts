import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { charts, findBucket, hoverBar, readAll, readFigures, settled } from './dashboard.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** The reference example, as `turnout demo` shows it to whoever looks, hovers or asks. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const january = {
  'active-users': {
    when: 'January 2022',
    rows: { Total: ['445'], WhatsApp: ['416', '93.5%'], Webchat: ['29', '6.5%'] },
  },
  'new-users': { when: 'January 2022', rows: { Total: ['423'], WhatsApp: ['406', '96.0%'], Webchat: ['17', '4.0%'] } },
  'total-users': {
    when: 'January 2022',
    rows: { Total: ['542'], WhatsApp: ['473', '87.3%'], Webchat: ['69', '12.7%'] },
  },
  messages: {
    when: 'January 2022',
    rows: {
      Total: ['1,796', '3,116'],
      WhatsApp: ['1,678', '2,940', '94.0%'],
      Webchat: ['118', '176', '6.0%'],
    },
  },
};

test('hovering January in any of the four charts shows it in all of them, until the mouse leaves', async () => {
  const page = await stage.open('/b/sample?from=2022-01-01&to=2022-06-30&granularity=month');
  await settled(page);
  const letGo = async () => {
    await page.mouse.move(0, 0);
    await expect.poll(async () => (await readAll(page))['active-users'].when).toBe('Whole period');
  };
  for (const chart of ['active-users', 'new-users', 'messages'] as const) {
    for (const platform of ['whatsapp', 'webchat']) {
      await hoverBar(page, chart, platform, 0);
      await expect.poll(() => readAll(page), { message: `${platform} in ${chart}` }).toEqual(january);
      await letGo();
    }
  }
  await findBucket(page, 'total-users', '2022-01-01');
  await expect.poll(() => readAll(page)).toEqual(january);
  await letGo();
});

test('the address that the demo prints shows January alone', async () => {
  const page = await stage.open(stage.turnout.link);
  await settled(page);
  expect(await readFigures(page)).toEqual({
    activeUsers: '445',
    newUsers: '423',
    totalUsers: '542',
    messagesReceived: '1,796',
    messagesSent: '3,116',
  });
  const atRest = await readAll(page);
  for (const chart of charts) expect(atRest[chart].rows).toEqual(january[chart].rows);
});

describe('the same figures leave through the API, without a key', () => {
  const question = 'from=2022-01-01&to=2022-06-30&granularity=month';
  const get = async (path: string, headers = {}) => {
    const response = await fetch(`${stage.turnout.origin}/api/v1/bots/sample/${path}`, { headers });
    expect(response.status).toBe(200);
    return response;
  };

  test('as JSON', async () => {
    const response = await get(`usage?${question}`);
    const rest = Array.from({ length: 5 }, () => expect.any(Number));
    expect(await response.json()).toMatchObject({
      timezone: 'America/Argentina/Buenos_Aires',
      platforms: [
        {
          platform: 'whatsapp',
          series: { activeUsers: [416, ...rest], newUsers: [406, ...rest], totalUsers: [473, ...rest] },
        },
        {
          platform: 'webchat',
          series: { activeUsers: [29, ...rest], newUsers: [17, ...rest], totalUsers: [69, ...rest] },
        },
      ],
      all: { series: { activeUsers: [445, ...rest], newUsers: [423, ...rest], totalUsers: [542, ...rest] } },
    });
  });

  test.each([
    { path: 'usage', headers: { accept: 'text/csv' } },
    { path: 'usage.csv', headers: {} },
  ])('as CSV, from $path', async ({ path, headers }) => {
    const response = await get(`${path}?${question}`, headers);
    const rows = (await response.text()).split('\r\n');
    expect(rows).toEqual(
      expect.arrayContaining([
        'bucket,platform,metric,value',
        '2022-01-01,all,activeUsers,445',
        '2022-01-01,whatsapp,activeUsers,416',
        '2022-01-01,webchat,activeUsers,29',
        '2022-01-01,whatsapp,newUsers,406',
        '2022-01-01,whatsapp,totalUsers,473',
        '2022-01-01,webchat,totalUsers,69',
        '2022-01-01,all,messagesReceived,1796',
        '2022-01-01,all,messagesSent,3116',
      ]),
    );
  });
});
