import {
  BookOpen,
  CalendarDays,
  ChartNoAxesColumn,
  FileText,
  Grid3x3,
  Highlighter,
  House,
  Inbox,
  Keyboard,
  ListChecks,
  MessageSquareQuote,
  Printer,
  Settings as Cog,
  Trash2,
  Users,
} from 'lucide-react';
import { groups, rooms } from '../text/frame.ts';
import type { IconShape } from '../ui/icon.tsx';

export interface Room {
  id: keyof typeof rooms;
  path: string;
  name: string;
  icon: IconShape;
}

const room = (id: keyof typeof rooms, path: string, icon: IconShape): Room => ({ id, path, name: rooms[id], icon });

/** The navigation, by the loop: only rooms that there are. */
export const navigation: readonly { title?: string; rooms: readonly Room[] }[] = [
  { rooms: [room('home', '/', House)] },
  {
    title: groups.prepare,
    rooms: [
      room('workbooks', '/workbooks', BookOpen),
      room('statements', '/statements', ListChecks),
      room('scenarios', '/scenarios', MessageSquareQuote),
    ],
  },
  {
    title: groups.run,
    rooms: [room('people', '/people', Users), room('seminars', '/seminars', CalendarDays), room('copies', '/copies', Printer)],
  },
  {
    title: groups.home,
    rooms: [
      room('returns', '/returns', Inbox),
      room('answers', '/answers', Keyboard),
      room('review', '/review', Highlighter),
      room('coverage', '/coverage', Grid3x3),
      room('progress', '/progress', ChartNoAxesColumn),
      room('reports', '/reports', FileText),
    ],
  },
];
export const navigationEnd: readonly Room[] = [room('trash', '/trash', Trash2), room('settings', '/settings', Cog)];

export const allRooms: readonly Room[] = [...navigation.flatMap(({ rooms: some }) => some), ...navigationEnd];

/** The room that an address lies in. */
export const isIn = (path: string, { path: start }: Room): boolean => path === start || (start !== '/' && path.startsWith(`${start}/`));

/** In the studio the navigation folds, so that the page has the room. */
export const folds = (path: string): boolean => /^\/workbooks\/[^/]+/.test(path);
