import { type Tag, type TagLine, TagMark } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';

const colours = 12;

/** A tag by its name alone: in the colour and with the shape that are used least so far, so that neighbours can be told apart. */
export function newTag(name: string, parent: string | null, tags: readonly TagLine[]): Tag {
  const [colour, mark] = [
    leastUsed(
      colours,
      tags.map((tag) => tag.colour),
    ),
    leastUsed(
      TagMark.options.length,
      tags.map((tag) => TagMark.options.indexOf(tag.mark)),
    ),
  ];
  return { id: newOp(), parent, name, definition: '', colour, mark: TagMark.options[mark] ?? 'dot', revision: 0 };
}

function leastUsed(many: number, used: readonly number[]): number {
  const counts = Array.from({ length: many }, (_, index) => used.filter((each) => each === index).length);
  return counts.indexOf(Math.min(...counts));
}
