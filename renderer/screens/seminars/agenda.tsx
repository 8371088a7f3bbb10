import { ArrowUp, Plus, X } from 'lucide-react';
import type { Seminar } from '../../../preload/contract/model/seminars.ts';
import { newOp } from '../../client/api.ts';
import { seminarWords as words } from '../../text/seminars.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};
const clockOf = (minutes: number): string => `${Math.floor(minutes / 60) % 24}.${String(minutes % 60).padStart(2, '0')}`;

/** What happens when: each part with its time, and whether they fill the time that there is. */
export function Agenda({ seminar, onAgenda }: { seminar: Seminar; onAgenda: (agenda: Seminar['agenda']) => void }) {
  const { agenda, starts, ends } = seminar;
  const total = agenda.reduce((sum, { minutes }) => sum + minutes, 0);
  const begins = starts ? minutesOf(starts) : null;
  const room = starts && ends ? minutesOf(ends) - minutesOf(starts) : null;
  const set = (index: number, part: Partial<Seminar['agenda'][number]>): void =>
    onAgenda(agenda.map((item, at) => (at === index ? { ...item, ...part } : item)));
  return (
    <>
      {agenda.length === 0 ? <p className="quiet">{words.agendaNone}</p> : null}
      <ol className="agenda">
        {agenda.map((item, index) => {
          const before = agenda.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0);
          return (
            <li key={item.id}>
              <span className="agenda-time">{clockOf((begins ?? 0) + before)}</span>
              <TextField label={words.agendaTitle(index + 1)} hideLabel value={item.title} onChange={(title) => set(index, { title })} />
              <TextField
                label={words.agendaMinutes(index + 1)}
                hideLabel
                inputMode="numeric"
                value={String(item.minutes)}
                onChange={(text) => set(index, { minutes: Math.min(1440, Number(text.replace(/\D/g, '').slice(0, 4)) || 0) })}
              />
              <IconButton
                name={words.agendaUp(item.title)}
                icon={ArrowUp}
                isDisabled={index === 0}
                onPress={() => {
                  const next = [...agenda];
                  next.splice(index - 1, 2, item, ...agenda.slice(index - 1, index));
                  onAgenda(next);
                }}
              />
              <IconButton
                name={words.agendaRemove(item.title)}
                icon={X}
                onPress={() => onAgenda(agenda.filter(({ id }) => id !== item.id))}
              />
            </li>
          );
        })}
      </ol>
      {agenda.length > 0 ? <p className={room !== null && total > room ? 'ochre' : 'quiet'}>{sum(total, room)}</p> : null}
      <Button icon={Plus} onPress={() => onAgenda([...agenda, { id: newOp(), title: '', minutes: 15 }])}>
        {words.agendaAdd}
      </Button>
    </>
  );
}

function sum(total: number, room: number | null): string {
  const planned = words.minutes(total);
  if (room === null || room <= 0) return words.planned(planned);
  if (total === room) return words.fits(planned);
  return total < room ? words.spare(planned, words.minutes(room - total)) : words.over(planned, words.minutes(total - room));
}
