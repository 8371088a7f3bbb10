import './settings.css';
import { useEffect } from 'react';
import { useLive } from '../../client/client.tsx';
import { useCore, usePlace, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { settingsWords as words } from '../../text/settings.ts';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AboutPart, SupportPart } from './about-part.tsx';
import { ActivityPart } from './activity-part.tsx';
import { BackupsPart } from './backups-part.tsx';
import { DataPart } from './data-part.tsx';
import { LockPart } from './lock-part.tsx';
import { LookPart, PrintPart, WordsPart } from './shown-parts.tsx';

const parts = ['data', 'backups', 'lock', 'words', 'print', 'look', 'activity', 'support', 'about'] as const;
type Part = (typeof parts)[number];

const bodies = {
  data: DataPart,
  backups: BackupsPart,
  lock: LockPart,
  words: WordsPart,
  print: PrintPart,
  look: LookPart,
  activity: ActivityPart,
  support: SupportPart,
  about: AboutPart,
};

/** One long page; the margin names its parts, and an address may go straight to one. */
export function SettingsScreen({ part }: { part?: string }) {
  const settings = useLive('settings.get', {});
  const { store } = useCore();
  usePlace(rooms.settings);
  useScope('settings');
  const ready = settings.value !== undefined;
  useEffect(() => {
    if (!ready || !part) return;
    const place = document.getElementById(`settings-${part}`);
    place?.scrollIntoView?.({ block: 'start' });
  }, [part, ready]);

  if (!settings.value) {
    return (
      <MarginSheet>
        <MarginRow>{settings.failure ? <Note kind="brick">{explained(settings.failure)}</Note> : <Skeleton lines={6} />}</MarginRow>
      </MarginSheet>
    );
  }
  return (
    <MarginSheet>
      <MarginRow>
        <h1 className="title">{store?.synced ? words.title.synced : store?.encrypted ? words.title.encrypted : words.title.plain}</h1>
      </MarginRow>
      {parts.map((id: Part) => {
        const Body = bodies[id];
        return (
          <MarginRow key={id} id={`settings-${id}`} label={words.parts[id]} section={2}>
            <Body />
          </MarginRow>
        );
      })}
    </MarginSheet>
  );
}
