import { useMemo } from 'react';
import { reviewWords as words } from '../../text/review.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { AllPart, type MemoOn, MemosOn } from './all-part.tsx';
import { AnswerPart } from './answer-part.tsx';
import { useChoices } from './choices.ts';
import { useHand, useHandStore } from './hand.ts';
import { answersOf, type Line } from './lines.ts';
import { Suggestions } from './suggestions.tsx';

interface PanelProps {
  lines: readonly Line[];
  /** The prompt that all of them answer; `null` where they answer several. */
  prompt: string | null;
  /** What a memo here is about, besides single answers. */
  memoOn: MemoOn | null;
  edition: string | null;
  isOpen: boolean;
  onClose: () => void;
}

/** At the right: the answer in hand, all of them together, or what might be looked at. */
export function Panel({ lines, prompt, memoOn, edition, isOpen, onClose }: PanelProps) {
  const hand = useHandStore();
  const answer = useHand((now) => now.answer);
  const asked = useHand((now) => now.panel);
  const { tag: filtered } = useChoices();
  const part = asked === 'answer' && answer === null ? 'all' : (asked ?? 'all');
  const many = lines.reduce((sum, line) => sum + answersOf(line).filter((shown) => shown.answer.state === 'written').length, 0);
  const known = useMemo(() => {
    if (answer === null) return undefined;
    return lines.flatMap(answersOf).find((shown) => shown.answer.response === answer)?.answer;
  }, [lines, answer]);
  // Of nothing there is nothing to count; what was noted is still there.
  if (lines.length === 0 && filtered === null && memoOn) {
    return (
      <SidePanel title={words.memo} isOpen={isOpen} onClose={onClose} width={304}>
        <MemosOn memoOn={memoOn} />
      </SidePanel>
    );
  }
  const titles = { answer: words.thisAnswer, all: words.themesIn(many), suggestions: words.suggestions };
  return (
    <SidePanel title={titles[part]} isOpen={isOpen} onClose={onClose} width={304}>
      <div className="rev-panel">
        <Segmented
          label={words.panel}
          choices={[
            { value: 'all', label: words.allAnswers },
            { value: 'answer', label: words.thisAnswer, disabled: answer === null },
            { value: 'suggestions', label: words.suggestions },
          ]}
          value={part}
          onChange={(panel) => hand.setState({ panel })}
        />
        {part === 'answer' && answer !== null ? (
          <AnswerPart key={answer} response={answer} known={known} />
        ) : part === 'suggestions' ? (
          <Suggestions prompt={prompt} edition={edition} />
        ) : (
          <AllPart lines={lines} memoOn={memoOn} />
        )}
      </div>
    </SidePanel>
  );
}
