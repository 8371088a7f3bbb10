import './title-bar.css';
import { Check, CircleHelp, Eye, EyeOff, LoaderCircle, Menu as MenuLines, Search, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { useNative } from '../client/client.tsx';
import { useSaveState, useView, useWindowState } from '../state/window-state.tsx';
import { frame, saveWords } from '../text/frame.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd, keyShortcut } from '../ui/kbd.tsx';
import { say } from '../ui/live-region.tsx';
import { Mark } from '../ui/mark.tsx';
import { Menu } from '../ui/menu.tsx';
import { allRooms } from './rooms.ts';

export function TitleBar({ narrow, bare }: { narrow: boolean; bare?: boolean }) {
  const native = useNative();
  const { views } = useWindowState();
  const place = useView((view) => view.place);
  const namesHidden = useView((view) => view.namesHidden);
  const [, go] = useLocation();
  return (
    <header className={`title-bar title-bar-${native.frame} title-bar-${native.platform}`}>
      {narrow && !bare ? (
        <Menu
          label="Rooms"
          trigger={<IconButton name={frame.menu} icon={MenuLines} />}
          actions={allRooms.map((room) => ({ id: room.id, label: room.name, icon: room.icon, onAction: () => go(room.path) }))}
        />
      ) : null}
      <div className="title-bar-brand">
        <Mark />
        <b>Groundwork</b>
      </div>
      <div className="title-bar-place">
        {place.map((part, index) => (
          <span key={part}>
            {index > 0 ? <span aria-hidden="true"> / </span> : null}
            {index === place.length - 1 && place.length > 1 ? <b>{part}</b> : part}
          </span>
        ))}
      </div>
      {bare ? null : (
        <>
          <AriaButton
            className="title-bar-find"
            {...({ 'aria-keyshortcuts': keyShortcut('Ctrl K') } as object)}
            onPress={() => views.store.setState({ paletteOpen: true })}
          >
            <Icon of={Search} />
            <span>{frame.find}</span>
            <Kbd keys="Ctrl K" />
          </AriaButton>
          <SaveMark />
          <IconButton
            name={namesHidden ? frame.showNames : frame.hideNames}
            icon={namesHidden ? EyeOff : Eye}
            keys="F9"
            showKeys={!narrow}
            pressed={namesHidden}
            onPress={() => {
              views.store.setState({ namesHidden: !namesHidden });
              say(namesHidden ? frame.namesShown : frame.namesHidden);
            }}
          />
          <IconButton
            name={frame.help}
            icon={CircleHelp}
            keys="F1"
            onPress={() => views.store.setState(({ helpOpen }) => ({ helpOpen: !helpOpen }))}
          />
        </>
      )}
    </header>
  );
}

/** Saved, Saving, Not saved: always there, at the same place. */
function SaveMark() {
  const save = useSaveState();
  const shape = save.state === 'saved' ? Check : save.state === 'saving' ? LoaderCircle : TriangleAlert;
  return (
    <span className={`save-mark save-mark-${save.state}`} role={save.state === 'not-saved' ? 'alert' : 'status'}>
      <Icon of={shape} size={14} />
      <span className="save-words">{saveWords(save.state)}</span>
    </span>
  );
}
