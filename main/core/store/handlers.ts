import type { storeCalls } from '../../../preload/contract/calls/store.ts';
import type { HandlersOf } from '../house.ts';
import { readSettings, saveSettings } from '../settings/settings.ts';
import { storeFiles } from './files.ts';
import { listBackups } from './safety/backup-notes.ts';
import { makeBackup } from './safety/backups.ts';
import { restoreBackup, undoRestore } from './safety/restore.ts';
