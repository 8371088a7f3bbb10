import './agenda.css';
import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { agenda as words } from '../../text/editing.ts';
import { printing } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { put } from '../../ui/typed.ts';
import { CountInput } from '../../ui/written.tsx';
import { agendaOf } from './agenda.ts';

interface AgendaDialogProps {
  workbook: Workbook;
  onEdit: (edit: DraftEdit) => void;
  onClose: () => void;
}

/** All timings of a seminar in one table, and whether they add up to its length. */
export function AgendaDialog({ workbook, onEdit, onClose }: AgendaDialogProps) {
  const agenda = agendaOf(workbook);
  const { head } = workbook;
  const over = head.minutes !== undefined && agenda.total > head.minutes;
  return (
    <Dialog title={words.title} isOpen onClose={onClose} size="wide" actions={<Button onPress={onClose}>{printing.close}</Button>}>
      <p className="agenda-lead">{words.lead}</p>
      <div className="agenda-length">
        <CountInput
          label={words.length}
          min={1}
          max={1440}
          value={head.minutes}
          onChange={(minutes) => onEdit({ do: 'set-head', head: put(head, 'minutes', minutes) })}
        />
        <p className={over ? 'agenda-sum brick' : 'agenda-sum'} role="status">
          {words.adds(agenda.total, head.minutes)} {agenda.runsOutIn ? words.over(agenda.runsOutIn) : ''}{' '}
          {agenda.untimed > 0 ? <span className="quiet">{words.untimed(agenda.untimed)}</span> : null}
        </p>
      </div>
      <table className="agenda">
        <thead>
          <tr>
            <th scope="col">{words.begins}</th>
            <th scope="col">{words.part}</th>
            <th scope="col">{words.minutes}</th>
          </tr>
        </thead>
        <tbody>
          {agenda.lines.map(({ block, section, title, begins, minutes }, at) => (
            <tr key={block.id} className={at > 0 && agenda.lines[at - 1]?.section !== section ? 'agenda-section' : ''}>
              <td className="agenda-time">{words.at(begins)}</td>
              <td>{title}</td>
              <td>
                <CountInput
                  label={words.minutesFor(title)}
                  hideLabel
                  min={0}
                  max={600}
                  value={minutes === 0 ? undefined : minutes}
                  onChange={(next) => {
                    const note = put(block.facilitator ?? {}, 'minutes', next);
                    onEdit({
                      do: 'set-block',
                      block: put(block, 'facilitator', Object.keys(note).length > 0 ? note : undefined),
                    });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
