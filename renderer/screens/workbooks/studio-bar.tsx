import { Ellipsis, ListTree, Printer, Redo2, SlidersHorizontal, Undo2 } from 'lucide-react';
import { memo } from 'react';
import type { Audience, Preset } from '../../../preload/contract/model/print.ts';
import type { Direction } from '../../state/history.ts';
import type { ScreenAction } from '../../state/view.ts';
import { audienceNames, presetNames, studio } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useMedia } from '../../ui/media.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';

interface StudioBarProps {
  audience: Audience;
  preset: Preset;
  onAudience: (audience: Audience) => void;
  onPreset: (preset: Preset) => void;
  canUndo: boolean;
  canRedo: boolean;
  onStep: (direction: Direction) => void;
  onPrint: () => void;
  /** What the button beside it says; `null` until the editions are known. */
  issue: string | null;
  /** Not given where there is nothing new to issue. */
  onIssue?: (() => void) | undefined;
  /** What is done seldom. */
  more: readonly ScreenAction[];
  /** Given where the outline, or the settings, are folded away: brings them out. */
  onOutline?: (() => void) | undefined;
  onSettings?: (() => void) | undefined;
}

const audiences = (Object.keys(audienceNames) as Audience[]).map((value) => ({ value, label: audienceNames[value] }));
const presets = (Object.keys(presetNames) as Preset[]).map((value) => ({ value, label: presetNames[value] }));

export const StudioBar = memo(function StudioBar({
  audience,
  preset,
  onAudience,
  onPreset,
  canUndo,
  canRedo,
  onStep,
  onPrint,
  issue,
  onIssue,
  more,
  onOutline,
  onSettings,
}: StudioBarProps) {
  const tight = useMedia('(max-width: 1279px)');
  // As at 200% zoom: a button of two lines would stand out of the bar.
  const slight = useMedia('(max-width: 799px)');
  return (
    <div className="studio-bar" role="toolbar" aria-label={studio.tools}>
      <IconButton name={studio.undo} icon={Undo2} keys="Ctrl Z" isDisabled={!canUndo} onPress={() => onStep('undo')} />
      <IconButton name={studio.redo} icon={Redo2} keys="Ctrl Shift Z" isDisabled={!canRedo} onPress={() => onStep('redo')} />
      {onOutline ? <IconButton name={studio.outline} icon={ListTree} onPress={onOutline} /> : null}
      {onSettings ? <IconButton name={studio.settings} icon={SlidersHorizontal} onPress={onSettings} /> : null}
      <span className="studio-space" />
      {tight ? (
        <>
          <Select label={studio.shownAs} hideLabel choices={audiences} value={audience} onChange={onAudience} />
          <Select label={studio.preset} hideLabel choices={presets} value={preset} onChange={onPreset} />
        </>
      ) : (
        <>
          <Segmented label={studio.shownAs} showLabel choices={audiences} value={audience} onChange={onAudience} />
          <Segmented label={studio.preset} choices={presets} value={preset} onChange={onPreset} />
        </>
      )}
      {slight ? (
        <IconButton name={studio.print} icon={Printer} keys="Ctrl P" onPress={onPrint} />
      ) : (
        <Button icon={Printer} {...(onOutline ? {} : { keys: 'Ctrl P' })} onPress={onPrint}>
          {studio.print}
        </Button>
      )}
      {issue ? (
        <Button kind="primary" isDisabled={!onIssue} {...(onIssue ? { onPress: onIssue } : {})}>
          {issue}
        </Button>
      ) : null}
      <Menu
        label={studio.more}
        trigger={<IconButton name={studio.more} icon={Ellipsis} />}
        actions={more.map(({ id, label, run }) => ({ id, label, onAction: run }))}
      />
    </div>
  );
});
