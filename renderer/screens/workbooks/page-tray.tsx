import { ChevronDown, ChevronUp, PencilLine } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { modeOnPaper, studio } from '../../text/workbooks.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { Collected } from './page-fields.ts';
import { answersOn } from './page-fields.ts';

interface PageTrayProps {
  page: number;
  collected: readonly Collected[];
  /** A facilitator's copy is not written in. */
  reading: boolean;
  chosen: string | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChoose: (place: Collected) => void;
}

/** What the page in front collects: each place to write, in the order in which it is met. */
export const PageTray = memo(function PageTray({ page, collected, reading, chosen, open, onOpen, onChoose }: PageTrayProps) {
  const sentence = reading ? studio.facilitatorCollects : studio.collects(page, answersOn(collected));
  const list = open && collected.length > 0;
  return (
    <section className="tray" aria-label={sentence}>
      <header>
        <Icon of={PencilLine} />
        <b>{sentence}</b>
        {collected.length > 0 ? (
          <IconButton
            name={open ? studio.trayClose : studio.trayOpen}
            icon={open ? ChevronDown : ChevronUp}
            aria-expanded={open}
            onPress={() => onOpen(!open)}
          />
        ) : null}
      </header>
      {list ? (
        <ol>
          {collected.map((place, at) => (
            <li key={place.key}>
              <AriaButton className={place.block === chosen ? 'tray-row tray-row-on' : 'tray-row'} onPress={() => onChoose(place)}>
                <span className="tray-number" aria-hidden="true">
                  {at + 1}
                </span>
                <span className="tray-name">{place.name}</span>
                <span className="tray-kind">
                  {modeOnPaper[place.mode]}, {studio.places(place.kind, place.count, place.lines)}
                </span>
              </AriaButton>
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
});
