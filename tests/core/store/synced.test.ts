import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { syncedFolder, type Surroundings } from '../../../main/core/store/synced.ts';

const windows: Surroundings = {
  platform: 'win32',
  home: 'C:\\Users\\rowan',
  env: { OneDrive: 'C:\\Users\\rowan\\OneDrive - Some School', LOCALAPPDATA: 'C:\\Users\\rowan\\AppData\\Local' },
};
const mac: Surroundings = { platform: 'darwin', home: '/Users/rowan', env: {} };
const linux: Surroundings = { platform: 'linux', home: '/home/rowan', env: {} };

describe('a synced folder is known', () => {
  test.each([
    [windows, 'C:\\Users\\rowan\\OneDrive - Some School\\Documents\\Groundwork', 'OneDrive'],
    [windows, 'c:\\users\\ROWAN\\onedrive - some school\\x', 'OneDrive'],
    [windows, 'D:\\OneDrive\\Groundwork', 'OneDrive'],
    [windows, 'C:/Users/rowan/Dropbox/Groundwork', 'Dropbox'],
    [windows, 'C:\\Users\\rowan\\Dropbox (Team)\\Groundwork', 'Dropbox'],
    [windows, 'G:\\My Drive\\Groundwork', 'Google Drive'],
    [windows, 'C:\\Users\\rowan\\iCloudDrive\\Groundwork', 'iCloud'],
    [{ ...windows, env: { DROPBOX_PATH: 'E:\\Sync' } }, 'E:\\Sync\\Groundwork', 'Dropbox'],
    [mac, '/Users/rowan/Library/Mobile Documents/com~apple~CloudDocs/Groundwork', 'iCloud'],
    [mac, '/Users/rowan/Library/CloudStorage/OneDrive-SomeSchool/Groundwork', 'OneDrive'],
    [mac, '/Users/rowan/Library/CloudStorage/GoogleDrive-ro@example.org/My Drive/G', 'Google Drive'],
    [mac, '/Users/rowan/Library/CloudStorage/Box-Box/Groundwork', 'Box'],
    [mac, '/Users/rowan/Dropbox/Groundwork', 'Dropbox'],
    [linux, '/home/rowan/Dropbox/Groundwork', 'Dropbox'],
    [linux, '/home/rowan/Google Drive/Groundwork', 'Google Drive'],
  ])('%#: %s', (surroundings, folder, service) => {
    expect(syncedFolder(folder, surroundings)?.service).toBe(service);
  });

  test.each([
    [windows, 'C:\\Users\\rowan\\AppData\\Local\\Groundwork'],
    [windows, 'C:\\Users\\rowan\\OneDriveNotes\\Groundwork'],
    [mac, '/Users/rowan/Library/Application Support/Groundwork'],
    [linux, '/home/rowan/.local/share/Groundwork'],
    [linux, '/home/rowan/dropboxes/Groundwork'],
    [{ ...linux, env: { OneDrive: '' } }, '/home/rowan/Groundwork'],
  ])('and one that is not is left alone: %#', (surroundings, folder) => {
    expect(syncedFolder(folder, surroundings)).toBeNull();
  });

  const part = fc
    .stringMatching(/^[A-Za-z][A-Za-z0-9 ._-]{0,10}$/)
    .filter((name) => !/drive|dropbox|documents|icloud/i.test(name) && name.trim() === name && !/^\.+$/.test(name));
  const folders = fc.array(part, { maxLength: 4 });

  test('however deep one is inside it, and the better place never is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(windows, mac, linux),
        folders,
        fc.constantFrom('OneDrive', 'Dropbox', 'Google Drive', 'iCloud Drive'),
        folders,
        (surroundings, above, service, below) => {
          const separator = surroundings.platform === 'win32' ? '\\' : '/';
          const root = surroundings.platform === 'win32' ? 'D:' : '';
          const synced = syncedFolder([root, ...above, service, ...below].join(separator), surroundings);
          expect(synced).not.toBeNull();
          expect(syncedFolder(synced?.better ?? '', surroundings)).toBeNull();
        },
      ),
    );
  });

  test('and no other name is taken for one', () => {
    fc.assert(
      fc.property(fc.constantFrom(mac, linux), folders, (surroundings, names) => {
        expect(syncedFolder(`/${names.join('/')}`, surroundings)).toBeNull();
      }),
    );
  });
});
