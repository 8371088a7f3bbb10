import type { ReactNode } from 'react';
import type { ReviewAnswer, Writer } from '../../../preload/contract/model/review.ts';
import { phases } from '../../text/people.ts';
import { reviewWords as words } from '../../text/review.ts';

/** In the margin: who wrote it, and what they are. */
export function WriterMargin({ writer, source, children }: { writer: Writer; source?: ReviewAnswer['source']; children?: ReactNode }) {
  return (
    <>
      <a href={`#/review/person/${writer.participant}`} className="rev-name">
        {writer.name}
      </a>
      {writer.setting ? <span>{writer.setting}</span> : null}
      {writer.role ? <span>{writer.role}</span> : null}
      {writer.phase ? <span>{phases[writer.phase]}</span> : null}
      {source ? <span>{words.sources[source]}</span> : null}
      {children}
    </>
  );
}
