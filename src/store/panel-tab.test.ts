import { expect, test } from 'vitest';
import { panelTabs, readTab } from './panel-tab.ts';

test('every panel is read back from the hash that names it', () => {
  expect(panelTabs.map((id) => readTab(`#${id}`))).toEqual(panelTabs);
});

test.each(['', '#', '#Why', '#why ', '##why', '#why?n=2', '#constructor', '#%77hy'])(
  'no panel is called %j',
  (hash) => {
    expect(readTab(hash)).toBeUndefined();
  },
);
