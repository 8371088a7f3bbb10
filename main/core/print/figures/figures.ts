import type { FigureKind } from '../../../../preload/contract/model/workbook.ts';
import type { Galley } from '../compose/galley.ts';
import type { Owner } from '../compose/text.ts';
import { growHeight, setGrow } from './grow.ts';
import { ladderHeight, setLadder } from './ladder.ts';
import { processHeight, setProcess } from './process.ts';
import { sensemakingHeight, setSensemaking } from './sensemaking.ts';

export interface Drawing {
  /** Wide figures cross the label column. */
  wide: boolean;
  height(galley: Galley, width: number, rungs?: readonly string[]): number;
  set(galley: Galley, x: number, y: number, width: number, owner: Owner, rungs?: readonly string[]): void;
}

export const drawings: Readonly<Record<FigureKind, Drawing>> = {
  process: { wide: true, height: processHeight, set: setProcess },
  sensemaking: { wide: false, height: sensemakingHeight, set: setSensemaking },
  ladder: { wide: false, height: ladderHeight, set: setLadder },
  grow: { wide: true, height: growHeight, set: setGrow },
};
