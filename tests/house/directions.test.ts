import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, wrongImports, wrongImportsIn } from './directions.ts';

const planted: readonly [string, string][] = [
  ['preload/contract/model/ids.ts', "import { app } from 'electron';"],
  ['preload/contract/calls.ts', "import type { Core } from '../../main/core/core.ts';"],
  ['preload/contract/errors.ts', "import { readFileSync } from 'node:fs';"],
  ['preload/preload.ts', "import { createCore } from '../main/core/core.ts';"],
  ['main/core/core.ts', "import { app } from 'electron';"],
  ['main/core/store/open.ts', "export * from '../../hosts/supervisor.ts';"],
  ['main/core/store/open.ts', "import '../../../renderer/ui/tokens.css';"],
  ['main/core/print/draw.ts', "import { useState } from 'react';"],
  ['main/hosts/cli/command.ts', "import { open } from '../../core/store/open.ts';"],
  ['main/hosts/bridge/server.ts', "import { app } from 'electron';"],
  ['main/hosts/supervisor.ts', "import { relay } from './electron/relay.ts';"],
  ['main/hosts/electron/shell.ts', "import { App } from '../../../renderer/app.tsx';"],
  ['renderer/client/connection.ts', "import { createCore } from '../../main/core/core.ts';"],
  ['renderer/client/connection.ts', "import { documents } from '../state/documents.ts';"],
  ['renderer/state/documents.ts', "import { Home } from '../screens/home/home.tsx';"],
  ['renderer/ui/button.tsx', "import { live } from '../client/live.ts';"],
  ['renderer/screens/home/home.tsx', "import { Outline } from '../workbooks/outline.tsx';"],
  ['renderer/screens/home/home.tsx', "const late = () => import('../workbooks/outline.tsx');"],
  ['renderer/screens/home/home.tsx', "export type Late = import('../workbooks/outline.tsx').Outline;"],
  ['renderer/screens/home/home.tsx', "import path from 'node:path';"],
  ['renderer/screens/home/home.tsx', "import Database from 'better-sqlite3';"],
  ['renderer/app.tsx', "import { seam } from '../tests/support/seam.ts';"],
  ['main/core/core.ts', "import { secret } from '../../../elsewhere/secret.ts';"],
];

const allowed: readonly [string, string][] = [
  ['main/core/store/open.ts', "import Database from 'better-sqlite3'; import { Id } from '../../../preload/contract/model/ids.ts';"],
  ['main/hosts/cli/command.ts', "import { createCore } from '../../core/core.ts';"],
  ['main/hosts/electron/shell.ts', "import { app } from 'electron'; import { supervise } from '../supervisor.ts';"],
  [
    'renderer/screens/home/home.tsx',
    "import { Button } from '../../ui/button.tsx'; import './home.css'; import icon from '../../../resources/icons/icon.svg';",
  ],
  ['tests/core/store.test.ts', "import { open } from '../../main/core/store/open.ts';"],
];

describe('import directions', () => {
  it.each(planted)('%s may not say %s', (file, source) => {
    expect(wrongImports(file, source)).toHaveLength(1);
  });

  it.each(allowed)('%s may say %s', (file, source) => {
    expect(wrongImports(file, source)).toEqual([]);
  });

  it('sees every way of naming a module', () => {
    const source = `import a from './1.ts'; import type { b } from './2.ts'; import './3.ts'; export * from './4.ts';
      export type { c } from './5.ts'; const d = () => import('./6.ts'); type E = import('./7.ts').E;`;
    expect(importsOf('main/core/x.ts', source).map((name) => name.slice(2, 3))).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('holds in the whole house', () => {
    const { files, wrong } = wrongImportsIn(path.resolve(import.meta.dirname, '../..'));
    expect(wrong).toEqual([]);
    expect(files).toBeGreaterThan(20);
  });
});
